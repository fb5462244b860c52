from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import clock, services
from people.models import Agency
from tests.cast import DAVID, GROUP, RHIAN, Cast
from tests.people.pages.asking import page, url, words


def shown(client: Client, cast: Cast, query: str = "") -> str:
    return words(page(client, cast.board_member, url("officers", cast.partnership) + query))


def test_officers_stand_under_their_agency_with_who_acts_for_them(
    client: Client, cast: Cast
) -> None:
    said = shown(client, cast)
    assert "Three officers of two agencies can lead actions; nobody acts for one of them." in said
    assert f"Police 1 officer Officers of Police Officer Kind Acted for by {DAVID}" in said
    assert "Detective Inspector Person Other lead" in said
    assert "The partnership as a whole 1 officer Officers of the partnership as a whole" in said
    assert f"{GROUP} Group nobody" in said


def test_who_left_is_said_and_comes_last(client: Client, cast: Cast) -> None:
    leaves(cast, date(2025, 6, 30))
    said = shown(client, cast)
    assert f"{RHIAN} Head of Safeguarding left 30 Jun 2025" in said
    assert "One officer has left." in said


def test_another_day_shows_what_stood_then(client: Client, cast: Cast) -> None:
    before = clock.now()
    services.change_officer(
        cast.officer(RHIAN), by=None, reason="Married", name="Rhian Okafor-Hughes",
        job_title="Director", agency=None, kind="person", left_on=None,
    )  # fmt: skip
    assert "Rhian Okafor-Hughes Director" in shown(client, cast)
    past = shown(client, cast, f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}")
    assert f"{RHIAN} Head of Safeguarding" in past
    assert "Okafor-Hughes" not in past
    assert "You are looking at leads and agencies as at" in past


def test_a_moment_that_cannot_be_shown_is_said(client: Client, cast: Cast) -> None:
    ahead = clock.london_day(clock.now()) + timedelta(days=2)
    assert "“soon” is no moment" in shown(client, cast, "?at=soon")
    assert "lies ahead" in shown(client, cast, f"?at={ahead}")
    assert "The record of this partnership begins on" in shown(client, cast, "?at=1999-01-01")
    assert "is no moment" in shown(client, cast, "?at=9999-12-31")
    assert "is no moment" in shown(client, cast, "?at=0001-01-01T00:00:00Z")


def test_an_agency_without_officers_is_shown(client: Client, cast: Cast) -> None:
    services.add_agency(cast.partnership, by=None, name="Probation")
    assert "No officer of this agency can lead an action yet." in shown(client, cast)


def test_only_an_administrator_is_offered_to_add(client: Client, cast: Cast) -> None:
    where = url("officers", cast.partnership)
    assert "Add an officer" in words(page(client, cast.administrator, where))
    assert "Add an officer" not in shown(client, cast)


def test_another_partnerships_officers_are_not_shown(client: Client, cast: Cast) -> None:
    services.add_officer(cast.elsewhere, by=None, name="Someone else")
    assert "Someone else" not in shown(client, cast)


def test_more_officers_ask_no_more_of_the_database(client: Client, cast: Cast) -> None:
    first = asked(client, cast)
    agency = Agency.objects.filter(partnership=cast.partnership)[0]
    for name in ("Ann", "Bob", "Cem"):
        officer = services.add_officer(cast.partnership, by=None, name=name, agency=agency)
        services.act_for(cast.chair, officer, by=None, from_date=date(2026, 1, 1))
    assert asked(client, cast) == first


def asked(client: Client, cast: Cast) -> int:
    client.force_login(cast.board_member)
    with CaptureQueriesContext(connection) as queries:
        client.get(url("officers", cast.partnership))
    return len(queries)


def leaves(cast: Cast, on: date) -> None:
    officer = cast.officer(RHIAN)
    services.change_officer(
        officer, by=None, reason="Left", name=officer.name, job_title=officer.job_title,
        agency=officer.agency, kind=officer.kind, left_on=on,
    )  # fmt: skip
