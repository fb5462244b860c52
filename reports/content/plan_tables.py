"""The part with the plan itself: every action, by theme or by objective, on landscape pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from people.exempt.words import exempt_words
from people.wording import first_capital, listed, number_of
from plans import brag
from plans.document import ObjectiveEntry, ThemeEntry
from reports.content.assurance import SHOWS
from reports.content.cells import (
    DUE,
    NO_REF,
    RATING,
    REF,
    due_cell,
    evidence_cell,
    lead_cell,
    rating_cell,
    ref_cell,
)
from reports.content.facts import Facts, PlanFacts
from reports.content.letters import PartOf
from reports.content.moved import Moved
from reports.content.shape import (
    Block,
    Cell,
    Column,
    Group,
    Heading,
    Paragraph,
    Part,
    Row,
    Table,
)
from reports.content.wording import rated_word, sentence, short_day

COLUMNS = (
    REF,
    Column("Action", "wide"),
    Column("Lead", "lead"),
    DUE,
    RATING,
    Column("Progress and evidence", "evidence"),
    SHOWS,
)


def by_theme(plan: PlanFacts) -> Part:
    """A table for each theme, with a group of rows for each objective."""
    blocks: list[Block] = []
    letter = plan.letter(PartOf.PLAN)
    for number, theme in enumerate(plan.themes, 1):
        blocks += _theme_head(plan, theme, f"{letter}{number}")
        groups = tuple(_group(plan, objective) for objective in theme.objectives)
        if groups:
            blocks.append(Table(f"Theme {theme.number}: {theme.name}", COLUMNS, groups))
    return Part(letter, "The plan", _opening(plan), tuple(blocks), wide=True)


def by_objective(plan: PlanFacts, moved: Moved) -> Part:
    """A table for each objective, after a sentence on where it stands and what moved."""
    blocks: list[Block] = []
    letter, number = plan.letter(PartOf.PLAN), 0
    for theme in plan.themes:
        number += 1
        blocks += _theme_head(plan, theme, f"{letter}{number}")
        for objective in theme.objectives:
            number += 1
            blocks += _objective(plan, moved, objective, f"{letter}{number}")
    return Part(letter, "The plan by objective", _opening(plan), tuple(blocks), wide=True)


def _opening(plan: PlanFacts) -> str:
    """``All 78 actions, under 27 objectives.``"""
    objectives = number_of(sum(len(t.objectives) for t in plan.themes), "objective")
    actions = len(plan.actions)
    if not actions:
        return f"No actions, under {objectives}."
    return (
        f"{'The only action' if actions == 1 else f'All {actions:,} actions'}, under {objectives}."
    )


def _theme_head(plan: PlanFacts, theme: ThemeEntry, number: str) -> Iterator[Block]:
    yield Heading(f"Theme {theme.number}: {theme.name}")
    where = f"{counts_words(plan.of_theme(theme.number))}."
    statement = f"{sentence(theme.statement)} " if theme.statement.strip() else ""
    yield Paragraph(number, f"{statement}{where}")


def counts_words(found: Sequence[Facts]) -> str:
    """``12 actions: 3 Blue, 8 Green and 1 not yet rated``."""
    counts = brag.count(f.action.rating for f in found)
    parts = [f"{counts[r]} {rated_word(r)}" for r in brag.ORDER if counts[r]]
    return f"{number_of(len(found), 'action')}: {listed(parts)}" if parts else "No actions"


def _group(plan: PlanFacts, objective: ObjectiveEntry) -> Group:
    rows = tuple(plan_row(facts, plan) for facts in plan.of_objective(objective))
    heading = f"{objective.ref}\u2002{objective.text}"
    note = number_of(len(rows), "action")
    return Group((*rows, *_exempt_rows(objective)), heading=heading, note=note)


def _exempt_rows(objective: ObjectiveEntry) -> Iterator[Row]:
    """That an action stands here which is exempt, and why; not which, nor anything else of it."""
    for entry in objective.exempt:
        words = Cell(exempt_words(entry.paragraph, "action"))
        yield (Cell(NO_REF, strong=True), words, *(Cell() for _ in COLUMNS[2:]))


def plan_row(facts: Facts, plan: PlanFacts) -> Row:
    return (
        ref_cell(facts.action),
        Cell(facts.action.text),
        lead_cell(facts, plan),
        due_cell(facts),
        rating_cell(facts),
        _evidence(facts),
        shows_cell(facts),
    )


def _evidence(facts: Facts) -> Cell:
    """What the lead says, with what an Amber or Red action needs."""
    evidence, need = evidence_cell(facts), facts.need
    if need is None or not need.what.strip():
        return evidence
    whom = f" from {need.from_whom}" if need.from_whom else ""
    return replace(evidence, notes=(f"Needed{whom}: {sentence(need.what)}",))


def shows_cell(facts: Facts) -> Cell:
    """Beside the rating, with equal weight: each doubt, and when it was last updated."""
    day = f"Last update {short_day(facts.last_update)}" if facts.last_update else "No update yet"
    heads = tuple(doubt.head for doubt in facts.doubts)
    return Cell(doubts=heads, notes=(day,) if heads else ("No doubts", day))


def _objective(
    plan: PlanFacts, moved: Moved, objective: ObjectiveEntry, number: str
) -> Iterator[Block]:
    found = plan.of_objective(objective)
    title = f"Objective {objective.ref}: {objective.text}"
    yield Heading(title)
    yield Paragraph(number, f"{counts_words(found)}. {_moved_words(objective, found, moved)}")
    if found or objective.exempt:
        rows = tuple(plan_row(facts, plan) for facts in found)
        every = Group((*rows, *_exempt_rows(objective)))
        yield Table(f"Objective {objective.ref}: every action", COLUMNS, (every,))


def _moved_words(objective: ObjectiveEntry, found: Sequence[Facts], moved: Moved) -> str:
    """What moved under one objective since the body last saw the plan."""
    if not moved.can_compare:
        return "There is no earlier position to compare with."
    keys = {f.action.key for f in found}
    left = [d.action.ref for d in moved.departed if d.objective == objective.ref]
    named = [*_moved_refs(keys, moved), ("left the plan", left)]
    parts = [f"{what}: {listed(refs)}" for what, refs in named if refs]
    when = moved.plan.in_the_period
    return f"{first_capital(when)}, {'; '.join(parts)}." if parts else f"Nothing changed {when}."


def _moved_refs(keys: set[str], moved: Moved) -> Iterator[tuple[str, list[str]]]:
    rated = [r for r in moved.re_rated if r.facts.action.key in keys]
    yield (
        "re-rated",
        [f"{r.facts.action.ref} ({rated_word(r.before)} to {rated_word(r.after)})" for r in rated],
    )
    yield "re-dated", [*dict.fromkeys(m.ref for m in moved.re_dated if m.key in keys)]
    yield "given another lead", [_ref(r.facts) for r in moved.re_led if r.facts.action.key in keys]
    yield "re-worded", [_ref(r.facts) for r in moved.re_worded if r.facts.action.key in keys]
    yield "signed off", [_ref(f) for f in moved.signed_off if f.action.key in keys]
    yield "given new evidence", [_ref(f) for f in moved.only_evidence if f.action.key in keys]
    yield "added", [_ref(f) for f in moved.added if f.action.key in keys]


def _ref(facts: Facts) -> str:
    return facts.action.ref
