"""A plan as a workbook: to filter, to fill in, to print; words are words and dates are dates."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from openpyxl import load_workbook

from plans.brag import LOOKS, Rating
from plans.document import GlossaryTerm, OfficerEntry, PlanDocument, VersionEntry
from plans.formats import write
from tests.plans.formats.written import PLAN, TRAIN, only_action

SHEETS = [
    "About", "Methodology", "Themes", "Plan", "Lead officers", "Version control", "Glossary",
    "BRAG key",
]  # fmt: skip


def opened(plan: PlanDocument = PLAN) -> Any:
    return load_workbook(io.BytesIO(write(plan, "xlsx")))


def row(sheet: Any, number: int = 2) -> dict[str, Any]:
    """A row by its headings."""
    return {head.value: cell for head, cell in zip(sheet[1], sheet[number], strict=True)}


def test_each_part_of_the_plan_has_its_sheet_and_the_plan_is_open() -> None:
    book = opened()
    assert book.sheetnames == SHEETS
    assert book.active.title == "Plan"
    assert {sheet.sheet_state for sheet in book} == {"visible"}


def test_the_first_sheet_says_what_is_shown() -> None:
    assert [cells[0].value for cells in opened()["About"].rows] == [
        "Plan: Child exploitation: a delivery plan",
        "As at the end of 30 September 2026",
        "Position: recorded (every update counts)",
        "Version: 1.1",
        "Owner: Exploitation Sub Group",
        "Period: 1 April 2026 to 31 March 2029",
    ]


def test_an_action_says_everything() -> None:
    said = {name: cell.value for name, cell in row(opened()["Plan"]).items()}
    assert said == {
        "Action No.": "1.1.1", "Theme No.": 1, "Theme": "Prevent", "Objective No.": "1.1",
        "Strategic Objective": "Know who is at risk", "Action": "Train every taxi driver",
        "Lead Officer": "Rhian Okafor\nDavid Łukasik", "Due date": datetime(2026, 9, 30),  # noqa: DTZ001 - Excel knows no zones
        "BRAG Rating": "A Amber", "Evidence of Progress": TRAIN.evidence,
        "When": "March and September 2026", "No date because": None,
        "Milestone dates": "31 Mar 2026; 30 Sep 2026",
        "Original due date": datetime(2026, 6, 30),  # noqa: DTZ001 - Excel knows no zones
        "Updated at": datetime(2026, 8, 31), "Signed off": "No", "State": "open",  # noqa: DTZ001 - Excel knows no zones
        "Key": "k1",
    }  # fmt: skip


def test_dates_are_dates_and_refs_are_words() -> None:
    cells = row(opened()["Plan"])
    for name in ("Due date", "Original due date", "Updated at"):
        assert (cells[name].is_date, cells[name].number_format) == (True, "dd/mm/yyyy")
    for name in ("Action No.", "Objective No.", "Key"):
        assert (cells[name].data_type, cells[name].number_format) == ("s", "@")


FORMULAS = ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "=HYPERLINK(1)", "#N/A", "{=1}")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_words_become_a_formula(text: str) -> None:
    plan = only_action(
        text=text, evidence=text, ref=text, key=text, when_as_printed=text, leads=(text,),
        lead_as_printed=text, rating_as_printed=text,
    )  # fmt: skip
    plan = replace(
        plan, title=text, owner=text, methodology=text, glossary=(GlossaryTerm(text, text),),
        officers=(OfficerEntry(text, text, text),),
        versions=(VersionEntry(text, None, text, text),),
        themes=(replace(plan.themes[0], name=text, statement=text),),
    )  # fmt: skip
    cells = [cell for sheet in opened(plan) for line in sheet.rows for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    words = text.strip()
    same = [cell for cell in cells if cell.value == words]
    assert len(same) > 9
    assert {bool(cell.quotePrefix) for cell in same} == {words[0] in "=+-@"}


def test_headings_stay_in_sight_and_filter() -> None:
    for sheet in opened().worksheets[2:]:
        (table,) = sheet.tables.values()
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert table.autoFilter.ref == table.ref == sheet.dimensions
        assert all(cell.alignment.wrap_text for cell in sheet[2])
        assert all(sheet.column_dimensions[head.column_letter].width > 7 for head in sheet[1])


def test_it_prints_on_landscape_a4_as_wide_as_a_page() -> None:
    for sheet in opened():
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.right.text == "Page &P of &N"
    assert opened()["Plan"].print_area == "'Plan'!$A$1:$J$4"


def test_a_title_with_an_ampersand_does_no_harm_to_the_foot() -> None:
    sheet = opened(replace(PLAN, title="R&D " * 70)).worksheets[0]
    assert sheet.oddFooter.left.text.startswith("R&&D R&&D")
    assert len(sheet.oddFooter.left.text) < 120


def test_a_rating_is_chosen_from_a_list_and_tinted_by_its_words() -> None:
    sheet = opened()["Plan"]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"B Blue,G Green,A Amber,R Red,N Not yet rated"'
    assert "I2" in choice.sqref
    (rules,) = sheet.conditional_formatting
    waits, *tints = rules.rules
    assert waits.formula == ['AND($I2="B Blue",$P2<>"Yes")']
    assert (waits.stopIfTrue, waits.dxf.fill) == (True, None)
    assert {rule.formula[0].strip('"'): rule.dxf.fill.bgColor.rgb[-6:] for rule in tints} == {
        f"{LOOKS[r].letter} {LOOKS[r].word}": LOOKS[r].tint.lstrip("#").upper() for r in Rating
    }
    assert sheet["I2"].fill.fill_type is None


def test_the_key_shows_each_rating_in_its_tint() -> None:
    rows = list(opened()["BRAG key"].rows)[1:]
    assert [cells[0].value for cells in rows] == [
        "B Blue", "G Green", "A Amber", "R Red", "N Not yet rated",
    ]  # fmt: skip
    assert [cells[0].fill.start_color.rgb[-6:] for cells in rows[:2]] == ["D2E2F1", "CFE4DC"]


def test_sign_off_and_its_want_are_said() -> None:
    awaiting = row(opened(only_action(rating=Rating.BLUE))["Plan"])
    signed = row(opened(only_action(rating=Rating.BLUE, signed_off=True))["Plan"])
    assert awaiting["Signed off"].value == "Awaiting sign-off"
    assert signed["Signed off"].value == "Yes"


def test_evidence_longer_than_a_cell_goes_on_in_the_next() -> None:
    words = " ".join(f"course {n} was held." for n in range(4_000))
    sheet = opened(only_action(evidence=words))["Plan"]
    said = [cell.value for name, cell in row(sheet).items() if name.startswith("Evidence")]
    assert len(said) == 3
    assert max(map(len, said)) <= 32_000
    assert " ".join(said) == words


def test_other_texts_that_are_too_long_say_that_they_were_cut() -> None:
    text = row(opened(only_action(text="word " * 9_000))["Plan"])["Action"].value
    assert len(text) == 32_000
    assert text.endswith("… (cut: too long for a cell)")


def test_a_plan_of_nothing_is_a_workbook_all_the_same() -> None:
    book = opened(PlanDocument(title="New"))
    assert book.sheetnames == [n for n in SHEETS if n not in {"Methodology", "Glossary"}]
    assert book["Plan"].tables["Plan"].ref == "A1:R2"


def test_properties_name_the_plan_its_moment_and_no_author() -> None:
    properties = opened().properties
    assert (properties.title, properties.language) == (PLAN.title, "en-GB")
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    assert properties.created == datetime(2026, 9, 30, 22, 59, 59)  # noqa: DTZ001 - Excel knows no zones
    assert PLAN.at == datetime(2026, 9, 30, 22, 59, 59, 999999, tzinfo=UTC)


def test_the_same_plan_gives_the_same_bytes() -> None:
    first = write(PLAN, "xlsx")
    with time_machine.travel("2031-01-31"):
        assert write(PLAN, "xlsx") == first
    assert write(replace(PLAN, title="Another"), "xlsx") != first


def test_nothing_is_hidden_and_nothing_leads_elsewhere() -> None:
    book = opened()
    hidden = [d for s in book for d in (*s.row_dimensions.values(), *s.column_dimensions.values())]
    assert not [d for d in hidden if d.hidden]
    assert not [c for s in book for line in s.rows for c in line if c.comment or c.hyperlink]
    with zipfile.ZipFile(io.BytesIO(write(PLAN, "xlsx"))) as archive:
        names = archive.namelist()
        links = "".join(archive.read(n).decode() for n in names if n.endswith(".rels"))
    assert "External" not in links
    assert not [n for n in names if re.search("comments|vba|externalLinks|connections", n)]
