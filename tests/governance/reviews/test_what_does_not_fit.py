"""Each prompt holds where it is true; the real review shows what is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from governance.reviews.document import (
    AssignmentEntry,
    Decision,
    RecommendationEntry,
    ResponseEntry,
    Status,
)
from governance.reviews.prompts import prompts
from governance.reviews.reading import read_review

TODAY = date(2026, 11, 26)
MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)


def entry(
    *answers: str,
    status: Status | None = Status.COMPLETED,
    decision: Decision | None = Decision.ACCEPTED,
    **assignment: date,
) -> RecommendationEntry:
    """A recommendation whose first answer has no date and whose updates are of June."""
    dated = [ResponseEntry(text, "June 2026:", JUNE) for text in answers[1:]]
    first = [ResponseEntry(text) for text in answers[:1]]
    assigned = AssignmentEntry(("Ann Lee",), "Ann Lee", "", status, **assignment)
    return RecommendationEntry("1", "Fund it", decision, "", "", (*first, *dated), (assigned,))


def codes(found: RecommendationEntry, today: date = TODAY) -> list[str]:
    return [prompt.code for prompt in prompts(found, today=today)]


def sentence(found: RecommendationEntry) -> str:
    (prompt,) = prompts(found, today=TODAY)
    return prompt.sentence


def test_nothing_is_said_of_what_fits() -> None:
    assert codes(entry("We will begin in May.", "All 40 workers were trained.")) == []


@pytest.mark.parametrize(
    ("answer", "quoted"),
    [
        (
            "We agree in principle, but are unable to accept this now.",
            "but are unable to accept this now",
        ),
        ("We cannot accept it.", "We cannot accept it"),
        (
            "The board does not agree with the wording proposed.",
            "The board does not agree with the wording proposed",
        ),
    ],
)
def test_accepted_while_the_answer_declines(answer: str, quoted: str) -> None:
    found = entry(answer, status=Status.IN_PROGRESS)
    assert sentence(found) == f"Accepted, while the response says “{quoted}”."


def test_what_was_rejected_may_be_declined() -> None:
    answer = "We are unable to accept this."
    assert codes(entry(answer, status=None, decision=Decision.REJECTED)) == []


@pytest.mark.parametrize(
    "answer",
    [
        "We found that this is not feasible.",
        "It could not be progressed locally.",
        "We have not been able to implement it.",
        "The bid to the fund was unsuccessful.",
        "Funding has not been secured.",
    ],
)
def test_completed_while_an_update_says_that_it_could_not_be_done(answer: str) -> None:
    assert codes(entry("We will.", answer)) == ["not_done"]
    assert codes(entry("We will.", answer, status=Status.NOT_ACHIEVABLE)) == []


def test_how_things_stood_at_first_does_not_count_once_there_are_updates() -> None:
    assert codes(entry("Funding has not been secured.", "Funding came in June.")) == []
    assert codes(entry("Funding has not been secured.")) == ["not_done"]


@pytest.mark.parametrize(
    "answer",
    [
        "This will be discussed at the next meeting.",
        "The findings will then be presented to members.",
        "The protocol is to be reviewed.",
        "Work in progress.",
    ],
)
def test_completed_while_something_is_still_to_come(answer: str) -> None:
    assert codes(entry("We will.", answer)) == ["to_come"]
    assert codes(entry("We will.", answer, status=Status.IN_PROGRESS)) == []
    assert codes(entry("We will.", answer, "It was.")) == []


def test_completed_before_the_last_update() -> None:
    found = entry("We will.", "We did.", completed_on=MAY)
    assert sentence(found) == "Completed in May 2026, and an update of June 2026 follows."
    assert codes(entry("We will.", "We did.", completed_on=JUNE)) == []


def test_overdue_from_the_day_after() -> None:
    found = entry("We will.", status=Status.IN_PROGRESS, due_on=TODAY)
    assert codes(found) == []
    (prompt,) = prompts(found, today=date(2026, 11, 27))
    assert prompt.sentence == "Due by 26 November 2026, and not said to be done."
    assert codes(entry("We will.", status=Status.DISCHARGED, due_on=MAY)) == []


def test_a_placeholder_left_standing() -> None:
    found = entry("It was agreed on (insert date).")
    assert sentence(found) == "A placeholder was left standing: “(insert date)”."


def test_decided_on_and_never_answered() -> None:
    assert sentence(entry(status=None)) == "Decided on, and nothing was answered."
    assert codes(entry(status=None, decision=None)) == []


@pytest.mark.parametrize(
    "answer", ["Please see attached story board.", "No further update.", "As above", "WE WILL!"]
)
def test_an_update_that_says_nothing_new(answer: str) -> None:
    assert codes(entry("We will.", answer)) == ["nothing_new"]


def test_the_gravest_comes_first() -> None:
    found = replace(entry("We cannot accept it.", "It is not feasible."), text="Add (insert name)")
    assert codes(found) == ["not_done", "declined", "placeholder"]


def test_the_real_review_shows_what_is_known_of_it(shared_data: Path) -> None:
    path = shared_data / "docs" / "da-review-recommendations.docx"
    entries = read_review(path.read_bytes(), path.name).document.recommendations
    meeting = date(2015, 9, 23)
    found = {each.ref: codes(each, meeting) for each in entries if codes(each, meeting)}
    assert found == {
        "1": ["declined", "before_update"],
        "4": ["nothing_new"],
        "5": ["not_done", "before_update"],
        "6": ["placeholder"],
        "7": ["before_update", "dated_otherwise"],
        "9": ["to_come"],
        "10": ["to_come", "before_update", "year_slipped"],
        "11": ["overdue"],
        "13": ["before_update"],
        "15": ["not_done"],
        "16": ["overdue"],
        "17": ["not_done"],
        "18": ["nothing_new"],
        "18.2": ["before_update"],
        "20": ["to_come", "before_update"],
    }
