"""Invented numbers, dates and addresses, in the ways in which people write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

_PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NHS_TEST_RANGE = "999"
_FEW = 10
_PLACES = ("S65 2QZ", "DN9 7XX", "NE4 1ZY", "M14 6QW", "SW9 8ZX", "E8 3WZ", "CF10 9TX", "LS7 4UY")
_FIRST = ("abi", "kyle", "tasha", "jordan.f", "mia_2003", "dylan99", "leah.b")
_PROVIDERS = ("gmail.com", "hotmail.co.uk", "yahoo.co.uk", "icloud.com", "outlook.com")
_LETTERS = "ABCDEFGHJKLMNPRSTW"
_NO_INITIALS = {
    "AB", "BC", "AM", "AP", "CC", "CP", "CS", "DA", "DC", "DS", "EH", "GP", "HE", "HR", "KS", "LA",
    "LP", "MH", "MP", "NE", "PA", "PC", "PE", "PH", "PM", "PR", "RE", "SC", "SE", "SW", "TM", "BB",
    "AGM", "GPS",
}  # fmt: skip


def filled(sentence: str, chance: Random) -> str:
    """The sentence with something invented for each word in braces."""
    return re.sub(r"\{(\w+)\}", lambda match: FILLINGS[match[1]](chance), sentence)


def _digits(chance: Random, many: int) -> str:
    return "".join(str(chance.randrange(10)) for _ in range(many))


def _nhs_digits(chance: Random) -> str:
    """Ten digits with the check digit of an NHS number, outside the range for tests."""
    while True:
        body = chance.choice("4467") + _digits(chance, 8)
        check = -sum(int(d) * w for d, w in zip(body, range(10, 1, -1), strict=True)) % 11
        if check < _FEW and not body.startswith(_NHS_TEST_RANGE):
            return f"{body}{check}"


def _nhs_grouped(chance: Random) -> str:
    found, between = _nhs_digits(chance), chance.choice("  -")
    return between.join((found[:3], found[3:6], found[6:]))


def _nhs(chance: Random) -> str:
    return chance.choice((_nhs_digits, _nhs_grouped))(chance)


def _upn(chance: Random) -> str:
    body = _digits(chance, 12)
    total = sum(int(d) * w for d, w in zip(body, range(2, 14), strict=True))
    return _PUPIL_LETTERS[total % 23] + body


def _nino(chance: Random) -> str:
    pairs = [_digits(chance, 2) for _ in range(3)]
    between = chance.choice(("", " "))
    first = chance.choice(("JK", "AB", "PX", "WM", "CE", "SR"))
    return between.join((first, *pairs, chance.choice("ABCD")))


def _birth(chance: Random) -> date:
    return date(1997, 1, 1) + timedelta(days=chance.randrange(4700))


def _nth(number: int) -> str:
    if number in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _dob_words(chance: Random) -> str:
    on = _birth(chance)
    of = chance.choice(("", " of"))
    return f"{chance.choice((str(on.day), _nth(on.day)))}{of} {on:%B} {on.year}"


def _dob(chance: Random) -> str:
    on = _birth(chance)
    formats = ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %b %Y")
    return chance.choice((_dob_words(chance), *(on.strftime(each) for each in formats)))


def _day(chance: Random) -> str:
    on = date(2015, 1, 5) + timedelta(days=chance.randrange(700))
    return chance.choice((f"{on.day} {on:%B} {on.year}", f"{on:%d/%m/%Y}", f"{on:%d.%m.%Y}"))


def _initials_bare(chance: Random) -> str:
    while True:
        found = chance.choice(_LETTERS) + chance.choice(_LETTERS)
        if found not in _NO_INITIALS:
            return found


def _initials(chance: Random) -> str:
    found = _initials_bare(chance)
    return chance.choice((found, found, f"{found[0]}.{found[1]}."))


def _reference(chance: Random) -> str:
    digits = _digits(chance, chance.choice((5, 6, 7)))
    letters = chance.choice("KRTV") + chance.choice("FGH")
    return chance.choice(
        (f"1{digits}", f"{letters}{digits}", f"{letters}/{digits}", f"{letters}-1{digits}")
    )


def _one_of(*values: str) -> Callable[[Random], str]:
    return lambda chance: chance.choice(values)


def _mobile(chance: Random) -> str:
    last = _digits(chance, 3)
    return chance.choice((f"07700 900{last}", f"07700900{last}", f"+44 7700 900{last}"))


def _landline(chance: Random) -> str:
    last = _digits(chance, 3)
    return chance.choice(
        (f"01632 960{last}", f"01632960{last}", f"0114 496 0{last}", f"(01632) 960 {last}")
    )


FILLINGS: dict[str, Callable[[Random], str]] = {
    "nhs": _nhs,
    "nhs_grouped": _nhs_grouped,
    "nhs_shape": _nhs_digits,
    "upn": _upn,
    "upn_lower": lambda chance: _upn(chance).lower(),
    "nino": _nino,
    "nino_lower": lambda chance: _nino(chance).lower(),
    "dob": _dob,
    "dob_words": _dob_words,
    "birth_month": lambda chance: f"{_birth(chance):%B %Y}",
    "day": _day,
    "month": _one_of("May 2015", "June 2016", "November 2015"),
    "initials": _initials,
    "initials_bare": _initials_bare,
    "age": lambda chance: str(chance.randint(9, 17)),
    "ref": _reference,
    "ref_digits": lambda chance: f"1{_digits(chance, chance.choice((5, 6)))}",
    "crime": lambda chance: (
        f"{chance.randint(13, 16)}/{_digits(chance, 5)}/{chance.randint(13, 16)}"
    ),
    "pnc": lambda chance: f"{chance.randint(10, 16)}/{_digits(chance, 6)}{chance.choice(_LETTERS)}",
    "private_email": lambda chance: f"{chance.choice(_FIRST)}@{chance.choice(_PROVIDERS)}",
    "pupil_email": lambda chance: f"{_digits(chance, 2)}{chance.choice(_FIRST)}@hollybank.sch.uk",
    "mobile": _mobile,
    "landline": _landline,
    "postcode": _one_of(*_PLACES, *(place.replace(" ", "") for place in _PLACES)),
}
