"""A table cut at its rows of headings: what stands above them, and what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.formats.columns import Column
from plans.formats.grid import Row, Table
from plans.formats.headers import Header, continued, header_of
from plans.formats.other_headers import Kind
from plans.formats.ratings import rating_in_words
from plans.formats.text import words_only
from plans.formats.titles import looks_like_ref

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
        if header is None or _holds(now, row):
            _take(now, row)
        elif not _repeats(now.header, header):
            yield now
            now = Region(header, where=table.where)
    yield now


def _holds(region: Region, row: Row) -> bool:
    """Whether a row belongs to the region although its words could be headings."""
    if region.header is None:
        return False
    if region.header.kind is Kind.ACTIONS:
        return _names_an_action(region.header, row)
    goes_on = not row.after_gap and (not region.rows or len(region.rows[-1].words) > 1)
    return goes_on and len(row.words) <= len(region.header.fields) and not _is_again(region, row)


def _names_an_action(header: Header, row: Row) -> bool:
    """A ref or a key under its heading: a row of headings has none there."""
    ref, key = (row.cell(header.columns.get(c, -1)).text for c in (Column.ACTION_REF, Column.KEY))
    return looks_like_ref(ref) or words_only(key) not in {"", "key"}


def _is_again(region: Region, row: Row) -> bool:
    """Whether the row is the region's own headings, repeated on a new page."""
    return _repeats(region.header, header_of(row))


def _take(region: Region, row: Row) -> None:
    """Add the row, or its headings where it is the second row of them."""
    more = continued(region.header, row) if region.header and not region.rows else None
    if more:
        region.header = more
    else:
        region.rows.append(row)


def _repeats(before: Header | None, header: Header | None) -> bool:
    if before is None or header is None:
        return False
    return (before.kind, before.columns, before.fields) == (
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
