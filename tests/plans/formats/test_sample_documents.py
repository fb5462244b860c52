"""The sample plan in Word, Excel and CSV reads as its transcription says, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plans.document import ActionEntry
from plans.formats import Reading, Severity, Stated, read

FORMATS = ("docx", "xlsx", "csv")
KINDS = {"person": "person", "group": "group", "role": "post", "post": "post"}


@pytest.fixture(scope="module")
def truth(shared_data: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((shared_data / "truth" / "plan.json").read_text("utf-8"))
    return data


@pytest.fixture(scope="module", params=FORMATS)
def reading(request: pytest.FixtureRequest, shared_data: Path) -> tuple[str, Reading]:
    path = next((shared_data / "docs").glob(f"cse-delivery-plan-*.{request.param}"))
    return request.param, read(path.read_bytes(), path.name)


def spaced(text: str) -> str:
    return " ".join(text.split())


def restored(text: str) -> str:
    """A comment as the documents print it, without the transcription's brackets."""
    return spaced(text.replace("[", "").replace("]", ""))


def objectives(truth: dict[str, Any]) -> list[dict[str, Any]]:
    return [o for t in truth["themes"] for o in t["objectives"]]


def pairs(truth: dict[str, Any], reading: Reading) -> Iterator[tuple[ActionEntry, dict[str, Any]]]:
    told = [a for o in objectives(truth) for a in o["actions"]]
    return zip(reading.document.actions, told, strict=True)


def test_themes_and_objectives(truth: dict[str, Any], reading: tuple[str, Reading]) -> None:
    name, read_ = reading
    document = read_.document
    assert [(t.number, t.name) for t in document.themes] == [
        (t["number"], t["name"]) for t in truth["themes"]
    ]
    if name != "csv":
        assert [spaced(t.statement) for t in document.themes] == [
            spaced(t["statement"]) for t in truth["themes"]
        ]
    assert [(o.ref, spaced(o.text)) for o in document.objectives] == [
        (o["ref"], spaced(o["text"])) for o in objectives(truth)
    ]
    assert [len(t.actions) for t in document.themes] == [26, 25, 9, 11, 9]


def test_texts_evidence_and_ratings(truth: dict[str, Any], reading: tuple[str, Reading]) -> None:
    name, read_ = reading
    for action, told in pairs(truth, read_):
        assert spaced(action.text) == spaced(told["text"]), told["ref"]
        assert spaced(action.evidence) == spaced(told["evidence"]), told["ref"]
        assert action.rating == told["assigned_rating"], told["ref"]
        if name != "csv":
            assert action.rating_as_printed == told["rating_as_printed"], told["ref"]


def test_dates(truth: dict[str, Any], reading: tuple[str, Reading]) -> None:
    name, read_ = reading
    for action, told in pairs(truth, read_):
        assert (action.due_on and action.due_on.isoformat()) == told["due_date"], told["ref"]
        assert action.no_date_reason == told["due_date_null_reason"], told["ref"]
        assert [m.isoformat() for m in action.milestones] == told.get("milestone_dates", [])
        if name != "xlsx":
            assert action.when_as_printed == told["when_as_printed"], told["ref"]


def test_leads(truth: dict[str, Any], reading: tuple[str, Reading]) -> None:
    """A file without the list of officers cannot say that a short name is a listed officer's."""
    name, read_ = reading
    for action, told in pairs(truth, read_):
        assert action.lead_as_printed == told["lead_as_printed"], told["ref"]
        if name != "csv" or len(action.leads) != 1:
            assert list(action.leads) == [lead["name"] for lead in told["leads"]], told["ref"]
        else:
            assert action.leads == (action.lead_as_printed,), told["ref"]


def test_officers(truth: dict[str, Any], reading: tuple[str, Reading]) -> None:
    name, read_ = reading
    officers = read_.document.officers
    beside = {o["name"]: KINDS[o["type"]] for o in truth["leads_not_in_table"]}
    assert {o.name: str(o.kind) for o in officers if o.name in beside} == beside
    if name != "csv":
        assert [(o.name, o.job_title, o.agency) for o in officers[:19]] == [
            (o["name"], o["job_title"], o["agency"]) for o in truth["lead_officers"]
        ]
        assert len(officers) == 19 + len(beside)


def test_versions_and_glossary(truth: dict[str, Any], reading: tuple[str, Reading]) -> None:
    name, read_ = reading
    document = read_.document
    if name == "csv":
        assert not {Stated.VERSIONS, Stated.GLOSSARY, Stated.OFFICERS} & read_.stated
        return
    assert [(v.number, v.date, v.author, spaced(v.comments)) for v in document.versions] == [
        (v["version"], date.fromisoformat(v["date"]), v["author"], restored(v["comments"]))
        for v in truth["version_control"]
    ]
    assert [(g.term, spaced(g.meaning)) for g in document.glossary] == [
        (g["term"], spaced(g["meaning"])) for g in truth["glossary"]
    ]


def test_front(truth: dict[str, Any], reading: tuple[str, Reading]) -> None:
    name, read_ = reading
    document = read_.document
    if name == "csv":
        assert not {Stated.TITLE, Stated.PERIOD, Stated.OWNER} & read_.stated
        return
    assert document.title == truth["title"]
    assert (document.period.start, document.period.end) == (date(2015, 4, 1), date(2018, 3, 31))
    if name == "docx":
        assert document.owner == truth["owner"]
        assert spaced(document.methodology) == spaced(" ".join(truth["methodology"]))


def test_the_one_impossible_date_is_the_one_warning(reading: tuple[str, Reading]) -> None:
    _, read_ = reading
    (warning,) = [p for p in read_.problems if p.severity is not Severity.NOTE]
    assert "was November 2015 meant?" in warning.what
