"""The documents on data protection have every field that holds a person's data, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from governance.models import Attendance
from people.history import Revision
from people.models import Erasure, Membership, Officer, Role, User
from tests.docs.pages import document, headings, rows, section

PEOPLE = (User, Officer)
NAMED = (User, Officer, Membership, Attendance)
"""Whose ``name`` is a person's."""
OF_A_PERSON = {
    "author", "agreed_by", "needed_from", "lead_as_printed", "job_title", "password", "browser",
    "session_key", "session_data", "came_from", "typed", "subject", "issuer", "user_agent", "ip",
    "ip_address", "chair", "vice_chair", "member", "asked_by", "presented_by",
    "officer_as_printed", "owner_as_printed",
}  # fmt: skip
"""Names of fields that hold a person's data, whatever their kind."""
ADDRESSES = (models.EmailField, models.GenericIPAddressField)
SEALED = {"people.guess": {"about"}, "people.costlyuse": {"about"}, "mfa.authenticator": {"data"}}
"""What tells of a person only to who holds the key."""
DECLARED = "What a person's data is"


def held() -> dict[str, set[str]]:
    found = {
        model._meta.label_lower: set(_personal(model))
        for model in apps.get_models()
        if not issubclass(model, Revision)
    }
    return {label: fields for label, fields in found.items() if fields}


def _personal(model: type[models.Model]) -> Iterator[str]:
    sealed = SEALED.get(model._meta.label_lower, set())
    for each in model._meta.concrete_fields:
        names_somebody = each.name == "name" and model in NAMED
        if (
            each.related_model in PEOPLE
            or isinstance(each, ADDRESSES)
            or names_somebody
            or each.name in OF_A_PERSON | sealed
        ):
            yield each.name


def _described() -> list[list[str]]:
    found = rows(section(document("data-protection.md"), DECLARED))
    return [row for row in found if row[0].startswith("`")]


def test_every_field_that_holds_a_persons_data_has_its_place() -> None:
    said = {row[0].strip("`"): set(re.findall(r"`(\w+)`", row[1])) for row in _described()}
    assert said == held()


def test_each_says_what_for_on_what_ground_and_how_long() -> None:
    for row in _described():
        assert len(row) == 5, row
        assert all(row), row
        assert row[3] in ("public task", "legal obligation", "none"), row


def test_every_history_says_who_made_a_change() -> None:
    histories = [model for model in apps.get_models() if issubclass(model, Revision)]
    assert histories
    assert all(any(f.name == "history_user" for f in m._meta.fields) for m in histories)


@pytest.mark.parametrize("name", ["processing-record.md", "impact-assessment.md"])
def test_each_template_names_every_role_and_what_a_council_completes(name: str) -> None:
    text = document(name)
    for role in Role.Kind.labels:
        assert str(role).lower() in text.lower(), role
    assert text.count("**To complete") >= 5
    assert "data-protection.md" in text


def test_the_impact_assessment_has_the_steps_in_their_order() -> None:
    assert headings(document("impact-assessment.md"), 2) == [
        "1. The need for an assessment",
        "2. Description of the processing",
        "3. Consultation",
        "4. Necessity and proportionality",
        "5. Risks",
        "6. Measures",
        "7. Sign-off and outcomes",
    ]


def test_each_risk_has_its_measure() -> None:
    text = document("impact-assessment.md")
    risks = [row[0] for row in rows(section(text, "5. Risks")) if row[0].startswith("R")]
    measures = [row[0] for row in rows(section(text, "6. Measures")) if row[0].startswith("R")]
    assert len(risks) >= 8
    assert risks == measures


def test_the_record_of_processing_has_what_the_law_asks_for() -> None:
    assert headings(document("processing-record.md"), 2) == [
        "Controllers and their officers",
        "Purposes and lawful grounds",
        "Whose data, and which",
        "Who receives it",
        "Transfers to other countries",
        "How long",
        "Security",
    ]


def test_the_record_of_processing_names_every_ground_of_an_erasure() -> None:
    said = section(document("processing-record.md"), "How long")
    articles = re.findall(r"17\(1\)\(\w\)", " ".join(map(str, Erasure.Ground.labels)))
    assert articles
    assert all(article in said for article in articles)
