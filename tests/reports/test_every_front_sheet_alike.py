"""The front sheet of a plan's pack and of a review's: one form, and one body that is spoken to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reports.content.build import build_content
from reports.content.review import review_content
from reports.content.shape import FrontSheet
from reports.content.source import FrontTexts, Meeting
from tests.reports import a_review, sample

Front = Callable[[Meeting | None, FrontTexts], FrontSheet]


def _plan(meeting: Meeting | None, texts: FrontTexts) -> FrontSheet:
    return build_content(replace(sample.source(), meeting=meeting, texts=texts)).front


def _review(meeting: Meeting | None, texts: FrontTexts) -> FrontSheet:
    return review_content(replace(a_review.review_source(), meeting=meeting, texts=texts)).front


FRONTS = pytest.mark.parametrize("front", [_plan, _review])
WRITTEN = FrontTexts(
    recommendations="notes it;\nasks for more.",
    appendices="The plan",
    contact="Ann Lee, extension 123.",
)


def _section(sheet: FrontSheet, title: str) -> str:
    (found,) = [section for section in sheet.sections if section.title == title]
    return "\n".join("\n".join((p.text, *p.items)) for p in found.paragraphs)


@FRONTS
@pytest.mark.parametrize("body", ["The Cabinet", "the Cabinet", "Cabinet"])
def test_it_speaks_to_the_body_of_its_meeting(front: Front, body: str) -> None:
    sheet = front(Meeting(body), WRITTEN)
    assert sheet.kicker == "Report to the Cabinet"
    assert _section(sheet, "Recommendations") == "That the Cabinet:\nnotes it;\nasks for more."
    assert [row.name for row in sheet.rows[:4]] == ["Meeting", "Date", "Directorate", "Wards"]


@FRONTS
def test_what_is_known_of_a_meeting_stands_there_though_its_body_or_day_is_not(
    front: Front,
) -> None:
    rows = front(Meeting("", None, "2 pm", "Town Hall", "7"), WRITTEN).rows
    assert [row.value for row in rows[:2]] == [
        "Not yet set, agenda item 7",
        "Not yet set, 2 pm, Town Hall",
    ]
    bare = front(Meeting("", date(2026, 12, 10)), WRITTEN).rows
    assert [row.value for row in bare[:2]] == ["Not yet set", "Thursday 10 December 2026"]


def test_a_meeting_of_no_body_leaves_no_comma_behind_the_title() -> None:
    content = build_content(replace(sample.source(), meeting=Meeting("", date(2026, 12, 10))))
    assert content.title == content.front.title


@FRONTS
def test_what_people_wrote_ends_once(front: Front) -> None:
    sheet = front(None, WRITTEN)
    assert _section(sheet, "Appendices") == "Appended to this report: The plan."
    assert _section(sheet, "Contact") == "Ann Lee, extension 123."


@FRONTS
@pytest.mark.parametrize(
    "marks", [("1. ", "2. "), ("1) ", "2) "), ("(a) ", "(b) "), ("- ", "• "), ("▪\t", "●\t")]
)
def test_what_people_numbered_themselves_is_numbered_once(
    front: Front, marks: tuple[str, str]
) -> None:
    lines = "\n".join(mark + said for mark, said in zip(marks, ("notes it", "asks"), strict=True))
    sheet = front(Meeting("Cabinet"), FrontTexts(recommendations=lines, appendices=lines))
    assert _section(sheet, "Recommendations") == "That the Cabinet:\nnotes it;\nasks."
    assert _section(sheet, "Appendices") == "Appended to this report:\nnotes it\nasks"


@FRONTS
def test_a_number_that_only_one_line_begins_with_is_its_own(front: Front) -> None:
    sheet = front(Meeting("Cabinet"), FrontTexts(appendices="2. edition of the plan\nThe map"))
    assert "2. edition of the plan" in _section(sheet, "Appendices")


@FRONTS
def test_whom_people_asked_in_their_own_words_is_asked_once(front: Front) -> None:
    said = FrontTexts(recommendations="The Cabinet is asked to:\n1. note it;\n2. agree.")
    found = _section(front(Meeting("Cabinet"), said), "Recommendations")
    assert found == "The Cabinet is asked to:\nnote it;\nagree."


def test_without_a_meeting_it_speaks_to_members_or_to_who_reviewed() -> None:
    assert _plan(None, WRITTEN).kicker == "Report to members"
    assert _section(_plan(None, WRITTEN), "Recommendations").startswith("That the meeting:")
    assert _review(None, WRITTEN).kicker == "Report to the Select Commission"
    asked = _section(_review(None, WRITTEN), "Recommendations")
    assert asked.startswith("That the Select Commission:")
