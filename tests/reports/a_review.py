"""An invented review of which a recommendation has come as far as each can come."""

from __future__ import annotations

from datetime import UTC, date, datetime

from governance.reviews.delivery import Delivery
from governance.reviews.document import (
    AssignmentEntry,
    Decision,
    Found,
    RecommendationEntry,
    ResponseEntry,
    Status,
)
from governance.reviews.judged import judged
from governance.reviews.rows import (
    DecisionRow,
    LookRow,
    Named,
    RecommendationRow,
    ReviewRow,
    Said,
)
from plans.brag import Rating
from plans.document import ActionState
from reports.content.review_source import ReviewSource
from reports.content.source import Anchor

TODAY = date(2026, 10, 5)
_SAID = Said("Ann Lee", datetime(2026, 9, 1, 9, tzinfo=UTC))


def review_source() -> ReviewSource:
    """All that the review's pack is made from: overdue, agreed, doubted, rejected, unanswered."""
    rows = (
        _row("1", "Fund the drop-in for three years", status=Status.IN_PROGRESS,
             due=date(2026, 4, 30)),
        _row("2", "Train every councillor", status=Status.COMPLETED),
        _row("3", "Publish the figures by ward", status=Status.COMPLETED, found=Found.AGREED),
        _row("12a", "Borrow for it", decision=Decision.REJECTED, status=None),
        _row("12b", "Ask the neighbouring councils", decision=None, status=None),
    )  # fmt: skip
    review = ReviewRow(
        slug="abuse",
        title="Review of services for victims of sexual abuse",
        body="Select Commission",
        reported_on=date(2026, 2, 5),
        response_due=date(2026, 4, 4),
        notes=("The commission was renamed in May 2026.",),
        recommendations=rows,
    )
    found = judged([review], today=TODAY, delivered={2: _DELIVERED}, address=lambda *_: "")
    return ReviewSource(
        partnership="Aldermere Safeguarding Children Partnership",
        review=review,
        recommendations=tuple(found),
        at=datetime(2026, 10, 5, 8, 42, tzinfo=UTC),
        today=TODAY,
        made_at=datetime(2026, 10, 5, 8, 42, tzinfo=UTC),
        made_by="Ann Lee",
        digest="7f3a91c4" * 8,
        anchor=Anchor("aldermere", 1_204, "0be2d5a8" * 8),
    )


_DELIVERED = (
    Delivery("1.1.1", "Delivery Plan", "Train every councillor", Rating.AMBER, ActionState.OPEN),
)


def _row(
    ref: str,
    text: str,
    *,
    decision: Decision | None = Decision.ACCEPTED,
    status: Status | None,
    due: date | None = None,
    found: Found | None = None,
) -> RecommendationRow:
    done_on = date(2026, 6, 30) if status is Status.COMPLETED else None
    carried_out = AssignmentEntry(("Rhian Okafor",), "R. Okafor", "", status, due, done_on)
    answers = (
        ResponseEntry("We shall see.\nThe money is asked for.", said_on=date(2026, 3, 1)),
        ResponseEntry("Half of it came.", "July 2026:", date(2026, 7, 31)),
    )
    entry = RecommendationEntry(
        ref=ref,
        text=text,
        decision=decision,
        subject_to="",
        decision_as_printed="",
        responses=answers if decision else (),
        assignments=(carried_out,) if status else (),
    )
    return RecommendationRow(
        pk=int(ref) if ref.isdigit() else ord(ref[-1]),
        entry=entry,
        decisions=(DecisionRow(decision, "", "", "Because of the cost.", TODAY, _SAID),),
        responses=(),
        assignments=(),
        looks=(LookRow(found, "It was seen.", date(2026, 7, 15), _SAID),) if found else (),
        responding_body=Named("cabinet", "Cabinet"),
    )
