"""How days are written. Pure."""

from __future__ import annotations

from people.patterns import one_of

_MONTH = one_of(
    """
    jan(?:uary)?\\.? | feb(?:ruary)?\\.? | mar(?:ch)?\\.? | apr(?:il)?\\.? | may | june?\\.?
    july?\\.? | aug(?:ust)?\\.? | sept?(?:ember)?\\.? | oct(?:ober)?\\.? | nov(?:ember)?\\.?
    dec(?:ember)?\\.?
    """
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = rf"{_DAY}(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d|[’']?\d\d)"
_ISO = r"(?:19|20)\d\d-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])"
_IN_WORDS = rf"{_NTH}(?: of)?[ -]{_MONTH}(?:,?[ -]{_YEAR}(?!\d))?"
_MONTH_FIRST = rf"{_MONTH} {_NTH}(?!\d)(?:,? {_YEAR}(?!\d))?"

MONTH_OF_YEAR = rf"{_MONTH},? (?:of )?(?:19|20)\d\d"
"""``May 2003``."""


def day(name: str) -> str:
    """The source of a pattern of one day, with or without its year; ``name`` is that of a group."""
    digits = rf"{_DAY}\s?(?P<{name}>[./-])\s?(?:1[0-2]|0?[1-9])\s?(?P={name})\s?(?:19|20)?\d\d"
    return rf"(?:(?<![\d./-])(?:{_ISO}|{digits}|{_IN_WORDS}|{_MONTH_FIRST})(?![\d]|[./-]\d))"
