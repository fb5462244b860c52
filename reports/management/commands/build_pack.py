"""Make a pack for a committee: as PDF, Word, Excel, CSV or HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand
from people.access_log.entering import enter_command
from people.errors import Refused
from people.models import Body, Officer, User
from plans.models import Plan
from reports.content.periods import DateError, Quarter, parse_quarter
from reports.content.source import (
    LATER,
    NOT_YET,
    OF_A_PLAN,
    Meeting,
    PackKind,
)
from reports.gate import HeldBack
from reports.render.formats import chosen
from reports.selectors.pack import PackOrder
from reports.selectors.record import SHOWN_TO_BODIES
from reports.services.files import content_of, file_of, name_of
from reports.views.identities import identities_url
from reports.writing import write_files


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
        formats = chosen(options["formats"])
        order = _order(plan, by, options)
        try:
            content = content_of(plan, order)
            files = {each: file_of(plan.partnership, content, each) for each in formats}
        except HeldBack as held:
            raise held.leading_to(identities_url(plan, order, held)) from None
        enter_command(
            "build_pack",
            by=by,
            partnership=plan.partnership,
            what=f"plan {plan.slug}, {order.kind}, {order.period}",
            position=SHOWN_TO_BODIES,
        )
        named = {name_of(plan, order, content, each): data for each, data in files.items()}
        for line in write_files(options["out"], named):
            self.stdout.write(line)


def _order(plan: Plan, by: User | None, options: dict[str, Any]) -> PackOrder:
    """The pack that is asked for.

    Raises:
        Refused: it is of no kind, period, body or lead that there is.
    """
    kind, body = _kind(options["kind"]), _body(plan, options["body"])
    return PackOrder(
        kind=kind,
        period=_period(options["period"]),
        made_by=by.name if by else "",
        themes=tuple(options["themes"]),
        meeting=Meeting(body=body.name) if body else None,
        body=body,
        lead=_lead(plan, kind, options["lead"]),
        is_public=options["public"],
    )


def _kind(text: str) -> PackKind:
    if text == LATER:
        raise Refused(NOT_YET)
    return PackKind(text)


def _lead(plan: Plan, kind: PackKind, name: str | None) -> Officer | None:
    if kind is not PackKind.LEAD:
        if name:
            raise Refused("Only the sheet of a lead takes --lead. Leave it out.")
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
