"""A secret address gives a user's dates: until it is renewed or off, or its user has left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client

from people import clock, services
from people.calendars.addresses import address_of
from people.models import AccessEntry, CalendarFeed, User
from people.services.calendars import renew_calendar
from people.views import calendars
from tests.cast import RHIAN, Cast, signed_in
from tests.people.access_log.reading import Rows
from tests.people.pages.asking import post as post_form
from tests.people.pages.asking import words

OWN = "/your-calendar/"


def on(user: User) -> str:
    """The path of the user's calendar, switched on or renewed."""
    return address_of(renew_calendar(user)).removeprefix("http://testserver")


def lines(path: str) -> list[str]:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode().split("\r\n")


def test_it_shows_due_dates_with_ref_and_title_alone(cast: Cast) -> None:
    found = lines(on(cast.lead))
    assert [line for line in found if line.startswith(("SUMMARY", "DTSTART"))] == [
        "DTSTART;VALUE=DATE:20260930",
        "SUMMARY:1.1.1 is due: Child sexual exploitation delivery plan",
        "DTSTART;VALUE=DATE:20270331",
        "SUMMARY:1.1.2 is due: Child sexual exploitation delivery plan",
    ]
    assert "UID:action-train@testserver" in found
    text = "".join(line.removeprefix(" ") for line in found)
    assert "http://testserver/plans/aldermere/cse/actions/1.1.1/" in text
    assert "taxi" not in text
    assert "40 of 60" not in text


def test_what_it_is_and_that_nobody_keeps_it(cast: Cast) -> None:
    answer = Client().get(on(cast.lead))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_it_is_switched_on_renewed_and_off_on_a_page(cast: Cast, client: Client) -> None:
    page = signed_in(client, cast.lead).get(OWN)
    assert "Switch it on" in words(page)
    page = post_form(client, cast.lead, f"{OWN}new/", {}, follow=True)
    assert "Your calendar has a new address." in words(page)
    first = address_of(CalendarFeed.objects.get(user=cast.lead))
    assert f'value="{first}"' in page.content.decode()
    assert "leads nowhere then" in words(client.get(f"{OWN}new/"))
    post_form(client, cast.lead, f"{OWN}new/", {})
    second = address_of(CalendarFeed.objects.get(user=cast.lead))
    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]
    page = post_form(client, cast.lead, f"{OWN}off/", {}, follow=True)
    assert "Your calendar is switched off." in words(page)
    assert Client().get(second).status_code == 404


def test_switched_on_again_an_address_from_before_stays_void(cast: Cast, client: Client) -> None:
    first = on(cast.lead)
    post_form(client, cast.lead, f"{OWN}off/", {})
    assert on(cast.lead) != first
    assert Client().get(first).status_code == 404


def test_the_access_log_does_not_tell_its_address(cast: Cast, client: Client) -> None:
    path = on(cast.lead)
    rows = Rows()
    assert signed_in(client, cast.lead).get(path).status_code == 200
    secret = path.rpartition("/")[2].removesuffix(".ics")
    assert rows.all
    assert not [row.what for row in rows.all if secret in row.what]


def test_deactivation_ends_it(cast: Cast) -> None:
    path = on(cast.lead)
    services.change_user(cast.lead, by=None, reason="Left", name="Lead", is_active=False)
    assert Client().get(path).status_code == 404


def test_who_no_longer_acts_sees_nothing_more_in_it(cast: Cast) -> None:
    path = on(cast.lead)
    acting = cast.officer(RHIAN).acting.get(user=cast.lead)
    yesterday = clock.today() - timedelta(days=1)
    services.stop_acting(acting, by=None, on=yesterday, reason="Moved")
    assert "BEGIN:VEVENT" not in lines(path)


def test_what_is_done_or_gone_is_not_due(cast: Cast) -> None:
    cast.action("1.1.1").__class__.objects.filter(ref="1.1.1").update(state="withdrawn")
    assert len([line for line in lines(on(cast.lead)) if line == "BEGIN:VEVENT"]) == 1


def test_a_copy_of_the_database_does_not_tell_the_address(cast: Cast) -> None:
    path = on(cast.lead)
    feed = CalendarFeed.objects.get()
    forged = Signer(key="another" * 9, sep=".", salt="people.calendars")
    for token in (
        feed.serial,
        f"{feed.pk}.{feed.serial}",
        forged.sign(f"{feed.pk}.{feed.serial}"),
        "none",
    ):
        assert Client().get(f"/calendar/{token}.ics").status_code == 404
    assert feed.serial in path


def test_it_is_logged_once_a_day_for_each_place(cast: Cast) -> None:
    path = on(cast.lead)
    for place in ("203.0.113.9", "203.0.113.9", "198.51.100.7"):
        Client(REMOTE_ADDR=place).get(path)
    rows = AccessEntry.objects.filter(address="people:calendar").order_by("id")
    assert [(row.user, row.kind, row.came_from) for row in rows] == [
        (cast.lead, "export", "203.0.113.9"),
        (cast.lead, "export", "198.51.100.7"),
    ]


def test_switching_it_is_logged(cast: Cast, client: Client) -> None:
    on(cast.lead)
    post_form(client, cast.lead, f"{OWN}off/", {})
    rows = AccessEntry.objects.filter(user=cast.lead, kind="account").order_by("id")
    assert [row.result for row in rows] == [
        "calendar given a new address", "calendar switched off",
    ]  # fmt: skip


def test_too_often_is_refused_and_so_is_guessing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendars, "MOST_AN_HOUR", 2)
    path, other = on(cast.lead), on(cast.chair)
    codes = [Client().get(path).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert Client().get(other).status_code == 200
    refused = Client().get(path)
    assert 3500 < int(refused["Retry-After"]) <= 3601
    assert [Client().get("/calendar/x.ics").status_code for _ in range(3)] == [404, 404, 429]


def test_it_is_only_read(cast: Cast) -> None:
    assert Client().post(on(cast.lead)).status_code == 405


@pytest.mark.parametrize("more", [0, 2])
def test_more_dates_ask_no_more_of_the_database(
    cast: Cast, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more):
        action = cast.action("1.1.1")
        lead = action.leads.get()
        action.pk, action.ref, action.key = None, f"9.{number}", f"more-{number}"
        action.due_on = date(2027, 1, 1)
        action.__class__.objects.bulk_create([action])
        lead.pk, lead.action = None, action
        lead.__class__.objects.bulk_create([lead])
    path = on(cast.lead)
    with django_assert_num_queries(11):
        assert len([line for line in lines(path) if line == "BEGIN:VEVENT"]) == 2 + more
