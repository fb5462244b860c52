"""What a recommendation says of itself that does not fit: a prompt to ask, never a verdict. Pure.

Facts are compared as facts. Where words are read, rules read them: what a rule is not sure of, it
does not say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from actions.doubts.placeholders import placeholder
from governance.reviews import dates, delivery
from governance.reviews.clock import clock_of, overdue_since
from governance.reviews.delivery import Delivery
from governance.reviews.document import Decision, RecommendationEntry, Status
from governance.reviews.wordings import DECLINES, NOT_DONE, TO_COME, points_elsewhere, said
from people.wording import day_words, month_words
from plans.formats.text import quoted, words_only

_ACCEPTED = (Decision.ACCEPTED, Decision.SUBJECT_TO)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing that does not fit, in a sentence with its facts."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Case:
    """A recommendation with what it is judged by, on a London day."""

    entry: RecommendationEntry
    today: date
    response_due: date | None = None
    delivered: tuple[Delivery, ...] = ()

    @property
    def is_completed(self) -> bool:
        return self.entry.status is Status.COMPLETED


def prompts(
    entry: RecommendationEntry,
    *,
    today: date,
    response_due: date | None = None,
    delivered: tuple[Delivery, ...] = (),
) -> tuple[Prompt, ...]:
    """What does not fit in a recommendation on a London day, the gravest first."""
    case = Case(entry, today, response_due, delivered)
    found = ((code, rule.say(case)) for code, rule in RULES.items())
    return tuple(Prompt(code, sentence) for code, sentence in found if sentence)


def _declined(case: Case) -> str:
    if case.entry.decision not in _ACCEPTED:
        return ""
    words = said(DECLINES, case.entry.standing)
    return f"Accepted, while the response says {words}." if words else ""


def _not_done(case: Case) -> str:
    """The first answer says how things stood at the start: it speaks only where it is the last."""
    if not case.is_completed:
        return ""
    answers = case.entry.standing
    words = said(NOT_DONE, answers[1:] or answers)
    return f"Completed, while an update says {words}." if words else ""


def _to_come(case: Case) -> str:
    if not case.is_completed:
        return ""
    words = said(TO_COME, case.entry.standing[-1:])
    return f"Completed, while the last answer says {words}." if words else ""


def _action_not_done(case: Case) -> str:
    return delivery.contradiction(case.entry, case.delivered)


def _before_update(case: Case) -> str:
    """An update said no later than its status only tells what the status says."""
    done = [each.completed_on for each in case.entry.assignments if each.completed_on]
    told = [each.said_on for each in case.entry.assignments if each.said_on]
    updates = [each.said_on for each in case.entry.standing[1:] if each.said_on]
    if not done or not updates or max(updates) <= max(done + told):
        return ""
    follows = month_words(max(updates))
    return f"Completed in {month_words(max(done))}, and an update of {follows} follows."


def _dated_otherwise(case: Case) -> str:
    return dates.dated_otherwise(case.entry)


def _year_slipped(case: Case) -> str:
    return dates.year_slipped(case.entry)


def _response_overdue(case: Case) -> str:
    clock = clock_of(case.entry, due=case.response_due, today=case.today)
    if not clock.response_is_overdue or clock.response_due is None:
        return ""
    return f"A response was due by {day_words(clock.response_due)}, and none is kept."


def _overdue(case: Case) -> str:
    since = overdue_since(case.entry, case.today)
    return f"Due by {day_words(since)}, and not said to be done." if since else ""


def _placeholder(case: Case) -> str:
    texts = (case.entry.text, *(each.text for each in case.entry.standing))
    found = next((what for text in texts if (what := placeholder(text))), None)
    return f"A placeholder was left standing: {quoted(found)}." if found else ""


def _no_response(case: Case) -> str:
    answered = any(each.text for each in case.entry.standing)
    if case.entry.decision is None or answered or _response_overdue(case):
        return ""
    return "Decided on, and nothing was answered."


def _nothing_new(case: Case) -> str:
    if not case.entry.standing:
        return ""
    *before, last = case.entry.standing
    if words_only(last.text) in {words_only(each.text) for each in before}:
        return "The last update repeats an earlier one."
    if points_elsewhere(last.text):
        return f"The last update says nothing itself: {quoted(last.text)}."
    return ""


class Rule(NamedTuple):
    say: Callable[[Case], str]
    """The sentence of a prompt; empty where it does not hold."""
    when: str
    """When it holds, in words."""


RULES: dict[str, Rule] = {
    "not_done": Rule(
        _not_done, "Said to be completed, while an update says that it could not be done."
    ),
    "action_not_done": Rule(
        _action_not_done,
        "Said to be completed, while an action that delivers it is neither Blue nor signed off. Or "
        "not said to be done, while all of them are signed off or one has left its plan.",
    ),
    "declined": Rule(_declined, "Accepted, while a response declines."),
    "response_overdue": Rule(
        _response_overdue, "The day for the response has passed, and no response is kept."
    ),
    "overdue": Rule(
        _overdue,
        "The action-by date has passed, and nothing says that it is done. Not where the "
        "recommendation was rejected.",
    ),
    "no_response": Rule(_no_response, "Decided on, and no response is kept."),
    "to_come": Rule(
        _to_come, "Said to be completed, while the last response speaks of what is still to come."
    ),
    "before_update": Rule(
        _before_update,
        "The completion date lies before the last update, and that was said after the status.",
    ),
    "dated_otherwise": Rule(
        _dated_otherwise,
        "Said to be completed in one month, while the last update says that it was done in "
        "another, and names that one alone.",
    ),
    "year_slipped": Rule(
        _year_slipped,
        "One response says that something was decided in a month, and then that something was "
        "decided in the same month a year before.",
    ),
    "nothing_new": Rule(
        _nothing_new, "The last update repeats an earlier one, or only points elsewhere."
    ),
    "placeholder": Rule(_placeholder, "A placeholder stands in the recommendation or a response."),
}
"""Every prompt, the gravest first."""
CLAIMS = frozenset({"not_done", "action_not_done", "to_come", "before_update", "dated_otherwise"})
"""Of these, those that speak against a recommendation that is said to be completed."""
