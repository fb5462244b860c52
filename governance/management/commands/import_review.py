"""Read a Word, Excel or CSV table of recommendations into a scrutiny review, by difference."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction
from django.utils.text import slugify

from governance.models import Review
from governance.reviews.differences import Kind
from governance.reviews.document import ReviewDocument
from governance.reviews.reading import ReviewReading, read_review
from governance.services.importing import Preview, keep_review, preview
from governance.services.reviews import begin_review
from people.commands import PlainCommand, day
from people.errors import Refused
from people.models import Body, Partnership, User
from people.wording import counted, first_capital
from plans.formats import Unreadable

_SLUG_LIMIT = 60


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--to", required=True, metavar="PARTNERSHIP")
        parser.add_argument("--review", metavar="SLUG", help="its short name; else from its title")
        parser.add_argument("--title", metavar="T", help="where the file has none")
        parser.add_argument("--body", metavar="SLUG", help="the body that reviewed")
        parser.add_argument("--reported-on", type=day, metavar="DATE")
        parser.add_argument("--answered-on", type=day, metavar="DATE", help="of first answers")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--yes", action="store_true", help="accept the warnings")
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        partnership, by = self.partnership(options["to"]), self.user(options["by"])
        self.demand(by, "governance.keep_reviews", partnership)
        reading = _completed(_read(options["file"]), options)
        slug = options["review"] or slugify(reading.document.title)[:_SLUG_LIMIT].strip("-")
        review = Review.objects.filter(partnership=partnership, slug=slug).first()
        self._demand_of_its_body(by, review or _body(partnership, options["body"]))
        found = preview(partnership, review, reading)
        if not options["dry_run"]:
            self._refuse_unasked(found, options)
            with transaction.atomic():
                review = review or self._begin(partnership, slug, found.document, by, options)
                keep_review(review, found.document, by=by)
        self._show(found, options)

    def _demand_of_its_body(self, by: User | None, obj: Review | Body | None) -> None:
        """Refuse who keeps the reviews of other bodies only."""
        if obj is not None:
            self.demand(by, "governance.keep_reviews", obj)

    def _refuse_unasked(self, found: Preview, options: dict[str, Any]) -> None:
        if options["yes"] or not found.warnings:
            return
        if not sys.stdin.isatty():
            first = f"{found.warnings[0].where}: {found.warnings[0].what}"
            raise Refused(f"The file has warnings; read them with --dry-run, add --yes. {first}")
        self._list(found)
        if input("Import it with these warnings? [y/N] ").strip().lower() != "y":
            raise Refused("Nothing was imported.")

    def _begin(
        self,
        partnership: Partnership,
        slug: str,
        document: ReviewDocument,
        by: User | None,
        options: dict[str, Any],
    ) -> Review:
        return begin_review(
            partnership,
            by=by,
            slug=slug,
            title=document.title,
            body=_body(partnership, options["body"]),
            reported_on=options["reported_on"],
            notes=document.notes,
        )

    def _show(self, found: Preview, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(found.as_data(), ensure_ascii=False, indent=1))
            return
        self._list(found)
        made = [change for change in found.changes if change.kind is not Kind.ABSENT]
        done = "would change" if options["dry_run"] else "changed"
        count = first_capital(counted(len(made), "thing"))
        self.stdout.write(f"{count} {done}." if made else "Nothing to change.")

    def _list(self, found: Preview) -> None:
        for problem in found.problems:
            self.stdout.write(f"{problem.severity}: {problem.where}: {problem.what}")
        for change in found.changes:
            if change.kind is Kind.ABSENT:
                self.stdout.write(f"note: {change.ref} is not in this paper; it stays.")


def _read(path: Path) -> ReviewReading:
    try:
        return read_review(path.read_bytes(), path.name)
    except OSError as error:
        raise Refused(f"Cannot read {path}: {error.strerror}.") from None
    except Unreadable as error:
        raise Refused(str(error)) from None


def _completed(reading: ReviewReading, options: dict[str, Any]) -> ReviewReading:
    """The reading with what its file does not say: a title, and the day of the first answers."""
    document, answered_on = reading.document, options["answered_on"]
    title = options["title"] or document.title or options["file"].stem
    if answered_on is not None:
        document = document.first_answered_on(answered_on)
    return replace(reading, document=replace(document, title=title))


def _body(partnership: Partnership, slug: str | None) -> Body | None:
    if not slug:
        return None
    found = Body.objects.filter(partnership=partnership, slug=slug).first()
    if found is None:
        raise Refused(f"There is no body “{slug}” in this partnership.")
    return found
