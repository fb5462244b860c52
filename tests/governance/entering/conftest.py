"""A meeting that is about to be entered."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.models import Meeting, MeetingItem
from governance.services import meetings
from people import services
from people.models import Body, Membership
from tests.cast import LONG_AGO, Cast, signed_in

MEETING_DAY = date(2026, 4, 6)
ODE, FERRO, QUILL = "Councillor Ode", "Councillor Ferro", "Mrs. A. Quill"


@pytest.fixture
def body(cast: Cast) -> Body:
    made = services.add_body(cast.partnership, by=None, slug="scrutiny", name="Scrutiny Panel")
    for name, role in ((ODE, "chair"), (FERRO, "member"), (QUILL, "co-opted")):
        services.seat_member(
            made, by=None, name=name, role=Membership.Role(role), from_date=LONG_AGO
        )
    return made


@pytest.fixture
def meeting(cast: Cast, body: Body) -> Meeting:
    return meetings.call_meeting(body, by=cast.scrutiny_officer, held_on=MEETING_DAY)


@pytest.fixture
def item(cast: Cast, meeting: Meeting) -> MeetingItem:
    return meetings.open_item(meeting, by=cast.scrutiny_officer, number="50", title="Prevent")


class Desk:
    """The page on which somebody enters the meeting."""

    def __init__(self, client: Client, meeting: Meeting) -> None:
        self.client, self.meeting = client, meeting
        self.path = reverse(
            "governance:enter-meeting", args=[meeting.partnership.slug, meeting.slug]
        )

    def page(self, **asked: Any) -> Any:
        return self.client.get(self.path, asked)

    def post(self, part: str, *, at: Any = None, **said: Any) -> Any:
        data = {"part": part, "form_key": uuid.uuid4(), "item": at.pk if at else "", **said}
        return self.client.post(self.path, data)

    def script(self, part: str, *, at: Any = None, **said: Any) -> Any:
        """What the page's script posts, and is answered."""
        data = {"part": part, "form_key": uuid.uuid4(), "item": at.pk if at else "", **said}
        return self.client.post(self.path, data, headers={"accept": "application/json"})


@pytest.fixture
def desk(client: Client, cast: Cast, meeting: Meeting) -> Desk:
    return Desk(signed_in(client, cast.scrutiny_officer), meeting)


@pytest.fixture
def other_desk(cast: Cast, meeting: Meeting) -> Desk:
    """Of somebody else, at the same time."""
    return Desk(signed_in(Client(), cast.administrator), meeting)
