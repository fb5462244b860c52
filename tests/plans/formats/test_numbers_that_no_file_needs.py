"""Numbers and instants that no program writes are none; the file is read all the same."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest

from plans.document import ActionEntry, ObjectiveEntry, OfficerEntry, PlanDocument, ThemeEntry
from plans.formats import pages, read, write
from plans.formats.csv_file import COLUMNS
from plans.formats.grid import Table
from tests.plans.formats.builders import HEADINGS, RED, ROW, Shaded, excel

ACTION = ActionEntry("Train them", "train", "1.1.1", ("Ann Lee",), due_on=date(2026, 9, 30))
PLAN = PlanDocument(
    title="A plan",
    officers=(OfficerEntry("Ann Lee"),),
    themes=(ThemeEntry(1, "Prevent", "Before it.", (ObjectiveEntry("1.1", "Know", (ACTION,)),)),),
)
MANY = b"9" * 5000


def _changed(file: bytes, part: str, pattern: bytes, by: bytes) -> bytes:
    """The file, of which a part says something else."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            if re.fullmatch(part, name):
                content, times = re.subn(pattern, by, content)
                assert times, name
            changed.writestr(name, content)
    return out.getvalue()


SHEETS, LOOKS = r"xl/worksheets/sheet\d+\.xml", r"xl/styles\.xml"


@pytest.mark.parametrize(
    ("kind", "part", "pattern", "by"),
    [
        ("xlsx", SHEETS, rb' s="\d+"', b' s="' + MANY + b'"'),
        ("xlsx", LOOKS, rb'fillId="\d+"', b'fillId="' + MANY + b'"'),
        ("xlsx", LOOKS, rb'numFmtId="\d+"', b'numFmtId="' + MANY + b'"'),
        (
            "docx",
            r"word/document\.xml",
            rb'gridSpan w:val="\d+"',
            b'gridSpan w:val="' + MANY + b'"',
        ),
        ("docx", r"word/document\.xml", rb'shd w:val="clear"', b'shd w:val="pct' + MANY + b'"'),
        ("docx", r"word/styles\.xml", rb"heading 1", b"heading " + MANY),
        (
            "docx",
            r"word/styles\.xml",
            rb'outlineLvl w:val="\d"',
            b'outlineLvl w:val="' + MANY + b'"',
        ),
    ],
    ids=["style", "fill", "number format", "span", "shade", "heading", "outline"],
)
def test_a_number_of_many_digits_is_none(kind: str, part: str, pattern: bytes, by: bytes) -> None:
    reading = read(_changed(write(PLAN, kind), part, pattern, by), f"plan.{kind}")
    assert [action.text for action in reading.document.actions] == [ACTION.text]


def test_a_theme_of_many_digits_has_no_number() -> None:
    number = b'<c r="A2" t="str"><v>' + MANY + b"</v></c>"
    pattern = rb'<c r="A2"[^>]*><v>1</v></c>(?=<c r="B2"[^>]*>(?:(?!</row>).)*</row>)'
    file = _changed(write(PLAN, "xlsx"), r"xl/worksheets/sheet2\.xml", pattern, number)
    assert [theme.number for theme in read(file, "plan.xlsx").document.themes] == [1]


def test_a_number_has_no_more_decimals_than_a_program_shows() -> None:
    pattern = rb'numFmtId="165" formatCode="dd/mm/yyyy"'
    code = b'numFmtId="0" formatCode="0.' + b"0" * 100_000 + b'"'
    (table,) = (
        block
        for block in pages(_changed(write(PLAN, "xlsx"), LOOKS, pattern, code), "plan.xlsx").blocks
        if isinstance(block, Table) and block.where == "sheet Themes"
    )
    assert table.rows[1].cell(0).text == "1"


@pytest.mark.parametrize("said", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"])
def test_an_instant_beyond_all_days_is_none(said: str) -> None:
    head, row = write(PLAN, "csv").decode("utf-8-sig").splitlines()
    cells = row.split(",")
    cells[COLUMNS.index("Updated at")] = said
    (action,) = read(f"{head}\n{','.join(cells)}\n".encode(), "plan.csv").document.actions
    assert action.moment is None


def test_a_colour_of_the_files_own_palette_that_is_none_fills_nothing() -> None:
    row = (*ROW[:-1], Shaded(RED))
    coloured = _changed(
        excel(HEADINGS, row), LOOKS, rb'<fgColor rgb="[^"]*"', b'<fgColor indexed="9"'
    )
    file = _changed(coloured, LOOKS, rb'<rgbColor rgb="[^"]*"', b'<rgbColor rgb="00nonono"')
    (action,) = read(file, "plan.xlsx").document.actions
    assert (action.text, action.rating) == (ROW[2], None)
