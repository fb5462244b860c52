"""How days, moments, numbers and lists are written within a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from people import clock

_NOON = 12
_BARRED = str.maketrans("ĐđŁłØø", "DdLlOo")
"""Letters with a bar, which Unicode does not take apart."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day_words(day: date) -> str:
    """``11 September 2015``."""
    return f"{day.day} {day:%B} {day.year}"


def moment_words(instant: datetime) -> str:
    """``11 September 2015, 9:42am`` by London's clock."""
    here = instant.astimezone(clock.LONDON)
    half = "am" if here.hour < _NOON else "pm"
    return f"{day_words(here.date())}, {here.hour % _NOON or _NOON}:{here.minute:02}{half}"


def number_words(number: int) -> str:
    """``no``, ``one`` … ``nine``, ``10``."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def counted(number: int, one: str, several: str = "") -> str:
    """``no users``, ``one user``, ``12 users``."""
    return f"{number_words(number)} {one if number == 1 else several or f'{one}s'}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """``Ann, Bob and Cem``."""
    if len(names) < 2:  # noqa: PLR2004 - two are needed to be joined
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def first_capital(sentence: str) -> str:
    """The sentence begun with a capital; the rest, such as names, as it was."""
    return sentence[:1].upper() + sentence[1:]


def sorting(name: str) -> str:
    """By what names are put in order: marks on letters and capitals aside."""
    apart = unicodedata.normalize("NFKD", name.translate(_BARRED))
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold()
