"""Read a Word, Excel or CSV table of recommendations into a scrutiny review, by difference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from governance.management.importing import ImportCommand
from governance.models import Review
from governance.reviews.document import ReviewDocument
from governance.reviews.reading import ReviewReading, read_review
from governance.services.importing import keep_review, preview
from governance.services.reviews import begin_review, short_name_of
from people.commands import day
from people.errors import Refused
from people.models import Body, Partnership, User
from plans.formats import Unreadable


class Command(ImportCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--to", required=True, metavar="PARTNERSHIP")
        parser.add_argument("--review", metavar="SLUG", help="its short name; else from its title")
        parser.add_argument("--title", metavar="T", help="where the file has none")
        parser.add_argument("--body", metavar="SLUG", help="the body that reviewed")
        parser.add_argument("--reported-on", type=day, metavar="DATE")
        parser.add_argument("--answered-on", type=day, metavar="DATE", help="of first answers")
        self.add_how(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        partnership, by = self.partnership(options["to"]), self.user(options["by"])
        self.demand(by, "governance.keep_reviews", partnership)
        reading = _completed(_read(options["file"]), options)
        slug = options["review"] or short_name_of(reading.document.title)
        review = Review.objects.filter(partnership=partnership, slug=slug).first()
        self._demand_of_its_body(by, review or _body(partnership, options["body"]))
        found = preview(partnership, review, reading)
        if not options["dry_run"]:
            self.refuse_unasked(found, yes=options["yes"])
            with transaction.atomic():
                review = review or self._begin(partnership, slug, found.document, by, options)
                keep_review(review, found.document, by=by)
        self.show(found.document.as_data(), found, options)

    def _demand_of_its_body(self, by: User | None, obj: Review | Body | None) -> None:
        """Refuse who keeps the reviews of other bodies only."""
        if obj is not None:
            self.demand(by, "governance.keep_reviews", obj)

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
