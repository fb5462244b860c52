"""Words that are struck through: left out and quoted, unless they are what a row is to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plans.formats.columns import Column
from plans.formats.grid import Block, Cell, Pages, Row, Table
from plans.formats.reading import Problem, Severity
from plans.formats.regions import regions
from plans.formats.text import quoted


def without_struck(pages: Pages) -> Pages:
    """The pages without struck words, with a warning for each; an action that is struck is kept."""
    problems: list[Problem] = []
    blocks = tuple(b for block in pages.blocks for b in _block(block, problems))
    return replace(pages, blocks=blocks, problems=(*pages.problems, *problems))


def _block(block: Block, problems: list[Problem]) -> Iterator[Block]:
    if isinstance(block, Table):
        yield _table(block, problems)
        return
    if block.struck:
        problems.append(_left_out(block.struck, block.where))
    if block.text:
        yield block


def _table(table: Table, problems: list[Problem]) -> Table:
    if not any(c.struck for row in table.rows for c in row.cells):
        return table
    actions = _places_of_actions(table)
    rows = (_row(row, actions.get(row.where, -1), problems) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _places_of_actions(table: Table) -> dict[str, int]:
    """In which column each row of actions has its action."""
    return {
        row.where: region.header.columns[Column.ACTION]
        for region in regions(table)
        if region.header and Column.ACTION in region.header.columns
        for row in region.rows
    }


def _row(row: Row, place: int, problems: list[Problem]) -> Row:
    action = row.cell(place)
    if action.text or not action.struck:
        problems.extend(_left_out(c.struck, row.where) for c in row.cells if c.struck)
        return replace(row, cells=tuple(replace(c, struck="") for c in row.cells))
    what = (
        f"{quoted(action.struck)} is struck out: was it withdrawn? "
        "It was read all the same. If it was withdrawn, take its row out of the file."
    )
    problems.append(Problem(row.where, what, Severity.WARNING))
    problems.extend(_left_out(c.struck, row.where) for c in row.cells if c.text and c.struck)
    return replace(row, cells=tuple(map(_restored, row.cells)))


def _restored(cell: Cell) -> Cell:
    return replace(cell, text=cell.text or cell.struck, struck="")


def _left_out(struck: str, where: str) -> Problem:
    return Problem(where, f"{quoted(struck)} is struck out and was not read.", Severity.WARNING)
