"""An address names a subject, and a part of it where each part is decided on by itself."""

from __future__ import annotations

import pytest

from actions.exempt import ACTION
from people.exempt.subjects import SUBJECTS, Subject, Thing, subject_at
from reports.content.sections import SECTIONS
from reports.exempt import SECTION
from tests.cast import Cast

WAYS = [(each, part) for each in SUBJECTS.values() for part in each.parts or [""]]


@pytest.mark.parametrize(
    ("subject", "part"), WAYS, ids=[subject.address(part) for subject, part in WAYS]
)
def test_each_is_found_by_its_own_address(subject: Subject, part: str) -> None:
    assert subject_at(subject.address(part)) == (subject, part)


def test_addresses_stay_what_they_are() -> None:
    assert {subject.address(part) for subject, part in WAYS} == {
        "action", "update", "file", "item", "question", *(f"section-{each}" for each in SECTIONS),
    }  # fmt: skip


@pytest.mark.parametrize("address", ["", "-", "nothing", "action-text", "section", "section-"])
def test_no_other_address_names_anything(address: str) -> None:
    assert subject_at(address) is None


@pytest.mark.django_db
def test_a_part_is_called_by_what_it_is_of(cast: Cast) -> None:
    sheet = Thing(1, cast.plan, "the front sheet of pack 1", "/")
    assert SECTION.label(sheet, "finance") == "“Finance” of the front sheet of pack 1"
    action = Thing(1, cast.plan, "action 1.1.1", "/")
    assert ACTION.label(action, "") == "action 1.1.1"
