"""Write a plan as a document: Word, Excel, CSV or JSON."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from actions.commands import PlanCommand
from actions.selectors.document import plan_document
from actions.selectors.moments import parse_moment
from actions.selectors.versions import last_erasures
from people.access_log.entering import enter_command
from people.clock import london_day
from people.errors import Refused
from people.exempt.reading import as_public
from people.wording import day_words, number_of
from plans.document import Position
from plans.document_json import document_digest
from plans.formats import WRITTEN, write
from plans.models import Version


class Command(PlanCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan")
        parser.add_argument("--at", default="now", metavar="MOMENT")
        parser.add_argument("--position", choices=[p.value for p in Position], default="recorded")
        parser.add_argument("--format", choices=[str(name) for name in WRITTEN], required=True)
        parser.add_argument("--out", required=True, metavar="FILE", type=Path)
        parser.add_argument(
            "--public", action="store_true", help="as the public may read it by today’s decisions"
        )
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        plan, position = self.plan(options["plan"]), Position(options["position"])
        by = self.reader(plan, options["by"], position)
        at = parse_moment(plan, options["at"])
        with as_public() if options["public"] else nullcontext():
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
        _write(options["out"], content)
        self.stdout.write(f"{options['out']}: {number_of(len(document.actions), 'action')}.")
        self.stdout.write(f"Digest of what the plan says: {document_digest(document)}")
        for version in Version.objects.filter(plan=plan, content_held=True, moment=at):
            self._say_what_was_erased(version)

    def _say_what_was_erased(self, version: Version) -> None:
        """Why the digest is not the one that was told when the version was cut."""
        erased = last_erasures([version]).get(version.pk)
        if erased:
            day = day_words(london_day(erased.moment))
            self.stdout.write(
                f"A text that version {version} held was erased on {day}: "
                f"when it was cut, its digest was {version.document_digest}"
            )


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused(f"Cannot write {path}: {error.strerror}.") from None
