"""The pages of scrutiny reviews: what came of each recommendation, as at any moment."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.models import Recommendation, Review
from governance.reviews.document import Decision, Status
from governance.services import reviews
from people import clock, services
from tests.cast import RHIAN, Cast
from tests.people.pages.asking import page, words

LIST, PAGE = "/governance/aldermere/reviews/", "/governance/aldermere/reviews/abuse/"


@pytest.fixture
def review(cast: Cast) -> Review:
    body = services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    return reviews.begin_review(
        cast.partnership, by=None, slug="abuse", title="Domestic abuse", body=body,
        reported_on=date(2026, 2, 5),
    )  # fmt: skip


def recommended(cast: Cast, review: Review, ref: str) -> Recommendation:
    """A recommendation that was accepted, answered and not done in time."""
    added = reviews.add_recommendation(review, by=None, ref=ref, text=f"Fund it ({ref})")
    reviews.decide(added, by=None, decision=Decision.SUBJECT_TO, subject_to="funding")
    reviews.respond(added, by=None, text="We shall see.", said_on=date(2026, 3, 1))
    held = reviews.assign(added, by=None, officers=[cast.officer(RHIAN)], due_on=date(2026, 4, 30))
    reviews.set_status(held, by=None, status=Status.IN_PROGRESS)
    return added


def shown(client: Client, cast: Cast, address: str = PAGE) -> str:
    return words(page(client, cast.board_member, address))


def test_a_recommendation_stands_with_all_that_came_of_it(
    client: Client, cast: Cast, review: Review
) -> None:
    recommended(cast, review, "12a")
    said = shown(client, cast)
    assert "Domestic abuse Aldermere · Select Commission · reported on 5 February 2026" in said
    assert "One recommendation: one in progress. One is overdue and in one something does" in said
    assert "Recommendation 12a Accepted subject to funding Fund it (12a)" in said
    assert "Due by 30 April 2026, and not said to be done." in said
    assert "What was answered 1 March 2026 We shall see." in said
    assert "Rhian Okafor In progress, due by 30 April 2026" in said


def test_the_list_says_how_far_each_has_come(client: Client, cast: Cast, review: Review) -> None:
    recommended(cast, review, "1")
    said = shown(client, cast, LIST)
    assert (
        "Domestic abuse Select Commission · reported on 5 February 2026 One recommendation" in said
    )


def test_a_past_moment_shows_what_was_said_by_then(
    client: Client, cast: Cast, review: Review
) -> None:
    added = recommended(cast, review, "1")
    before = clock.now()
    reviews.respond(added, by=None, text="It is done.", said_on=clock.today())
    reviews.set_status(added.assignments.get(), by=None, status=Status.COMPLETED)
    past = shown(client, cast, f"{PAGE}?at={before:%Y-%m-%dT%H:%M:%S.%fZ}")
    assert "It is done." not in past
    assert "one in progress" in past
    assert "one completed" in shown(client, cast)


@pytest.mark.parametrize("address", [LIST, PAGE])
def test_it_stands_under_governance(
    client: Client, cast: Cast, review: Review, address: str
) -> None:
    response = page(client, cast.board_member, address)
    assert 'aria-current="page">Governance' in response.content.decode()


def test_before_it_was_kept_there_was_none(client: Client, cast: Cast) -> None:
    before = clock.now()
    reviews.begin_review(cast.partnership, by=None, slug="late", title="Too late")
    query = f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert "No review was kept here." in shown(client, cast, LIST + query)
    assert page(client, cast.board_member, f"{LIST}late/{query}").status_code == 404


def test_the_bodies_page_leads_there(client: Client, cast: Cast) -> None:
    response = page(client, cast.board_member, "/governance/aldermere/")
    assert f'href="{LIST}"' in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_the_database_as_often_however_many_there_are(
    client: Client, cast: Cast, review: Review, count: int
) -> None:
    for ref in range(1, count + 1):
        recommended(cast, review, str(ref))
    page(client, cast.board_member, PAGE)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page(client, cast.board_member, PAGE)
    assert len(asked) == 23
