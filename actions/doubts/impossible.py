"""Dates that cannot be meant. Pure.

A day that does not exist; a year with a slipped digit; a day still to come, of which the evidence
says that something happened on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actions.doubts.said_dates import Said, said_dates
from people.patterns import one_of, phrases
from people.wording import day_words
from plans.formats.dates import likely_year

FIRST_YEAR = 1700
"""Years beside a month before this one are slips; parish papers and old Acts are later."""
YEARS_AHEAD = 25
"""A year beside a month that lies farther ahead is a slip if one slip makes it a near one."""
WHEN_AHEAD = 20
WHEN_BEHIND = 10
"""Years that a "when" can lie after today, and before the action or its plan's period began."""
_SLIP_BEHIND, _SLIP_AHEAD = 10, 6
"""Years round today that a slipped year may have meant."""
_LONG_YEAR = 5

_KEPT = phrases(
    r"""
    ke(?:pt|ep|eps) | held | holds? | retain\w* | retention | stored? | archiv\w+ | destroy\w*
    leases? | leased | loans? | mortgage | bonds? | licen[cs]e | warranty | birthday
    """
)
"""Words of what is meant to last for decades."""
_BEFORE_DAY = re.compile(
    r"(?i)(?:\b(?:on|by|until|till|before|from|dated|of|to|since|between|due|after|for|w/c)|[,(:])\s$"
)
_COUNTED_AFTER = re.compile(
    r" (?:(?:new|more|other|young|separate|open|late) )?(?!(?:was|is|has|as|this|its)\b)"
    r"(?:[a-z]+s|people|children|women|men|staff)\b"
)
"""Something countable follows: "31 June referrals" counts referrals."""
_DAY_ENDS = re.compile(
    r"\s*(?:$|[.,;:)\n–]"
    r"| (?:and|or|to|was|were|is|when|but|with|at|for|by|in|as|until|because|the)\b)"
)
"""What follows a day that no preposition precedes; anything else makes it a count or an address."""
_COUNT_BEFORE = phrases(
    """
    were | was | had | have | some | the | about | only | over | nearly | another | all | these
    those
    """,
    then=" $",
)
_REF_BEFORE = phrases(
    """
    para(?:graph)?s? | sections? | clauses? | versions? | refs? | actions? | objectives?
    items? | v
    rules? | standards? | chapters? | minutes? | pages? | tables? | figures? | appendix | annex
    code
    """,
    then=r"\.? $",
)
_DONE = one_of(
    """
    held | launched | published | opened | delivered | completed | finished | signed | trained
    visited
    circulated | issued | sent | appointed | introduced | established | implemented | performed
    interviewed | installed | printed | audited
    """
)
_HAPPENED = phrases(
    rf"""
    (?:was|were|has been|(?<!to )have been) (?:\w+ly )?{_DONE}
    took place | went live | began | started | came into force | met
    """,
    then=" (?:on|in|during)(?: the)? $",
)
"""What is told as having happened, directly before a date."""
_YEAR_ALONE = re.compile(r"\b[12]\d{3}\b", re.ASCII)
_ONLY_ASKED = phrases(
    "if | once | when | until | unless | before | would | whether | after | who | which | that",
    then=r"\b[^,;]*$",
)
_NEAR = 80
"""Letters before a date that are looked at."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that cannot be meant."""

    says: str
    """The words that name it, as they stand."""
    why: str
    """A clause that ends the sentence "… says “…”: "."""


def impossible_dates(text: str, dates: Iterable[Said], *, today: date) -> Iterator[Impossible]:
    """Those of the dates of a wording or of evidence that cannot be meant."""
    for said in dates:
        why = said.wrong if _is_a_day(text, said) else ""
        why = why or _slipped(text, said, today)
        if why:
            yield Impossible(said.printed, why)


def told_too_soon(evidence: str, dates: Iterable[Said], *, today: date) -> Iterator[Impossible]:
    """What the evidence tells as having happened on a day after ``today``, the year being named."""
    for said in (said for said in dates if _is_later(said, today)):
        happened = _HAPPENED.search(evidence, max(said.start - _NEAR, 0), said.start)
        if happened and not _asked(evidence, happened.start()):
            says = evidence[happened.start() : said.end].strip(" ,.")
            yield Impossible(says, f"that was still to come on {day_words(today)}")


def impossible_when(when: str, since: date, *, today: date) -> Impossible | None:
    """The first date of a "when" that cannot be meant.

    Args:
        since: when the action came into the plan, or its period began, whichever is earlier.
    """
    years = _when_years(since, today)
    for said in said_dates(when, on=today):
        why = said.wrong or (_unlikely(said.year, years) if said.year else "")
        if why:
            return Impossible(said.printed, why)
    alone = ((year, _unlikely(year, years)) for year in _YEAR_ALONE.findall(when))
    return next((Impossible(year, why) for year, why in alone if why), None)


def impossible_due(due_on: date | None, since: date, *, today: date) -> Impossible | None:
    """The due date itself, where it cannot be meant."""
    why = _unlikely(str(due_on.year), _when_years(since, today)) if due_on else ""
    return Impossible(day_words(due_on), why) if due_on and why else None


def _when_years(since: date, today: date) -> range:
    first = min(since.year, today.year) - WHEN_BEHIND
    return range(first, today.year + WHEN_AHEAD + 1)


def _is_a_day(text: str, said: Said) -> bool:
    """Whether a day that does not exist is a date at all, rather than a count or a reference."""
    before = text[max(said.start - _NEAR, 0) : said.start]
    if re.match(r"\d{1,2}[./-]\d", said.printed):
        return not _REF_BEFORE.search(before) and _is_dotted_as_a_day(said)
    if re.match(r"/[A-Za-z]", text[said.end : said.end + 2]):
        return False
    if said.year or re.search(r"\d(?:st|nd|rd|th)\b|^\d{4}-", said.printed):
        return True
    return _stands_as_a_day(before, text[said.end : said.end + _NEAR])


def _stands_as_a_day(before: str, after: str) -> bool:
    """Whether a day and a month without a year stand where a date does."""
    named = _BEFORE_DAY.search(before)
    if named is None:
        return bool(_DAY_ENDS.match(after)) and not _COUNT_BEFORE.search(before)
    return named[0].strip().lower() != "of" or not _COUNTED_AFTER.match(after)


def _is_dotted_as_a_day(said: Said) -> bool:
    """A date in figures with a short year is one only as 31/06/26, and with a month that exists."""
    if re.search(r"\D\d{4}$", said.printed):
        return True
    return said.first is not None and re.match(r"\d\d\D\d\d\D", said.printed) is not None


def _slipped(text: str, said: Said, today: date) -> str:
    """Why the year beside a month cannot be meant; empty where it can."""
    if not said.year or said.year not in said.printed or _counts(text, said):
        return ""
    near = range(today.year - _SLIP_BEHIND, today.year + _SLIP_AHEAD + 1)
    if len(said.year) == _LONG_YEAR:
        return _too_long(said.year, near)
    year = int(said.year)
    if year < FIRST_YEAR:
        return _unlikely(said.year, near)
    far = year > today.year + YEARS_AHEAD and likely_year(said.year, near) is not None
    return _unlikely(said.year, near) if far and not _KEPT.search(_sentence(text, said)) else ""


def _counts(text: str, said: Said) -> bool:
    """Whether the number after a month counts what follows: "In May 2100 leaflets went out"."""
    return bool(re.search(r"\D\d{4,5}$", said.printed) and _COUNTED_AFTER.match(text, said.end))


def _too_long(year: str, near: range) -> str:
    short = (int(year[:n] + year[n + 1 :]) for n in range(len(year)))
    likely = next((y for y in short if y in near), None)
    return _meant(likely) if likely else ""


def _unlikely(year: str, years: range) -> str:
    if len(year) == _LONG_YEAR:
        return _too_long(year, years)
    if int(year) in years:
        return ""
    return _meant(likely_year(year, years))


def _meant(likely: int | None) -> str:
    return f"perhaps {likely} was meant" if likely else "that year cannot be meant"


def _sentence(text: str, said: Said) -> str:
    start = max(text.rfind(mark, 0, said.start) for mark in (". ", "\n", "; ")) + 1
    end = min(
        (n for mark in (". ", "\n", "; ") if (n := text.find(mark, said.end)) >= 0), default=None
    )
    return text[start:end]


def _is_later(said: Said, today: date) -> bool:
    dated = re.search(r"(?:19|20)\d\d|/\d\d$|\.\d\d$", said.printed)
    return dated is not None and said.first is not None and said.first > today


def _asked(text: str, start: int) -> bool:
    return _ONLY_ASKED.search(text, max(start - _NEAR, 0), start) is not None
