from dataclasses import replace
from itertools import count

import pytest

from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Problem, Reading, Severity
from plans.matching import Completed, Match, complete
from plans.pairing import How

COUNT = ActionEntry("Count the children who are at risk in the borough", "k1", "1.1.1")
TRAIN = ActionEntry("Train every taxi driver before a licence is given", "k2", "1.1.2")
MEET = ActionEntry("Meet the voluntary sector every month", "k3", "1.2.1")


def plan_of(first: tuple[ActionEntry, ...], second: tuple[ActionEntry, ...]) -> PlanDocument:
    objectives = (ObjectiveEntry("1.1", "Know", first), ObjectiveEntry("1.2", "Work", second))
    return PlanDocument(themes=(ThemeEntry(1, "Prevent", "", objectives),))


PLAN = plan_of((COUNT, TRAIN), (MEET,))


def laid(*actions: ActionEntry, second: tuple[ActionEntry, ...] = (MEET,)) -> Completed:
    """A file that gives these actions in the plan's first objective."""
    numbers = count(1)
    return complete(Reading(plan_of(actions, second)), PLAN, new_key=lambda: f"new{next(numbers)}")


def refs_and_keys(completed: Completed) -> list[tuple[str, str]]:
    return [(action.ref, action.key) for action in completed.document.actions]


@pytest.mark.parametrize(
    ("said", "how", "score"),
    [
        (replace(TRAIN, text="Wholly other words", ref=""), How.KEY, 0.13),
        (replace(TRAIN, key="", text="Train every driver"), How.REF, 0.58),
        (ActionEntry("TRAIN every taxi  driver\nbefore a licence is given"), How.EXACT_TEXT, 1.0),
        (ActionEntry("Train every taxi driver before a license is given"), How.SIMILAR_TEXT, 0.97),
    ],
)
def test_by_key_then_ref_then_exact_then_similar_text(
    said: ActionEntry, how: How, score: float
) -> None:
    completed = laid(COUNT, said)
    match = completed.matches[1]
    assert (match.ref, match.key, match.how, match.text) == ("1.1.2", "k2", how, said.text)
    assert match.score == pytest.approx(score, abs=0.2)
    assert refs_and_keys(completed) == [("1.1.1", "k1"), ("1.1.2", "k2"), ("1.2.1", "k3")]


def test_a_key_goes_before_a_ref_and_a_ref_before_a_text() -> None:
    completed = laid(replace(COUNT, key="", text=TRAIN.text), ActionEntry(COUNT.text))
    assert [(m.how, m.key) for m in completed.matches] == [(How.REF, "k1"), (How.KEY, "k3")]


def test_words_that_two_objectives_share_are_matched_at_home() -> None:
    plan = plan_of((COUNT,), (replace(COUNT, key="k9", ref="1.2.1"),))
    file = plan_of((), (ActionEntry(COUNT.text),))
    (match,) = complete(Reading(file), plan, new_key=str).matches
    assert (match.key, match.ref) == ("k9", "1.2.1")


def test_an_action_of_the_plan_is_taken_once_and_by_the_most_alike() -> None:
    nearer = ActionEntry("Train every taxi driver before licences are given")
    further = ActionEntry("Train every taxi driver before all of the licences are given")
    completed = laid(further, nearer)
    assert [(m.text, m.key) for m in completed.matches if m.how is How.SIMILAR_TEXT] == [
        (nearer.text, "k2")
    ]
    assert refs_and_keys(completed) == [("1.1.3", "new1"), ("1.1.2", "k2"), ("1.2.1", "k3")]


def test_what_is_only_similar_is_noted() -> None:
    said = ActionEntry("Train every taxi driver before a license is given")
    (problem,) = laid(COUNT, said).problems
    assert (problem.where, problem.severity) == (
        "action “Train every taxi driver before a license is given”",
        Severity.NOTE,
    )
    assert problem.what.startswith("Taken for 1.1.2 “Train every taxi driver before a licence")


def test_a_ref_before_other_words_is_warned_of() -> None:
    said = ActionEntry("Publish a newsletter", ref="1.1.2")
    assert laid(COUNT, said).problems == (
        Problem(
            "action 1.1.2",
            "The file gives ref 1.1.2 to other words: “Publish a newsletter”; in the plan it is "
            "“Train every taxi driver before a licence is given”. If this is another action, "
            "leave its ref blank.",
            Severity.WARNING,
        ),
    )


def test_an_action_that_the_plan_lacks_is_new() -> None:
    completed = laid(COUNT, TRAIN, ActionEntry("Publish a newsletter"))
    assert refs_and_keys(completed)[2] == ("1.1.3", "new1")
    assert len(completed.matches) == 3


def test_the_same_file_is_always_matched_alike() -> None:
    said = (ActionEntry("Train every taxi driver"), ActionEntry("Count the children at risk"))
    assert laid(*said) == laid(*said)


def test_a_match_says_what_it_was_found_by() -> None:
    assert laid(COUNT, TRAIN).matches[0] == Match("1.1.1", "k1", How.KEY, 1.0, COUNT.text)
