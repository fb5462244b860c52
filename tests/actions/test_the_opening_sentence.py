"""The sentence with which the plan's page opens, for none, one and many."""

from __future__ import annotations

import pytest

from actions.assurance import Doubt
from actions.opening import NOW, THEN, Opening, Tense, opening
from actions.table import rows
from plans.brag import Rating
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from tests.actions.november import TODAY

OVERDUE = Doubt("overdue", "Overdue 2 days", "Due 9 November 2026.")
UNCHANGED = Doubt("unchanged", "Green for 400 days", "It has not changed.")


def _opening(
    greens: int = 0, doubted: int = 0, blues: int = 0, signed: int = 0, tense: Tense = NOW
) -> Opening:
    entries = [
        *(ActionEntry("Green", f"g{n}", rating=Rating.GREEN) for n in range(greens)),
        *(
            ActionEntry("Blue", f"b{n}", rating=Rating.BLUE, signed_off=n < signed)
            for n in range(blues)
        ),
        ActionEntry("Not rated", "n"),
    ]
    theme = ThemeEntry(1, "Prevent", "", (ObjectiveEntry("1.1", "", tuple(entries)),))
    doubts = {f"g{n}": (OVERDUE,) for n in range(doubted)}
    return opening(rows(PlanDocument(themes=(theme,)), {}, doubts, today=TODAY), tense)


@pytest.mark.parametrize(
    ("greens", "doubted", "words"),
    [
        (3, 2, ("3 of 4 actions are rated Green", "but", "2 of those 3 carry a doubt")),
        (3, 1, ("3 of 4 actions are rated Green", "but", "1 of those 3 carries a doubt")),
        (3, 3, ("3 of 4 actions are rated Green", "but", "all 3 of them carry a doubt")),
        (2, 2, ("2 of 3 actions are rated Green", "but", "both of them carry a doubt")),
        (3, 0, ("3 of 4 actions are rated Green", "and", "none of those 3 carries a doubt")),
        (1, 1, ("1 of 2 actions is rated Green", "but", "it carries a doubt")),
        (1, 0, ("1 of 2 actions is rated Green", "and", "it carries no doubt")),
    ],
)
def test_greens_and_what_speaks_against_them(
    greens: int, doubted: int, words: tuple[str, str, str]
) -> None:
    said = _opening(greens, doubted)
    assert (said.green, said.joined) == words[:2]
    assert said.doubted == f"{words[2]} that bears on Green"


def test_without_a_green_nothing_is_said_of_doubts() -> None:
    said = _opening()
    assert (said.green, said.joined, said.doubted) == ("0 of 1 action are rated Green", "", "")


@pytest.mark.parametrize(
    ("blues", "signed", "words"),
    [
        (0, 0, ("0 are Blue", "")),
        (1, 0, ("1 is Blue", "the chair has not signed it off")),
        (1, 1, ("1 is Blue", "the chair has signed it off")),
        (3, 0, ("3 are Blue", "the chair has signed off none of them")),
        (3, 2, ("3 are Blue", "the chair has signed off 2")),
        (3, 3, ("3 are Blue", "the chair has signed off all 3")),
        (2, 2, ("2 are Blue", "the chair has signed off both")),
    ],
)
def test_blues_and_how_many_are_signed_off(blues: int, signed: int, words: tuple[str, str]) -> None:
    said = _opening(blues=blues, signed=signed)
    assert (said.blue, said.signed) == words


def test_a_past_moment_is_told_in_the_past() -> None:
    said = _opening(2, 1, 1, 0, THEN)
    assert said.green == "2 of 4 actions were rated Green"
    assert said.doubted == "1 of those 2 carried a doubt that bears on Green"
    assert (said.blue, said.signed) == ("1 was Blue", "the chair had not signed it off")
    assert said.overdue == "None was overdue"


def test_a_doubt_that_does_not_bear_on_green_does_not_speak_against_it() -> None:
    entry = ActionEntry("Green", "g", rating=Rating.GREEN)
    theme = ThemeEntry(1, "Prevent", "", (ObjectiveEntry("1.1", "", (entry,)),))
    table = rows(PlanDocument(themes=(theme,)), {}, {"g": (UNCHANGED,)}, today=TODAY)
    assert opening(table, NOW).doubted == "it carries no doubt that bears on Green"
