from itertools import count

import pytest

from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Problem, Reading, Severity
from plans.matching import Completed, complete
from plans.repeats import unusable

COUNT, TRAIN = ActionEntry("Count"), ActionEntry("Train")


def laid(*themes: ThemeEntry) -> Completed:
    numbers = count(1)
    return complete(
        Reading(PlanDocument(themes=themes)), PlanDocument(), new_key=lambda: f"new{next(numbers)}"
    )


def know(*actions: ActionEntry, text: str = "Know") -> ObjectiveEntry:
    return ObjectiveEntry("1.1", text, actions)


def prevent(*objectives: ObjectiveEntry, name: str = "Prevent") -> ThemeEntry:
    return ThemeEntry(1, name, "", objectives)


@pytest.mark.parametrize(
    "themes",
    [
        (prevent(know(COUNT), know(TRAIN, text="KNOW")),),
        (prevent(know(COUNT)), prevent(know(TRAIN, text=""), name="PREVENT")),
    ],
)
def test_what_only_goes_on_is_joined(themes: tuple[ThemeEntry, ...]) -> None:
    completed = laid(*themes)
    assert completed.problems == ()
    assert [(o.ref, [a.text for a in o.actions]) for o in completed.document.objectives] == [
        ("1.1", ["Count", "Train"])
    ]


@pytest.mark.parametrize(
    ("themes", "where", "what"),
    [
        (
            (prevent(know(COUNT)), prevent(name="Protect")),
            "theme 1",
            "1 twice: to “Prevent” and to “Protect”",
        ),
        (
            (prevent(know(COUNT), know(TRAIN, text="Work")),),
            "objective 1.1",
            "1.1 twice: to “Know” and to “Work”",
        ),
        (
            (prevent(know(ActionEntry("Count", ref="DA1"), ActionEntry("Train", ref="DA1"))),),
            "action DA1",
            "DA1 twice: to “Count” and to “Train”",
        ),
        (
            (prevent(know(ActionEntry("Count", "k1"), ActionEntry("Train", "k1"))),),
            "key k1",
            "k1 twice: to “Count” and to “Train”",
        ),
    ],
)
def test_one_name_for_two_things_is_an_error(
    themes: tuple[ThemeEntry, ...], where: str, what: str
) -> None:
    completed = laid(*themes)
    assert completed.problems == (
        Problem(
            where,
            f"The file gives {what}. "
            "Give one of them another, or leave it blank, and import the file again.",
            Severity.ERROR,
        ),
    )
    keys = [action.key for action in completed.document.actions]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("ref", ["1.1.1/update", "1.1\n2", "\x00", "1.1\x7f"])
def test_a_ref_that_cannot_stand_in_an_address_is_an_error(ref: str) -> None:
    (problem,) = unusable(
        PlanDocument(
            themes=(
                ThemeEntry(1, "", "", (ObjectiveEntry("1.1", "", (ActionEntry("x", "", ref),)),)),
            )
        )
    )
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize("ref", ["1.1", ""])
def test_a_lead_given_twice_leads_once(ref: str) -> None:
    action = ActionEntry("Count", leads=("Ana", "Ben", "Ana"))
    completed = laid(ThemeEntry(1, "Prevent", "", (ObjectiveEntry(ref, "Know", (action,)),)))
    assert completed.document.actions[0].leads == ("Ana", "Ben")
