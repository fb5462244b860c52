"""Packs of a plan that holds nothing yet or one of each thing, and of a quarter still running."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from people.wording import number_of
from plans.brag import Rating
from plans.changes import compare
from plans.document import ActionEntry, PlanDocument
from reports.content.build import build_content
from reports.content.shape import MonthChart, PackContent
from reports.content.source import Anchor, DateMove, Need, NothingToPrint, PackKind, PackSource
from tests.reports import sample
from tests.reports.conftest import rendered

WITHIN = datetime(2026, 9, 12, 9, 42, tzinfo=UTC)
"""Within the sample's quarter, which ends on 30 September."""

ONE = ActionEntry("Ask the children", "k1", "1.1.1", due_on=date(2026, 9, 1), rating=Rating.RED)

NOT_ENGLISH = re.compile(
    r"\b1 (actions|themes|objectives|officers|entries|days|moves|are|have|were|of the updates)\b"
    r"|\b0 (are|is)\b|\b(the|last|All) 1 |\b(All|Of|of) 0\b|, the longest by \d+ days?\. The"
)


def plan_of(*actions: ActionEntry, objectives: int = 1) -> PlanDocument:
    """One theme with one objective at most."""
    plan = sample.document()
    theme = plan.themes[0]
    found = tuple(replace(o, actions=actions) for o in theme.objectives[:objectives])
    themes = (replace(theme, objectives=found),)
    return replace(plan, themes=themes, versions=plan.versions[:1], glossary=plan.glossary[:1])


def source_of(plan: PlanDocument, kind: PackKind = PackKind.QUARTERLY, **values: Any) -> PackSource:
    bare = replace(
        sample.source(kind), document=plan, before=None, changes=(), date_moves=(), months=()
    )
    return replace(bare, **values)


def moved(before: PlanDocument, after: PlanDocument) -> PackSource:
    return source_of(after, before=before, changes=compare(before, after))


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in texts(each)]
    if is_dataclass(value):
        return [text for f in fields(value) for text in texts(getattr(value, f.name))]
    return []


def said(content: PackContent) -> str:
    return "\n".join(texts(content))


OTHER = replace(ONE, key="k2", ref="1.1.2")
BLUE = replace(OTHER, rating=Rating.BLUE)
LED = replace(ONE, leads=("Ann Lee",), evidence="It costs £5.")
STATES = {
    "no objective": source_of(plan_of(objectives=0)),
    "no action": source_of(plan_of()),
    "one Red": source_of(plan_of(ONE)),
    "one Red that says what it needs": source_of(plan_of(LED), needs={"k1": Need("A room.")}),
    "one Amber": source_of(plan_of(replace(ONE, rating=Rating.AMBER))),
    "one Blue": source_of(plan_of(replace(ONE, rating=Rating.BLUE))),
    "one not yet rated": source_of(plan_of(replace(ONE, rating=None, due_on=None))),
    "one later than planned": source_of(plan_of(replace(LED, baseline_due_on=date(2026, 8, 31)))),
    "one month": source_of(plan_of(ONE), months=(("September 2026", {Rating.RED: 1}),)),
    "one entry": source_of(plan_of(ONE), anchor=Anchor("aldermere", 1, "ab" * 32)),
    "one added": moved(plan_of(), plan_of(ONE)),
    "one added, one changed": moved(plan_of(ONE), plan_of(replace(ONE, text="Ask"), BLUE)),
    "one rated first": moved(plan_of(replace(ONE, rating=None)), plan_of(ONE)),
    "one left": moved(plan_of(ONE), plan_of()),
    "one re-dated": moved(plan_of(ONE), plan_of(replace(ONE, due_on=date(2026, 9, 2)))),
    "one re-rated": moved(plan_of(ONE), plan_of(replace(ONE, rating=Rating.GREEN))),
    "one re-led": moved(plan_of(ONE), plan_of(LED)),
    "one with new evidence": moved(plan_of(ONE), plan_of(replace(ONE, evidence="Asked."))),
    "one signed off": moved(plan_of(ONE), plan_of(replace(ONE, signed_off=True))),
    "one objective fewer": moved(plan_of(), plan_of(objectives=0)),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", [*sample.PAPERS, PackKind.SUMMARY])
def test_none_and_one_are_said_in_english(state: str, kind: PackKind) -> None:
    words = said(build_content(replace(STATES[state], kind=kind)))
    assert [found[0] for found in NOT_ENGLISH.finditer(words)] == []


@pytest.mark.parametrize("state", ["no objective", "no action", "one Red"])
def test_the_least_plans_can_be_printed(state: str) -> None:
    assert rendered(build_content(STATES[state])).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("state", "sentences"),
    [
        ("no action", ("The theme holds no actions.", "No actions, under 1 objective.",
                       "No lead officer is named in this pack.", "No action is Blue.")),
        ("one Red", ("The only action is Red.", "The only action, under 1 objective.",
                     "\nNo update yet\n",
                     "1 action is Red; its update does not say what is needed.",
                     "1 action is past the due date and not Blue, by 29 days.")),
        ("one Blue", ("The only action is Blue. The one that is Blue is not yet signed off.",)),
        ("one left", ("Since 30 June 2026, 1 action left the plan.",
                      "No actions. In the period, left the plan: 1.1.1.")),
        ("one with new evidence", ("In the period, given new evidence: 1.1.1.",)),
        ("one signed off", ("In the period, signed off: 1.1.1.",)),
        ("one added", ("Since 30 June 2026, 1 action was added.",)),
        ("one added, one changed", ("1 action was changed and 1 action was added.",)),
        ("one not yet rated", ("1 action: 1 not yet rated.", "\nno due date: 1.1.1\n",
                               "No action is Red, none Amber, none overdue and 1 not yet rated.")),
        ("one Red", ("1 action is Red, none Amber and 1 overdue.",)),
        ("one rated first", ("1.1.1 (not yet rated to Red)",)),
        ("one objective fewer", ("no action changed, but the objectives did.",)),
        ("one re-dated", ("1 due date was changed, to a later day.",)),
        ("one month", ("The last month",)),
        ("one entry", ("record had 1 entry.",)),
    ],
)  # fmt: skip
def test_what_is_said_of_none_and_one(state: str, sentences: tuple[str, ...]) -> None:
    words = "\n".join(
        said(build_content(replace(STATES[state], kind=kind))) for kind in sample.PAPERS
    )
    assert [sentence for sentence in sentences if sentence not in words] == []


@pytest.mark.parametrize(
    ("blue", "of", "share"),
    [(1, 1, "100%"), (249, 250, "over 99%"), (1, 4, "25%"), (1, 300, "under 1%")],
)
def test_only_all_are_100_per_cent_and_only_none_is_nought(blue: int, of: int, share: str) -> None:
    actions = (
        replace(ONE, key=f"k{n}", ref=f"1.1.{n}", rating=Rating.BLUE if n < blue else Rating.RED)
        for n in range(of)
    )
    assert f"{blue} of {number_of(of, 'action')} ({share})" in said(
        build_content(source_of(plan_of(*actions)))
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, ("what the Red action 1.1.0 needs (part B)",
             "asks the leads when the overdue action 1.1.0 will be complete (part B)")),
        (2, ("what the Red actions 1.1.0 and 1.1.1 need (part B)",
             "when the overdue actions 1.1.0 and 1.1.1 will be complete (part B)")),
        (9, ("what the 9 Red actions need (part B)",
             "asks the leads when the 9 overdue actions will be complete (part B)")),
    ],
)  # fmt: skip
def test_more_actions_than_a_sentence_names_are_counted(
    number: int, words: tuple[str, ...]
) -> None:
    actions = (replace(ONE, key=f"k{n}", ref=f"1.1.{n}") for n in range(number))
    pack = said(build_content(source_of(plan_of(*actions))))
    assert [each for each in words if each not in pack] == []


def test_a_tally_says_signed_off_whoever_signs_and_agrees_in_number() -> None:
    blue = source_of(plan_of(replace(ONE, rating=Rating.BLUE, signed_off=True)))
    assert "\n1 of 1\nBlue action signed off\n" in said(build_content(blue))
    green = source_of(plan_of(replace(ONE, rating=Rating.GREEN)))
    assert "\n0 of 1\nGreen action carries a doubt\n" in said(build_content(green))


FIRST, SECOND, THIRD = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ([(FIRST, SECOND), (SECOND, THIRD)], "1 due date was changed in 2 moves, to a later day."),
        ([(FIRST, THIRD), (THIRD, FIRST)], "1 due date was changed in 2 moves."),
        ([(None, FIRST), (FIRST, SECOND)], "1 due date was changed in 2 moves, to a later day."),
        ([(FIRST, SECOND), (SECOND, None)], "1 due date was changed in 2 moves."),
    ],
)
def test_a_date_that_moved_twice_is_one_date(
    moves: list[tuple[date | None, date | None]], words: str
) -> None:
    recorded = tuple(DateMove("k1", "1.1.1", before, after) for before, after in moves)
    alone = source_of(plan_of(ONE), before=plan_of(ONE), date_moves=recorded)
    assert words in said(build_content(alone))
    beside = (*recorded, DateMove("k2", "1.1.2", FIRST, SECOND))
    both = source_of(plan_of(ONE, OTHER), before=plan_of(ONE, OTHER), date_moves=beside)
    later = 2 if "later" in words else 1
    assert f"2 due dates were changed in 3 moves, {later} to a later day." in said(
        build_content(both)
    )


def running(kind: PackKind = PackKind.QUARTERLY) -> PackSource:
    source = sample.source(kind)
    return replace(source, document=replace(source.document, at=WITHIN), made_at=WITHIN)


@pytest.mark.parametrize("kind", sample.PAPERS)
def test_a_quarter_that_still_runs_says_nothing_of_its_end(kind: PackKind) -> None:
    content = build_content(running(kind))
    assert "the end of 30 September" not in said(content)
    assert "as at 12 September 2026, 10:42am" in content.foot
    assert "(July to September 2026, not yet over)" in said(content)
    assert "in the period so far" in said(content)


def months_of(source: PackSource) -> MonthChart:
    (chart,) = (
        b for p in build_content(source).parts for b in p.blocks if isinstance(b, MonthChart)
    )
    return chart


def test_the_chart_of_months_says_of_which_years_they_are() -> None:
    assert months_of(sample.source()).note == (
        "actions at each month’s end, October 2025 to September 2026"
    )
    assert months_of(STATES["one month"]).note == "actions at the end of September 2026"


def test_the_last_month_of_a_quarter_that_still_runs_has_no_end() -> None:
    now = "on 12 September 2026"
    assert months_of(running()).note == (
        f"actions at each month’s end since October 2025, and {now}"
    )
    alone = replace(running(), months=running().months[-1:])
    assert months_of(alone).note == f"actions {now}"


def test_a_plan_without_themes_is_refused_as_at_the_moment_that_was_asked_for() -> None:
    source = source_of(PlanDocument(at=WITHIN))
    with pytest.raises(
        NothingToPrint, match=r"^The plan has no themes as at 12 September 2026, 10"
    ):
        build_content(source)
