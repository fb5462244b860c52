"""Reading what a review's pack is made from, as boards and scrutiny read it."""

from __future__ import annotations

from datetime import datetime

from governance.models import Review
from governance.reviews.judged import judged
from governance.selectors.delivering import delivered_as_considered
from governance.selectors.reviews import review_row
from people import clock
from people.digests import sha256
from people.exempt.reading import as_public
from people.models import Ledger
from people.replica import from_a_replica
from reports.content.review_source import ReviewSource
from reports.content.source import NOTHING_WRITTEN, Anchor, FrontTexts, Meeting


@from_a_replica()
def review_source(
    review: Review,
    *,
    at: datetime,
    made_by: str,
    meeting: Meeting | None = None,
    texts: FrontTexts = NOTHING_WRITTEN,
) -> ReviewSource:
    """Everything that the pack prints, as the review stood at a moment and the public may read it.

    Args:
        meeting: the one that the pack is for, if it is for any.
        texts: what its makers wrote for the front sheet.

    Raises:
        Http404: it was not kept yet.
    """
    row = review_row(review, at=at)
    keys = [each.pk for each in row.recommendations]
    with as_public():
        delivered = delivered_as_considered(keys, at=at, address=lambda _plan, _ref: "")
    found = judged(
        [row],
        today=clock.london_day(at),
        delivered=delivered,
        address=lambda _review, _ref: "",
    )
    ledger = Ledger.objects.get(partnership=review.partnership)
    return ReviewSource(
        partnership=review.partnership.name,
        review=row,
        recommendations=tuple(found),
        at=at,
        today=clock.london_day(at),
        made_at=clock.now(),
        made_by=made_by,
        digest=sha256(row.document.as_data()),
        anchor=Anchor(review.partnership.slug, ledger.sequence, ledger.digest),
        meeting=meeting,
        texts=texts,
    )
