"""What stands beside the ratings: doubts, challenges, decisions, what was asked for and came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from people.wording import day_words, number_of
from plans.brag import Rating
from reports.content.cells import (
    ACTION_AND_LEAD,
    DUE,
    EXCERPT_WORDS,
    RATING,
    REF,
    action_and_lead_cell,
    due_cell,
    mark,
    rating_cell,
    ref_cell,
)
from reports.content.facts import Facts, PlanFacts
from reports.content.shape import Block, Cell, Column, Group, Paragraph, Table
from reports.content.source import Came, Decided, Questioned
from reports.content.wording import excerpt, short_day, verb

SHOWS = Column("What the record shows", "shows")
PROMPT = "A doubt is a prompt to ask, not a verdict."

Row = tuple[Cell, ...]


def doubtful(plan: PlanFacts, number: str) -> Iterator[Block]:
    """Actions that are rated Green while the facts raise a doubt."""
    green, found = plan.rated(Rating.GREEN), plan.doubtful_greens
    if not found:
        yield Paragraph(number, "No action is rated Green while the record raises a doubt.")
        return
    of_them = verb(len(found), "carries", "carry")
    yield Paragraph(
        number,
        f"Of {number_of(len(green), 'action')} rated Green, {len(found)} {of_them} a doubt that "
        f"bears on that. "
        f"{PROMPT}",
    )
    rows = tuple(
        (ref_cell(f.action), action_and_lead_cell(f, plan), due_cell(f), shows_cell(f))
        for f in found
    )
    columns = (REF, ACTION_AND_LEAD, DUE, SHOWS)
    yield Table("Rated Green, with a doubt", columns, (Group(rows),))


def shows_cell(facts: Facts) -> Cell:
    """Each doubt in a line of its own; that there is none is said."""
    if not facts.doubts:
        return Cell("Nothing in the record contradicts the rating.")
    first, *others = (doubt.sentence for doubt in facts.doubts)
    return Cell(first, notes=tuple(others))


def challenged(plan: PlanFacts, number: str) -> Iterator[Block]:
    """Challenges that are open, and those of the period."""
    found = [c for c in plan.source.challenges if plan.find(c.key or c.ref)]
    if not found:
        yield Paragraph(number, f"No rating was challenged {plan.in_the_period}, and none is open.")
        return
    still = sum(not c.outcome for c in found)
    opened = f"{still or 'none'} of them {verb(still or 1, 'is', 'are')} open"
    yield Paragraph(number, f"{number_of(len(found), 'challenge')} of a rating; {opened}.")
    columns = (REF, RATING, Column("Challenge", "said"), Column("Answer and outcome", "needed"))
    rows = tuple(_challenge_row(c) for c in found)
    yield Table("Challenges", columns, (Group(rows),))


def _challenge_row(found: Questioned) -> Row:
    who = f"{found.who}, {short_day(found.day)}"
    outcome = found.outcome or "Open"
    answer = "\n".join(found.answers) or f"No answer yet; asked for by {day_words(found.answer_by)}"
    return (
        Cell(found.ref, strong=True),
        Cell(mark=mark(found.rating)),
        Cell(excerpt(found.reason, EXCERPT_WORDS), notes=(who,)),
        Cell(answer, notes=(outcome,)),
    )


def asked_and_came(plan: PlanFacts, number: str) -> Iterator[Block]:
    """What Amber and Red actions asked for, and what came of it; the unanswered first."""
    asking = [f for f in plan.actions if f.need and f.need.what.strip()]
    if not asking:
        yield Paragraph(number, "No Amber or Red action says that anything is needed.")
        return
    open_ones = [f for f in asking if f.need and not f.need.came]
    have = verb(len(open_ones), "has", "have")
    yield Paragraph(
        number,
        f"{number_of(len(asking), 'action')} {verb(len(asking), 'asks', 'ask')} for something; "
        f"{len(open_ones) or 'none'} {have} no answer yet.",
    )
    ordered = sorted(asking, key=lambda f: bool(f.need and f.need.came))
    columns = (REF, RATING, Column("Asked for", "said"), Column("What came", "needed"))
    rows = tuple(_need_row(f) for f in ordered)
    yield Table("Asked for, and what came", columns, (Group(rows),))


def _need_row(facts: Facts) -> Row:
    need = facts.need
    if need is None:
        return (ref_cell(facts.action),)
    since = (f"asked {short_day(need.asked_on)}",) if need.asked_on else ()
    kind = (need.kind,) if need.kind else ()
    whom = (f"From: {need.from_whom}",) if need.from_whom else ()
    return (
        ref_cell(facts.action),
        rating_cell(facts),
        Cell(excerpt(need.what, EXCERPT_WORDS), notes=(*whom, *kind, *since)),
        _came_cell(need.came),
    )


def _came_cell(came: Sequence[Came]) -> Cell:
    if not came:
        return Cell("No answer yet.")
    lines = [f"{c.outcome}: {excerpt(c.text, EXCERPT_WORDS)}" for c in came]
    return Cell("\n".join(lines), notes=tuple(f"{c.who}, {short_day(c.day)}" for c in came))


def decided(plan: PlanFacts, number: str) -> Iterator[Block]:
    """What was signed off in the period or returned, with the rationale."""
    found = [d for d in plan.source.decisions if plan.find(d.key or d.ref)]
    if not found:
        yield Paragraph(number, f"Nothing was signed off or returned {plan.in_the_period}.")
        return
    signed = sum(d.what == "Signed off" for d in found)
    returned = len(found) - signed
    told = f"{signed or 'No'} {verb(signed or 1, 'sign-off', 'sign-offs')}"
    back = f" and {number_of(returned, 'return')} to the lead" if returned else ""
    yield Paragraph(number, f"{told}{back}, each with the reason that was given.")
    columns = (REF, Column("Action", "text"), Column("Decision", "way"), Column("Reason", "needed"))
    rows = tuple(_decision_row(d, plan) for d in found)
    yield Table("Decisions on completion", columns, (Group(rows),))


def _decision_row(found: Decided, plan: PlanFacts) -> Row:
    facts = plan.find(found.key or found.ref)
    return (
        Cell(found.ref, strong=True),
        Cell(facts.action.text if facts else ""),
        Cell(found.what, notes=(short_day(found.day),)),
        Cell(found.rationale, notes=(found.who,)),
    )


def said_and_signed(plan: PlanFacts) -> Table:
    """Self-reported and verified completion, side by side, by theme."""
    columns = (
        Column("Theme", "name"),
        Column("Actions", "day"),
        Column("Said to be complete", "day"),
        Column("Signed off", "day"),
        Column("Awaiting sign-off", "day"),
    )
    rows = [
        _signed_row(f"{theme.number} {theme.name}", plan.of_theme(theme.number))
        for theme in plan.themes
    ]
    if len(plan.themes) > 1:
        rows.append(_signed_row("All themes", plan.actions))
    return Table("Said to be complete, and signed off", columns, (Group(tuple(rows)),))


def _signed_row(name: str, found: Sequence[Facts]) -> Row:
    said = sum(f.action.rating is Rating.BLUE for f in found)
    signed = sum(f.is_signed_off for f in found)
    numbers = (len(found), said, signed, said - signed)
    return (Cell(name, strong=True), *(Cell(str(number)) for number in numbers))
