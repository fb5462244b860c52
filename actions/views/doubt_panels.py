"""What the plan's page says beside the ratings: what is signed off, and what is doubted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions import catalogue, doubt_table
from actions.catalogue import GREEN_IN_DOUBT
from actions.choices import ANY
from actions.doubt_table import DoubtLine
from actions.figures import Completion, completion, completion_by_theme
from actions.views.frame import PlanFrame
from actions.views.links import Cell, Links
from actions.views.table import Table
from plans.completion import completion_bar
from plans.svg import Drawing


@dataclass(frozen=True, slots=True)
class CompletionLine:
    name: str
    said: Cell
    signed: Cell
    bar: Drawing


@dataclass(frozen=True, slots=True)
class MatrixLine:
    name: str
    url: str
    cells: Sequence[Cell]
    """Of each doubt that occurs."""
    sums: Sequence[Cell]
    """Any doubt, and Green with a doubt."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table of doubts by theme or by agency."""

    noun: str
    heads: Sequence[str]
    lines: Sequence[MatrixLine]
    total: MatrixLine


def completion_panel(table: Table, links: Links) -> dict[str, object]:
    """Said to be complete and signed off, by theme; every bar on one scale."""
    parts = completion_by_theme(table.document, table.rows)
    most = max((part.total for part in parts), default=0)
    return {"done": completion(table.rows), "done_lines": [_line(p, most, links) for p in parts]}


def _line(part: Completion, most: int, links: Links) -> CompletionLine:
    theme = ("theme", part.value)
    return CompletionLine(
        part.name,
        _cell(part.said, links.to(theme, ("rating", "blue")), f"Said to be complete, {part.name}"),
        _cell(part.signed, links.to(theme, ("signed", "signed-off")), f"Signed off, {part.name}"),
        completion_bar(signed=part.signed, awaiting=part.awaiting, total=part.total, most=most),
    )


def _cell(number: int, url: str, words: str) -> Cell:
    return Cell("", number, url if number else "", words)


def doubt_panel(frame: PlanFrame, table: Table, links: Links) -> dict[str, object]:
    """Doubts by theme and by agency, open challenges, and where the rules stand."""
    codes = doubt_table.occurring(table.rows)
    total = doubt_table.in_all(table.rows, "All themes")
    themes = doubt_table.by_theme(table.document, table.rows)
    agencies = doubt_table.by_agency(table.rows)
    return {
        "by_theme": _matrix("Theme", themes, total, codes, links),
        "by_agency": _matrix(
            "Agency", agencies, doubt_table.in_all(table.rows, "All actions"), codes, links
        ),
        "doubted": total.counts[ANY],
        "challenged": sum(row.challenged for row in table.rows),
        "challenged_url": links.to(("challenge", "open")),
        "green_url": links.to(("doubt", GREEN_IN_DOUBT)),
        "rules_url": frame.url("doubt-rules"),
        "lessons_url": frame.url("lessons"),
    }


def _matrix(
    noun: str, lines: Sequence[DoubtLine], total: DoubtLine, codes: Sequence[str], links: Links
) -> Matrix:
    most = doubt_table.greatest(lines, codes)
    return Matrix(
        noun,
        [*(catalogue.label(code) for code in codes), *_SUMS.values()],
        [_matrix_line(line, codes, most, links) for line in lines],
        _matrix_line(total, codes, 0, links),
    )


_SUMS = {ANY: "Any doubt", GREEN_IN_DOUBT: catalogue.label(GREEN_IN_DOUBT)}


def _matrix_line(line: DoubtLine, codes: Sequence[str], most: int, links: Links) -> MatrixLine:
    def cell(code: str, label: str, css: str = "") -> Cell:
        url = links.to(*line.choice, ("doubt", code)) if line.counts[code] else ""
        return Cell(label, line.counts[code], url, f"{label}, {line.name}", css)

    tints = {code: doubt_table.step(line.counts[code], most) for code in codes} if most else {}
    return MatrixLine(
        line.name,
        links.to(*line.choice),
        [cell(code, catalogue.label(code), f"m{tints[code]}" if tints else "") for code in codes],
        [cell(code, label) for code, label in _SUMS.items()],
    )
