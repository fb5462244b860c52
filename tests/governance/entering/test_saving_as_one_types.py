"""What the script posts is kept once however often it is sent, and nothing is written over."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest

from governance.models import Answer, MeetingItem, Question
from governance.services.entering import newest_of_attendance
from people.asat import revisions
from people.models import AccessEntry
from tests.cast import RHIAN
from tests.governance.entering.conftest import FERRO, ODE, QUILL, Desk
from tests.people.pages.asking import words

pytestmark = pytest.mark.django_db
OK, CONFLICT, NOT_TAKEN = 200, 409, 422
ASKED: dict[str, Any] = {"asked_by": ODE, "kind": "question", "text": "How many"}


def test_what_is_saved_says_when_and_what_to_carry(desk: Desk, item: MeetingItem) -> None:
    answer = desk.script("exchange", at=item, **ASKED)
    assert answer.status_code == OK
    said = answer.json()
    row = Question.objects.get()
    assert re.fullmatch(r"\d{1,2}:\d\d[ap]m|midday|midnight", said["at"])
    assert said["carry"]["row"] == row.pk
    assert said["leads_to"].startswith(desk.path)


def test_it_grows_into_the_same_row(desk: Desk, item: MeetingItem) -> None:
    key = uuid.uuid4()
    first = desk.script("exchange", at=item, **{**ASKED, "form_key": key}).json()["carry"]
    more = {**ASKED, "form_key": key, **first, "text": "How many schools?"}
    second = desk.script("exchange", at=item, **more).json()["carry"]
    answered = {**more, **second, "officer_as_printed": RHIAN, "answer_text": "Eleven."}
    third = desk.script("exchange", at=item, **answered).json()["carry"]
    desk.script("exchange", at=item, **{**answered, **third, "answer_text": "Eleven of 14."})
    assert Question.objects.get().text == "How many schools?"
    assert Answer.objects.get().text == "Eleven of 14."


def test_words_that_are_sent_again_are_kept_once(desk: Desk, item: MeetingItem) -> None:
    """The answer to them was lost on its way."""
    said = {**ASKED, "form_key": uuid.uuid4()}
    first, second = (desk.script("exchange", at=item, **said) for _ in range(2))
    assert first.json()["carry"] == second.json()["carry"]
    assert Question.objects.count() == 1
    assert revisions(Question).count() == 1


def test_words_that_say_the_same_write_nothing(desk: Desk, item: MeetingItem) -> None:
    carry = desk.script("exchange", at=item, **ASKED).json()["carry"]
    desk.script("exchange", at=item, **ASKED, **carry)
    assert revisions(Question).count() == 1


def test_somebody_elses_words_are_not_written_over(
    desk: Desk, other_desk: Desk, item: MeetingItem
) -> None:
    carry = desk.script("exchange", at=item, **ASKED).json()["carry"]
    theirs = {**ASKED, "text": "How few?", "row": carry["row"], "seen": carry["seen"]}
    assert other_desk.script("question", **theirs).status_code == OK
    answer = desk.script("exchange", at=item, **{**ASKED, "text": "How many?"}, **carry)
    assert answer.status_code == CONFLICT
    assert "Somebody changed this since you opened the page." in answer.json()["why"]
    assert Question.objects.get().text == "How few?"


def test_an_answer_that_was_lost_does_not_hide_somebody_elses_words(
    desk: Desk, other_desk: Desk, item: MeetingItem
) -> None:
    key = uuid.uuid4()
    carry = desk.script("exchange", at=item, **{**ASKED, "form_key": key}).json()["carry"]
    other_desk.script("question", **{**ASKED, "text": "How few?", **carry})
    again = desk.script("exchange", at=item, **{**ASKED, "form_key": key}).json()["carry"]
    assert again == carry
    answer = desk.script("exchange", at=item, **{**ASKED, "text": "How many?"}, **again)
    assert answer.status_code == CONFLICT


def test_the_page_shows_both_and_saves_on_a_second_press(
    desk: Desk, other_desk: Desk, item: MeetingItem
) -> None:
    carry = desk.script("exchange", at=item, **ASKED).json()["carry"]
    other_desk.post("question", **{**ASKED, "text": "How few?", **carry})
    page = desk.post("question", **{**ASKED, "text": "How many?", **carry})
    assert page.status_code == CONFLICT
    assert "It now says: What is asked: How few?." in words(page)
    assert "How many?" in words(page)
    seen = page.context["form"]["seen"].value()
    desk.post("question", **{**ASKED, "text": "How many?", **carry, "seen": seen})
    assert Question.objects.get().text == "How many?"


def test_the_answer_in_an_exchange_is_not_written_over_either(
    desk: Desk, other_desk: Desk, item: MeetingItem
) -> None:
    said = {**ASKED, "officer_as_printed": RHIAN, "answer_text": "Ten."}
    carry = desk.script("exchange", at=item, **said).json()["carry"]
    theirs = {"row": carry["answer_row"], "seen": carry["answer_seen"], "text": "Nine."}
    other_desk.post("answer", officer_as_printed=RHIAN, **theirs)
    page = desk.post("exchange", at=item, **{**said, "answer_text": "Eleven."}, **carry)
    assert page.status_code == CONFLICT
    assert "What is answered: Nine." in words(page)
    seen = page.context["form"]["answer_seen"].value()
    later = {**said, "answer_text": "Eleven.", **carry, "answer_seen": seen}
    desk.post("exchange", at=item, **later)
    assert Answer.objects.get().text == "Eleven."


def test_two_who_tick_at_once_are_told(desk: Desk, other_desk: Desk) -> None:
    seen = newest_of_attendance(desk.meeting)
    other_desk.post("attendance", seen=seen, chair=ODE, present=[ODE], apologies=[])
    answer = desk.post("attendance", seen=seen, chair="", present=[FERRO], apologies=[])
    assert answer.status_code == CONFLICT
    told = words(answer)
    assert "Someone else changed who is there after you opened this page." in told
    assert f"In the chair: {ODE}" in told
    assert f"Present: {ODE}" in told


def test_somebody_elses_chair_is_not_written_over(desk: Desk, other_desk: Desk) -> None:
    seen = newest_of_attendance(desk.meeting)
    other_desk.post("attendance", seen=seen, chair=ODE, present=[], apologies=[])
    answer = desk.post("attendance", seen=seen, chair="", present=[FERRO], apologies=[])
    assert answer.status_code == CONFLICT


def test_ticks_go_on_from_what_was_saved(desk: Desk) -> None:
    carry = desk.script(
        "attendance", seen=newest_of_attendance(desk.meeting), chair="", present=[ODE], apologies=[]
    ).json()["carry"]
    answer = desk.script("attendance", chair="", present=[ODE, FERRO], apologies=[], **carry)
    assert answer.status_code == OK


def test_an_answer_that_was_lost_does_not_hide_somebody_elses_ticks(
    desk: Desk, other_desk: Desk
) -> None:
    ticked = {
        "form_key": uuid.uuid4(),
        "seen": newest_of_attendance(desk.meeting),
        "present": [ODE],
    }
    carry = desk.script("attendance", **ticked).json()["carry"]
    other_desk.post("attendance", present=[ODE, FERRO], **carry)
    again = desk.script("attendance", **ticked).json()["carry"]
    assert again == carry
    answer = desk.script("attendance", present=[ODE, QUILL], **again)
    assert answer.status_code == CONFLICT


def test_words_that_cannot_be_kept_are_told(desk: Desk, item: MeetingItem) -> None:
    answer = desk.script("exchange", at=item, **{**ASKED, "about": "9.9"})
    assert answer.status_code == NOT_TAKEN
    assert answer.json()["why"].startswith("9.9: no objective or action")
    assert not Question.objects.exists()


def test_no_sentence_waits_for_the_next_page(desk: Desk, item: MeetingItem) -> None:
    desk.script("exchange", at=item, **ASKED)
    assert "Saved." not in words(desk.page())


def test_what_a_script_reads_is_in_the_access_log(desk: Desk, item: MeetingItem) -> None:
    before = AccessEntry.objects.count()
    desk.script("exchange", at=item, **ASKED)
    assert AccessEntry.objects.count() >= before
