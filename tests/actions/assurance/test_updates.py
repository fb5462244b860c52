"""No update in time, no evidence, the same evidence again, a rating that never changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from actions.assurance import Rules
from plans.brag import Rating
from tests.actions.assurance.sample import CALM, RULES, TODAY, codes, found, said


def test_stale_says_for_how_long_and_what_the_plan_asks() -> None:
    assert said("stale", updated_on=date(2026, 9, 15)) == (
        "No update for 57 days. This plan asks for one every 42 days."
    )
    assert found(updated_on=date(2026, 9, 15))["stale"].facts == {
        "updated_on": "2026-09-15",
        "days": 57,
        "interval": 42,
    }


def test_never_updated_counts_from_the_beginning() -> None:
    assert said("stale", updated_on=None, began_on=date(2026, 9, 1)) == (
        "No update for 71 days. There has been none since 1 September 2026."
        " This plan asks for one every 42 days."
    )


def test_the_last_day_of_the_interval_is_in_time() -> None:
    assert "stale" not in codes(updated_on=TODAY - timedelta(days=RULES.interval))
    assert "stale" in codes(updated_on=TODAY - timedelta(days=RULES.interval + 1))
    assert "stale" not in codes(updated_on=None, began_on=TODAY)


def test_the_interval_is_31_days_unless_set() -> None:
    assert Rules().interval == 31
    assert "stale" in codes(rules=Rules(), updated_on=TODAY - timedelta(days=32))


@pytest.mark.parametrize("evidence", ["", "  \n", "–", "..."])
def test_no_evidence_says_of_which_update(evidence: str) -> None:
    assert said("no_evidence", evidence=evidence) == (
        "No evidence. The update of 2 November 2026 has neither words of evidence"
        " nor a file or link."
    )


@pytest.mark.parametrize(
    "facts",
    [{"attachments": 1}, {"updated_on": None}, {"evidence": "Yes."}],
    ids=["a file", "no update at all", "a word"],
)
def test_evidence_of_some_kind(facts: dict[str, Any]) -> None:
    assert "no_evidence" not in codes(**{"evidence": "", **facts})


def test_same_evidence_says_so() -> None:
    before = CALM.evidence.upper().replace(" ", "\n ")
    assert said("same_evidence", evidence_before=before) == (
        "Same evidence as before. The update of 2 November 2026 has the words of the update"
        " before it."
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"evidence_before": None},
        {"evidence_before": f"{CALM.evidence} More."},
        {"evidence_before": CALM.evidence, "attachments": 1},
        {"evidence_before": "", "evidence": " "},
    ],
    ids=["none before", "other words", "a new file", "both empty"],
)
def test_other_evidence(facts: dict[str, Any]) -> None:
    assert "same_evidence" not in codes(**facts)


def test_unchanged_says_since_when() -> None:
    assert said("unchanged", rating_since=date(2025, 11, 1)) == (
        "Green for 375 days. The rating has not changed since 1 November 2025."
    )


@pytest.mark.parametrize(
    ("rating", "days"),
    [(Rating.GREEN, 364), (Rating.BLUE, 800), (None, 800)],
    ids=["less than a year", "Blue", "not rated"],
)
def test_not_unchanged(rating: Rating | None, days: int) -> None:
    since = TODAY - timedelta(days=days)
    assert "unchanged" not in codes(rating=rating, rating_since=since)


def test_a_year_is_enough_and_can_be_set() -> None:
    since = TODAY - timedelta(days=365)
    assert "unchanged" in codes(rating_since=since)
    assert "unchanged" not in codes(rules=Rules(unchanged_days=366), rating_since=since)


def test_a_rating_without_a_beginning_is_not_asked_about() -> None:
    assert "unchanged" not in codes(rating_since=None)
