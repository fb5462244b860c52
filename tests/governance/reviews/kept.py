"""Reviews that the tests of governance keep, through the services."""

from __future__ import annotations

from datetime import date

import pytest

from governance.models import Assignment, Recommendation, Review
from governance.reviews.document import Decision, Status
from governance.services import outcomes, reviews
from people import services
from tests.cast import RHIAN, Cast

LIST, PAGE = "/governance/aldermere/reviews/", "/governance/aldermere/reviews/abuse/"
ONE = f"{PAGE}recommendations/1/"


@pytest.fixture
def review(cast: Cast) -> Review:
    body = services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    cabinet = services.add_body(cast.partnership, by=None, slug="cabinet", name="Cabinet")
    return reviews.begin_review(
        cast.partnership, by=None, slug="abuse", title="Domestic abuse", body=body,
        responding_body=cabinet, reported_on=date(2026, 2, 5),
    )  # fmt: skip


def recommended(cast: Cast, review: Review, ref: str) -> Recommendation:
    """A recommendation that was accepted, answered and not done in time."""
    added = reviews.add_recommendation(review, by=None, ref=ref, text=f"Fund it ({ref})")
    reviews.decide(added, by=None, decision=Decision.SUBJECT_TO, subject_to="funding")
    reviews.respond(added, by=None, text="We shall see.", said_on=date(2026, 3, 1))
    held = outcomes.assign(added, by=None, officers=[cast.officer(RHIAN)], due_on=date(2026, 4, 30))
    outcomes.set_status(held, by=None, status=Status.IN_PROGRESS)
    return added


def assigned(recommendation: Recommendation) -> Assignment:
    return recommendation.assignments.get()


def completed(recommendation: Recommendation) -> Recommendation:
    """The same one, said to be completed in June."""
    done_on = date(2026, 6, 30)
    said = assigned(recommendation)
    outcomes.set_status(said, by=None, status=Status.COMPLETED, completed_on=done_on)
    return recommendation
