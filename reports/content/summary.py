"""One page for the chair: where the plan stands, what changed, what to look at first. Pure.

It is really one page: what is long is cut, and what is many is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.exempt_lines import not_counted
from people.wording import listed, moment_words
from plans.brag import Rating
from reports.content.cells import (
    DUE,
    RATING,
    REF,
    late_cell,
    rating_cell,
    ref_cell,
)
from reports.content.changed import changed_sentence, no_earlier, re_rated_words
from reports.content.facts import Facts, PlanFacts
from reports.content.figures import all_ratings, by_theme, rating_sentence, tallies
from reports.content.moved import Moved
from reports.content.sections import body_of
from reports.content.shape import (
    Block,
    Cell,
    Column,
    FrontRow,
    FrontSheet,
    Group,
    Paragraph,
    Part,
    Row,
    Table,
    ThemeBars,
)
from reports.content.wording import cut, digest_words

MOST_THEMES = 6
MOST_ROWS = 5
_LETTERS_OF_ACTION, _LETTERS_OF_LEAD, _LETTERS_OF_TITLE, _LETTERS_OF_THEME = 130, 40, 72, 24
_DATES_TOLD = 1


def summary_front(plan: PlanFacts) -> FrontSheet:
    title = cut(plan.source.texts.title, _LETTERS_OF_TITLE) or f"{_named(plan)}: summary"
    body = body_of(plan.source.meeting)
    kicker = f"One page for the chair of the {body}" if body else "One page for the chair"
    rows = FrontRow("As at", f"{moment_words(plan.at)}, {plan.document.position} position")
    return FrontSheet(title, cut(kicker, _LETTERS_OF_TITLE), (rows,), ())


def _named(plan: PlanFacts) -> str:
    return cut(plan.document.title or "Delivery plan", _LETTERS_OF_TITLE - len(": summary"))


def summary_part(plan: PlanFacts, moved: Moved) -> Part:
    blocks: list[Block] = [*_figures(plan, moved)]
    if plan.actions:
        blocks += [Paragraph("A1", _changed(plan, moved)), Paragraph("A2", _waiting(plan))]
        blocks += _first(plan)
    blocks.append(Paragraph("A3", _check(plan)))
    opening = f"{rating_sentence(plan)} {not_counted(plan.exempt)}".strip()
    return Part("A", "At a glance", opening, tuple(blocks), follows=True)


def _figures(plan: PlanFacts, moved: Moved) -> Iterator[Block]:
    yield tallies(plan, moved)
    if 1 < len(plan.themes) <= MOST_THEMES:
        yield _in_lines(by_theme(plan))
    elif plan.actions:
        yield all_ratings(plan)


def _in_lines(chart: ThemeBars) -> ThemeBars:
    """The same with each name in one line."""
    bars = (replace(bar, label=cut(bar.label, _LETTERS_OF_THEME)) for bar in chart.bars)
    return replace(chart, bars=tuple(bars))


def _changed(plan: PlanFacts, moved: Moved) -> str:
    if not moved.can_compare:
        return no_earlier(plan)
    re_rated = f" Re-rated: {re_rated_words(moved)}." if moved.re_rated else ""
    return f"{changed_sentence(plan, moved)}{re_rated}"


def _waiting(plan: PlanFacts) -> str:
    """What waits for somebody; nought is left out."""
    named = (
        (sum(f.action.awaits_sign_off for f in plan.actions), "Blue not signed off"),
        (sum(not each.outcome for each in plan.challenges), "challenged and not closed"),
        (sum(not (f.need and f.need.came) for f in plan.asking), "asking for what has not come"),
        (len(plan.without_lead), "without a lead"),
        (len(plan.undated), "without a due date"),
    )
    found = [f"{number} {words}" for number, words in named if number]
    return f"Waiting for somebody: {listed(found)}." if found else "Nothing waits for anybody."


def _first(plan: PlanFacts) -> Iterator[Block]:
    found = list(dict.fromkeys([*plan.rated(Rating.RED), *plan.overdue]))
    if not found:
        return
    shown = found[:MOST_ROWS]
    of = f"{len(shown)} of {len(found)}; " if len(found) > len(shown) else ""
    columns = (REF, Column("Action and lead", "text"), DUE, RATING)
    rows = tuple(_row(facts) for facts in shown)
    note = f"{of}Red, then the longest overdue"
    yield Table("What to look at first", columns, (Group(rows),), note)


def _row(facts: Facts) -> Row:
    action, due = facts.action, late_cell(facts)
    lead = cut(", ".join(action.leads), _LETTERS_OF_LEAD) or "Vacant"
    return (
        ref_cell(action),
        Cell(cut(action.text, _LETTERS_OF_ACTION), notes=(lead,)),
        Cell(due.text, due.notes[:_DATES_TOLD], strong=due.strong),
        rating_cell(facts),
    )


def _check(plan: PlanFacts) -> str:
    digest = digest_words(plan.source.digest, groups=16)
    return (
        "How to check this page: “export_plan --public”, as at its moment and in the considered "
        f"position, tells the digest of what it writes. It is {digest}."
    )
