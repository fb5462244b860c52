"""How many actions hold each doubt: by theme, by agency, in three tints; and what is complete."""

from __future__ import annotations

import pytest

from actions.doubt_table import by_agency, by_theme, greatest, in_all, occurring, step
from actions.figures import completion, completion_by_theme
from plans.brag import Rating
from plans.completion import completion_bar
from tests.actions.november import document, table
from tests.actions.test_the_list_by_its_doubts import DOUBTS
from tests.cast import with_action

PLAN = document()
ROWS = table(PLAN, DOUBTS)


def test_the_doubts_that_occur_in_the_order_of_the_catalogue() -> None:
    assert occurring(ROWS) == ["overdue", "stale", "unsigned", "no_lead", "no_date"]
    assert occurring(table()) == []


def test_by_theme() -> None:
    first, second = by_theme(PLAN, ROWS)
    assert (first.name, first.counts["overdue"], first.counts["any"]) == ("1 Prevent", 1, 2)
    assert (second.counts["no_lead"], second.counts["overdue"], second.counts["any"]) == (1, 0, 1)
    assert [line.counts["green_in_doubt"] for line in (first, second)] == [1, 0]
    assert first.choice == (("theme", "1"),)


def test_by_agency_with_those_that_no_agency_leads() -> None:
    lines = by_agency(ROWS)
    assert [line.name for line in lines] == ["Aldermere Council", "Police", "No agency"]
    assert [line.counts["any"] for line in lines] == [1, 0, 2]
    assert lines[-1].choice == (("agency", "none"),)


def test_in_all() -> None:
    line = in_all(ROWS, "All themes")
    assert (line.choice, line.counts["any"], line.counts["green_in_doubt"]) == ((), 3, 1)
    assert greatest([line], ["overdue", "stale"]) == 1
    assert greatest([], []) == 0


@pytest.mark.parametrize(
    ("number", "most", "tint"),
    [(0, 9, 0), (1, 9, 1), (3, 9, 1), (4, 9, 2), (6, 9, 2), (7, 9, 3), (9, 9, 3), (1, 1, 1)],
)
def test_a_tint_by_thirds_of_the_greatest(number: int, most: int, tint: int) -> None:
    assert step(number, most) == tint


def test_said_to_be_complete_and_signed_off() -> None:
    plan = with_action(document(), "train", rating=Rating.BLUE, signed_off=True)
    first, second = completion_by_theme(plan, table(plan))
    assert (first.said, first.signed, first.awaiting, first.total) == (2, 1, 1, 3)
    assert (second.said, second.signed, second.awaiting, second.total) == (0, 0, 0, 2)
    assert (first.said_share, first.signed_share) == (67, 33)
    assert completion([]).said_share == 0


def test_the_bar_says_its_numbers_and_outlines_what_awaits() -> None:
    bar = completion_bar(signed=1, awaiting=2, total=3, most=6)
    assert 'aria-label="1 signed off, 2 awaiting sign-off, of 3"' in bar
    assert 'width="50.00%"' in bar
    assert bar.count("<rect") == 4
    assert "style" not in bar
    assert completion_bar(signed=0, awaiting=0, total=0, most=0).count("<rect") == 1
