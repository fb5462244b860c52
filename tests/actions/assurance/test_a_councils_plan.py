"""A real plan in Word, as on the day of its version 3.4: what it contradicts itself in is found.

Each doubt that reads words was judged by reading the action: refs and codes only stand here.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from actions.assurance import Facts, Lead, Rules, doubts
from plans.document import ActionEntry, PlanDocument
from plans.formats import read

TODAY = date(2015, 9, 11)
OPENED = date(2015, 7, 21)

TRUE = {
    "vague_evidence": (
        "1.2.2 1.2.3 1.2.4 1.5.3 1.6.1 2.2.4 2.3.1 2.4.1 2.8.1 2.8.2 2.8.3 2.8.6 2.8.7 4.3.2 4.3.3"
        " 4.4.1 4.4.2 5.1.3 5.3.1"
    ),
    "placeholder": "1.2.1 1.3.1 1.4.1 1.4.2 1.4.3 1.6.1",
    "impossible_date": "4.4.1",
    "date_contradiction": "1.1.2 1.2.1 5.2.1",
    "same_evidence": "",
}
"""Of which actions each doubt is true."""
NOT_FOUND = {("2.4.1", "vague_evidence"), ("5.2.1", "date_contradiction")}
"""True as well; but a misspelt abbreviation passes for a name, and a span is no date."""


@pytest.fixture(scope="module")
def document(shared_data: Path) -> PlanDocument:
    path = next((shared_data / "docs").glob("cse-delivery-plan-*.docx"))
    return read(path.read_bytes(), path.name).document


def facts(ref: str, action: ActionEntry) -> Facts:
    return Facts(
        key=ref,
        ref=ref,
        text=action.text,
        rating=action.rating,
        is_open=True,
        signed_off=False,
        evidence=action.evidence,
        when_as_printed=action.when_as_printed,
        no_date_reason=action.no_date_reason,
        due_on=action.due_on,
        baseline_due_on=action.due_on,
        leads=tuple(Lead(name) for name in action.leads),
        lead_as_printed=action.lead_as_printed,
        began_on=OPENED,
        updated_on=TODAY,
        evidence_before=None,
        attachments=0,
        rating_since=TODAY,
        moves=(),
        version_before_last=None,
        judged=None,
    )


@pytest.fixture(scope="module")
def found(document: PlanDocument) -> dict[tuple[str, str], str]:
    """The sentence of every doubt, by ref and code."""
    officers = document.officers
    names = {name for o in officers for name in (o.name, o.agency) if name}
    rules = Rules(names=frozenset(names))
    return {
        (ref, doubt.code): doubt.sentence
        for objective in document.objectives
        for number, action in enumerate(objective.actions, 1)
        for ref in (f"{objective.ref}.{number}",)
        for doubt in doubts(facts(ref, action), rules, today=TODAY)
    }


def refs(found: dict[tuple[str, str], str], code: str) -> list[str]:
    return [ref for ref, known in found if known == code]


def test_a_year_with_slipped_digits(found: dict[tuple[str, str], str]) -> None:
    assert found["4.4.1", "impossible_date"] == (
        "A date that cannot be meant. The “when” says “Nov 2105”: perhaps 2015 was meant."
    )
    assert ("4.4.1", "no_date") in found


def test_a_launch_said_to_be_over_months_before_it_and_after_the_due_date(
    found: dict[tuple[str, str], str],
) -> None:
    sentence = found["1.2.1", "date_contradiction"]
    assert "31 December 2015" in sentence
    assert "January 2016" in sentence


def test_wordings_that_are_missing(found: dict[tuple[str, str], str]) -> None:
    missing = [ref for ref in refs(found, "placeholder") if "missing" in found[ref, "placeholder"]]
    assert missing == ["1.2.1", "1.4.2", "1.6.1"]


def test_a_lead_and_a_date_still_to_be_found(found: dict[tuple[str, str], str]) -> None:
    assert refs(found, "no_lead") == ["2.7.3", "4.3.1"]
    assert refs(found, "no_date") == ["2.7.3", "4.3.1", "4.4.1"]
    assert "identified" in found["4.3.1", "no_lead"]


def test_what_reads_words_says_what_is_true_and_nothing_else(
    found: dict[tuple[str, str], str],
) -> None:
    true = {(ref, code) for code, listed in TRUE.items() for ref in listed.split()}
    assert {pair for pair in found if pair[1] in TRUE} == true - NOT_FOUND


def test_what_the_record_says(found: dict[tuple[str, str], str], document: PlanDocument) -> None:
    blue = sum(action.rating == "blue" for action in document.actions)
    assert len(refs(found, "unsigned")) == blue
    assert refs(found, "due_soon") == ["2.5.1"]
    for code in ("overdue", "stale", "slipped", "no_evidence", "unchanged"):
        assert refs(found, code) == []
