from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Problem, Reading, Severity
from plans.matching import Completed, complete

COUNT = ActionEntry("Count the children", "k1", "1.1.1")
GONE = ActionEntry("Train the drivers", "k2", "1.1.2")
NOTE = Problem("action 1.1.2", "1.1.2 comes back: it was withdrawn.", Severity.NOTE)


def document(*actions: ActionEntry) -> PlanDocument:
    return PlanDocument(
        themes=(ThemeEntry(1, "Prevent", "", (ObjectiveEntry("1.1", "Know", actions),)),)
    )


def laid(
    *actions: ActionEntry,
    withdrawn: Sequence[ActionEntry] = (GONE,),
) -> Completed:
    return complete(
        Reading(document(*actions)),
        document(COUNT),
        new_key=lambda: "new",
        used_refs=["1.1.1", "1.1.2"],
        withdrawn=withdrawn,
    )


def names(completed: Completed) -> list[tuple[str, str]]:
    return [(action.key, action.ref) for action in completed.document.actions]


@pytest.mark.parametrize(
    "said",
    [
        GONE,
        replace(GONE, text="Train each driver"),
        replace(GONE, ref=""),
        replace(GONE, key="", text="Train  the\ndrivers"),
    ],
)
def test_by_its_key_or_by_its_ref_and_words(said: ActionEntry) -> None:
    completed = laid(COUNT, said)
    assert names(completed) == [("k1", "1.1.1"), ("k2", "1.1.2")]
    assert completed.document.actions[1].text == said.text
    assert completed.problems == (NOTE,)


def test_other_words_under_the_ref_of_a_withdrawn_action_are_refused() -> None:
    (problem,) = laid(COUNT, replace(GONE, key="", text="Train the police")).problems
    assert problem.severity is Severity.ERROR


def test_the_words_alone_are_a_new_action() -> None:
    completed = laid(COUNT, ActionEntry(GONE.text))
    assert names(completed) == [("k1", "1.1.1"), ("new", "1.1.3")]
    assert completed.problems == ()


def test_one_that_comes_back_is_not_taken_for_one_of_the_plan() -> None:
    completed = laid(replace(GONE, ref="1.1.1", text=COUNT.text))
    assert names(completed) == [("k2", "1.1.2")]


def test_its_ref_beside_other_words_too_is_refused() -> None:
    given = laid(COUNT, replace(GONE, ref=""), ActionEntry("Meet", ref="1.1.2"))
    assert [p.severity for p in given.problems] == [Severity.NOTE, Severity.ERROR]


def test_it_is_open_again_with_the_baseline_that_it_had() -> None:
    first, later = date(2015, 6, 30), date(2016, 6, 30)
    gone = replace(GONE, baseline_due_on=first)
    back = laid(COUNT, replace(GONE, due_on=later), withdrawn=[gone]).document.actions[1]
    assert (back.due_on, back.baseline_due_on, back.is_open) == (later, first, True)


def test_what_the_plan_holds_is_not_brought_back() -> None:
    assert laid(COUNT, withdrawn=[COUNT]).problems == ()
