"""A chair agrees to a date that a lead asked for, or refuses it with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from actions.models import DateChange, DateDecision
from actions.services.dates import change_date
from tests.actions.queue.conftest import NEW_DATE, QUEUE, Considering
from tests.cast import RHIAN
from tests.people.pages.asking import words

CONFLICT = 409
AGREE, REFUSE = {"decision": "agree"}, {"decision": "refuse", "reason": "Keep to it"}


def _address(number: int, ref: str = "1.1.1") -> str:
    return f"actions/{ref}/dates/{number}/decide/"


def test_it_says_from_when_to_when_and_which_move_it_is(plan: Considering) -> None:
    asked = plan.ask()
    said = plan.reads(query=f"?open=date-{asked.pk}")
    assert "30 September 2026 to 15 January 2027 , 107 days more, its first move" in said
    assert "Move the date of 1.1.1? “Venue”" in said
    assert "never moved so far" in said


def test_a_second_move_counts_from_the_first_plan(plan: Considering) -> None:
    later = date(2026, 10, 30)
    action = plan.cast.action("1.1.1")
    change_date(action, by=plan.cast.administrator, to_date=later, reason="Late")
    plan.ask()
    assert ", 77 days more, 107 since first planned, its second move" in plan.reads()


def test_an_agreed_date_holds_and_the_first_one_stays(plan: Considering) -> None:
    asked = plan.ask()
    response = plan.post(_address(asked.pk), {**plan.form(asked), **AGREE})
    assert (response.status_code, response.headers["Location"]) == (302, QUEUE)
    assert "The new date of 1.1.1 is agreed." in plan.reads()
    action = plan.cast.action("1.1.1")
    assert (action.due_on, action.baseline_due_on) == (NEW_DATE, date(2026, 9, 30))
    moved = DateChange.objects.get(action=action)
    assert (moved.agreed_by, moved.reason) == ("Chair, chair", "Venue")


def test_who_agreed_names_the_body_that_drives_the_plan(plan: Considering) -> None:
    body = plan.body("group")
    plan.keep(driven_by=body)
    asked = plan.ask()
    plan.post(_address(asked.pk), {**plan.form(asked), **AGREE})
    assert DateChange.objects.get().agreed_by == "Chair, chair, GROUP"


def test_a_refused_date_stays_and_the_reason_is_kept(plan: Considering) -> None:
    asked = plan.ask()
    assert plan.post(_address(asked.pk), {**plan.form(asked), **REFUSE}).status_code == 302
    assert plan.cast.action("1.1.1").due_on == date(2026, 9, 30)
    assert DateDecision.objects.get().reason == "Keep to it"
    assert "Date changes 0" in plan.reads()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose one of the buttons"),
        ({"decision": "refuse"}, "Say why the date is refused: the lead reads the reason"),
    ],
)
def test_what_is_left_out_is_asked_for(
    plan: Considering, typed: dict[str, str], sentence: str
) -> None:
    asked = plan.ask()
    response = plan.post(_address(asked.pk), {**plan.form(asked), **typed})
    assert (response.status_code, sentence in words(response)) == (200, True)
    assert not DateDecision.objects.exists()


@pytest.mark.parametrize("decision", [AGREE, REFUSE])
def test_a_form_posted_twice_counts_once(plan: Considering, decision: dict[str, str]) -> None:
    asked = plan.ask()
    data = {**plan.form(asked), **decision}
    for _ in range(2):
        assert plan.post(_address(asked.pk), data).status_code == 302
    assert DateDecision.objects.count() == 1


def test_what_was_decided_meanwhile_is_said_and_what_was_typed_is_kept(plan: Considering) -> None:
    asked = plan.ask()
    data = {**plan.form(asked), **REFUSE}
    plan.post(_address(asked.pk), {**plan.form(asked), **AGREE})
    response = plan.post(_address(asked.pk), data)
    assert response.status_code == CONFLICT
    assert "Keep to it" in words(response)
    assert DateDecision.objects.count() == 1


def test_a_date_that_moved_meanwhile_is_not_agreed_to(plan: Considering) -> None:
    asked = plan.ask()
    data = {**plan.form(asked), **AGREE}
    action = plan.cast.action("1.1.1")
    change_date(action, by=plan.cast.administrator, to_date=date(2026, 10, 30), reason="Late")
    response = plan.post(_address(asked.pk), data)
    assert "The due date has moved since this was asked. Refuse it and say so." in words(response)
    assert not DateDecision.objects.exists()


def test_a_chair_who_acts_for_a_lead_sees_why_they_cannot_and_is_refused(
    plan: Considering,
) -> None:
    asked = plan.ask()
    data = {**plan.form(asked), **AGREE}
    chair = plan.becomes_own(plan.cast.chair, RHIAN)
    said = plan.reads(chair, f"?open=date-{asked.pk}")
    assert "nobody decides on an action of their own" in said
    refused = words(plan.post(_address(asked.pk), data, chair))
    assert "here: you act for one of its leads, so somebody else has to. Sub-group" in refused
    assert not DateDecision.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("outsider", 404),
        ("board_member", 403),
        ("lead", 403),
        ("administrator", 403),
        ("auditor", 403),
        ("chief_officer", 403),
    ],
)
def test_nobody_else_decides(plan: Considering, role: str, status: int) -> None:
    asked = plan.ask()
    data = {**plan.form(asked), **AGREE}
    assert plan.post(_address(asked.pk), data, getattr(plan.cast, role)).status_code == status
    assert not DateDecision.objects.exists()
