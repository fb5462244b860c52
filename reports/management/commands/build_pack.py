"""Make a pack for a committee: as PDF, Word, Excel, CSV or HTML."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand
from people.access_log.entering import enter_command
from people.errors import Refused
from people.models import Body, Officer
from plans.models import Plan
from reports.content.audience import audience_of
from reports.content.build import build_content
from reports.content.periods import DateError, Quarter, parse_quarter
from reports.content.source import (
    LATER,
    NOT_YET,
    OF_A_PLAN,
    Meeting,
    NothingToPrint,
    PackKind,
)
from reports.gate import HeldBack, refuse_held_content
from reports.render.errors import CannotRender
from reports.render.formats import chosen
from reports.selectors.pack import PackOrder, pack_source
from reports.selectors.record import SHOWN_TO_BODIES
from reports.services.files import file_of
from reports.views.identities import identities_url
from reports.writing import write_whole


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan")
        parser.add_argument("--kind", choices=[*OF_A_PLAN, LATER], required=True)
        parser.add_argument("--period", required=True, help="a quarter, such as 2015-16-Q2")
        parser.add_argument("--theme", type=int, action="append", default=[], dest="themes")
        parser.add_argument("--for", dest="body", metavar="BODY", help="the body's short name")
        parser.add_argument(
            "--lead", metavar="NAME", help="whose sheet it is, as the plan names them"
        )
        parser.add_argument("--public", action="store_true", help="with nothing that is exempt")
        parser.add_argument("--formats", default="pdf", help="of pdf, docx, xlsx, csv, html")
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        plan, by = self.plan(options["plan"]), self.user(options["by"])
        self.demand(by, "reports.make_pack", plan)
        kind, formats = _kind(options["kind"]), chosen(options["formats"])
        body = _body(plan, options["body"])
        order = PackOrder(
            kind=kind,
            period=_period(options["period"]),
            made_by=by.name if by else "",
            themes=tuple(options["themes"]),
            meeting=Meeting(body=body.name) if body else None,
            body=body,
            lead=_lead(plan, kind, options["lead"]),
            is_public=options["public"],
        )
        try:
            content = build_content(pack_source(plan, order))
            refuse_held_content(plan.partnership, content)
            files = {each: file_of(plan.partnership, content, each) for each in formats}
        except HeldBack as held:
            raise _leading_on(held, plan, order) from None
        except (NothingToPrint, CannotRender) as error:
            raise Refused(str(error)) from None
        enter_command(
            "build_pack",
            by=by,
            partnership=plan.partnership,
            what=f"plan {plan.slug}, {order.kind}, {order.period}",
            position=SHOWN_TO_BODIES,
        )
        for name, data in files.items():
            file = f"{plan.slug}-{order.kind}-{order.period}{audience_of(content)}.{name}"
            path = write_whole(options["out"], file, data)
            self.stdout.write(f"{path} {hashlib.sha256(data).hexdigest()}")


def _kind(text: str) -> PackKind:
    if text == LATER:
        raise Refused(NOT_YET)
    return PackKind(text)


def _lead(plan: Plan, kind: PackKind, name: str | None) -> Officer | None:
    if kind is not PackKind.LEAD:
        return None
    if not name:
        raise Refused("Say whose sheet it is with --lead.")
    officer = Officer.objects.filter(partnership=plan.partnership, name=name).first()
    if officer is None:
        raise Refused(f"The partnership has no officer “{name}”.")
    return officer


def _period(text: str) -> Quarter:
    try:
        return parse_quarter(text)
    except DateError as error:
        raise Refused(str(error)) from None


def _body(plan: Plan, slug: str | None) -> Body | None:
    if not slug:
        return None
    body = Body.objects.filter(partnership=plan.partnership, slug=slug).first()
    if body is None:
        raise Refused(f"The partnership has no body “{slug}”.")
    return body


def _leading_on(held: HeldBack, plan: Plan, order: PackOrder) -> Refused:
    """The refusal, with the page on which somebody confirms what is no child's identity."""
    where = identities_url(plan, order, held)
    return Refused(f"{str(held).rstrip('.')}; a chair or plan administrator looks at it at {where}")
