"""One action of which no doubt holds, to be changed by a test in what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from actions.assurance import Doubt, Facts, Judged, Lead, Move, Rules, doubts
from plans.brag import Rating

TODAY = date(2026, 11, 11)
RULES = Rules(interval=42)

CALM = Facts(
    key="2a3b4c5d6e7f",
    ref="2.3.2",
    text="Offer every child a conversation within 72 hours",
    rating=Rating.GREEN,
    is_open=True,
    signed_off=False,
    evidence="The offer was made to 61 of 118 children.",
    when_as_printed="",
    no_date_reason=None,
    due_on=date(2027, 3, 31),
    baseline_due_on=date(2027, 3, 31),
    leads=(Lead("Meera Kaul"),),
    lead_as_printed="",
    began_on=date(2026, 1, 8),
    updated_on=date(2026, 11, 2),
    evidence_before="The offer was made to 44 of 109 children.",
    attachments=0,
    rating_since=date(2026, 4, 22),
    moves=(),
    version_before_last=None,
    judged=None,
)

SIGNED = replace(
    CALM,
    rating=Rating.BLUE,
    is_open=False,
    signed_off=True,
    judged=Judged(CALM.text, CALM.evidence, CALM.due_on),
)
"""Signed off as it still stands."""


def found(facts: Facts = CALM, *, rules: Rules = RULES, **changes: Any) -> dict[str, Doubt]:
    """The doubts by their codes, after changes to the facts."""
    return {d.code: d for d in doubts(replace(facts, **changes), rules, today=TODAY)}


def codes(facts: Facts = CALM, *, rules: Rules = RULES, **changes: Any) -> list[str]:
    return [*found(facts, rules=rules, **changes)]


def said(code: str, facts: Facts = CALM, *, rules: Rules = RULES, **changes: Any) -> str:
    """The sentence of one doubt."""
    return found(facts, rules=rules, **changes)[code].sentence


def move(on: str, before: str | None, after: str | None) -> Move:
    """A date change recorded at nine in the morning."""
    moment = datetime.fromisoformat(on).replace(hour=9, tzinfo=UTC)
    return Move(moment, _day(before), _day(after))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
