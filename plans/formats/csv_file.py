"""CSV: read in whatever encoding and with whatever separator a council has; written for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from people.cells import unguarded, written
from plans.brag import LOOKS
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.columns import Column, heading_of
from plans.formats.gate import MOST_TEXT
from plans.formats.grid import Cell, Pages, Row, Table
from plans.formats.headers import header_of
from plans.formats.reading import Problem, Severity, Unreadable
from plans.formats.text import clean

_SEPARATORS = (",", ";", "\t", "|")
_SNIFFED_LINES = 40
_MOST_LINES = 20_000
_MOST_CELLS = 200_000
_MOST_COLUMNS = 64
_LONGEST_CELL = 100_000
"""Characters; a cell far above is a missing quotation mark rather than evidence."""
_FAULTS = {
    "unexpected end of data": "a quotation mark opens a cell and none closes it",
    "expected after": "words stand behind the quotation mark that closes a cell",
}
"""What the csv module says, in words for the administrator."""
csv.field_size_limit(MOST_TEXT)

COLUMNS = (
    "Theme No.",
    "Theme",
    "Objective No.",
    "Strategic Objective",
    "Action No.",
    "Action",
    "Lead Officer",
    "When",
    "Due date",
    "Evidence of Progress",
    "BRAG Rating",
    "Lead as printed",
    "Rating as printed",
    "Milestone dates",
    "No date because",
    "Original due date",
    "Updated at",
    "Signed off",
    "State",
    "Key",
)


def read_csv(content: bytes) -> Pages:
    """The one table of a CSV file; each row's place is its first line.

    Raises:
        Unreadable: not text, damaged, or far larger than a plan.
    """
    text, problems = _decoded(content)
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    if lines > _MOST_LINES:
        raise Unreadable(f"This file has more than {_MOST_LINES:,} lines; upload the plan alone.")
    rows = tuple(_rows(text, _separator(text), strict=True))
    return Pages((Table(rows, "the file"),), tuple(problems))


def _decoded(content: bytes) -> tuple[str, list[Problem]]:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _as(content, "utf-16"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = Problem(
            "the file", "The file is not in UTF-8; it was read as Windows-1252.", Severity.NOTE
        )
        return _as(content, "cp1252"), [note]


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("This file's characters cannot be read; save it as “CSV UTF-8”.") from None


def _separator(text: str) -> str:
    """The separator under which the most headings are understood."""
    return max(_SEPARATORS, key=lambda s: _score(text, s))


def _score(text: str, separator: str) -> tuple[int, int]:
    start = "\n".join(text[:100_000].splitlines()[:_SNIFFED_LINES])
    rows = list(islice(_rows(start, separator), _SNIFFED_LINES))
    known = max((_known(r) for r in rows if header_of(r)), default=0)
    return known, max((len(r.cells) for r in rows), default=0)


def _known(row: Row) -> int:
    return sum(heading_of(text).column is not Column.UNKNOWN for text in row.words)


def _rows(text: str, separator: str, *, strict: bool = False) -> Iterator[Row]:
    """The rows with their places; ``strict`` where quotation marks have to be in pairs."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    count, line = 0, 1
    try:
        for cells in reader:
            count += len(cells)
            _refuse_bulk(cells, count, line)
            yield Row(
                tuple(Cell(unguarded(clean(c))) for c in cells[:_MOST_COLUMNS]), f"line {line}"
            )
            line = reader.line_num + 1
    except csv.Error as error:
        why = next((w for said, w in _FAULTS.items() if said in str(error)), str(error))
        raise Unreadable(f"This CSV file is damaged near line {line}: {why}.") from None


def _refuse_bulk(cells: Sequence[str], count: int, line: int) -> None:
    if count > _MOST_CELLS or len(cells) > _MOST_COLUMNS * 4:
        raise Unreadable("This file has far more cells than a plan; upload the plan alone.")
    if max(map(len, cells), default=0) > _LONGEST_CELL:
        raise Unreadable(
            f"A cell in line {line} is longer than {_LONGEST_CELL:,} characters; shorten it, or "
            "look for a quotation mark that is not closed."
        )


def write_csv(document: PlanDocument) -> bytes:
    """A row for each action, or for an objective or theme without any."""
    return written(COLUMNS, _lines(document))


def _lines(document: PlanDocument) -> Iterator[tuple[str, ...]]:
    for theme in document.themes:
        if not theme.objectives:
            yield _line(theme, None, None)
        for objective in theme.objectives:
            for action in objective.actions or (None,):
                yield _line(theme, objective, action)


def _line(
    theme: ThemeEntry, objective: ObjectiveEntry | None, action: ActionEntry | None
) -> tuple[str, ...]:
    place = (
        str(theme.number),
        theme.name,
        *((objective.ref, objective.text) if objective else ("", "")),
    )
    return (*place, *(_action_cells(action) if action else ("",) * (len(COLUMNS) - len(place))))


def _action_cells(action: ActionEntry) -> tuple[str, ...]:
    return (
        action.ref,
        action.text,
        "; ".join(action.leads),
        action.when_as_printed,
        action.due_on.isoformat() if action.due_on else "",
        action.evidence,
        LOOKS[action.rating].word if action.rating else "",
        action.lead_as_printed,
        action.rating_as_printed,
        "; ".join(m.isoformat() for m in action.milestones),
        action.no_date_reason or "",
        action.baseline_due_on.isoformat() if action.baseline_due_on else "",
        action.moment.isoformat() if action.moment else "",
        "Yes" if action.signed_off else "No",
        action.state,
        action.key,
    )
