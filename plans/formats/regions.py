"""A table cut at its rows of headings: what stands above them, and what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.formats.grid import Row, Table
from plans.formats.headers import Header, continued, header_of
from plans.formats.ratings import rating_in_words
from plans.formats.text import words_only

_KEY_ROWS = range(3, 9)
_KEY_WORDS = 3
"""Cells with words in a row of a rating key, at most."""


@dataclass
class Region:
    """Rows under one row of headings, or under none."""

    header: Header | None
    rows: list[Row] = field(default_factory=list)
    where: str = ""


def regions(table: Table) -> Iterator[Region]:
    """The table's regions in order; a heading row that only repeats the one above starts none."""
    now = Region(None, where=table.where)
    for row in table.rows:
        header = header_of(row)
        if header is None:
            _take(now, row)
        elif not _repeats(now.header, header):
            yield now
            now = Region(header, where=table.where)
    yield now


def _take(region: Region, row: Row) -> None:
    """Add the row, or its headings where it is the second row of them."""
    more = continued(region.header, row) if region.header and not region.rows else None
    if more:
        region.header = more
    else:
        region.rows.append(row)


def _repeats(before: Header | None, header: Header) -> bool:
    return before is not None and (before.kind, before.columns, before.fields) == (
        header.kind,
        header.columns,
        header.fields,
    )


def is_rating_key(rows: list[Row]) -> bool:
    """A table that explains the ratings: every row has one colour's name or fill and a meaning."""
    told = [r for r in rows if r.words]
    if len(told) not in _KEY_ROWS or any(len(r.words) > _KEY_WORDS for r in told):
        return False
    return sum(_explains(r) for r in told) >= _KEY_ROWS.start


def _explains(row: Row) -> bool:
    first = words_only(row.words[0]).split()
    named = bool(first) and rating_in_words(first[0])[0] is not None
    return named or (len(row.words) == 1 and any(c.fill and not c.text for c in row.cells))
