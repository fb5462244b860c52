"""No text of a plan becomes a formula in a file, and each is read back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from people.cells import written
from plans.document import (
    ActionEntry,
    GlossaryTerm,
    ObjectiveEntry,
    PlanDocument,
    ThemeEntry,
    VersionEntry,
)
from plans.formats import read, write
from plans.formats.text import clean
from tests.plans.formats.formulas import DANGEROUS, PAYLOADS
from tests.support.figures import figure


def _plan(payloads: list[str]) -> PlanDocument:
    """A plan that says nothing else, wherever one can write."""
    actions = tuple(
        ActionEntry(
            f"{text} {number}", f"k{number}", f"1.1.{number}", evidence=text,
            when_as_printed=text, lead_as_printed=text, rating_as_printed=text,
        )
        for number, text in enumerate(payloads, 1)
    )  # fmt: skip
    return PlanDocument(
        title=payloads[0],
        owner=payloads[0],
        methodology="\n".join(payloads),
        versions=tuple(
            VersionEntry(f"{n}.0", None, text, text) for n, text in enumerate(payloads, 1)
        ),
        glossary=tuple(GlossaryTerm(text, text) for text in payloads),
        themes=(ThemeEntry(1, payloads[0], payloads[0], (ObjectiveEntry("1.1", "=1", actions),)),),
    )


def test_in_csv_no_cell_begins_like_a_formula() -> None:
    assert len(PAYLOADS) == 200
    for content in (write(_plan(PAYLOADS), "csv"), written(("Text",), [(p,) for p in PAYLOADS])):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        cells = [cell for row in rows for cell in row]
        assert len(rows) == 201
        assert [cell for cell in cells if cell[:1] in DANGEROUS and cell] == []
    figure("S12", "texts like formulas, in every cell of CSV and Excel", len(PAYLOADS))
    figure("S12", "of them that became formulas", 0)


def test_in_excel_no_cell_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(write(_plan(PAYLOADS), "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    likely = [cell for cell in cells if str(cell.value)[:1] in "=+-@" and cell.value]
    assert len(likely) > 200
    assert [cell.coordinate for cell in likely if not cell.quotePrefix] == []


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_what_was_written_is_read_back_and_written_the_same(name: str) -> None:
    kept = [text for text in PAYLOADS if clean(text) == text and text.isprintable()]
    assert len(kept) > 100
    plan = _plan(kept)
    first = read(write(plan, name), f"plan.{name}").document
    assert [(a.text, a.evidence) for a in first.actions] == [
        (a.text, a.evidence) for a in plan.actions
    ]
    second = read(write(first, name), f"plan.{name}").document
    assert second == first
    assert write(second, name) == write(first, name)
