"""Under an exempt item nothing stands for who may not read it, whatever was written first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from governance.exempt import ITEM
from governance.meetings.document import ItemEntry
from governance.meetings.published import as_published
from governance.models import MeetingItem
from governance.selectors.meetings import meeting_document
from governance.services import meetings
from people import clock, services
from people.exempt.reading import as_public
from people.exempt.words import exempt_words
from people.models import User
from people.services import Ground, decide_exempt
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db

WORD = "Quorndon"
MEETING = "/governance/aldermere/meetings/scrutiny-2026-04-06/"
QUESTIONS = "/governance/aldermere/questions/?plan=cse&objective=1.1"


@pytest.fixture
def item(cast: Cast) -> MeetingItem:
    """It has a paper, a question and an objective about which nobody asked, and no text yet."""
    body = services.add_body(cast.partnership, by=None, slug="scrutiny", name="Scrutiny")
    meeting = meetings.call_meeting(body, by=None, held_on=date(2026, 4, 6))
    item = meetings.open_item(meeting, by=None, number="50", title="A case")
    objective = cast.action("1.1.1").objective
    meetings.present_paper(item, by=None, title=f"On {WORD}", pages="3")
    meetings.note_no_questions(
        item, by=None, ref="1.1", objective=objective, text=f"{WORD} was left for another day."
    )
    ground = Ground("1", "It tells who a child is", clock.today() + timedelta(days=180))
    decide_exempt(cast.partnership, by=None, subject=ITEM, row=item.pk, ground=ground)
    return item


def page(client: Client, user: User, address: str) -> str:
    return signed_in(client, user).get(address).content.decode()


@pytest.mark.parametrize("address", [MEETING, QUESTIONS])
def test_that_nobody_asked_is_told_to_who_may_read_it(
    cast: Cast, client: Client, item: MeetingItem, address: str
) -> None:
    assert WORD not in page(client, cast.board_member, address)
    assert f"{WORD} was left for another day." in page(client, cast.chair, address)


def test_its_page_says_that_it_is_exempt(cast: Cast, client: Client, item: MeetingItem) -> None:
    assert f"<p>{exempt_words('1')}</p>" in page(client, cast.board_member, MEETING)


def test_public_minutes_hold_its_number_title_and_that_it_is_exempt(
    cast: Cast, item: MeetingItem
) -> None:
    with as_public():
        document = meeting_document(item.meeting, at=clock.now())
    assert as_published(document).items == (ItemEntry("50", "A case", text=exempt_words("1")),)
