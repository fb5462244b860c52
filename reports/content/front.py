"""The front sheet, in the form of a report to members.

Each section is what people wrote for it, or else sentences that the record bears out. Where the
record has nothing to say, the section says so; nothing is invented and no figure is described.
"""

from __future__ import annotations

from collections.abc import Iterator

from actions.exempt_lines import not_counted
from people.wording import day_words, listed, moment_words, number_of
from plans.brag import Rating
from reports.content.changed import (
    changed_sentence,
    no_earlier,
    re_rated_words,
    since_words,
)
from reports.content.facts import Facts, PlanFacts
from reports.content.figures import rating_sentence
from reports.content.letters import PartOf
from reports.content.moved import Moved
from reports.content.sections import (
    NOT_STATED,
    SECTIONS,
    Said,
    body_of,
    form_rows,
    kicker,
    last_sections,
    numbered,
    recommended,
    written_lines,
)
from reports.content.shape import FrontRow, FrontSheet
from reports.content.source import PackKind
from reports.content.wording import by_at_most, share_words, verb

_POUNDS = "£"
MOST_REFS = 8
"""A sentence of the front sheet names so many actions; more are counted, and part B lists them."""


def front_sheet(plan: PlanFacts, moved: Moved) -> FrontSheet:
    to = kicker(body_of(plan.source.meeting))
    return FrontSheet(pack_title(plan), to, tuple(_rows(plan)), numbered(_sections(plan, moved)))


def pack_title(plan: PlanFacts) -> str:
    period = plan.source.period
    if plan.source.texts.title:
        return plan.source.texts.title
    title = plan.document.title or "Delivery plan"
    what = listed(t.name for t in plan.themes) if plan.source.themes else "progress"
    return f"{title}: {what} in quarter {period.number}, {period.year_label}"


# The form's rows


def _rows(plan: PlanFacts) -> Iterator[FrontRow]:
    source = plan.source
    yield from form_rows(source.meeting, source.texts)
    yield FrontRow("Report of", source.texts.report_of or source.made_by or NOT_STATED)
    yield FrontRow("Period and version", _period(plan))
    if source.themes:
        names = [f"{t.number} {t.name}" for t in plan.themes]
        yield FrontRow("Themes", listed(names))


def _period(plan: PlanFacts) -> str:
    period = plan.source.period
    months = f"{period.start:%B} to {period.end:%B %Y}"
    runs = ", not yet over" if plan.still_runs else ""
    shown = f"as at {moment_words(plan.at)}, {plan.document.position} position"
    return f"{period.label} ({months}{runs}); {version_words(plan)}, {shown}"


def version_words(plan: PlanFacts) -> str:
    document = plan.document
    if not document.version:
        return "no version yet"
    changed = " and changes since" if document.changed_since_version else ""
    return f"version {document.version}{changed}"


# The numbered sections


def _sections(plan: PlanFacts, moved: Moved) -> Iterator[tuple[str, Said]]:
    texts = plan.source.texts
    yield SECTIONS["summary"], _summary(plan, moved)
    yield SECTIONS["recommendations"], _recommendations(plan, moved)
    yield SECTIONS["proposals"], written_lines(texts.proposals) or _proposals(plan)
    yield SECTIONS["finance"], written_lines(texts.finance) or _finance(plan)
    yield SECTIONS["risks"], written_lines(texts.risks) or _risks(plan)
    yield SECTIONS["policy"], written_lines(texts.policy) or _policy(plan)
    yield SECTIONS["background"], written_lines(texts.background) or _background(plan)
    yield from last_sections(texts, plan.source.made_by)


def _summary(plan: PlanFacts, moved: Moved) -> Said:
    said = [*written_lines(plan.source.texts.summary), *_covers(plan)]
    said.append(f"{rating_sentence(plan)} {_signed_off(plan)}".strip())
    said.append(" ".join((*_moved_words(plan, moved), *_in_question(plan))))
    return [*said, *filter(None, [not_counted(plan.exempt)])]


def _covers(plan: PlanFacts) -> list[str]:
    total = len(plan.document.themes)
    if not plan.source.themes or len(plan.themes) == total:
        return []
    names = listed(f"{t.number} {t.name}" for t in plan.themes)
    return [f"This pack covers {len(plan.themes)} of the plan’s {total} themes: {names}."]


def _signed_off(plan: PlanFacts) -> str:
    blue = plan.rated(Rating.BLUE)
    signed = sum(f.is_signed_off for f in blue)
    if not blue:
        return ""
    if len(blue) == 1:
        return f"The one that is Blue is {'' if signed else 'not yet '}signed off."
    return (
        f"Of the {len(blue)} Blue, {signed or 'none'} {verb(signed or 1, 'is', 'are')} signed off."
    )


def _moved_words(plan: PlanFacts, moved: Moved) -> Iterator[str]:
    if moved.can_compare:
        yield changed_sentence(plan, moved)
    else:
        yield no_earlier(plan)
    if moved.re_rated:
        yield f"Re-rated: {re_rated_words(moved)}."
    late = plan.overdue
    if late:
        are = verb(len(late), "is", "are")
        how_long = by_at_most(late[0].days_overdue, len(late))
        yield f"{number_of(len(late), 'action')} {are} overdue, {how_long}."
    else:
        yield "No action is overdue."


def _in_question(plan: PlanFacts) -> Iterator[str]:
    """What members may wish to ask about, where there is any."""
    doubtful = len(plan.doubtful_greens)
    still = sum(not challenge.outcome for challenge in plan.challenges)
    found = []
    if doubtful:
        carry = verb(doubtful, "action carries", "actions carry")
        found.append(f"{doubtful} Green {carry} a doubt")
    if still:
        found.append(f"{number_of(still, 'challenge')} {verb(still, 'is', 'are')} open")
    if found:
        yield f"{listed(found)} (part B)."


def _recommendations(plan: PlanFacts, moved: Moved) -> Said:
    items = written_lines(plan.source.texts.recommendations) or [*_asked(plan, moved)]
    return [recommended(body_of(plan.source.meeting), items)]


def _asked(plan: PlanFacts, moved: Moved) -> Iterator[str]:
    position = f"notes the position of the plan as at {moment_words(plan.at)}"
    since = f" and the changes since {since_words(plan)} (part C)"
    yield position + (since if moved.can_compare and not moved.is_nothing else "")
    red, vacant = plan.rated(Rating.RED), plan.without_lead
    if red:
        yield f"considers what {_these('Red', red)} {verb(len(red), 'needs', 'need')} (part B)"
    if plan.overdue:
        late = _these("overdue", plan.overdue)
        yield f"asks the leads when {late} will be complete (part B)"
    if vacant:
        yield f"asks for a lead to be named for {_refs(vacant)}"
    if plan.undated:
        yield f"asks for a due date for {_refs(plan.undated)}"


def _these(what: str, found: list[Facts]) -> str:
    """``the Red actions 1.1.1 and 2.3.4``; ``the 12 Red actions``."""
    if len(found) > MOST_REFS:
        return f"the {len(found)} {what} actions"
    return f"the {what} {verb(len(found), 'action', 'actions')} {_refs(found)}"


def _refs(found: list[Facts]) -> str:
    """The refs, while there are few enough to be read in a sentence; else their number."""
    if len(found) > MOST_REFS:
        return number_of(len(found), "action")
    return listed(f.action.ref for f in found)


def _proposals(plan: PlanFacts) -> Said:
    scrutiny = plan.source.kind is PackKind.SCRUTINY
    plan_is = "by objective" if scrutiny else "by theme"
    letter = plan.letter(PartOf.PLAN)
    asked = f" Part {plan.letter(PartOf.ASKED)} is what this body asked." if scrutiny else ""
    parts = (
        "Part A gives the figures, part B the exceptions and part C what changed since "
        f"{_since_which(plan)}.{asked} Part {letter} is the plan itself, {plan_is}, with every "
        "action. Lead officers, version control and any glossary follow."
    )
    beside = f"Each rating is the lead’s own; part {letter} prints beside it what the record shows."
    return [parts, beside]


def _since_which(plan: PlanFacts) -> str:
    return "the pack that this body last saw" if plan.source.seen else "the period before"


def _finance(plan: PlanFacts) -> Said:
    named = [f for f in plan.actions if _POUNDS in f"{f.action.evidence} {_need(f)}"]
    if not named:
        return ["No current update in this pack has a sum in pounds (£)."]
    updates = verb(len(named), "update has", "updates have")
    which = f": {_refs(named)}" if len(named) <= MOST_REFS else ""
    words = f"Part {plan.letter(PartOf.PLAN)} has the words."
    return [f"{len(named)} current {updates} a sum in pounds (£){which}. {words}"]


def _need(facts: Facts) -> str:
    return facts.need.what if facts.need else ""


def _risks(plan: PlanFacts) -> Said:
    said = []
    red, amber = plan.rated(Rating.RED), plan.rated(Rating.AMBER)
    if red:
        said.append(f"Red, significantly off target: {_refs(red)}.")
    if amber:
        said.append(f"Amber, the delivery date may not be met: {_refs(amber)}.")
    if plan.slipped:
        said.append(f"Due later than first planned, and still open: {_refs(plan.slipped)}.")
    return said or [
        "No action is Red or Amber, and no open action is due later than first planned."
    ]


def _policy(plan: PlanFacts) -> Said:
    return [f"{_complete(plan)} No performance measure is part of this pack."]


def _complete(plan: PlanFacts) -> str:
    total, blue = len(plan.actions), len(plan.rated(Rating.BLUE))
    if not blue:
        return "No action is Blue."
    of_all = f"{blue} of {number_of(total, 'action')} ({share_words(blue, total)})"
    return f"{of_all} {verb(blue, 'is', 'are')} Blue."


def _background(plan: PlanFacts) -> Said:
    title = plan.document.title or "The delivery plan"
    return [f"{title}, {_dated_version(plan)}.", "No consultation is recorded for this pack."]


def _dated_version(plan: PlanFacts) -> str:
    document = plan.document
    days = [v.date for v in document.versions if v.number == document.version and v.date]
    if not (document.version and days):
        return version_words(plan)
    changed = " and changes since" if document.changed_since_version else ""
    return f"version {document.version} of {day_words(days[-1])}{changed}"
