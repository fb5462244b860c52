"""What is true of every doubt, whatever the facts."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from actions.assurance import CATALOGUE, Facts, Judged, Lead, Move, Rules, doubts
from plans.brag import Rating
from plans.document import NoDateReason
from tests.actions.assurance.corpus import HELD_OUT, TUNED, cases

_PHRASES = tuple(case.facts.evidence for name in (*TUNED, HELD_OUT) for case in cases(name))
_PIECES = (
    "31 June", "Feb 29", "TBC", "[", "]", "(insert date)", "in March", "9999", "will open", "???",
    "by the end of", "next year", "Q4 2026/27", "2026-02-30", "31/13/26", "“", "”", "XX", "%",
    "May", "\n", "\u00a0", "ſept 2026", "\u0661 June", "²", "Easter 9999", "winter 2099",
    "Dec 99999", "was held on", "due",
)  # fmt: skip
_SIGNS = "".join(map(chr, range(0x20, 0x250))) + "\n\t\u0661²“”‘’–…ſ\U0001f600"
texts = st.one_of(
    st.sampled_from(_PHRASES),
    st.lists(st.sampled_from(_PIECES), max_size=8).map(" ".join),
    st.text(_SIGNS, max_size=40),
)
days = st.dates()
moments = st.integers(0, 2**34).map(lambda second: datetime.fromtimestamp(second, UTC))

facts = st.builds(
    Facts,
    key=st.just("k"),
    ref=st.just("1.1.1"),
    text=texts,
    rating=st.none() | st.sampled_from(Rating),
    is_open=st.booleans(),
    signed_off=st.booleans(),
    evidence=texts,
    when_as_printed=texts,
    no_date_reason=st.none() | st.sampled_from(NoDateReason),
    due_on=st.none() | days,
    baseline_due_on=st.none() | days,
    leads=st.lists(st.builds(Lead, texts, st.none() | days), max_size=3).map(tuple),
    lead_as_printed=texts,
    began_on=days,
    updated_on=st.none() | days,
    evidence_before=st.none() | texts,
    attachments=st.integers(0, 2),
    rating_since=st.none() | days,
    moves=st.lists(st.builds(Move, moments, st.none() | days, st.none() | days), max_size=4).map(
        tuple
    ),
    version_before_last=st.none() | moments,
    judged=st.none() | st.builds(Judged, texts, texts, st.none() | days),
)
rules = st.builds(
    Rules,
    interval=st.integers(1, 100),
    off=st.frozensets(st.sampled_from([*CATALOGUE])),
    names=st.frozensets(texts, max_size=3),
    moves_later=st.integers(0, 3),
    unchanged_days=st.integers(1, 800),
)


@given(facts, rules, days)
def test_nothing_raises_and_all_is_in_the_catalogues_order(
    facts: Facts, rules: Rules, today: date
) -> None:
    found = [doubt.code for doubt in doubts(facts, rules, today=today)]
    assert found == [code for code in CATALOGUE if code in found]


@given(facts, rules, days)
def test_each_is_a_sentence_with_plain_facts(facts: Facts, rules: Rules, today: date) -> None:
    for doubt in doubts(facts, rules, today=today):
        assert doubt.sentence == f"{doubt.head}. {doubt.rest}"
        assert not doubt.head.endswith(".")
        assert doubt.rest.endswith(".")
        assert not doubt.rest.endswith("..")
        assert json.loads(json.dumps(doubt.facts)) == doubt.facts


@given(facts, rules, days)
def test_what_is_not_open_has_only_one_doubt(facts: Facts, rules: Rules, today: date) -> None:
    found = {doubt.code for doubt in doubts(facts, rules, today=today)}
    assert facts.is_open or found <= {"signed_before_change"}


@given(facts, rules, days)
def test_what_is_switched_off_never_appears(facts: Facts, rules: Rules, today: date) -> None:
    found = {doubt.code: doubt for doubt in doubts(facts, rules, today=today)}
    assert not rules.off & set(found)
    if green := found.get("green_in_doubt"):
        counted = green.facts["doubts"]
        assert counted == [code for code in found if CATALOGUE[code].in_green]
