"""The part with what members may wish to ask about: Red, Amber, overdue, not yet rated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from people.wording import listed, number_of
from plans import brag
from plans.brag import Rating
from reports.content.assurance import asked_and_came, challenged, doubtful
from reports.content.cells import (
    ACTION_AND_LEAD,
    DUE,
    NEEDED,
    RATING,
    REF,
    action_and_lead_cell,
    late_cell,
    need_cell,
    rating_cell,
    ref_cell,
    said_cell,
)
from reports.content.facts import Facts, PlanFacts
from reports.content.figures import rating_sentence
from reports.content.shape import Block, Column, Group, Paragraph, Part, Row, Table
from reports.content.wording import by_at_most, verb

SAID = Column("Latest update", "said")

NONE = "none"


def exceptions_part(plan: PlanFacts) -> Part:
    if not plan.actions:
        return Part("B", "Exceptions", rating_sentence(plan), ())
    blocks: list[Block] = []
    for number, kind in enumerate(_KINDS, 1):
        blocks += kind(plan, f"B{number}")
    return Part("B", "Exceptions", exceptions_sentence(plan), tuple(blocks))


def exceptions_sentence(plan: PlanFacts) -> str:
    red, amber = len(plan.rated(Rating.RED)), len(plan.rated(Rating.AMBER))
    late, unrated = len(plan.overdue), len(plan.rated(None))
    if not (red or amber or late or unrated):
        return "No action is Red, Amber, overdue or not yet rated."
    first = f"{red} {verb(red, 'action is', 'actions are')} Red" if red else "No action is Red"
    told = [first, f"{amber or NONE} Amber", f"{late or NONE} overdue"]
    return f"{listed([*told, *([f'{unrated} not yet rated'] if unrated else [])])}."


def _red(plan: PlanFacts, number: str) -> Iterator[Block]:
    return _rated(plan, Rating.RED, number, "Red")


def _amber(plan: PlanFacts, number: str) -> Iterator[Block]:
    return _rated(plan, Rating.AMBER, number, "Amber")


def _rated(plan: PlanFacts, rating: Rating, number: str, caption: str) -> Iterator[Block]:
    found = plan.rated(rating)
    look = brag.look(rating)
    if not found:
        yield Paragraph(number, f"No action is {look.word}.")
        return
    many = f"{number_of(len(found), 'action')} {verb(len(found), 'is', 'are')} {look.word}"
    yield Paragraph(number, f"{many}; {_how_many_say(found)} what is needed.")
    columns = (REF, ACTION_AND_LEAD, DUE, SAID, NEEDED)
    yield _table(caption, found, columns, lambda f: _need_row(f, plan), note=look.short)


def _how_many_say(found: Sequence[Facts]) -> str:
    said = sum(1 for f in found if f.need and f.need.what.strip())
    if len(found) == 1:
        return "its update says" if said else "its update does not say"
    if said == len(found):
        return "every update says"
    return f"{said} of the updates {verb(said, 'says', 'say')}" if said else "no update says"


def _need_row(facts: Facts, plan: PlanFacts) -> Row:
    return (
        ref_cell(facts.action),
        action_and_lead_cell(facts, plan),
        late_cell(facts),
        said_cell(facts),
        need_cell(facts),
    )


def _late(plan: PlanFacts, number: str) -> Iterator[Block]:
    late = plan.overdue
    if not late:
        yield Paragraph(number, "No action is overdue.")
        return
    are = verb(len(late), "is", "are")
    how_long = by_at_most(late[0].days_overdue, len(late))
    order = "" if len(late) == 1 else " The longest stand first."
    many = number_of(len(late), "action")
    yield Paragraph(number, f"{many} {are} past the due date and not Blue, {how_long}.{order}")
    columns = (REF, ACTION_AND_LEAD, DUE, RATING, Column(SAID.head, "shows"))
    yield _table("Overdue", late, columns, lambda f: _late_row(f, plan))


def _late_row(facts: Facts, plan: PlanFacts) -> Row:
    return (
        ref_cell(facts.action),
        action_and_lead_cell(facts, plan),
        late_cell(facts),
        rating_cell(facts),
        said_cell(facts),
    )


def _unrated(plan: PlanFacts, number: str) -> Iterator[Block]:
    found = plan.rated(None)
    if not found:
        yield Paragraph(number, "Every action has a rating.")
        return
    are = verb(len(found), "has", "have")
    yield Paragraph(number, f"{number_of(len(found), 'action')} {are} no rating yet.")
    columns = (REF, ACTION_AND_LEAD, DUE, Column(SAID.head, "answer"))
    yield _table("Not yet rated", found, columns, lambda f: _unrated_row(f, plan))


def _unrated_row(facts: Facts, plan: PlanFacts) -> Row:
    first, action, due, _, said = _late_row(facts, plan)
    return first, action, due, said


def _incomplete(plan: PlanFacts, number: str) -> Iterator[Block]:
    vacant = [f.action.ref for f in plan.without_lead]
    undated = [f.action.ref for f in plan.undated]
    lines = []
    if vacant:
        lines.append(f"no lead in post: {listed(vacant)}")
    if undated:
        lines.append(f"no due date: {listed(undated)}")
    if lines:
        yield Paragraph(number, "Open actions that lack something the plan needs:", tuple(lines))
    elif not any(f.is_open for f in plan.actions):
        yield Paragraph(number, "No action is open.")
    else:
        yield Paragraph(number, "Every open action has a lead and a due date.")


def _table(
    caption: str,
    found: Sequence[Facts],
    columns: tuple[Column, ...],
    row: Callable[[Facts], Row],
    note: str = "",
) -> Table:
    return Table(caption, columns, (Group(tuple(row(f) for f in found)),), note)


_KINDS = (_red, _amber, _late, _unrated, _incomplete, doubtful, challenged, asked_and_came)
"""What members may wish to ask about, in the order in which it is printed."""
