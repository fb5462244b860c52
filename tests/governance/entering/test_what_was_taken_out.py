"""What is typed into a part that somebody took out meanwhile comes back, with a sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from governance.models import MeetingItem, Question
from governance.services.entering import newest_of_attendance
from governance.services.meetings import (
    agree_minutes,
    answer,
    ask,
    call_meeting,
    open_item,
    resolve,
    set_next_step,
    take_out,
)
from tests.cast import RHIAN
from tests.governance.entering.conftest import ODE, Desk
from tests.people.pages.asking import day, words

pytestmark = pytest.mark.django_db
OK, NOT_FOUND, CONFLICT, NOT_TAKEN = 200, 404, 409, 422
GONE = "Somebody took this out after you opened the page. Nothing was saved."


@pytest.fixture
def question(item: MeetingItem) -> Question:
    return ask(item, by=None, asked_by=ODE, text="How many?")


def gone(row: Any) -> int:
    """The number of a row that somebody takes out."""
    number: int = row.pk
    take_out(row, by=None, reason="A mistake")
    return number


def comes_back(response: Any, typed: str) -> None:
    said = words(response)
    assert response.status_code == OK
    assert GONE in said
    assert typed in response.content.decode()
    assert response.content.decode().count('class="entry"') > 1


def test_a_resolution(desk: Desk, item: MeetingItem) -> None:
    row = gone(resolve(item, by=None, text="That it be noted."))
    comes_back(desk.post("resolution", row=row, text="That it be agreed."), "That it be agreed.")
    assert not item.resolutions.exists()


def test_it_comes_back_as_text_that_cannot_be_sent_again(desk: Desk, item: MeetingItem) -> None:
    """Sent again it would be refused again; nothing of it is hidden below a field's edge."""
    row = gone(resolve(item, by=None, text="That it be noted."))
    response = desk.post("resolution", row=row, text="That it be agreed.\nBy all.")
    _, _, panel = response.content.decode().partition('aria-labelledby="h-typed"')
    panel, _, _ = panel.partition("</section>")
    assert "<dt>Resolved</dt><dd>That it be agreed.<br>By all.</dd>" in panel
    assert not any(each in panel for each in ("<form", "<textarea", "<input", "<button"))


def test_choices_and_days_come_back_in_words(desk: Desk, question: Question) -> None:
    said = {"asked_by": ODE, "kind": "request", "text": "Tell us.", "from_public": "on"}
    panel = words(desk.post("question", row=gone(question), **said))
    assert "Request" in panel.partition("What you typed")[2]
    assert "One of the public asks Yes" in panel


def test_a_day_comes_back_by_its_parts(desk: Desk, item: MeetingItem) -> None:
    row = gone(set_next_step(item, by=None, text="Write to the drivers."))
    said = {"text": "Write.", **day("due_on", date(2026, 9, 30))}
    assert "By when 30 9 2026" in words(desk.post("step", row=row, **said))


def test_a_question(desk: Desk, question: Question) -> None:
    said = {"asked_by": ODE, "kind": "question", "text": "How many drivers?"}
    comes_back(desk.post("question", row=gone(question), **said), "How many drivers?")


def test_an_answer(desk: Desk, question: Question) -> None:
    row = gone(answer(question, by=None, text="Ten.", officer_as_printed=RHIAN))
    comes_back(desk.post("answer", row=row, officer_as_printed=RHIAN, text="Eleven."), "Eleven.")


def test_an_answer_of_a_question_that_is_gone_as_well(desk: Desk, question: Question) -> None:
    row = gone(answer(question, by=None, text="Ten.", officer_as_printed=RHIAN))
    gone(question)
    comes_back(desk.post("answer", row=row, officer_as_printed=RHIAN, text="Eleven."), "Eleven.")


def test_the_words_of_an_item(desk: Desk, item: MeetingItem) -> None:
    said = {"number": "50", "title": "Prevent", "text": "It was noted."}
    comes_back(desk.post("words", row=gone(item), **said), "It was noted.")


def test_what_is_new_in_an_item(desk: Desk, item: MeetingItem) -> None:
    number = item.pk
    gone(item)
    response = desk.post("resolution", item=number, text="That it be noted.")
    comes_back(response, "That it be noted.")


def test_what_is_new_in_one_of_two_items(desk: Desk, item: MeetingItem) -> None:
    other = open_item(item.meeting, by=None, number="51", title="Work programme")
    number = item.pk
    gone(item)
    response = desk.post("resolution", item=number, text="That it be noted.")
    comes_back(response, "That it be noted.")
    assert not other.resolutions.exists()


def test_a_first_answer_to_a_question_that_is_gone(desk: Desk, question: Question) -> None:
    number, at = question.pk, question.item
    gone(question)
    said = {"question": number, "officer_as_printed": RHIAN, "text": "Ten."}
    response = desk.post("answer", at=at, **said)
    assert "There is a problem" in words(response)
    assert "Ten." in response.content.decode()


def test_who_takes_it_out_a_second_time_is_told(desk: Desk, item: MeetingItem) -> None:
    row = gone(resolve(item, by=None, text="That it be noted."))
    response = desk.post("take-out", kind="resolution", row=row)
    assert response.status_code == OK
    assert GONE in words(response)


def test_a_script_is_told(desk: Desk, item: MeetingItem) -> None:
    row = gone(resolve(item, by=None, text="That it be noted."))
    response = desk.script("resolution", row=row, text="That it be agreed.")
    assert response.status_code == NOT_TAKEN
    assert response.json() == {"why": GONE}


def test_an_exchange_that_somebody_else_corrected_comes_back(
    desk: Desk, other_desk: Desk, item: MeetingItem
) -> None:
    """What the script saved, and whose button is pressed afterwards."""
    said = {"asked_by": ODE, "kind": "question", "text": "How many"}
    carry = desk.script("exchange", at=item, **said).json()["carry"]
    other_desk.post("question", **{**said, "text": "How few?", **carry})
    response = desk.post("exchange", at=item, **{**said, "text": "How many drivers?"}, **carry)
    assert response.status_code == CONFLICT
    assert "How many drivers?" in response.content.decode()


def test_what_was_never_there_is_not_found(desk: Desk, item: MeetingItem) -> None:
    later = call_meeting(item.meeting.body, by=None, held_on=date(2026, 7, 1))
    elsewhere = open_item(later, by=None, number="60", title="Minutes")
    row = gone(resolve(elsewhere, by=None, text="That it be noted."))
    for never in (999, row):
        response = desk.post("resolution", row=never, text="That it be agreed.")
        assert response.status_code == NOT_FOUND


@pytest.mark.parametrize(
    ("part", "said", "typed"),
    [
        ("resolution", {"text": "That it be noted."}, "That it be noted."),
        ("attendance", {"chair": ODE}, f"<dd>{ODE}</dd>"),
    ],
)
def test_minutes_that_were_agreed_meanwhile(
    desk: Desk, item: MeetingItem, part: str, said: dict[str, str], typed: str
) -> None:
    later = call_meeting(item.meeting.body, by=None, held_on=date(2026, 7, 1))
    agreeing = open_item(later, by=None, number="60", title="Minutes")
    agree_minutes(agreeing, by=None, meeting_on=item.meeting.held_on)
    response = desk.post(part, at=item, seen=newest_of_attendance(item.meeting), **said)
    assert "The minutes of this meeting were agreed on 1 July 2026" in words(response)
    assert typed in response.content.decode()
