"""A form of governance that is sent again: the same words count once, others are never lost."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from governance.meetings.document import PromiseOutcome, StepOutcome
from governance.models import (
    MeetingItem,
    NextStep,
    Promise,
    PromiseClosing,
    Recommendation,
    Response,
    Review,
)
from governance.reviews.document import Decision, Status
from governance.services import meetings
from governance.services.outcomes import set_status
from governance.services.reviews import decide, respond
from people.errors import Refused
from tests.cast import Cast
from tests.governance.meetings.conftest import body, item, meeting, promise, question, step
from tests.governance.reviews.kept import ONE, assigned, recommended, review
from tests.people.pages.asking import day, post, words

__all__ = ["body", "item", "meeting", "promise", "question", "review", "step"]

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 4)
REDIRECT = 302
Said = dict[str, Any]


@pytest.fixture
def one(cast: Cast, review: Review) -> Recommendation:
    return recommended(cast, review, "1")


def counts_once(verb: Callable[..., Any], row: Any, first: Said, *others: Said) -> None:
    """Sent under one key, the first words count once, and each of the others is refused."""
    key = uuid.uuid4()
    made = verb(row, by=None, form_key=key, **first)
    assert verb(row, by=None, form_key=key, **first) == made
    for other in others:
        with pytest.raises(Refused, match="sent before"):
            verb(row, by=None, form_key=key, **{**first, **other})


def test_a_promise_that_is_closed(promise: Promise) -> None:
    first = {"outcome": PromiseOutcome.KEPT, "text": "Sent.", "closed_on": MAY}
    counts_once(
        meetings.close_promise,
        promise,
        first,
        {"outcome": PromiseOutcome.NOT_KEPT},
        {"text": "Sent to all."},
        {"closed_on": JUNE},
    )


def test_a_promise_that_is_closed_today(promise: Promise) -> None:
    first = {"outcome": PromiseOutcome.KEPT, "text": "Sent."}
    counts_once(meetings.close_promise, promise, first, {"closed_on": MAY})


def test_a_next_step_that_is_closed(step: NextStep) -> None:
    first = {"outcome": StepOutcome.DONE, "text": "We saw it.", "closed_on": MAY}
    counts_once(
        meetings.close_next_step,
        step,
        first,
        {"outcome": StepOutcome.NOT_DONE},
        {"text": "We saw two."},
        {"closed_on": JUNE},
    )


def test_minutes_that_are_agreed(item: MeetingItem) -> None:
    first = {"meeting_on": date(2026, 2, 3), "amendments": "One name"}
    counts_once(
        meetings.agree_minutes,
        item,
        first,
        {"meeting_on": date(2026, 2, 4)},
        {"amendments": "Two names"},
    )


def test_a_decision(one: Recommendation) -> None:
    first = {"decision": Decision.REJECTED, "rationale": "No money", "decided_on": MAY}
    counts_once(
        decide,
        one,
        first,
        {"decision": Decision.DEFERRED},
        {"rationale": "No officers"},
        {"decided_on": JUNE},
        {"subject_to": "a grant"},
        {"as_printed": "Not agreed"},
    )


def test_a_decision_of_which_a_paper_says_no_known_word(one: Recommendation) -> None:
    counts_once(decide, one, {"decision": None, "as_printed": "Noted"}, {"as_printed": "Heard"})


def test_a_response(one: Recommendation) -> None:
    first = {"text": "64 were trained.", "heading": "Update", "said_on": MAY}
    counts_once(
        respond,
        one,
        first,
        {"text": "46 were trained."},
        {"heading": ""},
        {"said_on": JUNE},
        {"corrects": one.responses.get(text="We shall see.")},
    )


def test_a_correction_of_a_response(one: Recommendation) -> None:
    wrong = one.responses.get()
    counts_once(respond, one, {"text": "46.", "corrects": wrong}, {"text": "47."})


def test_a_status(one: Recommendation) -> None:
    first = {"status": Status.COMPLETED, "completed_on": MAY}
    counts_once(
        set_status,
        assigned(one),
        first,
        {"status": Status.IN_PROGRESS},
        {"completed_on": JUNE},
        {"reason": "All 64"},
        {"as_printed": "Done"},
    )


def test_a_page_keeps_the_other_words_and_says_so(
    client: Client, cast: Cast, promise: Promise
) -> None:
    address = f"/governance/aldermere/promises/{promise.pk}/close/"
    data = {"form_key": str(uuid.uuid4()), "outcome": "kept", "text": "Sent."}
    data |= day("closed_on", MAY)
    assert post(client, cast.lead, address, data).status_code == REDIRECT
    again = words(post(client, cast.lead, address, {**data, "text": "Sent to all members."}))
    assert "This form was sent before" in again
    assert "Sent to all members." in again
    assert PromiseClosing.objects.get().text == "Sent."


def test_a_page_that_counts_once_keeps_them_too(
    client: Client, cast: Cast, one: Recommendation
) -> None:
    data = {"form_key": str(uuid.uuid4()), "text": "64 were trained.", **day("said_on", MAY)}
    post(client, cast.scrutiny_officer, f"{ONE}respond/", data)
    again = post(client, cast.scrutiny_officer, f"{ONE}respond/", {**data, "text": "All 64 were."})
    assert "This form was sent before" in words(again)
    assert "All 64 were." in words(again)
    assert Response.objects.filter(said_on=MAY).get().text == "64 were trained."
