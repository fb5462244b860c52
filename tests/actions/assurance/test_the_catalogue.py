"""Every doubt has its label and its rule."""

from __future__ import annotations

from dataclasses import fields

import pytest

from actions.assurance import CATALOGUE, Entry, Rules

GREEN = (
    "overdue slipped moved_late stale no_evidence same_evidence vague_evidence no_lead"
    " date_contradiction"
)


def test_every_code_stands_in_its_order() -> None:
    assert [*CATALOGUE] == [
        "overdue", "due_soon", "slipped", "moved_late", "stale", "no_evidence", "same_evidence",
        "vague_evidence", "unsigned", "signed_before_change", "no_lead", "no_date", "unchanged",
        "placeholder", "impossible_date", "date_contradiction", "green_in_doubt",
    ]  # fmt: skip


def test_those_that_bear_on_green() -> None:
    assert {code for code, entry in CATALOGUE.items() if entry.in_green} == set(GREEN.split())


def test_a_rule_speaks_of_the_plans_own_figures() -> None:
    rules = Rules(interval=42, moves_later=2, unchanged_days=180)
    assert "42 days" in CATALOGUE["stale"].rule_words(rules)
    assert "42 days" in CATALOGUE["due_soon"].rule_words(rules)
    assert "180 days" in CATALOGUE["unchanged"].rule_words(rules)
    assert "more than twice" in CATALOGUE["slipped"].rule_words(rules)
    assert "more than once" in CATALOGUE["slipped"].rule_words(Rules())
    assert "at least once" in CATALOGUE["slipped"].rule_words(Rules(moves_later=0))
    assert "more than three times" in CATALOGUE["slipped"].rule_words(Rules(moves_later=3))


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.code)
def test_each_is_labelled_and_explained(entry: Entry) -> None:
    words = entry.rule_words(Rules())
    assert words.endswith(".")
    assert "{" not in words
    assert 0 < len(entry.label) <= 24
    assert not entry.tunable or entry.tunable in {field.name for field in fields(Rules)}
    assert ("{" in entry.rule) == bool(entry.tunable)


def test_no_two_labels_are_alike() -> None:
    labels = [entry.label for entry in CATALOGUE.values()]
    assert len({label.casefold() for label in labels}) == len(labels)
