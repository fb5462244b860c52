"""An item from which press and public are excluded, while it is entered, is exempt from then on."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from actions.exempt import ACTION
from governance.exempt import ITEM
from governance.models import Meeting, MeetingItem
from governance.selectors.meetings import meeting_document
from governance.services import meetings
from governance.services.entering import TYPED
from governance.services.meetings.excluding import exempt_what_was_excluded
from governance.ticking import EXCLUSIONS
from people import clock
from people.errors import Refused
from people.exempt.words import exempt_words
from people.models import Body, Exemption
from people.schedule_12a import words_of_exclusion
from people.services import Ground, decide_exempt, lift_exemption
from tests.cast import RHIAN, Cast
from tests.governance.entering.conftest import ODE, Desk
from tests.people.pages.asking import page, words

pytestmark = pytest.mark.django_db

WORD = "Quorndon"
ROOM = "/governance/aldermere/"
PAGES = ("meetings/scrutiny-2026-04-06/", "questions/", "followed/", "asked/scrutiny/")


@pytest.fixture
def exchange(cast: Cast, desk: Desk, item: MeetingItem) -> None:
    """What is asked, answered, promised and set going at the item."""
    desk.post(
        "exchange", at=item, asked_by=ODE, about="1.1.1", kind="question", text=f"{WORD} 1?",
        officer_as_printed=RHIAN, answer_text=f"{WORD} 2.",
    )  # fmt: skip
    question = item.questions.get()
    desk.post("promise", at=item, question=question.pk, text=f"{WORD} 3", officer_as_printed=RHIAN)
    desk.post("step", at=item, text=f"{WORD} 4", owner_as_printed=RHIAN)


def seen(desk: Desk, item: MeetingItem) -> int:
    """The revision that the form carries."""
    form = desk.page(item=item.pk).context["shown"].items()[0].forms["exclusion"]
    return int(form["seen"].value())


def exclude(desk: Desk, item: MeetingItem, paragraph: str, words_of_it: str = "") -> str:
    """Choose a paragraph, or that nobody is excluded; what the page says then."""
    desk.post(
        "exclusion", at=item, seen=seen(desk, item), exclusion_paragraph=paragraph,
        exclusion_words=words_of_it,
    )  # fmt: skip
    return words(desk.page(item=item.pk))


def held(item: MeetingItem) -> list[Exemption]:
    return list(Exemption.objects.in_force().filter(kind=ITEM.kind, row=item.pk))


def read(cast: Cast, address: str) -> str:
    """A page as somebody reads it who may not read restricted text."""
    return words(page(Client(), cast.board_member, f"{ROOM}{address}"))


@pytest.mark.usefixtures("exchange")
def test_nothing_that_was_said_under_it_is_told_on_a_page(
    cast: Cast, desk: Desk, item: MeetingItem
) -> None:
    assert all(WORD in read(cast, address) for address in PAGES)
    exclude(desk, item, "3")
    assert not any(WORD in read(cast, address) for address in PAGES)
    assert exempt_words("3") in read(cast, PAGES[0])


@pytest.mark.usefixtures("exchange")
def test_who_may_read_restricted_text_goes_on_entering_it(desk: Desk, item: MeetingItem) -> None:
    said = exclude(desk, item, "3")
    assert "Press and public are excluded. The item is exempt until somebody lifts that." in said
    assert f"{WORD} 1?" in said


def test_another_wording_of_the_resolution_decides_nothing_anew(
    desk: Desk, item: MeetingItem
) -> None:
    exclude(desk, item, "3")
    [made] = held(item)
    exclude(desk, item, "3", "That the public leave.")
    assert held(item) == [made]
    exclude(desk, item, "1")
    assert [decision.paragraph for decision in held(item)] == ["1"]


def test_what_was_lifted_meanwhile_is_not_decided_anew_by_the_same_resolution(
    cast: Cast, item: MeetingItem
) -> None:
    opened_before = MeetingItem.objects.get(pk=item.pk)
    meetings.exclude_public(item, by=None, paragraph="3", words="That the public leave.")
    lift_exemption(held(item)[0], by=cast.administrator, reason="Published elsewhere")
    meetings.exclude_public(opened_before, by=None, paragraph="3", words="That all leave.")
    assert held(item) == []


def test_without_the_words_of_the_resolution_nobody_is_excluded(item: MeetingItem) -> None:
    with pytest.raises(Refused, match="the words of the resolution to exclude the public"):
        meetings.exclude_public(item, by=None, paragraph="3", words=" ")
    assert held(item) == []


def test_that_nobody_is_excluded_after_all_lifts_no_decision(
    desk: Desk, meeting: Meeting, item: MeetingItem
) -> None:
    exclude(desk, item, "3")
    said = exclude(desk, item, "")
    assert "Nobody is excluded. An item that is exempt stays so" in said
    assert "until somebody lifts that under “What is exempt”." in said
    assert meeting_document(meeting, at=clock.now()).items[0].exclusion is None
    assert len(held(item)) == 1


def test_what_somebody_else_changed_meanwhile_is_not_written_over(
    cast: Cast, desk: Desk, item: MeetingItem
) -> None:
    before = seen(desk, item)
    meetings.correct(item, by=cast.administrator, reason=TYPED, title="Protect")
    answer = desk.post("exclusion", at=item, seen=before, exclusion_paragraph="3")
    assert "Somebody changed this since you opened the page." in words(answer)
    assert held(item) == []


# Those that were excluded when that alone decided nothing


@pytest.fixture
def excluded(item: MeetingItem) -> MeetingItem:
    meetings.correct(
        item, by=None, reason=TYPED, exclusion_paragraph="3",
        exclusion_words=words_of_exclusion("3"),
    )  # fmt: skip
    return item


def test_what_was_excluded_before_is_decided_on_by_the_clock_once(excluded: MeetingItem) -> None:
    assert EXCLUSIONS.do(clock.now()) == (
        "Exempt: 1 item decided on, from which press and public were excluded."
    )
    [made] = held(excluded)
    assert (made.paragraph, made.by) == ("3", None)
    assert EXCLUSIONS.do(clock.now()) == ""
    assert held(excluded) == [made]


def test_a_decision_on_something_else_of_the_same_number_is_none_on_it(
    cast: Cast, excluded: MeetingItem
) -> None:
    ground = Ground("1", "It tells who a child is", date(2100, 2, 1))
    decide_exempt(cast.partnership, by=None, subject=ACTION, row=excluded.pk, ground=ground)
    assert exempt_what_was_excluded() == 1
    assert len(held(excluded)) == 1
    assert Exemption.objects.in_force().count() == 2


def test_also_where_its_minutes_are_agreed(cast: Cast, body: Body, excluded: MeetingItem) -> None:
    later = meetings.call_meeting(body, by=None, held_on=date(2026, 5, 4))
    at = meetings.open_item(later, by=None, number="60", title="Minutes")
    meetings.agree_minutes(at, by=None, meeting_on=excluded.meeting.held_on)
    assert exempt_what_was_excluded() == 1


def test_what_somebody_lifted_stays_lifted(cast: Cast, desk: Desk, item: MeetingItem) -> None:
    exclude(desk, item, "3")
    lift_exemption(held(item)[0], by=cast.administrator, reason="Published elsewhere")
    assert exempt_what_was_excluded() == 0
    assert held(item) == []


def test_nobody_is_excluded_under_a_paragraph_that_the_schedule_has_not(item: MeetingItem) -> None:
    with pytest.raises(Refused, match="“12” is no paragraph of Schedule 12A"):
        meetings.exclude_public(item, by=None, paragraph="12", words="Go.")


def test_nothing_is_decided_under_a_paragraph_that_the_schedule_has_not(item: MeetingItem) -> None:
    meetings.correct(item, by=None, reason=TYPED, exclusion_paragraph="12", exclusion_words="Go.")
    assert exempt_what_was_excluded() == 0
