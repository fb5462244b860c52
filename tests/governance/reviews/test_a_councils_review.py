"""The real review is read as it was read by hand: every row, decision, officer, date and answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from governance.reviews.document import Decision, RecommendationEntry
from governance.reviews.reading import ReviewReading, read_review
from plans.formats.lead_names import bare
from plans.formats.text import one_line

NAME = "da-review-recommendations.docx"


@pytest.fixture(scope="module")
def truth(shared_data: Path) -> list[dict[str, Any]]:
    found = json.loads((shared_data / "truth" / "recommendations.json").read_text())
    rows: list[dict[str, Any]] = found["recommendations"]
    return rows


@pytest.fixture(scope="module")
def reading(shared_data: Path) -> ReviewReading:
    return read_review((shared_data / "docs" / NAME).read_bytes(), NAME)


@pytest.fixture(scope="module")
def entries(reading: ReviewReading) -> tuple[RecommendationEntry, ...]:
    return reading.document.recommendations


def test_every_row_has_its_number_and_words(
    entries: tuple[RecommendationEntry, ...], truth: list[dict[str, Any]]
) -> None:
    found = [(entry.ref, one_line(entry.text)) for entry in entries]
    assert found == [(row["ref"], one_line(row["text"])) for row in truth]


def test_every_decision(
    entries: tuple[RecommendationEntry, ...], truth: list[dict[str, Any]]
) -> None:
    for entry, row in zip(entries, truth, strict=True):
        assert entry.decision_as_printed == row["decision_as_printed"]
        assert entry.subject_to == (row["decision_qualifier"] or "").removeprefix("subject to ")
        accepted = Decision.SUBJECT_TO if entry.subject_to else Decision.ACCEPTED
        assert entry.decision is accepted


def test_every_answer_with_its_month(
    entries: tuple[RecommendationEntry, ...], truth: list[dict[str, Any]]
) -> None:
    for entry, row in zip(entries, truth, strict=True):
        first, *updates = row["updates"]
        assert one_line(entry.responses[0].text) == one_line(first["text"]), entry.ref
        found = [
            (one_line(each.text), each.said_on.isoformat()[:7] if each.said_on else None)
            for each in entry.responses[1:]
        ]
        assert found == [(one_line(each["text"]), each["date"]) for each in updates], entry.ref


def test_every_officer_and_outcome(
    entries: tuple[RecommendationEntry, ...], truth: list[dict[str, Any]]
) -> None:
    for entry, row in zip(entries, truth, strict=True):
        first, *further = entry.assignments
        assert list(first.officers) == [bare(name) for name in row["officers"]], entry.ref
        assert first.action_by_as_printed == row["action_by_as_printed"]
        assert first.status == row["status"]
        dates = [each and each.isoformat() for each in (first.completed_on, first.due_on)]
        assert dates == [row["completion_date"], row["due_date"]], entry.ref
        assert [list(each.officers) for each in further] == [
            names for names in [row.get("further_officers")] if names
        ]


def test_what_was_made_of_a_row_without_a_number_is_said(reading: ReviewReading) -> None:
    assert [(problem.where, problem.what) for problem in reading.problems] == [
        ("table 1, row 22", "This row has no number; it was taken for 18.2, a further row of 18.")
    ]


def test_the_paper_has_its_title_and_its_note(reading: ReviewReading) -> None:
    assert reading.document.title == "Cabinet's Response to Scrutiny Review - Domestic Abuse"
    assert [note[:12] for note in reading.document.notes] == ["Please note:", "Coordinated "]
