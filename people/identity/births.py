"""Dates of birth: a day beside the words that make it one. Pure.

“Born out of the review of 12 May 2015” and “date of birth is asked for from 1 June” are none: a day
and the word must belong together. What is said of several children at once is no child’s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.identity.days import MONTH_OF_YEAR, day
from people.identity.finding import Span
from people.patterns import one_of, phrases

_WORD = one_of(
    r"""
    d\.?\s?o\.?\s?b\.? | d/o/b | dates?[ -]of[ -]birth | birth[ -]?date | birth[ -]?day | b/day
    """
)
_AFTER_THE_WORD = re.compile(rf"(?i)\b{_WORD}(?P<between>[^\d.;!?\n]{{0,40}}?){day('a')}")
_WHOSE = r"(?:(?:her|his|their|the|this) (?:(?:child|girl|boy|baby|young person)(?:’s|'s) )?)?"
_BEFORE_THE_WORD = re.compile(
    rf"(?i){day('a')}\s?[(\[,–—-]?\s?(?:(?:is|was|being|as) )?{_WHOSE}(?:own )?(?:\d+th )?{_WORD}"
    r"(?=\s*(?:[).,;\]]|$))"
)
_BORN = re.compile(
    rf"(?i)(?<![-\w])born\b(?P<between>[^\d.;!?\n]{{0,40}}?)(?:{day('a')}|\b{MONTH_OF_YEAR})"
)
_BORN_BESIDE_SIGN = re.compile(rf"(?<![\w.])b\.\s?(?i:{day('a')})")
_OF_AGE = re.compile(
    rf"(?i)\b(?:aged?|turn(?:s|ed|ing)?|becomes?|became|(?:is|was|be) (?:now )?)\s?"
    rf"(?:\d|1\d|2[0-5])(?:\s(?:years?|yrs?)(?: old| of age)?)?(?:,? on |\s?[(\[,]\s?){day('a')}"
)
_SEVERAL = phrases(
    r"""
    children | babies | infants | pupils | those | people | anyone | everyone | cohort | girls
    boys | young people | siblings of | students | all | any | each | every | ages?
    """,
    then=r"(?: (?:who|that))?(?: (?:are|were|is|was))?,? ?(?:\w+ )?$",
)
_NOT_A_PERSON = phrases(
    r"""
    services? | projects? | idea | partnership | initiative | group | forum | campaign | hub
    programme | protocol | plan | policy | team | panel | charity | network | scheme | board | it
    """,
    then=r"(?: (?:that|which|itself))?(?: (?:is|are|was|were|has been))?,? ?(?:\w+ )?$",
)
_OF_SOMETHING_ELSE = phrases(
    r"""
    from | since | by | until | before | after | between | out of | of a | of an | field | box
    boxes | mandatory | required | audit(?:s|ed)? | check(?:s|ed)? | files? | forms? | asked
    missing | no | not | every | all | must | meeting | hub | service | project | group
    network | abroad | counted | are | review(?:ed)?
    """
)
"""What between the word and the day says that the day is that of something else."""
_NEAR = 60


def dates_of_birth(text: str) -> Iterator[Span]:
    for match in _BEFORE_THE_WORD.finditer(text):
        yield match.span()
    for match in _AFTER_THE_WORD.finditer(text):
        if not _OF_SOMETHING_ELSE.search(match["between"]):
            yield match.span()
    for match in _births_told(text):
        before = text[max(match.start() - _NEAR, 0) : match.start()]
        if not _SEVERAL.search(before) and not _NOT_A_PERSON.search(before):
            yield match.span()


def _births_told(text: str) -> Iterator[re.Match[str]]:
    yield from (m for m in _BORN.finditer(text) if not _OF_SOMETHING_ELSE.search(m["between"]))
    yield from _BORN_BESIDE_SIGN.finditer(text)
    yield from _OF_AGE.finditer(text)
