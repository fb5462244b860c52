"""What a table's heading words mean: which column holds what, and which rows are headings.

Councils word their headings differently; the patterns are tried in order, the most telling first,
so that "Action lead" is a lead and "Progress of actions" is evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from plans.formats.grid import Cell, Merge, Row
from plans.formats.other_headers import Kind, other_fields
from plans.formats.past import DATE_NO_LONGER, NO_LONGER
from plans.formats.text import quoted, words_only

_LONGEST = 90
"""Characters of a heading; longer cells are text."""


class Column(Enum):
    """What a column of an action table holds."""

    KEY = "key"
    THEME_REF = "theme number"
    THEME = "theme"
    OBJECTIVE_REF = "objective number"
    OBJECTIVE = "objective"
    REF = "number"
    ACTION_REF = "action number"
    ACTION = "action"
    LEAD = "lead"
    LEAD_PRINTED = "lead as printed"
    AGENCY = "agency"
    WHEN = "when"
    DUE = "due date"
    MILESTONES = "milestones"
    NO_DATE = "no date because"
    BASELINE = "baseline"
    EVIDENCE = "evidence"
    RATING = "rating"
    RATING_PRINTED = "rating as printed"
    MOMENT = "moment"
    SIGNED_OFF = "signed off"
    STATE = "state"
    UNKNOWN = "unknown"


_OWN = {
    "key": Column.KEY,
    "theme no": Column.THEME_REF,
    "lead as printed": Column.LEAD_PRINTED,
    "milestone dates": Column.MILESTONES,
    "no date because": Column.NO_DATE,
    "rating as printed": Column.RATING_PRINTED,
    "updated at": Column.MOMENT,
    "updated and signed off": Column.MOMENT,
    "signed off": Column.SIGNED_OFF,
    "state": Column.STATE,
}
"""Headings that only a file which this program wrote has."""

_NUMBER = r"(?:no|nos|number|ref|refs|reference|id)"
_PATTERNS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (
            Column.RATING,
            (
                r"\bb ?r ?a ?g\b|\brags?\b|\br a g\b|\bbragg\b|traffic light|^(?:current "
                r"|overall |progress )?rating$"
            ),
        ),
        (
            Column.UNKNOWN,
            (
                r"\b(?:success|measures?|impact|risks?|resources?|costs?|budget|funding"
                r"|kpis?|indicators?|benefits?)\b"
                r"|how will we know|\bstart\b|date (?:raised|added|closed|opened)"
                r"|last updated?|date of (?:last )?update"
                r"|\bupdated (?:on|by)\b|\bsupport(?:ed|ing)?\b(?! officer$)|^source$"
            ),
        ),
        (Column.THEME_REF, rf"^(?:theme|priority|strand) {_NUMBER}$"),
        (
            Column.OBJECTIVE_REF,
            rf"^(?:strategic )?(?:objective|outcome|priority|aim|goal)s? {_NUMBER}$",
        ),
        (Column.ACTION_REF, rf"^(?:action|task|milestone|recommendation|rec)s? {_NUMBER}$"),
        (Column.REF, rf"^{_NUMBER}$|^item(?: {_NUMBER})?$"),
        (
            Column.AGENCY,
            r"^(?:lead |responsible )?(?:agency|agencies|organisations?|organization|partners?)$",
        ),
        (
            Column.LEAD,
            (
                r"\b(?:leads?|owners?|owned by|responsible|responsibility|accountable"
                r"|accountability|who|whom|assigned to|named officer)\b"
                r"|^(?:officers?|key contact|by)$"
            ),
        ),
        (
            Column.BASELINE,
            r"^(?:original|baseline)\b.*\b(?:date|deadline|timescale|target|when|due)$|^baseline$",
        ),
        (
            Column.WHEN,
            (
                r"\b(?:revised|current|new) (?:date|deadline|target|timescale|due "
                r"date|target date|completion date)\b"
            ),
        ),
        (Column.DUE, r"^(?:date )?due(?: date| by)?$"),
        (
            Column.WHEN,
            (
                r"\b(?:when|timescales?|time ?frames?|time scales?|deadlines?|timing"
                r"|timelines?|due|milestone date|action by(?: date)?$"
                r"|completion|completed by|complete by|delivery date|end date|target "
                r"date|implementation date)\b|^target$"
            ),
        ),
        (Column.RATING, r"\bstatus$|^colour$"),
        (
            Column.EVIDENCE,
            (
                r"\b(?:evidence|progress|updates?|commentary|comments?|narrative"
                r"|position|achieved|achievements|to date)\b"
            ),
        ),
        (
            Column.THEME,
            r"^(?:key )?(?:theme|priority theme|strand|work ?stream|pillar)(?: name| title)?s?$",
        ),
        (Column.OBJECTIVE, r"\bobjectives?\b"),
        (
            Column.ACTION,
            (
                r"\b(?:actions?|tasks?|milestones?|activity|activities|steps?|recommendations?)\b"
                r"|^what$"
                r"|what (?:will|do|are) we (?:will |going to |need to )?do\b|what "
                r"we will do|what needs to (?:be done|happen)"
                r"|how (?:will|do) we|how we will"
            ),
        ),
        (
            Column.OBJECTIVE,
            r"\b(?:outcomes?|aims?|goals?)\b|we want to (?:achieve|happen)|want to achieve",
        ),
        (Column.OBJECTIVE, r"\bpriorit(?:y|ies)\b"),
        (Column.WHEN, r"^date$"),
    )
)
_PAST: dict[Column, re.Pattern[str]] = {
    Column.RATING: re.compile(rf"{NO_LONGER}|\b(?:last|earlier)\b"),
    Column.WHEN: re.compile(DATE_NO_LONGER),
    Column.DUE: re.compile(DATE_NO_LONGER),
    Column.EVIDENCE: re.compile(
        rf"^(?!.*\bsince\b)(?:.*{NO_LONGER}|last (?:quarter|month|year)s?\b)"
    ),
}
"""Headings of what an action was, beside what it is."""
_NOW = re.compile(r"\b(?:current(?:ly)?|this|latest|now|new|revised)\b")


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
    return any(column_of(text)[0] is Column.ACTION for text in row.words)


def column_of(heading: str) -> tuple[Column, int]:
    """What a heading means, and how telling it is: the lower, the more."""
    words = words_only(heading)
    if heading.strip() == "#":
        return Column.REF, 0
    if words in _OWN:
        return _OWN[words], -1
    for strength, (column, pattern) in enumerate(_PATTERNS):
        if pattern.search(words):
            return column, strength
    return Column.UNKNOWN, len(_PATTERNS)


def _action_header(row: Row) -> Header | None:
    printed = {n: c.text for n, c in enumerate(row.cells) if c.text}
    meant = {n: column_of(text) for n, text in printed.items()}
    past = frozenset(n for n, (column, _) in meant.items() if _is_past(column, printed[n]))
    rivals = dict(_rivals({n: m for n, m in meant.items() if n not in past}, printed))
    columns = {column: _read(column, places) for column, places in rivals.items()}
    doubts = tuple(
        _doubt(column, printed[columns[column]], len(places))
        for column, places in rivals.items()
        if column in {Column.RATING, Column.WHEN} and len(places) > 1
    )
    _settle_dates(columns)
    if not _is_action_table(columns):
        return None
    evidence = tuple(
        n for n, (column, _) in meant.items() if column is Column.EVIDENCE and n not in past
    )
    left = [n for n in meant if n not in {*columns.values(), *evidence}]
    return Header(
        Kind.ACTIONS,
        _bound(columns),
        {},
        evidence,
        unknown=tuple(printed[n] for n in left if meant[n][0] is Column.UNKNOWN),
        printed=printed,
        past=past,
        beside=tuple(
            printed[n] for n in left if meant[n][0] is not Column.UNKNOWN and n not in past
        ),
        doubts=doubts,
    )


def _is_past(column: Column, heading: str) -> bool:
    return column in _PAST and _PAST[column].search(words_only(heading)) is not None


def _rivals(
    meant: dict[int, tuple[Column, int]], printed: dict[int, str]
) -> Iterator[tuple[Column, list[int]]]:
    """For each column the places that could be it: the most telling, then those of today."""
    for column in dict.fromkeys(c for c, _ in meant.values() if c is not Column.UNKNOWN):
        strengths = {n: strength for n, (c, strength) in meant.items() if c is column}
        best = [n for n, strength in strengths.items() if strength == min(strengths.values())]
        now = [n for n in best if _NOW.search(words_only(printed[n]))]
        yield column, now if now and column in _PAST else best


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
        column, _ = column_of(cell.text)
        above = (header.printed or {}).get(place, "")
        if cell.text and cell.merge is Merge.NONE and column is not Column.UNKNOWN:
            free = (
                place not in taken
                or column is Column.EVIDENCE
                or column_of(above)[0] is Column.EVIDENCE
            )
            if column not in header.columns and free:
                yield column, place


def _is_of_now(placed: tuple[int, Cell]) -> bool:
    """Sorts the headings of what an action was to the front, so that the others count."""
    column, _ = column_of(placed[1].text)
    return not _is_past(column, placed[1].text)
