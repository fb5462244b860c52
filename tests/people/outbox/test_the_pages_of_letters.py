"""Who was written to, when, and what became of it: for administrators and auditors; one's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from people import clock
from people.models import Letter
from people.services.outbox import deliver
from tests.cast import Cast, signed_in
from tests.people.outbox.posting import letter_of, post
from tests.people.pages.asking import post as post_form
from tests.people.pages.asking import words
from tests.support.letters import Letters

ADDRESS = "/people/aldermere/letters/"


@pytest.fixture
def sent(cast: Cast, letters: Letters) -> Letters:
    """One letter was sent, one was not taken, one is not to be sent, one waits, one is to come."""
    letters.answers_to[cast.chair.email] = "550 No such mailbox"
    letters.answers_to[cast.auditor.email] = "451 Later"
    for user in (cast.lead, cast.chair, cast.deactivated, cast.auditor):
        post(cast, user)
    deliver(at=clock.now())
    post(cast, cast.board_member, due=clock.now() + timedelta(days=9))
    return letters


def table(client: Client, query: str = "") -> str:
    return words(client.get(f"{ADDRESS}{query}")).partition("What was written to whom")[2]


def test_it_says_to_whom_and_what_became_of_it(cast: Cast, client: Client, sent: Letters) -> None:
    text = table(signed_in(client, cast.auditor))
    assert "to lead@aldermere.example" in text
    assert (
        "Not taken by the mail server The mail server did not take it: 550 No such mailbox" in text
    )
    assert "Not to be sent The account is deactivated." in text
    assert "Waiting The mail server did not take it: 451 Later It is tried again from" in text
    assert "Waiting It leaves from" in text


def test_filters(cast: Cast, client: Client, sent: Letters) -> None:
    signed_in(client, cast.auditor)
    assert "Chair" not in table(client, f"?user={cast.lead.pk}")
    assert "lead@aldermere.example" in table(client, "?state=sent&kind=due")
    assert "550" not in table(client, "?state=waiting")
    today = clock.today()
    assert "550" in table(client, f"?from={today}&to={today}")
    assert "No letter is like that" in table(client, "?to=2020-01-01")


def test_what_is_not_understood_is_left_out_and_said(
    cast: Cast, client: Client, sent: Letters
) -> None:
    query = f"?user={cast.outsider.pk}&kind=gossip&state=lost&from=yesterday&page=99"
    text = words(signed_in(client, cast.auditor).get(ADDRESS + query))
    for value in (cast.outsider.pk, "gossip", "lost", "yesterday"):
        assert f"“{value}” is no choice here and was left out." in text
    assert "There is no page “99”; this is page" in text


@pytest.mark.django_db(transaction=True)
def test_an_administrator_tries_again_at_once(cast: Cast, client: Client, sent: Letters) -> None:
    assert "Try again now" in table(signed_in(client, cast.administrator))
    stuck = letter_of(cast.chair)
    where = f"{ADDRESS}{stuck.pk}/try/"
    asked = words(client.get(where))
    assert "550 No such mailbox" in asked
    assert "Cancel, back to Letter to Chair" in asked
    answer = post_form(client, cast.administrator, where, {}, follow=True)
    assert "The letter to Chair was tried. What became of it stands here." in words(answer)
    assert "550 No such mailbox" in words(answer)
    sent.answers_to.clear()
    answer = post_form(client, cast.administrator, where, {}, follow=True)
    assert "to chair@aldermere.example" in words(answer)
    answer = post_form(client, cast.administrator, where, {}, follow=True)
    assert "This letter has left, or is not to be sent any more." in words(answer)
    assert len(sent.to(cast.chair.email)) == 1


def test_an_auditor_changes_nothing(cast: Cast, client: Client, sent: Letters) -> None:
    assert "Try again now" not in table(signed_in(client, cast.auditor))
    where = f"{ADDRESS}{letter_of(cast.chair).pk}/try/"
    assert post_form(client, cast.auditor, where, {}).status_code == 403


def test_a_letter_is_read_as_it_was_sent(cast: Cast, client: Client, sent: Letters) -> None:
    page = signed_in(client, cast.auditor).get(f"{ADDRESS}{letter_of(cast.lead).pk}/")
    assert "The round of the Child sexual exploitation delivery plan has opened." in words(page)


def test_another_partnerships_letters_are_not_there(cast: Cast, client: Client) -> None:
    post(cast)
    signed_in(client, cast.outsider)
    assert client.get(ADDRESS).status_code == 404
    elsewhere = f"/people/{cast.elsewhere.slug}/letters/"
    assert client.get(f"{elsewhere}{letter_of(cast.lead).pk}/").status_code == 404


def test_users_read_their_own_and_no_others(cast: Cast, client: Client, sent: Letters) -> None:
    text = words(signed_in(client, cast.lead).get("/your-letters/"))
    assert "One action is due from you" in text
    assert "550" not in text
    own, other = letter_of(cast.lead), letter_of(cast.chair)
    assert "1.1.1, update it" in words(client.get(f"/your-letters/{own.pk}/"))
    assert client.get(f"/your-letters/{other.pk}/").status_code == 404


def test_who_was_never_written_to_is_told_so(cast: Cast, client: Client) -> None:
    assert "Nothing was written to you yet." in words(
        signed_in(client, cast.lead).get("/your-letters/")
    )
    assert "No letter was written yet." in words(signed_in(client, cast.administrator).get(ADDRESS))


@pytest.mark.parametrize("count", [1, 3])
def test_more_letters_ask_no_more_of_the_database(
    client: Client, cast: Cast, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        post(cast, step=f"step {number}")
    signed_in(client, cast.auditor)
    with django_assert_num_queries(12):
        client.get(ADDRESS)
    signed_in(client, cast.lead)
    with django_assert_num_queries(4):
        client.get("/your-letters/")
    assert Letter.objects.count() == count
