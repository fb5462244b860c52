"""A pack in each of its formats: the same words and numbers, the same bytes, nothing hidden."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from people.errors import Refused
from reports.content.build import build_content
from reports.content.shape import PackContent
from reports.render.formats import Format, chosen, rendered
from tests.reports import every_kind, sample

FORMULA = "=HYPERLINK(“http://127.0.0.1”)"
OFFICE = (Format.DOCX, Format.XLSX)
BUT_PDF = [each for each in Format if each is not Format.PDF]


def word(content: PackContent) -> docx.document.Document:
    return docx.Document(io.BytesIO(rendered(content, Format.DOCX)))


def workbook(content: PackContent) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(rendered(content, Format.XLSX)))


def lines(content: PackContent) -> list[list[str]]:
    text = rendered(content, Format.CSV).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def hostile() -> PackContent:
    plan = sample.document()
    first = plan.actions[0]
    said = replace(first, text=FORMULA, evidence=f"{FORMULA} \x07", leads=(FORMULA,))
    return build_content(
        replace(sample.source(), document=sample.map_actions(plan, {first.key: said}))
    )


@pytest.mark.parametrize("as_", BUT_PDF)
def test_fifty_renderings_are_the_same_bytes(as_: Format) -> None:
    small = build_content(sample.source(themes=(5,)))
    found = {hashlib.sha256(rendered(small, as_)).digest() for _ in range(50)}
    assert len(found) == 1


@pytest.mark.parametrize("as_", BUT_PDF)
def test_every_format_holds_every_action(scrutiny: PackContent, as_: Format) -> None:
    if as_ in OFFICE:
        with zipfile.ZipFile(io.BytesIO(rendered(scrutiny, as_))) as archive:
            found = b"".join(map(archive.read, archive.namelist())).decode(errors="ignore")
    else:
        found = rendered(scrutiny, as_).decode()
    for theme in sample.document().themes:
        refs = [action.ref for each in theme.objectives for action in each.actions]
        assert (theme.number in {1, 3}) == all(ref in found for ref in refs)


def test_a_list_of_formats_is_read_in_its_order_and_once() -> None:
    assert chosen("docx, pdf,docx") == [Format.DOCX, Format.PDF]
    assert chosen("") == [Format.PDF]
    with pytest.raises(Refused, match="“odt” is no format of a pack"):
        chosen("pdf,odt")


# Word


def test_words_headings_are_in_order_and_skip_no_level(quarterly: PackContent) -> None:
    names = [each.style.name for each in word(quarterly).paragraphs if each.style]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert names.count("Title") == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_word_names_every_part_and_section_as_a_heading(quarterly: PackContent) -> None:
    written = word(quarterly).paragraphs
    found = [each.text for each in written if each.style and each.style.name == "Heading 1"]
    assert found == [
        *(f"{each.number} {each.title}" for each in quarterly.front.sections),
        *(f"{each.letter} {each.title}" for each in quarterly.parts),
    ]


def test_words_recommendations_bear_the_numbers_that_the_printed_ones_have(
    quarterly: PackContent,
) -> None:
    section = quarterly.front.sections[1]
    (asked,) = section.paragraphs
    said = [paragraph.text for paragraph in word(quarterly).paragraphs]
    place = said.index(f"{asked.number} {asked.text}")
    items = [f"{number}. {item}" for number, item in enumerate(asked.items, 1)]
    assert said[place + 1 : place + 1 + len(items)] == items


def test_words_tables_repeat_a_marked_head_and_have_names(quarterly: PackContent) -> None:
    for table in word(quarterly).tables:
        first, *others = table.rows
        assert first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert not [row for row in others if row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")]
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_words_charts_have_text_alternatives(quarterly: PackContent) -> None:
    shapes = [*word(quarterly).element.iter(qn("wp:docPr"))]
    assert all(shape.get("descr") for shape in shapes)
    assert len({shape.get("id") for shape in shapes}) == len(shapes)
    assert any("Blue" in shape.get("descr") for shape in shapes)


def test_words_plan_lies_across_and_the_rest_stands_upright(quarterly: PackContent) -> None:
    shapes = [section.orientation.name for section in word(quarterly).sections]
    assert shapes == ["PORTRAIT", "LANDSCAPE", "PORTRAIT"]


def test_words_exempt_pages_bear_the_statutory_words_at_their_head() -> None:
    content = every_kind.paper("quarterly restricted")
    assert isinstance(content, PackContent)
    heads = [each.header.paragraphs[0].text for each in word(content).sections]
    assert content.marking.startswith("Not for publication")
    assert [content.marking in head for head in heads] == [False] * (len(heads) - 1) + [True]
    assert content.running_title in heads[0]


def test_words_objective_stays_with_its_first_action(quarterly: PackContent) -> None:
    heads = [
        row
        for table in word(quarterly).tables
        for row in table.rows
        if len(row._tr.tc_lst) == 1 and len(table.columns) > 1
    ]
    assert heads
    assert all(row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in heads)


def test_words_charts_are_no_wider_than_their_cell(quarterly: PackContent) -> None:
    """Of which Word leaves 1.9 mm free at either side."""
    both_sides = 2 * Cm(0.19)
    drawn = [
        (column.width - both_sides, int(extent.get("cx")))
        for table in word(quarterly).tables
        for row in table.rows
        for column, cell in zip(table.columns, row._tr.tc_lst, strict=False)
        for extent in cell.iter(qn("wp:extent"))
    ]
    assert drawn
    assert [wide for room, wide in drawn if wide > room] == []


@pytest.mark.parametrize("as_", OFFICE)
def test_a_file_says_nothing_of_who_made_it(quarterly: PackContent, as_: Format) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(quarterly, as_))) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
    assert "<dc:creator></dc:creator>" in core
    assert quarterly.title in core
    assert not [name for name in names if "comments" in name or "custom" in name]


# Excel and CSV


def test_each_sheet_is_a_table_and_the_first_says_what_there_is(quarterly: PackContent) -> None:
    about, *sheets = workbook(quarterly).worksheets
    said = [row[0] for row in about.iter_rows(values_only=True)]
    assert said[0] == quarterly.title
    for sheet in sheets:
        assert any(str(line).startswith(f"{sheet.title}: part ") for line in said)
        [table] = sheet.tables.values()
        assert table.ref == sheet.dimensions
        heads = [cell.value for cell in sheet[1]]
        assert len(set(heads)) == len(heads)


def test_the_whole_plan_is_one_sheet_with_where_each_row_stands(quarterly: PackContent) -> None:
    sheet = workbook(quarterly)["The plan"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head[:4] == ("Table", "Under", "Ref", "Action")
    assert len(rows) == len(sample.document().actions)
    assert rows[0][0] == "Theme 1: Prevent"
    assert str(rows[0][1]).startswith("1.1 ")


def test_numbers_are_numbers(quarterly: PackContent) -> None:
    row = next(workbook(quarterly)["All actions by rating"].iter_rows(min_row=2, values_only=True))
    assert row == ("All 80 actions", 15, 41, 14, 7, 3, 80)


def test_no_cell_is_a_formula(hostile: PackContent) -> None:
    cells = [c for sheet in workbook(hostile) for row in sheet.iter_rows() for c in row if c.value]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(cell.value == FORMULA for cell in cells)
    written = [cell for line in lines(hostile) for cell in line]
    assert not [cell for cell in written if cell.startswith("=")]
    assert f"'{FORMULA}" in written


def test_a_sheet_whose_name_is_taken_gets_a_number(quarterly: PackContent) -> None:
    names = workbook(quarterly).sheetnames
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_csv_names_each_table_and_a_reworded_text_says_what_changed(
    quarterly: PackContent,
) -> None:
    found = lines(quarterly)
    place = next(n for n, line in enumerate(found) if line == ["C What changed: Re-worded"])
    assert found[place - 1] == []
    assert found[place + 1] == ["Ref", "Wording, with what changed"]
    assert "[taken out: then][put in: and]" in found[place + 2][1]
