"""The pages of scrutiny reviews: what came of each recommendation, as at any moment."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from governance.models import Review
from governance.reviews.document import Status
from governance.services import outcomes, reviews
from people import clock
from tests.cast import Cast
from tests.governance.reviews.kept import (
    LIST,
    ONE,
    PAGE,
    assigned,
    completed,
    recommended,
    review,
)
from tests.people.pages.asking import page, words

__all__ = ["review"]


def shown(client: Client, cast: Cast, address: str = PAGE) -> str:
    return words(page(client, cast.board_member, address))


def test_a_recommendation_stands_in_the_table_of_its_review(
    client: Client, cast: Cast, review: Review
) -> None:
    recommended(cast, review, "12a")
    said = shown(client, cast)
    assert "Select Commission · reported on 5 February 2026 · response due by 4 April 2026" in said
    assert "one in progress. One is overdue. One has something that does not fit." in said
    assert "Fund it (12a) Accepted subject to funding Cabinet Rhian Okafor by 30 Apr 2026" in said
    assert "In progress Overdue Due by 30 April 2026, and not said to be done." in said


def test_its_own_page_tells_all_that_was_said_of_it(
    client: Client, cast: Cast, review: Review
) -> None:
    recommended(cast, review, "12a")
    said = shown(client, cast, ONE.replace("/1/", "/12a/"))
    assert "Recommendation 12a Domestic abuse · Select Commission" in said
    assert "Decision Cabinet Accepted subject to funding kept by the system on" in said
    assert "Responses Due by 4 April 2026 1 March 2026 · kept by the system on" in said
    assert "We shall see." in said
    assert "Rhian Okafor Action by 30 April 2026. In progress" in said
    assert "No action is linked to it." in said


def test_a_response_that_came_late_says_by_how_much(
    client: Client, cast: Cast, review: Review
) -> None:
    added = reviews.add_recommendation(review, by=None, ref="1", text="Fund it")
    reviews.respond(added, by=None, text="We will.", said_on=date(2026, 4, 5))
    assert "First response 1 day after it was due, on 4 April 2026" in shown(client, cast, ONE)


def test_a_response_that_did_not_come_is_overdue(
    client: Client, cast: Cast, review: Review
) -> None:
    reviews.add_recommendation(review, by=None, ref="1", text="Fund it")
    assert "A response was due by 4 April 2026, and none is kept." in shown(client, cast)
    assert "Overdue: due by 4 April 2026" in shown(client, cast, ONE)


def test_the_list_says_how_far_each_has_come(client: Client, cast: Cast, review: Review) -> None:
    recommended(cast, review, "1")
    said = shown(client, cast, LIST)
    assert (
        "One review with one recommendation: one is overdue, and none is said to be completed "
        "while something speaks against it." in said
    )
    assert "response due by 4 April 2026 One recommendation: one in progress." in said


def test_what_is_asked_most_is_one_link_away(client: Client, cast: Cast, review: Review) -> None:
    recommended(cast, review, "1")
    doubtful = completed(recommended(cast, review, "2"))
    reviews.respond(doubtful, by=None, text="It is not feasible.", said_on=date(2026, 6, 1))
    recommended(cast, review, "3")
    assert "2 overdue 1 said to be completed while something speaks against it" in shown(
        client, cast, LIST
    )
    late = shown(client, cast, f"{LIST}?overdue=response&overdue=action&sort=overdue")
    assert "2 of 3 recommendations Longest overdue first." in late
    claims = shown(client, cast, f"{LIST}?doubt=claim")
    assert "1 of 3 recommendations" in claims
    assert "Doubt: Said to be completed while something speaks against it" in claims
    assert "Completed, while an update says “It is not feasible”." in claims


def test_what_an_address_asks_for_in_vain_is_said(
    client: Client, cast: Cast, review: Review
) -> None:
    recommended(cast, review, "1")
    said = shown(client, cast, f"{PAGE}?status=lost&colour=red&sort=luck")
    assert "“lost” is no status here and was left out." in said
    assert "This list has no filter “colour”; it was left out." in said
    assert "“luck” is no order here and was left out." in said
    assert "1 of 1 recommendation" in said
    assert "No recommendation is like that." in shown(client, cast, f"{PAGE}?status=completed")


def test_a_past_moment_shows_what_was_said_by_then(
    client: Client, cast: Cast, review: Review
) -> None:
    added = recommended(cast, review, "1")
    before = clock.now()
    reviews.respond(added, by=None, text="It is done.", said_on=clock.today())
    outcomes.set_status(assigned(added), by=None, status=Status.COMPLETED)
    query = f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert "It is done." not in shown(client, cast, ONE + query)
    assert "one in progress" in shown(client, cast, PAGE + query)
    assert "one completed" in shown(client, cast)


@pytest.mark.parametrize("address", [LIST, PAGE, ONE])
def test_it_stands_under_governance(
    client: Client, cast: Cast, review: Review, address: str
) -> None:
    recommended(cast, review, "1")
    response = page(client, cast.board_member, address)
    assert 'aria-current="page">Governance' in response.content.decode()


def test_before_it_was_kept_there_was_none(client: Client, cast: Cast) -> None:
    before = clock.now()
    late = reviews.begin_review(cast.partnership, by=None, slug="late", title="Too late")
    reviews.add_recommendation(late, by=None, ref="1", text="Fund it")
    query = f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert "No review was kept here." in shown(client, cast, LIST + query)
    for address in (f"{LIST}late/", f"{LIST}late/recommendations/1/"):
        assert page(client, cast.board_member, address + query).status_code == 404


def test_the_bodies_page_leads_there(client: Client, cast: Cast) -> None:
    response = page(client, cast.board_member, "/governance/aldermere/")
    assert f'href="{LIST}"' in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_the_database_as_often_however_many_there_are(
    client: Client, cast: Cast, review: Review, count: int
) -> None:
    for ref in range(1, count + 1):
        found = recommended(cast, review, str(ref))
        actions = [cast.action(each) for each in ("1.1.1", "2.1.1")]
        outcomes.deliver_by(found, by=None, reason="Linked", actions=actions)
    for address, queries in ((PAGE, 32), (LIST, 31), (ONE, 32)):
        page(client, cast.board_member, address)
        with CaptureQueriesContext(connection) as asked:
            page(client, cast.board_member, address)
        assert len(asked) == queries, address


def test_no_recommendation_has_a_null_character_for_its_number() -> None:
    """PostgreSQL takes none, and would be asked for it."""
    page = "/governance/aldermere/reviews/abuse/recommendations/{}/respond/"
    assert resolve(page.format("12.2")).kwargs["recommendation"] == "12.2"
    with pytest.raises(Resolver404):
        resolve(page.format("12\0"))
