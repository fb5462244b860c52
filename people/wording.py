"""How days, moments, numbers, names and lists are written, and by what they are found."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import filterfalse

from people import clock

_NOON = 12
_A_SECOND = timedelta(seconds=1)
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day_words(day: date) -> str:
    """``11 September 2015``."""
    return f"{day.day} {day:%B} {day.year}"


def short_day_words(day: date) -> str:
    """``11 Sep 2015``, for tables."""
    return f"{day.day} {day:%b} {day.year}"


def month_words(day: date) -> str:
    """``September 2015``."""
    return f"{day:%B} {day.year}"


def moment_words(instant: datetime) -> str:
    """``11 September 2015, 9:42am`` by London's clock; ``the end of 31 December 2025``.

    Raises:
        ValueError: the instant does not say in which zone it is.
    """
    if instant.tzinfo is None:
        raise ValueError(f"{instant} does not say in which zone it is")
    here = instant.astimezone(clock.LONDON)
    if clock.end_of_day(here.date()) - instant < _A_SECOND:
        return f"the end of {day_words(here.date())}"
    return f"{day_words(here.date())}, {time_words(here)}"


def time_words(here: datetime | time) -> str:
    """``9:42am``, ``midday``, ``midnight``: by the clock that it was read from."""
    if here.minute == 0 and here.hour in (0, _NOON):
        return "midday" if here.hour else "midnight"
    half = "am" if here.hour < _NOON else "pm"
    return f"{here.hour % _NOON or _NOON}:{here.minute:02}{half}"


def number_words(number: int) -> str:
    """``no``, ``one`` … ``nine``, ``10``."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def number_of(number: int, noun: str) -> str:
    """``1 action``, ``3 actions``, ``1,200 actions``: where figures are read rather than words."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def counted(number: int, one: str, several: str = "") -> str:
    """``no users``, ``one user``, ``12 users``."""
    return f"{number_words(number)} {one if number == 1 else several or f'{one}s'}"


def listed(names: Iterable[str], last: str = "and") -> str:
    """``Ann``, ``Ann and Bob``, ``Ann, Bob and Cem``."""
    *first, end = [*names] or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def one(noun: str) -> str:
    """``an auditor``, ``a plan administrator``"""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def first_capital(sentence: str) -> str:
    """The sentence begun with a capital; the rest, such as names, as it was."""
    return sentence[:1].upper() + sentence[1:]


def plain(text: str) -> str:
    """Without capitals and marks on letters: “Sarka” finds Šárka, and stands beside her."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(filterfalse(unicodedata.combining, apart))
    return bare.translate(_WHOLE)
