"""Dates in the words of a response that do not fit what stands beside them. Pure."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from itertools import pairwise

from governance.reviews.document import RecommendationEntry, Status
from people.wording import month_words
from plans.formats.text import one_line, quoted

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(_MONTHS)
_NAMED = re.compile(
    r"\b(?:in|by|during|on \d{1,2}(?:st|nd|rd|th)?(?: of)?) "
    rf"(?P<month>{_NAMES}),? (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_ANY_MONTH = re.compile(rf"\b(?:{_NAMES.title()})\b")
"""With a capital: “may” is a verb."""
_DONE = re.compile(
    r"(?<!who )(?<!which )(?<!that )\b(?:was|were|has been|have been)"
    r"(?: (?:formally|finally|also|then|duly))? "
    r"(?:confirmed|agreed|completed|approved|adopted|appointed|published|implemented|launched"
    r"|established|introduced|signed off|finali[sz]ed|achieved|put in place)\b|\bwent live\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agreed|adopted|approved|signed|confirmed|endorsed|decided|resolved|appointed|joined"
    r"|commissioned|awarded|launched|opened|published|accepted)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    rf"\b(?:compared|fell|fallen|rose|risen|since|between|previous|earlier|last year"
    rf"|increased?|reduced|again|renewed|refreshed|reviewed)\b|\d%|\bfrom (?:\d|{_NAMES})",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.;!?])\s+")


@dataclass(frozen=True, slots=True)
class _Month:
    words: str
    month: int
    year: int


def dated_otherwise(entry: RecommendationEntry) -> str:
    """Completed in one month, while the last update says that it was done in another.

    Only where that update names one month alone: of several, nobody can tell which is meant.
    """
    done = {each.completed_on for each in entry.assignments if each.completed_on}
    if entry.status is not Status.COMPLETED or len(done) != 1 or len(entry.standing) == 1:
        return ""
    day, said = done.pop(), _done_in(one_line(entry.standing[-1].text) if entry.standing else "")
    if said is None or (said.year, said.month) == (day.year, day.month):
        return ""
    return f"Completed in {month_words(day)}, while the last update says {quoted(said.words)}."


def _done_in(text: str) -> _Month | None:
    """The only month that a text names, if something was done in it."""
    if len(_ANY_MONTH.findall(text)) != 1:
        return None
    sentence = next((each for each in _SENTENCES.split(text) if _NAMED.search(each)), "")
    if not _DONE.search(sentence) or _COMPARES.search(sentence):
        return None
    return _months(sentence)[0]


def year_slipped(entry: RecommendationEntry) -> str:
    """A response names the same month of two years running, and the later year first.

    Both must be days on which something was decided: figures of two years are compared rightly.
    """
    for each in entry.standing:
        decided = [m for s in _SENTENCES.split(one_line(each.text)) for m in _decided_in(s)]
        for earlier, later in pairwise(decided):
            if later.month == earlier.month and later.year == earlier.year - 1:
                return (
                    f"A year may have slipped: {quoted(later.words)} stands "
                    f"after {quoted(earlier.words)}."
                )
    return ""


def _decided_in(sentence: str) -> list[_Month]:
    if not _AGREED.search(sentence) or _COMPARES.search(sentence):
        return []
    return _months(sentence)


def _months(sentence: str) -> list[_Month]:
    return [
        _Month(found[0], _MONTHS[found["month"].lower()], int(found["year"]))
        for found in _NAMED.finditer(sentence)
    ]
