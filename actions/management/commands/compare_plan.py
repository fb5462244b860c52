"""What changed between two moments, versions or files of a plan."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand, read_file
from actions.selectors.comparison import changes_between
from actions.selectors.document import plan_document
from actions.selectors.moments import parse_moment
from actions.services.importing import beside
from people import clock
from people.access_log.entering import enter_command
from people.wording import number_of
from plans.changes import Change, compare
from plans.document import PlanDocument, Position
from plans.models import Plan

_FILE = "file:"


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan")
        parser.add_argument("--from", dest="before", required=True, metavar="X")
        parser.add_argument("--to", dest="after", required=True, metavar="Y")
        parser.add_argument("--json", action="store_true")
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        plan = self.plan(options["plan"])
        by = self.reader(plan, options["by"], Position.RECORDED)
        changes = _changes(plan, options["before"], options["after"])
        sides = " with ".join(_named(options[side]) for side in ("before", "after"))
        enter_command(
            "compare_plan",
            by=by,
            partnership=plan.partnership,
            what=f"plan {plan.slug}, {sides}",
            position=Position.RECORDED,
        )
        if options["json"]:
            data = [change.as_data() for change in changes]
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
            return
        for change in changes:
            self.stdout.write(_line(change))
        self.stdout.write(
            f"{number_of(len(changes), 'change')}." if changes else "Nothing changed."
        )


def _changes(plan: Plan, first: str, last: str) -> tuple[Change, ...]:
    """What changed; a file is laid beside the moment that it is compared with."""
    moments = [parse_moment(plan, text) for text in (first, last) if not _is_file(text)]
    beside_at = moments[0] if moments else clock.now()
    before, after = (_document(plan, text, beside_at) for text in (first, last))
    if _is_file(first) or _is_file(last):
        return compare(before, after)
    return changes_between(plan, before, after)


def _is_file(text: str) -> bool:
    return text.startswith(_FILE)


def _named(text: str) -> str:
    """A side in the access log, which does not need the name of a file."""
    return "a file" if _is_file(text) else text


def _document(plan: Plan, text: str, beside_at: datetime) -> PlanDocument:
    if _is_file(text):
        reading = read_file(Path(text.removeprefix(_FILE)))
        return beside(plan, reading, at=beside_at, position=Position.RECORDED).document
    return plan_document(plan, at=parse_moment(plan, text), position=Position.RECORDED)


def _line(change: Change) -> str:
    subject = " ".join(part for part in (change.kind, change.ref, change.field) if part)
    if isinstance(change.before, dict) or isinstance(change.after, dict):
        return subject
    return f"{subject}: {change.before!r} → {change.after!r}"
