"""Numbers that belong to one person: NHS number, unique pupil number, National Insurance. Pure.

A check digit alone proves little: one in eleven numbers of ten digits has that of an NHS number.
So the digits must stand in the groups 3-3-4, or words beside them must speak of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.identity.finding import Span
from people.patterns import phrases

_BEFORE, _AFTER = 60, 40
"""Letters before and after a number in which words may say what it is."""

_ALONE = r"(?<![\d£$€])(?<!\d[.,/-])"
_ENDS = r"(?!\d)(?![.,/-]\d)"
_TEN_DIGITS = re.compile(rf"{_ALONE}\d(?:[\s.–-]?\d){{9}}{_ENDS}")
_GROUPED = re.compile(r"\d{3}([\s.–-])\d{3}\1\d{4}")
_OF_HEALTH = phrases(
    r"""
    nhs(?:\W?(?:no|number))? | n\.h\.s | health (?:number|record|id) | patient(?:’s|'s)? | chi
    hospital (?:number|no) | s1 number | systmone | emis | summary care record
    """,
    then=r"(?![a-z])",
)
_NHS_TEST_RANGE = "999"
_NHS_MODULUS = 11

_PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_ANY_CASE = _PUPIL_LETTERS + _PUPIL_LETTERS.lower()
_PUPIL = re.compile(rf"(?<![A-Za-z\d])[{_ANY_CASE}]\d{{11}}[\d{_ANY_CASE}](?![A-Za-z\d])")
_OF_A_PUPIL = phrases(r"u\.?p\.?n | pupil(?:’s|'s)? (?:number|no|id|ref) | unique pupil")

_INSURANCE = re.compile(
    r"(?<![A-Za-z\d])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[ -]?\d\d){3}[ -]?[A-D](?![A-Za-z\d])",
    re.IGNORECASE,
)
_OF_INSURANCE = phrases(
    "ni | n\\.i | nino | national insurance | insurance (?:number|no)", then=r"(?![a-z])"
)
_TIGHT = re.compile(r"[A-Z]{2}(?:\d{6}| \d\d \d\d \d\d|-\d\d-\d\d-\d\d)[ -]?[A-D]")


def nhs_numbers(text: str) -> Iterator[Span]:
    for match in _TEN_DIGITS.finditer(text):
        if not is_nhs_number(match[0]):
            continue
        if _GROUPED.fullmatch(match[0]) or _is_said_to_be(_OF_HEALTH, text, match):
            yield match.span()


def is_nhs_number(printed: str) -> bool:
    """Whether the digits have the check digit of one that can be somebody’s."""
    digits = [int(sign) for sign in printed if sign.isdecimal()]
    *body, check = digits
    total = sum(digit * weight for digit, weight in zip(body, range(10, 1, -1), strict=True))
    real = len(set(digits)) > 1 and "".join(map(str, digits[:3])) != _NHS_TEST_RANGE
    return real and -total % _NHS_MODULUS == check


def pupil_numbers(text: str) -> Iterator[Span]:
    for match in _PUPIL.finditer(text):
        if _has_its_letter(match[0].upper()) or _is_said_to_be(_OF_A_PUPIL, text, match):
            yield match.span()


def _has_its_letter(printed: str) -> bool:
    values = [int(sign) if sign.isdecimal() else _PUPIL_LETTERS.index(sign) for sign in printed[1:]]
    total = sum(value * weight for value, weight in zip(values, range(2, 14), strict=True))
    return _PUPIL_LETTERS[total % len(_PUPIL_LETTERS)] == printed[0]


def national_insurance_numbers(text: str) -> Iterator[Span]:
    for match in _INSURANCE.finditer(text):
        if _TIGHT.fullmatch(match[0]) or _is_said_to_be(_OF_INSURANCE, text, match):
            yield match.span()


def _is_said_to_be(words: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - _BEFORE, 0) : match.start()]
    after = text[match.end() : match.end() + _AFTER]
    return bool(words.search(before) or words.search(after))
