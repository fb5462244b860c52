"""Make the pack of a scrutiny review, as PDF, Word, Excel, CSV or HTML."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from governance.models import Review
from people.access_log.entering import enter_command
from people.asat import began
from people.commands import PlainCommand
from people.errors import Refused
from people.moments import past_moment, refuse_before
from people.selectors.places import present
from reports.gate import HeldBack
from reports.render.formats import chosen
from reports.selectors.record import SHOWN_TO_BODIES
from reports.services.files import content_of_review, file_of
from reports.views.review_identities import identities_url
from reports.writing import write_files


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("review", help="partnership/review, such as demo/missing-children")
        parser.add_argument("--at", metavar="MOMENT", help="a day or an instant; else now")
        parser.add_argument("--formats", default="pdf", help="of pdf, docx, xlsx, csv, html")
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        review, by = self._review(options["review"]), self.user(options["by"])
        self.demand(by, "reports.make_pack", review.partnership)
        formats, until = chosen(options["formats"]), _past(review, options["at"])
        at = until or present(review.partnership)
        try:
            content = content_of_review(review, at=at, made_by=by.name if by else "")
            files = {each: file_of(review.partnership, content, each) for each in formats}
        except HeldBack as held:
            raise held.leading_to(identities_url(review, held, until=until)) from None
        enter_command(
            "build_pack_review",
            by=by,
            partnership=review.partnership,
            what=f"review {review.slug}",
            position=SHOWN_TO_BODIES,
        )
        named = {f"{review.slug}.{each}": data for each, data in files.items()}
        for line in write_files(options["out"], named):
            self.stdout.write(line)
        self.stdout.write(f"Digest of what the review says: {content.digest}")

    def _review(self, path: str) -> Review:
        slug, _, name = path.partition("/")
        if not slug or not name:
            raise Refused(f"“{path}” names no review. Write it as partnership/review.")
        reviews = Review.objects.filter(partnership=self.partnership(slug), slug=name)
        found = reviews.select_related("partnership").first()
        if found is None:
            raise Refused(f"There is no review “{path}”.")
        return found


def _past(review: Review, text: str | None) -> datetime | None:
    """The moment that is asked for; none for now."""
    if not text or text == "now":
        return None
    now = present(review.partnership)
    moment = past_moment(text, now, ways="a day such as 2026-03-31, or an instant")
    refuse_before(began(review), moment, whose="this review")
    return moment
