"""Make the pack of a scrutiny review, as PDF, Word, Excel, CSV or HTML."""

from __future__ import annotations

import hashlib
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
from reports.content.review import review_content
from reports.gate import HeldBack, refuse_held_content
from reports.render.errors import CannotRender
from reports.render.formats import chosen
from reports.selectors.record import SHOWN_TO_BODIES
from reports.selectors.review import review_source
from reports.services.files import file_of
from reports.writing import write_whole


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
        formats, at = chosen(options["formats"]), _moment(review, options["at"])
        content = review_content(review_source(review, at=at, made_by=by.name if by else ""))
        try:
            refuse_held_content(review.partnership, content)
            files = {each: file_of(review.partnership, content, each) for each in formats}
        except HeldBack as held:
            raise _leading_on(held, review) from None
        except CannotRender as error:
            raise Refused(str(error)) from None
        enter_command(
            "build_pack_review",
            by=by,
            partnership=review.partnership,
            what=f"review {review.slug}",
            position=SHOWN_TO_BODIES,
        )
        for name, data in files.items():
            path = write_whole(options["out"], f"{review.slug}.{name}", data)
            self.stdout.write(f"{path} {hashlib.sha256(data).hexdigest()}")
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


def _moment(review: Review, text: str | None) -> datetime:
    now = present(review.partnership)
    if not text or text == "now":
        return now
    moment = past_moment(text, now, ways="a day such as 2026-03-31, or an instant")
    refuse_before(began(review), moment, whose="this review")
    return moment


def _leading_on(held: HeldBack, review: Review) -> Refused:
    """The refusal, with the page on which somebody confirms what is no child's identity."""
    where = f"/governance/{review.partnership.slug}/reviews/{review.slug}/pack/identities/"
    return Refused(f"{str(held).rstrip('.')}; a chair or plan administrator looks at it at {where}")
