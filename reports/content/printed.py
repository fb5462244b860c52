"""Every text that a pack prints, with where it stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.content.shape import (
    BarChart,
    Block,
    Cell,
    FrontSheet,
    Heading,
    Key,
    MonthChart,
    PackContent,
    Paragraph,
    Part,
    Table,
    Tallies,
    ThemeBars,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A text of the pack."""

    text: str
    part: str
    """``the front sheet``, ``part B``."""
    row: str = ""
    """What heads its row of a table: of an action its ref."""


def printed(pack: PackContent) -> Iterator[Printed]:
    """Every text of a pack, in its order."""
    for text in (pack.title, pack.running_title, pack.foot, pack.partnership):
        yield Printed(text, "every page")
    yield from _of_the_front(pack.front)
    for part in pack.parts:
        yield from _of_a_part(part)


def _of_the_front(front: FrontSheet) -> Iterator[Printed]:
    where = "the front sheet"
    yield Printed(front.title, where)
    yield Printed(front.kicker, where)
    for row in front.rows:
        yield Printed(f"{row.name}: {row.value}", where)
    for section in front.sections:
        for paragraph in section.paragraphs:
            for text in (paragraph.text, *paragraph.items):
                yield Printed(text, where)


def _of_a_part(part: Part) -> Iterator[Printed]:
    where = f"part {part.letter}"
    yield Printed(part.title, where)
    yield Printed(part.opening, where)
    for block in part.blocks:
        if isinstance(block, Table):
            yield from _of_a_table(block, where)
        else:
            yield from (Printed(text, where) for text in _of_a_block(block))


def _of_a_table(table: Table, where: str) -> Iterator[Printed]:
    yield Printed(table.caption, where)
    yield Printed(table.note, where)
    for group in table.groups:
        yield Printed(group.heading, where)
        yield Printed(group.note, where)
        for row in group.rows:
            head = row[0].text if row else ""
            yield from (Printed(text, where, head) for cell in row for text in _of_a_cell(cell))


def _of_a_cell(cell: Cell) -> Iterable[str]:
    return (cell.text, "".join(words.text for words in cell.marked), *cell.doubts, *cell.notes)


def _of_a_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from (block.text, *block.items)
        case Heading():
            yield block.text
        case Tallies():
            yield from (f"{tally.figure} {tally.words}" for tally in block.items)
        case Key():
            yield from (block.caption, *(line.meaning for line in block.lines))
        case BarChart():
            yield from (block.caption, block.note, block.bar.label)
        case ThemeBars():
            yield from (block.caption, block.note, *(bar.label for bar in block.bars))
        case MonthChart():
            yield from (block.caption, block.note, *(bar.label for bar in block.months))
