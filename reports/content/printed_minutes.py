"""Every text that the minutes of a meeting print, with where it stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reports.content.minutes_shape import Block, Heading, Minutes, Points, Resolved, Words
from reports.content.printed import Printed


def printed_minutes(paper: Minutes) -> Iterator[Printed]:
    """Every text of the paper, in its order."""
    for text in (paper.council, paper.body, paper.begins, paper.standing):
        yield Printed(text, "the head")
    yield from _of_blocks(paper.attendance, "the head")
    for minute in paper.minutes:
        where = f"minute {minute.number}"
        yield Printed(minute.title, where)
        yield from _of_blocks(minute.blocks, where)
    yield from (Printed(note, "the notes") for note in paper.notes)


def _of_blocks(blocks: Iterable[Block], where: str) -> Iterator[Printed]:
    return (Printed(text, where) for block in blocks for text in _of_a_block(block))


def _of_a_block(block: Block) -> Iterable[str]:
    match block:
        case Words():
            return (f"{block.label} {block.text}".strip(),)
        case Points():
            return block.items
        case Heading():
            return (block.text,)
        case Resolved():
            return block.resolutions
