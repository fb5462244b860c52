from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from people import clock, services
from people.access_log.telling import line
from people.models import AccessEntry, Role
from tests.cast import LONG_AGO, Cast, signed_in
from tests.people.access_log.reading import Kind, Rows
from tests.people.pages.asking import words

ADDRESS = "/people/aldermere/access/"


def enter(kind: str, **more: Any) -> AccessEntry:
    row = AccessEntry(kind=kind, moment=clock.now(), came_from="203.0.113.9", **more)
    row.save()
    return row


@pytest.fixture
def auditor(client: Client, cast: Cast) -> Client:
    """Of a partnership in whose log stands one reading of each."""
    ours = {"partnership": cast.partnership}
    enter(
        Kind.READ, user=cast.lead, address="actions:action", what="plan cse, action 1.1.1",
        position="recorded", as_at=clock.said_on(clock.today()), **ours,
    )  # fmt: skip
    enter(Kind.EXPORT, user=cast.chair, address="actions:export", what="plan cse", **ours)
    enter(Kind.OUTSIDE, user=cast.outsider, address="actions:plan", what="plan cse", **ours)
    enter(Kind.READ, user=cast.lead, address="actions:my-work")
    enter(Kind.READ, user=cast.outsider, address="people:users", partnership=cast.elsewhere)
    enter(Kind.READ, user=cast.outsider, address="actions:plans")
    return signed_in(client, cast.auditor)


def said(client: Client, query: str = "") -> str:
    return words(client.get(f"{ADDRESS}{query}")).partition("Who did what")[2]


def test_each_row_says_who_did_what_of_what_and_from_where(auditor: Client) -> None:
    text = said(auditor)
    assert (
        "Lead 203.0.113.9 Read an action and its record plan cse, action 1.1.1, recorded, as at"
        in text
    )
    assert "Chair 203.0.113.9 Exported a plan as a file plan cse" in text
    assert "Outsider 203.0.113.9 Came from outside to a plan plan cse" in text
    assert "Lead 203.0.113.9 Read their own actions" in text


def test_an_address_without_words_ends_no_sentence_in_nothing(cast: Cast) -> None:
    for address in ("", "people:sign-out"):
        row = enter(Kind.OUTSIDE, user=cast.outsider, address=address, partnership=cast.partnership)
        assert line(row).did == "Came from outside"


def test_the_newest_stands_first(auditor: Client) -> None:
    text = said(auditor)
    assert text.index("their own actions") < text.index("Chair 203") < text.index("1.1.1")


def test_another_partnerships_rows_are_not_there(auditor: Client) -> None:
    text = said(auditor)
    assert "Read users" not in text
    assert "Read the list of plans" not in text


def test_of_a_user_from_elsewhere_it_holds_what_they_read_and_not_how_they_came(
    auditor: Client, cast: Cast
) -> None:
    services.grant_role(
        cast.outsider,
        by=None,
        partnership=cast.partnership,
        kind=Role.Kind.BOARD_MEMBER,
        from_date=LONG_AGO,
    )
    enter(Kind.SIGN_IN, user=cast.outsider)
    enter(Kind.PASSWORD, user=cast.chair, whom=cast.outsider)
    enter(Kind.SIGN_IN, user=cast.lead)
    text = said(auditor)
    assert "Outsider 203.0.113.9 Read the list of plans" in text
    assert "Outsider 203.0.113.9 Signed in" not in text
    assert "Lead 203.0.113.9 Signed in" in text


def test_filters(auditor: Client, cast: Cast) -> None:
    of_lead = said(auditor, f"?user={cast.lead.pk}")
    assert "Chair 203" not in of_lead
    assert "Lead 203" in of_lead
    assert "Lead 203" not in said(auditor, "?kind=export")
    today = clock.today()
    assert "Chair 203" in said(auditor, f"?kind=export&from={today}&to={today}")
    assert "No row is like that" in said(auditor, "?to=2020-01-01")


def test_what_is_not_understood_is_left_out_and_said(auditor: Client, cast: Cast) -> None:
    query = f"?user={cast.outsider.pk}&kind=gossip&from=yesterday&to=9999-12-31&page=99"
    text = words(auditor.get(ADDRESS + query))
    for value in (cast.outsider.pk, "gossip", "yesterday", "9999-12-31"):
        assert f"“{value}” is no choice here and was left out." in text
    assert "There is no page “99”; this is page" in text


def test_rows_that_were_removed_are_told(auditor: Client) -> None:
    assert "Rows are kept for 24 months." in words(auditor.get(ADDRESS))


def test_only_administrators_are_offered_the_term(auditor: Client, cast: Cast) -> None:
    assert "Change how long" not in words(auditor.get(ADDRESS))
    assert "Change how long" in words(signed_in(auditor, cast.administrator).get(ADDRESS))


def test_reading_the_log_is_a_row_and_taking_a_copy_is_another(auditor: Client) -> None:
    rows = Rows()
    auditor.get(ADDRESS)
    auditor.get(f"{ADDRESS}?format=csv")
    assert [(row.kind, row.address) for row in rows.all] == [
        (Kind.READ, "people:access"), (Kind.EXPORT, "people:access"),
    ]  # fmt: skip


def test_the_file_holds_this_view_and_no_formula(auditor: Client, cast: Cast) -> None:
    enter(
        Kind.READ, user=cast.lead, partnership=cast.partnership, what="=HYPERLINK(1)",
        address="actions:plan",
    )  # fmt: skip
    answer = auditor.get(f"{ADDRESS}?user={cast.lead.pk}&format=csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith(
        "Moment,Who,E-mail,Kind,Page or command,What,Of what,To whom"
    )
    assert ",'=HYPERLINK(1)," in text
    assert "lead@aldermere.example" in text
    assert "chair@aldermere.example" not in text


@pytest.mark.parametrize("rows", [1, 3])
def test_more_rows_ask_no_more_of_the_database(
    client: Client, cast: Cast, django_assert_num_queries: Any, rows: int
) -> None:
    signed_in(client, cast.auditor)
    for _ in range(rows):
        enter(Kind.READ, user=cast.lead, address="actions:plan", partnership=cast.partnership)
    with django_assert_num_queries(12):
        client.get(f"{ADDRESS}?kind=read")
