"""What a review's pack is made from: the review at a moment, with what its facts imply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from governance.reviews.judged import Judged
from governance.reviews.rows import ReviewRow
from reports.content.source import NOTHING_WRITTEN, Anchor, FrontTexts, Meeting


@dataclass(frozen=True, slots=True)
class ReviewSource:
    partnership: str
    review: ReviewRow
    recommendations: tuple[Judged, ...]
    """In the review's order, each rating as considered."""
    at: datetime
    today: date
    """The London day of the moment."""
    made_at: datetime
    made_by: str
    digest: str
    """Of all that the review says at the moment, as ``build_pack_review`` tells it."""
    anchor: Anchor
    """The newest entry of the partnership's record when the paper was made."""
    meeting: Meeting | None = None
    """The meeting that the paper is for."""
    texts: FrontTexts = NOTHING_WRITTEN
    """What people wrote for the front sheet."""

    @property
    def overdue(self) -> list[Judged]:
        """Longest overdue first."""
        late = [each for each in self.recommendations if each.is_overdue]
        return sorted(late, key=lambda each: (each.clock.waits_since or self.today, each.place))

    @property
    def doubtful(self) -> list[Judged]:
        """Said to be completed, while something speaks against it."""
        return [each for each in self.recommendations if each.is_doubtful_claim]

    @property
    def unseen(self) -> list[Judged]:
        """Said to be completed, and scrutiny has not looked."""
        found = [each for each in self.recommendations if each.row.is_a_claim]
        return [each for each in found if each.row.look is None]

    @property
    def questionable(self) -> list[Judged]:
        """Of the others, those in which something does not fit."""
        told = {each.place for each in (*self.overdue, *self.doubtful)}
        return [each for each in self.recommendations if each.prompts and each.place not in told]
