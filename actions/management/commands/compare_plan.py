"""What changed between two moments, versions or files of a plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand, read_file
from actions.selectors.document import plan_document
from actions.selectors.moments import parse_moment
from actions.services.importing import preview
from plans.changes import Change, compare
from plans.document import PlanDocument, Position
from plans.models import Plan


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan")
        parser.add_argument("--from", dest="before", required=True, metavar="X")
        parser.add_argument("--to", dest="after", required=True, metavar="Y")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        plan = self.plan(options["plan"])
        changes = compare(_document(plan, options["before"]), _document(plan, options["after"]))
        if options["json"]:
            data = [change.as_data() for change in changes]
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
            return
        for change in changes:
            self.stdout.write(_line(change))
        self.stdout.write(f"{len(changes)} changes." if changes else "Nothing changed.")


def _document(plan: Plan, text: str) -> PlanDocument:
    if text.startswith("file:"):
        path = Path(text.removeprefix("file:"))
        return preview(plan, read_file(path)).document
    return plan_document(plan, at=parse_moment(plan, text), position=Position.RECORDED)


def _line(change: Change) -> str:
    subject = " ".join(part for part in (change.kind, change.ref, change.field) if part)
    if isinstance(change.before, dict) or isinstance(change.after, dict):
        return subject
    return f"{subject}: {change.before!r} → {change.after!r}"
