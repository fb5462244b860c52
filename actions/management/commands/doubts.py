"""What the facts imply beside the ratings of a plan's actions, at a moment."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand
from actions.selectors.document import plan_document
from actions.selectors.facts import doubts_of
from actions.selectors.moments import parse_moment
from people.access_log.entering import enter_command
from people.wording import number_of
from plans.document import Position
from plans.models import Plan


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan")
        parser.add_argument("--at", default="now", metavar="MOMENT")
        positions = [position.value for position in Position]
        parser.add_argument("--position", choices=positions, default=Position.RECORDED.value)
        parser.add_argument("--json", action="store_true")
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        plan = self.plan(options["plan"])
        at, position = parse_moment(plan, options["at"]), Position(options["position"])
        by = self.reader(plan, options["by"], position)
        lines = _lines(plan, at, position)
        enter_command(
            "doubts",
            by=by,
            partnership=plan.partnership,
            what=f"plan {plan.slug}",
            as_at=None if options["at"] == "now" else at,
            position=position,
        )
        if options["json"]:
            self.stdout.write(json.dumps(lines, ensure_ascii=False, indent=1))
        else:
            self._tell(lines)

    def _tell(self, lines: Sequence[Mapping[str, Any]]) -> None:
        for line in lines:
            self.stdout.write(f"{line['ref']} {line['code']}: {line['sentence']}")
        self.stdout.write(f"{number_of(len(lines), 'doubt')}." if lines else "Nothing is doubted.")


def _lines(plan: Plan, at: datetime, position: Position) -> list[dict[str, Any]]:
    """Each doubt, in the plan's order."""
    document = plan_document(plan, at=at, position=position)
    found = doubts_of(plan, document, at=at, position=position)
    return [
        {
            "key": action.key,
            "ref": action.ref,
            "code": doubt.code,
            "sentence": doubt.sentence,
            "facts": dict(doubt.facts),
        }
        for action in document.actions
        for doubt in found[action.key]
    ]
