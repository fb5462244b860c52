"""A lead officer's own sheet: their actions, what is due from them, what they were asked. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from actions.choices import MONTH_DAYS
from governance.meetings.asked import Followed
from people.wording import day_words, listed, moment_words, number_of
from reports.content.asked import followed_words
from reports.content.assurance import SHOWS, asked_and_came, challenged, decided
from reports.content.cells import (
    DUE,
    EXCERPT_WORDS,
    RATING,
    REF,
    late_cell,
    led_by,
    rating_cell,
    ref_cell,
)
from reports.content.facts import Facts, PlanFacts
from reports.content.plan_tables import shows_cell
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
)
from reports.content.source import NothingToPrint
from reports.content.wording import excerpt, sentence, short_day, verb

_ACTION = Column("Action", "action")
_OWED = Column("Promise or next step", "text")
_TO = Column("To which body", "name")


def lead_front(plan: PlanFacts) -> FrontSheet:
    officer = plan.officer(plan.source.lead)
    post = ", ".join(filter(None, (officer.job_title, officer.agency))) if officer else ""
    rows = (
        FrontRow("Plan", plan.document.title or "The delivery plan"),
        FrontRow("As at", f"{moment_words(plan.at)}, {plan.document.position} position"),
    )
    return FrontSheet(lead_title(plan), post or "Lead officer", rows, ())


def lead_title(plan: PlanFacts) -> str:
    return f"Actions of {plan.source.lead}"


def lead_parts(plan: PlanFacts) -> list[Part]:
    """What is due, and what was asked.

    Raises:
        NothingToPrint: nobody of this name leads an action.
    """
    if not plan.actions:
        raise NothingToPrint(
            f"“{plan.source.lead}” leads no action of this plan as at {moment_words(plan.at)}."
        )
    return [_due_part(plan), _asked_part(plan)]


def _due_part(plan: PlanFacts) -> Part:
    open_ = sorted((f for f in plan.actions if f.is_open), key=_when)
    blocks: list[Block] = []
    if open_:
        rows = tuple(_due_row(facts, plan) for facts in open_)
        columns = (REF, _ACTION, DUE, RATING, SHOWS)
        blocks.append(Table("Open actions, by due date", columns, (Group(rows),)))
    closed = [f.action.ref for f in plan.actions if not f.is_open]
    if closed:
        blocks.append(Paragraph("A1", f"Signed off, and not due any more: {listed(closed)}."))
    return Part("A", "What is due", _due_words(open_, plan.today), tuple(blocks), follows=True)


def _when(facts: Facts) -> date:
    return facts.action.due_on or date.max


def _due_words(found: Sequence[Facts], today: date) -> str:
    """``7 open actions: 2 are overdue, and 1 is due by 12 December 2026.``"""
    if not found:
        return "No action is open."
    until = today + timedelta(days=MONTH_DAYS)
    late = sum(bool(f.days_overdue) for f in found)
    soon = sum(today <= _when(f) <= until and not f.days_overdue for f in found)
    said = f"{late or 'none'} {verb(late or 1, 'is', 'are')} overdue"
    more = f"{soon or 'none'} {verb(soon or 1, 'is', 'are')} due by {day_words(until)}"
    return f"{number_of(len(found), 'open action')}: {said}, and {more}."


def _due_row(facts: Facts, plan: PlanFacts) -> Row:
    return (
        ref_cell(facts.action),
        _action_cell(facts, plan),
        late_cell(facts),
        rating_cell(facts),
        shows_cell(facts),
    )


def _action_cell(facts: Facts, plan: PlanFacts) -> Cell:
    """The action, with whom else it is led by: the sheet itself names the one."""
    others = [led_by(n, plan) for n in facts.action.leads if n != plan.source.lead]
    return Cell(facts.action.text, notes=(f"With {listed(others)}",) if others else ())


def _asked_part(plan: PlanFacts) -> Part:
    blocks: list[Block] = []
    for number, kind in enumerate((challenged, asked_and_came, decided, _owed), 1):
        blocks += kind(plan, f"B{number}")
    opening = "What others asked of these actions, and what was promised to bodies."
    return Part("B", "What was asked", opening, tuple(blocks), follows=True)


def _owed(plan: PlanFacts, number: str) -> Iterator[Block]:
    """Open promises and next steps, the earliest due first."""
    owed = plan.source.owed
    if not owed:
        yield Paragraph(number, "No answer and no next step is owed to a body.")
        return
    are = verb(len(owed), "is", "are")
    yield Paragraph(number, f"{followed_words(owed)} {are} owed to a body.")
    rows = tuple(_owed_row(each, plan.today) for each in owed)
    yield Table("Owed to bodies", (_OWED, _TO, DUE), (Group(rows),))


def _owed_row(owed: Followed, today: date) -> Row:
    late = (f"{number_of(owed.days_late(today), 'day')} overdue",) if owed.is_overdue(today) else ()
    to = f"{owed.meeting.body}, {short_day(owed.meeting.held_on)}"
    text = sentence(excerpt(owed.text, EXCERPT_WORDS))
    due = Cell(short_day(owed.due_on) or "No date stated", late, strong=bool(late))
    return Cell(text), Cell(to), due
