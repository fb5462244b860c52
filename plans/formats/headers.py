"""Which rows of a table are its headings, and which of its columns are read by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plans.formats.columns import Column, Heading, heading_of
from plans.formats.grid import Cell, Merge, Row
from plans.formats.other_headers import Kind, other_fields
from plans.formats.text import quoted

_LONGEST = 90
"""Characters of a heading; longer cells are text."""


@dataclass(frozen=True, slots=True)
class Header:
    """A heading row that was understood. ``columns`` says where each thing stands."""

    kind: Kind
    columns: dict[Column, int]
    fields: dict[str, int]
    evidence: tuple[int, ...] = ()
    """Every column of evidence, from the left; their texts belong together."""
    unknown: tuple[str, ...] = ()
    printed: dict[int, str] | None = None
    past: frozenset[int] = frozenset()
    """Columns of what an action was before: never read."""
    beside: tuple[str, ...] = ()
    """Known headings that were not read, for another holds the same."""
    doubts: tuple[str, ...] = ()


def header_of(row: Row) -> Header | None:
    """What the row's headings say; none where it is not a row of headings."""
    if len(row.words) <= 1 or any(len(w) > _LONGEST for w in row.words):
        return None
    return _other_header(row) or _action_header(row)


def _other_header(row: Row) -> Header | None:
    kind, fields = other_fields(row)
    return Header(kind, {}, fields) if kind and not _has_action(row) else None


def _has_action(row: Row) -> bool:
    return any(heading_of(text).column is Column.ACTION for text in row.words)


def _action_header(row: Row) -> Header | None:
    headings = {n: heading_of(cell.text) for n, cell in enumerate(row.cells) if cell.text}
    of_now = {n: each for n, each in headings.items() if not each.is_past}
    rivals = dict(_rivals(of_now))
    columns = {column: _read(column, places) for column, places in rivals.items()}
    doubts = tuple(
        _doubt(column, of_now[columns[column]].printed, len(places))
        for column, places in rivals.items()
        if column in {Column.RATING, Column.WHEN} and len(places) > 1
    )
    _settle_dates(columns)
    if not _is_action_table(columns):
        return None
    evidence = tuple(n for n, each in of_now.items() if each.column is Column.EVIDENCE)
    unread = {n: each for n, each in headings.items() if n not in {*columns.values(), *evidence}}
    return Header(
        Kind.ACTIONS,
        _bound(columns),
        {},
        evidence,
        unknown=tuple(h.printed for h in unread.values() if h.column is Column.UNKNOWN),
        printed={n: each.printed for n, each in headings.items()},
        past=frozenset(headings.keys() - of_now.keys()),
        beside=tuple(
            each.printed
            for n, each in unread.items()
            if n in of_now and each.column is not Column.UNKNOWN
        ),
        doubts=doubts,
    )


def _rivals(headings: dict[int, Heading]) -> Iterator[tuple[Column, list[int]]]:
    """For each column the places that could be it: the most telling, then those of today."""
    for column in dict.fromkeys(each.column for each in headings.values()):
        if column is Column.UNKNOWN:
            continue
        strengths = {n: each.strength for n, each in headings.items() if each.column is column}
        best = [n for n, strength in strengths.items() if strength == min(strengths.values())]
        yield column, [n for n in best if headings[n].says_now] or best


def _read(column: Column, places: list[int]) -> int:
    """Of several ratings the last, for a table grows to the right; of others the first."""
    return places[-1] if column is Column.RATING else places[0]


def _doubt(column: Column, heading: str, count: int) -> str:
    return f"{count} columns are headed as the {column.value}; {quoted(heading)} was read."


def _settle_dates(columns: dict[Column, int]) -> None:
    """A due date beside no other "when" is the "when" itself."""
    if Column.WHEN not in columns and Column.DUE in columns:
        columns[Column.WHEN] = columns.pop(Column.DUE)
    if Column.LEAD not in columns and Column.AGENCY in columns:
        columns[Column.LEAD] = columns.pop(Column.AGENCY)


def _is_action_table(columns: dict[Column, int]) -> bool:
    beside = {Column.LEAD, Column.WHEN, Column.EVIDENCE, Column.RATING, Column.OBJECTIVE}
    return Column.ACTION in columns and bool(beside & columns.keys())


def _bound(columns: dict[Column, int]) -> dict[Column, int]:
    """A bare "No." belongs to the objective or action column that stands next on its right."""
    place = columns.pop(Column.REF, None)
    if place is None:
        return columns
    right = [
        (n, c)
        for c, n in columns.items()
        if n > place and c in {Column.OBJECTIVE, Column.ACTION, Column.THEME}
    ]
    nearest = min(right, default=(0, Column.ACTION), key=lambda pair: pair[0])[1]
    bound = {Column.OBJECTIVE: Column.OBJECTIVE_REF, Column.THEME: Column.THEME_REF}
    columns.setdefault(bound.get(nearest, Column.ACTION_REF), place)
    return columns


def continued(header: Header, row: Row) -> Header | None:
    """The header with what a second heading row under it adds; none where the row adds nothing."""
    if (
        header.kind is not Kind.ACTIONS
        or not row.words
        or any(len(w) > _LONGEST for w in row.words)
    ):
        return None
    added = dict(_additions(header, row))
    if not added or len(added) < len(row.words):
        return None
    evidence = tuple(
        sorted({*header.evidence, *(n for c, n in added.items() if c is Column.EVIDENCE)})
    )
    printed = {**(header.printed or {}), **{n: row.cells[n].text for n in added.values()}}
    columns = {**header.columns, **added}
    return replace(header, columns=columns, evidence=evidence, printed=printed)


def _additions(header: Header, row: Row) -> Iterator[tuple[Column, int]]:
    """Columns named under a heading that spans several, or under a blank one."""
    taken = set(header.columns.values())
    for place, cell in sorted(enumerate(row.cells), key=_is_of_now):
        column = heading_of(cell.text).column
        above = (header.printed or {}).get(place, "")
        if cell.text and cell.merge is Merge.NONE and column is not Column.UNKNOWN:
            free = (
                place not in taken
                or column is Column.EVIDENCE
                or heading_of(above).column is Column.EVIDENCE
            )
            if column not in header.columns and free:
                yield column, place


def _is_of_now(placed: tuple[int, Cell]) -> bool:
    """Sorts the headings of what an action was to the front, so that the others count."""
    return not heading_of(placed[1].text).is_past
