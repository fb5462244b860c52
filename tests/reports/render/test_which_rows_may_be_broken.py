"""A row that needs a good part of a page goes on overleaf; a shorter one stays whole."""

from __future__ import annotations

import pytest

from reports.content.shape import Cell, Words
from reports.templatetags.packs import is_long

SHORT, LONG = "Some words. " * 20, "Some words. " * 100
LONG_ONES = {
    "one text": Cell(LONG),
    "many short lines": Cell("No.\n" * 30),
    "many doubts": Cell("Amber", doubts=("Overdue",) * 25),
    "many notes": Cell("Amber", notes=("Moved",) * 25),
    "compared wording": Cell(marked=(Words("added", LONG),)),
}


@pytest.mark.parametrize("which", LONG_ONES)
def test_one_long_cell_is_enough(which: str) -> None:
    assert is_long([Cell(SHORT), LONG_ONES[which]])


def test_a_row_of_short_cells_stays_whole() -> None:
    assert not is_long([Cell(SHORT), Cell(SHORT, doubts=("Overdue", "No lead")), Cell()])
