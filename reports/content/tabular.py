"""The tables of a pack as plain rows, for workbooks and CSV: the numbers of its charts too. Pure.

Tables of one part that have the same columns are one, so that the whole plan can be filtered and
sorted at once: what stood above a row then stands in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from people.wording import listed
from plans import brag
from reports.content.shape import (
    Bar,
    BarChart,
    Block,
    Cell,
    Column,
    Key,
    Mark,
    MonthChart,
    PackContent,
    Part,
    Table,
    Tallies,
    ThemeBars,
    Words,
)

Value = str | int
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under their heads, with where the pack prints them."""

    part: str
    """``B Exceptions``."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


LONGEST_TITLE = 31
"""As many letters as the name of a sheet in Excel may have."""
_IN_WHICH = Column("Table", "name")
_UNDER = Column("Under", "name")
_FIGURE = Column("Figure", "figure")
_ALL = Column("All", "figure")
_RATINGS = tuple(Column(brag.look(rating).word, "figure") for rating in brag.ORDER)


def sheets(content: PackContent) -> tuple[Sheet, ...]:
    """Every table of the pack, in its order."""
    return tuple(sheet for part in content.parts for sheet in _of_part(part))


def _of_part(part: Part) -> Iterator[Sheet]:
    where = f"{part.letter} {part.title}"
    alike: defaultdict[tuple[Column, ...], list[Sheet]] = defaultdict(list)
    for block in part.blocks:
        for sheet in _of_block(block, where):
            alike[sheet.columns].append(sheet)
    for same in alike.values():
        yield same[0] if len(same) == 1 else _joined(part, same)


def _joined(part: Part, same: Sequence[Sheet]) -> Sheet:
    titles = listed(sheet.title for sheet in same)
    rows = tuple((sheet.title, *row) for sheet in same for row in sheet.rows)
    title = titles if len(titles) <= LONGEST_TITLE else part.title
    return Sheet(same[0].part, title, (_IN_WHICH, *same[0].columns), rows)


def _of_block(block: Block, part: str) -> Iterator[Sheet]:
    match block:
        case Table():
            yield _of_table(block, part)
        case Tallies():
            rows = tuple((item.figure, item.words) for item in block.items)
            yield Sheet(part, "In figures", (_FIGURE, Column("What", "wide")), rows)
        case Key():
            heads = (Column("Rating", "rating"), Column("Meaning", "wide"))
            said = tuple((mark_words(line.mark), line.meaning) for line in block.lines)
            yield Sheet(part, block.caption, heads, said)
        case BarChart():
            yield _of_bars(part, block.caption, "Actions", [block.bar])
        case ThemeBars():
            yield _of_bars(part, block.caption, "Theme", [*block.bars, block.total])
        case MonthChart():
            yield _of_bars(part, block.caption, "Month", block.months)


def _of_bars(part: str, caption: str, head: str, bars: Iterable[Bar]) -> Sheet:
    rows: tuple[Row, ...] = tuple((bar.label, *bar.counts, bar.total) for bar in bars)
    return Sheet(part, unnumbered(caption), (Column(head, "name"), *_RATINGS, _ALL), rows)


def _of_table(table: Table, part: str) -> Sheet:
    columns = (_UNDER, *table.columns) if _is_grouped(table) else table.columns
    return Sheet(part, unnumbered(table.caption), columns, tuple(_rows(table)))


def _is_grouped(table: Table) -> bool:
    return any(group.heading for group in table.groups)


def _rows(table: Table) -> Iterator[Row]:
    """The rows; where they stand under headings, each says under which."""
    for group in table.groups:
        above: Row = (_line(group.heading),) if _is_grouped(table) else ()
        for row in group.rows:
            yield (*above, *_values(row, table.columns))


def unnumbered(caption: str) -> str:
    """``Overdue``, of ``Table 3. Overdue``."""
    number, _, name = caption.partition(". ")
    return name if number.startswith(("Table ", "Figure ")) and name else caption


def _values(row: Iterable[Cell], columns: Iterable[Column]) -> Iterator[Value]:
    for cell, column in zip(row, columns, strict=True):
        words = cell_words(cell)
        yield int(words) if column.is_number and words.isascii() and words.isdecimal() else words


def cell_words(cell: Cell) -> str:
    """A cell in words alone, a line for each of its parts."""
    said = mark_words(cell.mark) if cell.mark else _marked(cell) or cell.text
    return "\n".join(filter(None, (said, *cell.doubts, *cell.notes)))


def mark_words(mark: Mark) -> str:
    return f"{mark.word}, {mark.note}" if mark.note else mark.word


def _marked(cell: Cell) -> str:
    """A wording with what was taken out and put in said in words."""
    return "".join(map(_said_of, cell.marked))


def _said_of(words: Words) -> str:
    said = words.text.strip()
    if words.kind == "same" or not said:
        return words.text
    return words.text.replace(said, f"[{_SAID[words.kind]}: {said}]")


_SAID = {"added": "put in", "removed": "taken out"}


def _line(text: str) -> str:
    return " ".join(text.split())
