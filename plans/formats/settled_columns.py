"""Which columns of a table of actions hold what, once its rows are seen beside its headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.formats.colours import tells_a_rating
from plans.formats.columns import Column
from plans.formats.grid import Row
from plans.formats.headers import Header
from plans.formats.text import quoted


@dataclass(frozen=True, slots=True)
class Settled:
    """Where each thing stands."""

    columns: dict[Column, int]
    words_are_no_rating: bool = False
    """Its colours alone are ratings: the column is headed as something else."""
    remark: str = ""
    """What is to be said of that, as a warning."""


def settled(header: Header, rows: Sequence[Row]) -> Settled:
    """The columns of a header, with what its rows tell besides."""
    columns = dict(header.columns)
    actions = [row for row in rows if row.cell(columns[Column.ACTION]).text]
    if _numbers_are_actions(columns, actions):
        columns[Column.ACTION_REF] = columns.pop(Column.OBJECTIVE_REF)
    found = Settled(columns)
    return found if Column.RATING in columns else _with_colours(found, header, actions)


def _numbers_are_actions(columns: dict[Column, int], rows: Sequence[Row]) -> bool:
    """Whether a bare number column counts actions although it stands beside the objectives."""
    if Column.OBJECTIVE_REF not in columns or Column.ACTION_REF in columns:
        return False
    refs = [r.cell(columns[Column.OBJECTIVE_REF]).text for r in rows]
    if len(rows) <= 1 or not all(refs) or len(set(refs)) < len(refs):
        return False
    objectives = [r.cell(columns.get(Column.OBJECTIVE, -1)).text for r in rows]
    return len(set(objectives)) < len(objectives) or all(r.rstrip(".").count(".") > 1 for r in refs)


def _with_colours(found: Settled, header: Header, rows: Sequence[Row]) -> Settled:
    """A column of clear rating colours without a heading for ratings is the rating."""
    width = max((len(r.cells) for r in rows), default=0)
    counts = {
        n: sum(tells_a_rating(r.cell(n).fill) for r in rows)
        for n in range(width)
        if n not in header.past
    }
    place = max(counts, key=lambda n: (counts[n], n), default=-1)
    if not rows or place < 0 or counts[place] * 2 < len(rows):
        return found
    heading = (header.printed or {}).get(place, "")
    return replace(
        found,
        columns={**found.columns, Column.RATING: place},
        words_are_no_rating=bool(heading),
        remark="No column is headed as a rating; the colours of column "
        f"{quoted(heading or str(place + 1))} were read as ratings.",
    )
