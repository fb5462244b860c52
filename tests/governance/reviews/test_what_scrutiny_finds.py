"""“Completed” is a claim until scrutiny has looked; to discharge is for scrutiny alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from governance.models import Recommendation, Review
from governance.reviews.document import Found, Status
from governance.reviews.rows import RecommendationRow
from governance.selectors.reviews import review_row
from governance.services import outcomes
from people import clock, services
from people.errors import Refused
from people.models import Role
from people.selectors.places import present
from tests.cast import LONG_AGO, Cast, add_user, afresh
from tests.governance.reviews.kept import assigned, completed, recommended, review

__all__ = ["review"]


def row(review: Review) -> RecommendationRow:
    return review_row(review, at=present(review.partnership)).recommendations[0]


@pytest.fixture
def claimed(cast: Cast, review: Review) -> Recommendation:
    return completed(recommended(cast, review, "1"))


def test_completed_is_a_claim_until_scrutiny_agrees(
    review: Review, claimed: Recommendation
) -> None:
    assert (row(review).is_a_claim, row(review).look) == (True, None)
    outcomes.look_at(claimed, by=None, found=Found.AGREED, looked_on=date(2026, 7, 15))
    found = row(review)
    assert found.look is not None
    assert (found.is_a_claim, found.look.looked_on) == (False, date(2026, 7, 15))


def test_what_is_not_agreed_stays_a_claim(review: Review, claimed: Recommendation) -> None:
    outcomes.look_at(claimed, by=None, found=Found.NOT_AGREED, reason="28 carers were left out")
    assert row(review).is_a_claim


def test_a_newer_status_is_a_new_claim(review: Review, claimed: Recommendation) -> None:
    outcomes.look_at(claimed, by=None, found=Found.AGREED)
    outcomes.set_status(assigned(claimed), by=None, status=Status.IN_PROGRESS)
    assert row(review).look is None
    completed(claimed)
    assert (row(review).is_a_claim, len(row(review).looks)) == (True, 1)


def test_there_is_nothing_to_agree_to_before_it_is_said(cast: Cast, review: Review) -> None:
    added = recommended(cast, review, "1")
    with pytest.raises(Refused, match="It is not said to be completed"):
        outcomes.look_at(added, by=None, found=Found.AGREED)


def test_not_agreed_and_discharged_are_kept_with_their_reason(claimed: Recommendation) -> None:
    with pytest.raises(Refused, match=r"Say why it is not agreed\."):
        outcomes.look_at(claimed, by=None, found=Found.NOT_AGREED)
    with pytest.raises(Refused, match=r"Say why it is discharged\."):
        outcomes.discharge(claimed, by=None, reason="")


@pytest.mark.parametrize("status", [Status.NOT_ACHIEVABLE, Status.SUPERSEDED])
def test_these_need_a_reason_or_a_papers_words(claimed: Recommendation, status: Status) -> None:
    with pytest.raises(Refused, match=f"Say why it is {status}"):
        outcomes.set_status(assigned(claimed), by=None, status=status)
    outcomes.set_status(assigned(claimed), by=None, status=status, as_printed="Superseded")
    outcomes.set_status(assigned(claimed), by=None, status=status, reason="By the new law")


def test_no_day_lies_ahead(claimed: Recommendation) -> None:
    ahead = clock.today() + timedelta(days=2)
    with pytest.raises(Refused, match="That day lies ahead"):
        outcomes.look_at(claimed, by=None, found=Found.AGREED, looked_on=ahead)
    with pytest.raises(Refused, match="That day lies ahead"):
        outcomes.discharge(claimed, by=None, reason="Done", discharged_on=ahead)
    with pytest.raises(Refused, match="That day lies ahead"):
        outcomes.set_status(assigned(claimed), by=None, status=Status.COMPLETED, completed_on=ahead)


def test_what_was_never_assigned_can_be_discharged(cast: Cast, review: Review) -> None:
    added = recommended(cast, review, "1")
    outcomes.discharge(added, by=None, reason="Members are content")
    assert row(review).entry.status is Status.DISCHARGED


def test_who_may_say_so_is_who_serves_the_body(cast: Cast, review: Review) -> None:
    assert cast.scrutiny_officer.has_perm("governance.scrutinise", review)
    assert not cast.administrator.has_perm("governance.scrutinise", review)
    other = services.add_body(cast.partnership, by=None, slug="other", name="Other Commission")
    clerk = add_user(cast.partnership, "clerk")
    services.grant_role(
        clerk, by=None, kind=Role.Kind.SCRUTINY_OFFICER, partnership=cast.partnership, body=other,
        from_date=LONG_AGO,
    )  # fmt: skip
    for permission in ("governance.scrutinise", "governance.keep_reviews"):
        assert not afresh(clerk).has_perm(permission, review)
        assert afresh(clerk).has_perm(permission, other)
