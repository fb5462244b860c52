"""Write a plan as a document: Word, Excel, CSV or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand
from actions.selectors.document import plan_document
from actions.selectors.moments import parse_moment
from people.access_log.entering import enter_command
from people.errors import Refused
from plans.document import Position
from plans.document_json import document_digest
from plans.formats import WRITTEN, write


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan")
        parser.add_argument("--at", default="now", metavar="MOMENT")
        parser.add_argument("--position", choices=[p.value for p in Position], default="recorded")
        parser.add_argument("--format", choices=[str(name) for name in WRITTEN], required=True)
        parser.add_argument("--out", required=True, metavar="FILE", type=Path)
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        plan, position = self.plan(options["plan"]), Position(options["position"])
        by = self.reader(plan, options["by"], position)
        at = parse_moment(plan, options["at"])
        document = plan_document(plan, at=at, position=position)
        content = write(document, options["format"])
        enter_command(
            "export_plan",
            by=by,
            partnership=plan.partnership,
            what=f"plan {plan.slug}, {options['format']}",
            as_at=None if options["at"] == "now" else at,
            position=position,
        )
        try:
            options["out"].write_bytes(content)
        except OSError as error:
            raise Refused(f"Cannot write {options['out']}: {error.strerror}.") from None
        self.stdout.write(f"{options['out']}: {len(document.actions)} actions.")
        self.stdout.write(f"Digest of what the plan says: {document_digest(document)}")
