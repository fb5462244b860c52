"""What a recommendation says of itself that does not fit: a prompt to ask, never a verdict. Pure.

Facts are compared as facts. Where words are read, rules read them: what a rule is not sure of, it
does not say.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from actions.doubts.placeholders import placeholder
from governance.reviews.document import (
    AssignmentEntry,
    Decision,
    RecommendationEntry,
    ResponseEntry,
    Status,
)
from people.patterns import one_of
from people.wording import day_words
from plans.formats.text import fold, one_line, quoted, words_only

_ACCEPTED = (Decision.ACCEPTED, Decision.SUBJECT_TO)
_OPEN = (None, Status.NOT_STARTED, Status.IN_PROGRESS)

_LONGEST_QUOTATION = 140

_DECLINES = re.compile(
    one_of(
        r"""
        \b(?:unable|not able|not in a position) to (?:accept|agree)\b
        \b(?:cannot|can ?not|(?:do|does|did|could) not) (?:accept|agree (?:to|with) th)
        \bdeclined? th(?:is|e) recommendation\b
        \brecommendation (?:is|was) (?:not accepted|rejected)\b
        """
    )
)
_NOT_DONE = re.compile(
    one_of(
        r"""
        \bnot (?:been )?(?:feasible|achievable|viable)\b
        \b(?:unable|not (?:been )?able) to (?:progress|implement|deliver|proceed)\b
        \b(?:cannot|can ?not|could not) be (?:progressed|implemented|delivered|achieved)\b
        \b(?:was|were|remained|been) unsuccessful\b
        \b(?:bid|application|request)\b[^.;]* (?:was|were|been) (?:rejected|refused)\b
        \bfunding (?:was|has|could) not (?:be|been )?(?:obtained|secured|found|identified)\b
        """
    )
)
_WILL_BE = r"\b(?:will|is to|are to) (?:(?:then|now|also) )?be "
_TO_COME = re.compile(
    one_of(
        rf"""
        {_WILL_BE}(?:discussed|presented|agreed|considered|reviewed|launched|completed)\b
        {_WILL_BE}(?:shared|developed|published|rolled out)\b
        \bwork in progress\b | \bunder development\b | \bstill (?:being|to be)\b
        """
    )
)
_POINTS_ELSEWHERE = re.compile(
    r"(?:please )?(?:see|refer to) (?:the )?(?:attached|above|previous|below)\b.*"
    r"|(?:there is )?(?:no|nothing) (?:further |new )?(?:update|change|to (?:add|report))\b.*"
    r"|as (?:above|before|previously (?:stated|reported))\b.*"
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing that does not fit, in a sentence with its facts."""

    code: str
    sentence: str


def prompts(entry: RecommendationEntry, *, today: date) -> tuple[Prompt, ...]:
    """What does not fit in a recommendation on a London day, the gravest first."""
    found = ((code, say(entry, today)) for code, say in _RULES.items())
    return tuple(Prompt(code, sentence) for code, sentence in found if sentence)


def _declined(entry: RecommendationEntry, _today: date) -> str:
    if entry.decision not in _ACCEPTED:
        return ""
    said = _said(_DECLINES, entry.responses)
    return f"Accepted, while the response says {said}." if said else ""


def _not_done(entry: RecommendationEntry, _today: date) -> str:
    """The first answer says how things stood at the start: it speaks only where it is the last."""
    if entry.status is not Status.COMPLETED:
        return ""
    said = _said(_NOT_DONE, entry.responses[1:] or entry.responses)
    return f"Completed, while an update says {said}." if said else ""


def _to_come(entry: RecommendationEntry, _today: date) -> str:
    if entry.status is not Status.COMPLETED:
        return ""
    said = _said(_TO_COME, entry.responses[-1:])
    return f"Completed, while the last answer says {said}." if said else ""


def _before_update(entry: RecommendationEntry, _today: date) -> str:
    done = [each.completed_on for each in entry.assignments if each.completed_on]
    updates = [each.said_on for each in entry.responses[1:] if each.said_on]
    if not done or not updates or max(updates) <= max(done):
        return ""
    return f"Completed in {_month(max(done))}, and an update of {_month(max(updates))} follows."


def _month(day: date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


def _overdue(entry: RecommendationEntry, today: date) -> str:
    late = [each.due_on for each in entry.assignments if _is_late(each, today) and each.due_on]
    return f"Due by {day_words(min(late))}, and not said to be done." if late else ""


def _is_late(assignment: AssignmentEntry, today: date) -> bool:
    due = assignment.due_on
    return due is not None and due < today and assignment.status in _OPEN


def _placeholder(entry: RecommendationEntry, _today: date) -> str:
    texts = (entry.text, *(each.text for each in entry.responses))
    found = next((what for text in texts if (what := placeholder(text))), None)
    return f"A placeholder was left standing: {quoted(found)}." if found else ""


def _no_response(entry: RecommendationEntry, _today: date) -> str:
    if entry.decision is None or any(each.text for each in entry.responses):
        return ""
    return "Decided on, and nothing was answered."


def _nothing_new(entry: RecommendationEntry, _today: date) -> str:
    if not entry.responses:
        return ""
    *before, last = entry.responses
    if words_only(last.text) in {words_only(each.text) for each in before}:
        return "The last update repeats an earlier one."
    if _POINTS_ELSEWHERE.fullmatch(fold(last.text)):
        return f"The last update says nothing itself: {quoted(last.text)}."
    return ""


def _said(pattern: re.Pattern[str], answers: tuple[ResponseEntry, ...]) -> str:
    """The words of the first answer that says so, quoted; empty where none does."""
    return next(_quotations(pattern, answers), "")


def _quotations(pattern: re.Pattern[str], answers: tuple[ResponseEntry, ...]) -> Iterator[str]:
    for each in answers:
        line = one_line(each.text)
        found = pattern.search(line.lower())
        if found:
            yield quoted(_clause(line, found), _LONGEST_QUOTATION)


def _clause(line: str, found: re.Match[str]) -> str:
    """The words round a finding, from the comma or full stop before them to the one behind."""
    start = max(line.rfind(sign, 0, found.start()) for sign in ",;.") + 1
    ends = [at for sign in ";." if (at := line.find(sign, found.end())) >= 0]
    return line[start : min(ends, default=len(line))].strip()


Rule = Callable[[RecommendationEntry, date], str]

_RULES: dict[str, Rule] = {
    "not_done": _not_done,
    "declined": _declined,
    "overdue": _overdue,
    "no_response": _no_response,
    "to_come": _to_come,
    "before_update": _before_update,
    "nothing_new": _nothing_new,
    "placeholder": _placeholder,
}
CODES: tuple[str, ...] = tuple(_RULES)
