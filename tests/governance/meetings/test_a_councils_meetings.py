"""The real minutes are kept through the command, and read back as they were read by hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from governance.meetings.document import QuestionKind
from governance.meetings.reading import from_json
from governance.meetings.writing import as_data
from governance.models import (
    Answer,
    Meeting,
    NextStep,
    ObjectiveWithoutQuestions,
    Question,
    Resolution,
)
from governance.selectors.meetings import meeting_document
from people.models import ChainEntry
from people.selectors.places import present
from people.services import add_body
from people.verification import verify
from tests.cast import Cast
from tests.support.commands import Manage, manage

__all__ = ["manage"]


@pytest.fixture
def file(shared_data: Path) -> Path:
    return shared_data / "truth" / "meetings.json"


@pytest.fixture
def truth(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_what_is_read_is_written_the_same(file: Path, truth: dict[str, Any]) -> None:
    reading = from_json(file.read_text(encoding="utf-8"))

    assert reading.problems == ()
    assert as_data(reading.meetings) == truth


@pytest.mark.django_db
def test_the_meetings_are_kept_whole_and_a_second_time_changes_nothing(
    cast: Cast, manage: Manage, file: Path, truth: dict[str, Any]
) -> None:
    body = truth["meetings"][0]["body"]
    add_body(cast.partnership, by=None, slug="ilsc", name=body)
    command = ("import_meetings", file, "--to", "aldermere", "--plan", "aldermere/cse")
    done = manage(*command, "--as", cast.scrutiny_officer.email)
    assert (done.code, done.err) == (0, "")

    held = Meeting.objects.filter(partnership=cast.partnership)
    documents = [meeting_document(each, at=present(cast.partnership)) for each in held]
    assert as_data(documents) == truth
    assert sum((each.exchanges for each in documents), Counter[QuestionKind]()).total() == 65
    assert [each.objects.count() for each in (Question, Answer, Resolution, NextStep)] == [
        65,
        72,
        10,
        14,
    ]
    assert ObjectiveWithoutQuestions.objects.get().ref == "1.5"
    assert not Question.objects.filter(objective_ref="1.1", objective=None).exists()
    assert "“1.6” is not in the plan; kept as it is printed" in done.out

    links = ChainEntry.objects.count()
    again = manage(*command, "--as", cast.scrutiny_officer.email)
    assert again.code == 0
    assert again.out.endswith("Nothing to change.\n")
    assert ChainEntry.objects.count() == links
    assert verify(cast.partnership).fault is None
