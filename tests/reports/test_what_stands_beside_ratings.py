"""Doubts, challenges, decisions, what was asked for and what came: none, one and many of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plans.brag import Rating
from reports.content.build import build_content
from reports.content.shape import PackContent, Paragraph
from reports.content.source import Came, Decided, Need, PackKind, PackSource, Questioned
from reports.render.html import render_html
from tests.reports import sample
from tests.reports.test_pack_content import cells_of, paragraphs, part, refs, section, table
from tests.reports.test_pack_of_few import NOT_ENGLISH, ONE, plan_of, said, source_of

GREEN = replace(ONE, rating=Rating.GREEN, leads=("Ann Lee",), due_on=date(2026, 12, 1))
BLUE = replace(GREEN, rating=Rating.BLUE, signed_off=True)
AMBER = replace(ONE, rating=Rating.AMBER)
DOUBTED = {"k1": (sample.SLIPPED, sample.IN_GREEN)}
OPEN = Questioned(
    "k1", "1.1.1", date(2026, 9, 2), "Cem Ay", Rating.GREEN, "Why?", date(2026, 10, 9)
)
SIGNED = Decided("k1", "1.1.1", date(2026, 9, 2), "Cem Ay", "sub-group chair", True, "I saw it.")
SECOND = replace(SIGNED, who="Bo Marsh", capacity="chief officer")
NEED = Need("a room", "Council", "A resource", date(2026, 8, 3))
CAME = Came(date(2026, 9, 1), "Bo Marsh", "Given", "Room 4.")


def two(**values: Any) -> PackSource:
    """Two actions with the same; the second has the key ``k2``."""
    second = replace(GREEN, key="k2", ref="1.1.2")
    return source_of(plan_of(GREEN, second), **values)


def one(action: Any = GREEN, **values: Any) -> PackSource:
    return source_of(plan_of(action), **values)


STATES = {
    "none": (
        one(),
        ("No action is rated Green while the record raises a doubt.",
         "No rating was challenged in the period, and none is open.",
         "No Amber or Red action says that anything is needed."),
    ),
    "one doubt": (
        one(doubts=DOUBTED),
        ("The only action rated Green carries a doubt that bears on that.",
         "1 Green action carries a doubt (part B).", "\n1 of 1\nGreen action carries a doubt"),
    ),
    "one doubt of two": (
        two(doubts=DOUBTED), ("Of 2 actions rated Green, 1 carries a doubt. A doubt is a prompt",)
    ),
    "many doubts": (
        two(doubts={**DOUBTED, "k2": DOUBTED["k1"]}),
        ("Of 2 actions rated Green, 2 carry a doubt.", "2 Green actions carry a doubt (part B)."),
    ),
    "one challenge": (
        one(challenges=(OPEN,)),
        ("1 challenge of a rating, still open.", "1 challenge is open (part B).",
         "Open. No answer yet; it is due by 9 October 2026.", "Cem Ay, 2 Sep 2026"),
    ),
    "one that is late": (
        one(challenges=(replace(OPEN, answer_by=date(2026, 9, 29)),)),
        ("Open. No answer came by 29 September 2026, when it was due.",),
    ),
    "one that is closed": (
        one(challenges=(replace(OPEN, outcome="Rating upheld", answers=("Ann: On plan",)),)),
        ("1 challenge of a rating, now closed.", "Rating upheld.\nAnn: On plan."),
    ),
    "many challenges": (
        one(challenges=(OPEN, replace(OPEN, outcome="Rating upheld"))),
        ("2 challenges of a rating; 1 is open.",),
    ),
    "many open": (one(challenges=(OPEN, OPEN)), ("2 challenges of a rating, all open.",)),
    "many closed": (
        one(challenges=(replace(OPEN, outcome="Withdrawn"),) * 2),
        ("2 challenges of a rating; none is open.",),
    ),
    "one need": (
        one(AMBER, needs={"k1": NEED}),
        ("1 action asks for something; no answer has come yet.", "No answer yet.",
         "A resource, from Council, asked 3 Aug 2026", "Needed from Council: A room."),
    ),
    "one need that was answered": (
        one(AMBER, needs={"k1": replace(NEED, came=(CAME,))}),
        ("1 action asks for something; an answer has come.",
         "Given, Bo Marsh, 1 Sep 2026: Room 4."),
    ),
    "many needs": (
        two(needs={"k1": NEED, "k2": NEED}),
        ("2 actions ask for something; none has an answer yet.",),
    ),
    "many needs, one answered": (
        two(needs={"k1": NEED, "k2": replace(NEED, came=(CAME,))}),
        ("2 actions ask for something; 1 has no answer yet.",),
    ),
    "many needs, each answered": (
        two(needs={key: replace(NEED, came=(CAME,)) for key in ("k1", "k2")}),
        ("2 actions ask for something; each has had an answer.",),
    ),
    "no decision": (
        one(before=plan_of(GREEN)), ("Nothing was signed off or returned in the period.",)
    ),
    "one decision": (
        one(BLUE, before=plan_of(GREEN), decisions=(SIGNED,)),
        ("1 sign-off, with the reason that was given.", "Cem Ay, sub-group chair", "I saw it."),
    ),
    "one that was returned": (
        one(before=plan_of(GREEN), decisions=(replace(SIGNED, signed_off=False),)),
        ("1 return to the lead, with the reason that was given.", "\nReturned\n"),
    ),
    "many decisions": (
        source_of(
            plan_of(BLUE, replace(BLUE, key="k2", ref="1.1.2")),
            before=plan_of(GREEN),
            decisions=(
                replace(SIGNED, signed_off=False), SIGNED, replace(SIGNED, key="k2", ref="1.1.2"),
            ),
        ),
        ("2 sign-offs and 1 return to the lead, each decision with the reason that was given.",),
    ),
    "the first of two signatures": (
        one(replace(BLUE, signed_off=False), before=plan_of(GREEN), decisions=(SIGNED,)),
        ("1 action signed but not signed off, with the reason that was given.",
         "\nSigned by the sub-group chair\n"),
    ),
    "both signatures": (
        one(BLUE, before=plan_of(GREEN), decisions=(SIGNED, SECOND)),
        ("1 sign-off, each decision with the reason that was given.",
         "\nSigned by the sub-group chair\n", "\nSigned off\n"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", sample.PAPERS)
def test_what_is_said_of_none_one_and_many(state: str, kind: PackKind) -> None:
    source, sentences = STATES[state]
    words = said(build_content(replace(source, kind=kind)))
    assert [sentence for sentence in sentences if sentence not in words] == []
    assert [found[0] for found in NOT_ENGLISH.finditer(words)] == []


def test_no_table_is_printed_of_nothing() -> None:
    captions = {t.caption.partition(". ")[2] for t in build_content(STATES["none"][0]).tables}
    assert not captions & {"Rated Green, with a doubt", "Challenges", "Asked for, and what came"}


@pytest.mark.parametrize("kind", sample.PAPERS)
def test_the_plans_last_column_is_what_the_record_shows(kind: PackKind) -> None:
    pack = build_content(sample.source(kind))
    plan = [t for p in pack.parts if p.wide for t in p.blocks if t in pack.tables]
    assert {t.columns[-1].head for t in plan} == {"What the record shows"}
    rows = {c[0].text: c[-1] for t in plan for g in t.groups for c in g.rows}
    doubted = sample.doubts(sample.document())
    for action in sample.document().actions:
        heads = ("Slipped 171 days", "No update for 97 days") if action.key in doubted else ()
        assert rows[action.ref].doubts == heads
        assert ("No doubts" in rows[action.ref].notes) is not bool(heads)


def test_greens_in_doubt_are_listed_with_each_doubts_facts(quarterly: PackContent) -> None:
    doubted = sample.doubts(sample.document())
    green = [a.ref for a in sample.document().actions
             if a.key in doubted and a.rating is Rating.GREEN]  # fmt: skip
    found = table(quarterly, "Rated Green, with a doubt")
    assert refs(found) == green
    assert cells_of(found, green[0])[-1].doubts == (
        "Slipped 171 days. First due 30 June 2026.",
        "No update for 97 days. This plan asks for one every 92 days.",
    )


def test_a_doubt_is_printed_behind_a_diamond_and_is_no_rating(quarterly: PackContent) -> None:
    page = render_html(quarterly)
    assert '<ul class="doubts"><li>Slipped 171 days</li><li>No update for 97 days</li></ul>' in page


def test_the_unanswered_come_first_and_the_oldest_of_them() -> None:
    later = replace(NEED, asked_on=date(2026, 9, 3))
    needs = {"k1": replace(NEED, came=(CAME,)), "k2": later, "k3": NEED}
    actions = [replace(AMBER, key=key, ref=f"1.1.{key[1:]}") for key in needs]
    pack = build_content(source_of(plan_of(*actions), needs=needs))
    assert refs(table(pack, "Asked for, and what came")) == ["1.1.3", "1.1.2", "1.1.1"]


def test_an_action_has_the_ref_that_it_had_then() -> None:
    """A challenge or decision may name the ref that a transfer gave it since."""
    source = one(
        before=plan_of(GREEN),
        challenges=(replace(OPEN, ref="9.9.9"),),
        decisions=(replace(SIGNED, ref="9.9.9"),),
    )
    assert "9.9.9" not in said(build_content(source))


def test_other_themes_decisions_and_challenges_are_left_out() -> None:
    pack = build_content(sample.source(PackKind.SCRUTINY, themes=(3,)))
    assert "Nothing was signed off or returned in the period." in [*paragraphs(part(pack, "C"))]
    assert "No rating was challenged in the period, and none is open." in [
        b.text for b in part(pack, "B").blocks if isinstance(b, Paragraph)
    ]
    assert "challenge" not in section(pack, "Summary")


def test_what_leads_report_and_what_was_signed_off_stand_side_by_side(
    quarterly: PackContent,
) -> None:
    found = table(quarterly, "Said to be complete, and signed off")
    rows = [[cell.text for cell in cells] for cells in found.groups[0].rows]
    blue = [a for a in sample.document().actions if a.rating is Rating.BLUE]
    signed = sum(a.signed_off for a in blue)
    assert rows[-1] == ["All themes", "80", str(len(blue)), str(signed), str(len(blue) - signed)]
    assert all(int(row[2]) == int(row[3]) + int(row[4]) for row in rows)
