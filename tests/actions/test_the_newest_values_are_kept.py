"""What was worked out is kept while it stands; what changed takes the place of what it was."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from actions import assurance
from actions.newest import Newest
from tests.actions.assurance.sample import CALM, RULES, TODAY


def test_as_much_is_held_as_may_be_and_the_newest_whatever_it_weighs() -> None:
    held: Newest[int] = Newest(10, lambda value: value)
    for weight in (4, 3, 2):
        held.get(weight, partial(int, weight))
    held.get(4, partial(int, 0))
    held.get(5, partial(int, 5))
    assert list(held._held) == [4, 5]
    held.get(40, partial(int, 40))
    assert list(held._held) == [40]


def test_what_is_made_anew_weighs_as_it_is_now() -> None:
    held: Newest[int] = Newest(10, lambda value: value)
    for state in range(9):
        assert held.get("a", partial(int, 6), state=state) == 6
    held.get("b", partial(int, 4))
    assert list(held._held) == ["a", "b"]
    held.clear()
    held.get("c", partial(int, 10))
    assert list(held._held) == ["c"]


def test_an_actions_doubts_are_held_once_however_often_it_changes() -> None:
    assurance._kept.clear()
    for number in range(5):
        said = replace(CALM, evidence=f"{number} of the 60 drivers came.")
        assurance.doubts(said, RULES, today=TODAY)
    assert len(assurance._kept._held) == 1
