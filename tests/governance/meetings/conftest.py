"""A meeting of a scrutiny commission at which was asked about an action, with what it set going."""

from __future__ import annotations

from datetime import date

import pytest

from governance.models import Meeting, MeetingItem, NextStep, Promise, Question
from governance.services import meetings
from people.models import Body
from people.services import add_body
from tests.cast import RHIAN, Cast

MEETING_DAY = date(2026, 4, 6)


@pytest.fixture
def body(cast: Cast) -> Body:
    return add_body(cast.partnership, by=None, slug="scrutiny", name="Scrutiny Commission")


@pytest.fixture
def meeting(cast: Cast, body: Body) -> Meeting:
    return meetings.call_meeting(body, by=cast.scrutiny_officer, held_on=MEETING_DAY)


@pytest.fixture
def item(cast: Cast, meeting: Meeting) -> MeetingItem:
    by = cast.scrutiny_officer
    return meetings.open_item(meeting, by=by, number="50", title="The plan's theme Prevent")


@pytest.fixture
def question(cast: Cast, item: MeetingItem) -> Question:
    action = cast.action("1.1.1")
    return meetings.ask(
        item,
        by=cast.scrutiny_officer,
        asked_by="Councillor Ann Lee",
        text="How many drivers were trained?",
        objective=action.objective,
        about=[meetings.About("1.1.1", action)],
    )


@pytest.fixture
def promise(cast: Cast, question: Question) -> Promise:
    return meetings.promise(
        question,
        by=cast.scrutiny_officer,
        text="The figure for each month.",
        officer=cast.officer(RHIAN),
        due_on=date(2026, 5, 6),
    )


@pytest.fixture
def step(cast: Cast, item: MeetingItem) -> NextStep:
    return meetings.set_next_step(item, by=cast.scrutiny_officer, text="See a lesson in a school")
