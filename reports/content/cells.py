"""How an action's facts are put into the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable

from people.wording import number_of
from plans import brag
from plans.brag import Rating
from plans.document import ActionEntry, NoDateReason
from reports.content.facts import Facts, PlanFacts
from reports.content.shape import Cell, Column, Counts, Mark
from reports.content.wording import excerpt, sentence, short_day

REF = Column("Ref", "ref")
ACTION_AND_LEAD = Column("Action and lead", "action")
DUE = Column("Due", "due")
RATING = Column("Rating", "rating")
NEEDED = Column("Needed", "needed")
"""What is needed, and from whom."""

VACANT = "Vacant"
NO_REF = "–"
EXCERPT_WORDS = 60
"""An extract shows so many words of an update; the plan itself shows them all."""

_NO_DATE = {
    NoDateReason.COMPLETE: "Complete",
    NoDateReason.IMMEDIATE: "With immediate effect",
    NoDateReason.ONGOING: "Ongoing",
    NoDateReason.TO_BE_CONFIRMED: "To be confirmed",
    NoDateReason.NOT_STATED: "No date stated",
    NoDateReason.UNREADABLE: "No date that can be read",
    None: "No date stated",
}


def counts_of(counts: dict[Rating | None, int]) -> Counts:
    return tuple(counts[rating] for rating in brag.ORDER)


def mark(rating: Rating | None) -> Mark:
    look = brag.look(rating)
    return Mark(look.letter, look.word, look.css)


def marks() -> tuple[Mark, ...]:
    return tuple(mark(rating) for rating in brag.ORDER)


def mark_of(facts: Facts) -> Mark:
    """The rating; a Blue that no chair has signed off says so and does not look finished."""
    plain = mark(facts.action.rating)
    if facts.action.awaits_sign_off:
        return Mark(plain.letter, plain.word, "wait", "awaiting sign-off")
    return plain


def ref_cell(action: ActionEntry) -> Cell:
    """Never empty: the first cell names its row, in the tags too."""
    return Cell(action.ref or NO_REF, strong=True)


def action_and_lead_cell(facts: Facts, plan: PlanFacts) -> Cell:
    lead = ", ".join(led_by(name, plan) for name in facts.action.leads)
    return Cell(facts.action.text, notes=(lead or "Vacant: no lead is named",))


def led_by(name: str, plan: PlanFacts) -> str:
    """An officer as a table names them: ``Ann Lee (Council)``."""
    agency = agency_of(name, plan)
    return f"{name} ({agency})" if agency else name


def agency_of(name: str, plan: PlanFacts) -> str:
    officer = plan.officer(name)
    return officer.agency if officer else ""


def lead_cell(facts: Facts, plan: PlanFacts) -> Cell:
    """The responsible officer first; several agencies in the order of their officers."""
    leads = facts.action.leads
    if not leads:
        return Cell(VACANT, notes=("no lead is named",), strong=True)
    agencies = dict.fromkeys(filter(None, (agency_of(name, plan) for name in leads)))
    return Cell("\n".join(leads), notes=tuple(agencies))


def due_words(action: ActionEntry) -> str:
    return short_day(action.due_on) or _NO_DATE[action.no_date_reason]


def due_cell(facts: Facts) -> Cell:
    """The due date, or why there is none; with the first date where it moved."""
    return Cell(due_words(facts.action), notes=tuple(_due_notes(facts)))


def late_cell(facts: Facts) -> Cell:
    """The due date with how late it is."""
    late = facts.days_overdue
    notes = (f"{number_of(late, 'day')} overdue",) if late else ()
    return Cell(due_words(facts.action), (*notes, *_due_notes(facts)), strong=bool(late))


def _due_notes(facts: Facts) -> Iterable[str]:
    action = facts.action
    if action.baseline_due_on and action.baseline_due_on != action.due_on:
        yield f"first {short_day(action.baseline_due_on)}"
    if facts.moves:
        yield number_of(facts.moves, "move")
    for milestone in action.milestones:
        if milestone != action.due_on:
            yield f"also {short_day(milestone)}"
    if action.due_on is None and _says_more(action):
        yield f"“{action.when_as_printed.strip()}”"


def _says_more(action: ActionEntry) -> bool:
    printed = action.when_as_printed.strip()
    return bool(printed) and printed.casefold() != due_words(action).casefold()


def rating_cell(facts: Facts) -> Cell:
    return Cell(mark=mark_of(facts))


def evidence_cell(facts: Facts) -> Cell:
    evidence = facts.action.evidence.strip()
    return Cell(evidence) if evidence else Cell("No evidence is recorded.")


def said_cell(facts: Facts) -> Cell:
    """The beginning of what the lead says."""
    said = excerpt(facts.action.evidence, EXCERPT_WORDS)
    return Cell(said or "No evidence is recorded.")


def need_cell(facts: Facts) -> Cell:
    """What is needed, and from whom; that nothing is said of it where that is so."""
    if facts.need is None or not facts.need.what.strip():
        return Cell("The update does not say.")
    whom = facts.need.from_whom.strip()
    what = excerpt(sentence(facts.need.what), EXCERPT_WORDS)
    return Cell(what, notes=(f"From: {whom}",) if whom else ())
