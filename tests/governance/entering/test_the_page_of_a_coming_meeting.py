"""The page of a coming meeting says by when its papers must be out, and where it is entered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.clear_days import notice_of
from governance.models import Meeting
from governance.services import meetings
from governance.views.notice import sentence
from people import clock
from people.models import Body, User
from tests.cast import Cast, signed_in
from tests.people.pages.asking import words

pytestmark = pytest.mark.django_db
AHEAD = timedelta(days=30)


@pytest.fixture
def coming(cast: Cast, body: Body) -> Meeting:
    return meetings.call_meeting(body, by=cast.administrator, held_on=clock.today() + AHEAD)


def read(client: Client, user: User, meeting: Meeting) -> Any:
    names = [meeting.partnership.slug, meeting.slug]
    return signed_in(client, user).get(reverse("governance:meeting", args=names))


def test_it_says_by_when_the_papers_must_be_out(
    client: Client, cast: Cast, coming: Meeting
) -> None:
    page = words(read(client, cast.board_member, coming))
    assert sentence(notice_of(coming.held_on), clock.today()) in page


def test_once_that_day_has_passed_it_says_so(client: Client, cast: Cast, coming: Meeting) -> None:
    eve = datetime.combine(coming.held_on, datetime.min.time(), tzinfo=clock.LONDON)
    with time_machine.travel(eve - timedelta(hours=12), tick=False):
        page = words(read(client, cast.board_member, coming))
    assert "and that day has passed" in page
    assert "only if the chair decides that it is urgent" in page


def test_a_meeting_that_was_held_says_nothing_of_it(
    client: Client, cast: Cast, meeting: Meeting
) -> None:
    assert "must be out" not in words(read(client, cast.board_member, meeting))


MUST = "must be out by {}, to give five clear days before the meeting{}."
MAY_DAY, CORONATION = "1 May 2023 (May Day)", "8 May 2023 (Coronation of Charles III)"


@pytest.mark.parametrize(
    ("meeting_on", "today", "said"),
    [
        (date(2026, 11, 11), date(2026, 11, 3), MUST.format("Tuesday 3 November 2026", "")),
        (
            date(2023, 5, 5),
            date(2023, 4, 1),
            MUST.format("Wednesday 26 April 2023", f"; {MAY_DAY} is a bank holiday"),
        ),
        (
            date(2023, 5, 10),
            date(2023, 4, 1),
            MUST.format("Friday 28 April 2023", f"; {MAY_DAY} and {CORONATION} are bank holidays"),
        ),
        (date(2026, 11, 11), date(2026, 11, 4), "had to be out by Tuesday 3 November 2026"),
    ],
)
def test_the_sentence_names_the_bank_holidays(meeting_on: date, today: date, said: str) -> None:
    assert said in sentence(notice_of(meeting_on), today)


def test_who_keeps_the_meetings_is_led_to_the_entering(
    client: Client, cast: Cast, coming: Meeting
) -> None:
    enter = reverse("governance:enter-meeting", args=[coming.partnership.slug, coming.slug])
    assert enter in read(client, cast.scrutiny_officer, coming).content.decode()
    assert enter not in read(Client(), cast.board_member, coming).content.decode()
