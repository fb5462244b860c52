"""What the facts imply beside a self-assessed rating. Pure.

One small function per doubt: facts in, a sentence out. A doubt is a prompt to ask, never a
verdict, and no sentence says more than its facts. ``docs/doubts.md`` has the rules in the
users' words, and how well those that read texts do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

from actions.doubts import of_words
from actions.doubts.catalogue import CATALOGUE, Entry
from actions.doubts.facts import Doubt, Fact, Facts, Judged, Lead, Move, Rules, is_led, last_days
from actions.doubts.shown import due, iso, rated, says, says_something, the_update
from actions.newest import Newest
from people.clock import london_day
from people.wording import day_words, listed, number_of
from plans import brag
from plans.brag import NEEDS_HELP, Rating
from plans.document import NoDateReason
from plans.formats.lead_names import is_vacancy
from plans.formats.text import clean, one_line

__all__ = [
    "CATALOGUE", "NO_LEAD", "Doubt", "Entry", "Fact", "Facts", "Judged", "Lead", "Move", "Rules",
    "doubts", "is_led", "last_days",
]  # fmt: skip

Judge = Callable[[Facts, Rules, date], Doubt | None]

NO_LEAD = "no_lead"
_GREEN, _CHANGED = "green_in_doubt", "signed_before_change"
_TWO = 2
_MOST = 4_000
"""Actions whose doubts are kept, a few kilobytes of each."""
_kept: Newest[tuple[Doubt, ...]] = Newest(_MOST)


def doubts(facts: Facts, rules: Rules, *, today: date) -> tuple[Doubt, ...]:
    """The doubts that hold of an action, in the catalogue's order.

    Of an action that is not open only ``signed_before_change`` can hold. What was found is kept
    for as long as the action's facts stand: one update leaves every other's as they were, and
    reading words takes long.

    Args:
        today: the London day of the moment shown.
    """
    return _kept.get((facts.key, rules, today), lambda: _found(facts, rules, today), state=facts)


def _found(facts: Facts, rules: Rules, today: date) -> tuple[Doubt, ...]:
    facts = _with_clean_words(facts)
    found = [
        doubt
        for code, judge in _JUDGES.items()
        if code not in rules.off
        and (facts.is_open or code == _CHANGED)
        and (doubt := judge(facts, rules, today))
    ]
    green = _green_in_doubt(facts, found) if _GREEN not in rules.off else None
    return (*found, green) if green else tuple(found)


def _with_clean_words(facts: Facts) -> Facts:
    return replace(
        facts,
        text=clean(facts.text),
        evidence=clean(facts.evidence),
        when_as_printed=clean(facts.when_as_printed),
    )


def _overdue(facts: Facts, _: Rules, today: date) -> Doubt | None:
    days = brag.days_overdue(facts.due_on, facts.rating, is_open=facts.is_open, today=today)
    if not days or not facts.due_on:
        return None
    rest = f"Due {day_words(facts.due_on)} and {rated(facts)}."
    return Doubt("overdue", f"Overdue {number_of(days, 'day')}", rest, due(facts, days=days))


def _due_soon(facts: Facts, rules: Rules, today: date) -> Doubt | None:
    if facts.due_on is None or not (facts.rating is None or facts.rating in NEEDS_HELP):
        return None
    days = (facts.due_on - today).days
    if not 0 <= days <= rules.interval:
        return None
    when = {0: "today", 1: "tomorrow"}.get(days) or f"in {number_of(days, 'day')}"
    rest = f"The due date is {day_words(facts.due_on)}, and the action is {rated(facts)}."
    return Doubt("due_soon", f"Due {when}", rest, due(facts, days=days))


def _slipped(facts: Facts, rules: Rules, _: date) -> Doubt | None:
    since = facts.version_before_last
    shifts = list(_shifts(facts.moves))
    later = sum(is_later and (since is None or recorded > since) for recorded, is_later in shifts)
    if later <= rules.moves_later:
        return None
    first, now = facts.baseline_due_on, facts.due_on
    days = (now - first).days if first and now else 0
    slipped = f"Slipped {number_of(days, 'day')}"
    head = slipped if days > 0 else f"Moved later {number_of(later, 'time')}"
    rest = _from_to(facts, len(shifts))
    if later < len(shifts):
        rest = f"{rest} Of these, {later} made it later{_since_version(facts)}."
    known = {"first_due_on": iso(first), "moves": len(shifts), "moves_later": later}
    return Doubt("slipped", head, rest, {**due(facts, days=days), **known})


def _from_to(facts: Facts, moves: int) -> str:
    first, now = facts.baseline_due_on, facts.due_on
    begin = f"First due {day_words(first)}, now" if first else "Now"
    there = f"{begin} {day_words(now)}" if now else f"{begin} without a date"
    return f"{there}, after {number_of(moves, 'move')}."


def _since_version(facts: Facts) -> str:
    if facts.version_before_last is None:
        return ""
    return f" since the version before last, of {day_words(london_day(facts.version_before_last))}"


def _shifts(moves: tuple[Move, ...]) -> Iterator[tuple[datetime, bool]]:
    """When the date went from one to another, and whether to a later one.

    A date that was taken away and then given anew went from the one that was taken away.
    """
    last: date | None = None
    for move in moves:
        before = move.before or last
        if before and move.after and move.after != before:
            yield move.recorded, move.after > before
        last = move.after or before


def _moved_late(facts: Facts, _: Rules, _today: date) -> Doubt | None:
    move = next((m for m in reversed(facts.moves) if m.before != m.after), None)
    if move is None or move.before is None or not move.days_late:
        return None
    recorded_on, days = london_day(move.recorded), move.days_late
    done = f"moved to {day_words(move.after)}" if move.after else "taken away"
    rest = f"The due date {day_words(move.before)} was {done} on {day_words(recorded_on)}."
    known = {"before": iso(move.before), "after": iso(move.after), "days": days}
    head = f"Moved {number_of(days, 'day')} late"
    return Doubt("moved_late", head, rest, {**known, "recorded_on": iso(recorded_on)})


def _stale(facts: Facts, rules: Rules, today: date) -> Doubt | None:
    days = facts.days_without_update(today)
    if days <= rules.interval:
        return None
    rest = f"This plan asks for one every {number_of(rules.interval, 'day')}."
    if facts.updated_on is None:
        rest = f"There has been none since {day_words(facts.began_on)}. {rest}"
    known = {"updated_on": iso(facts.updated_on), "days": days, "interval": rules.interval}
    return Doubt("stale", f"No {rules.update} for {number_of(days, 'day')}", rest, known)


def _no_evidence(facts: Facts, _: Rules, _today: date) -> Doubt | None:
    if facts.updated_on is None or facts.attachments or says_something(facts.evidence):
        return None
    rest = f"{the_update(facts)} has neither words of evidence nor a file or link."
    return Doubt("no_evidence", "No evidence", rest, {"updated_on": iso(facts.updated_on)})


def _unsigned(facts: Facts, _: Rules, _today: date) -> Doubt | None:
    if facts.rating is not Rating.BLUE or facts.signed_off:
        return None
    since = f" since {day_words(facts.rating_since)}" if facts.rating_since else ""
    known: dict[str, Fact] = {"rating_since": iso(facts.rating_since)}
    rest = f"Rated Blue{since} and not signed off."
    return Doubt("unsigned", "Blue, awaiting sign-off", rest, known)


def _signed_before_change(facts: Facts, _: Rules, _today: date) -> Doubt | None:
    judged = facts.judged
    if not facts.signed_off or judged is None:
        return None
    differs = {
        "the wording": one_line(facts.text) != one_line(clean(judged.text)),
        "the evidence": one_line(facts.evidence) != one_line(clean(judged.evidence)),
        "the due date": facts.due_on != judged.due_on,
    }
    changed = [name for name, other in differs.items() if other]
    if not changed:
        return None
    rest = f"Not as it was then: {listed(changed)}."
    return Doubt(_CHANGED, "Changed since it was signed off", rest, {"changed": changed})


def _no_lead(facts: Facts, _: Rules, today: date) -> Doubt | None:
    if is_led(facts.leads, today):
        return None
    known: dict[str, Fact] = {"leads": [lead.name for lead in facts.leads]}
    if named := [lead for lead in facts.leads if not is_vacancy(lead.name)]:
        return Doubt(NO_LEAD, _all_left(len(named)), _who_left(named), known)
    printed = facts.lead_as_printed.strip() or next((v.name for v in facts.leads), "")
    vacancy = printed and is_vacancy(printed)
    rest = f"The plan says {says(printed)}." if vacancy else "Nobody is named."
    return Doubt(NO_LEAD, "No lead", rest, {**known, "lead_as_printed": facts.lead_as_printed})


def _all_left(number: int) -> str:
    if number == 1:
        return "The lead has left"
    return f"{'Both' if number == _TWO else f'All {number}'} leads have left"


def _who_left(leads: list[Lead]) -> str:
    said = (
        f"{lead.name} could be accountable until {day_words(lead.left_on)}"
        for lead in leads
        if lead.left_on
    )
    return f"{'; '.join(said)}."


_WHY_NO_DATE = {
    NoDateReason.TO_BE_CONFIRMED: "It is to be confirmed.",
    NoDateReason.NOT_STATED: "The plan states none.",
    NoDateReason.UNREADABLE: "What the plan says cannot be read as a date.",
    None: "The plan gives no reason.",
}


def _no_date(facts: Facts, _: Rules, _today: date) -> Doubt | None:
    if facts.due_on is not None or facts.no_date_reason not in _WHY_NO_DATE:
        return None
    rest, printed = _WHY_NO_DATE[facts.no_date_reason], facts.when_as_printed
    if printed.strip():
        rest = f"{rest} The plan says {says(printed)}."
    known: dict[str, Fact] = {"reason": facts.no_date_reason, "when_as_printed": printed}
    return Doubt("no_date", "No due date", rest, known)


def _unchanged(facts: Facts, rules: Rules, today: date) -> Doubt | None:
    rating, since = facts.rating, facts.rating_since
    if rating is None or rating is Rating.BLUE or since is None:
        return None
    days = (today - since).days
    if days < rules.unchanged_days:
        return None
    word = brag.look(rating).word
    known: dict[str, Fact] = {"rating": rating, "rating_since": iso(since), "days": days}
    rest = f"The rating has not changed since {day_words(since)}."
    return Doubt("unchanged", f"{word} for {number_of(days, 'day')}", rest, known)


def _green_in_doubt(facts: Facts, found: list[Doubt]) -> Doubt | None:
    counted = [CATALOGUE[doubt.code] for doubt in found if CATALOGUE[doubt.code].in_green]
    if facts.rating is not Rating.GREEN or not counted or not facts.is_open:
        return None
    number = len(counted)
    head = f"Green with {number_of(number, 'doubt')}"
    labels = listed(entry.label[:1].lower() + entry.label[1:] for entry in counted)
    rest = f"Rated Green, while {'this holds' if number == 1 else 'these hold'}: {labels}."
    return Doubt(_GREEN, head, rest, {"doubts": [entry.code for entry in counted]})


_JUDGES: dict[str, Judge] = {
    "overdue": _overdue,
    "due_soon": _due_soon,
    "slipped": _slipped,
    "moved_late": _moved_late,
    "stale": _stale,
    "no_evidence": _no_evidence,
    "same_evidence": of_words.same_evidence,
    "vague_evidence": of_words.vague_evidence,
    "unsigned": _unsigned,
    _CHANGED: _signed_before_change,
    NO_LEAD: _no_lead,
    "no_date": _no_date,
    "unchanged": _unchanged,
    "placeholder": of_words.placeholder,
    "impossible_date": of_words.impossible_date,
    "date_contradiction": of_words.date_contradiction,
}
"""In the catalogue's order; ``green_in_doubt`` follows from these."""
