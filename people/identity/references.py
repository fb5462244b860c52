"""References of a child’s or a family’s file. Pure.

Plans are full of other references: of grants, minutes, versions, actions. So the words before one
must say that it is a file’s; and a year, a count or a short number is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.identity.finding import Span
from people.patterns import one_of

_SYSTEM = one_of(
    r"""
    LCS | ICS | Liquid\s?[Ll]ogic | Mosaic | Care\s?First | Frameworki | Azeus | SystmOne | RiO
    SWIFT | PARIS | EHM | EHMS | Synergy | Capita\sONE | ONE | CRN | URN | PNC | Core\+ | ChildView
    Careworks | CONNECT | Niche | COMPACT | CMS | EMIS | Person | CareDirector | Protocol
    """
)
_FILE = one_of(
    r"""
    case | client | child(?:’s|'s)? | file | social\scare | family | referral | custody | crime
    missing(?:\sperson)? | misper | marac | mace | person | service\suser | incident | occurrence
    log | strategy\s(?:meeting|discussion) | contact | patient | pupil | student | hospital
    police | court | arrest | investigation | intelligence | swift
    """
)
_NUMBER_OF = one_of(
    r"""
    ref(?:erence)? | ref\.?\s?(?:no|number) | reference\s(?:no|number) | no | number | id | i\.d
    identifier | record | file
    """
)
_JOINED = r"\.?\s?(?:[:#=(–-]|is|was|of)?\s?"
_REF = r"(?P<token>[A-Za-z]{0,6}[/-]?\d[\dA-Za-z]*(?:[/-][\dA-Za-z]+){0,4})(?![\w,]*\d)(?!%)"
_OF_A_FILE = re.compile(
    rf"\b(?i:{_FILE})(?:\s(?i:file|record))?\s?(?i:{_NUMBER_OF}){_JOINED}(?i:{_REF})"
)
_IN_A_SYSTEM = re.compile(rf"\b{_SYSTEM}(?:\s(?i:{_NUMBER_OF}))?{_JOINED}(?i:{_REF})")
_OF_A_CASE = re.compile(rf"\b(?i:case|client|file)\s(?i:{_REF})")
_SAID_AFTER = re.compile(
    rf"(?i)\b(?:ref|reference|number|no)\b\.?\s{_REF},?\s\(?(?:{_FILE})\b(?!\s(?:study|law))"
)
_OF_A_CRIME = re.compile(r"(?<![\w/])(?P<token>\d\d/\d{4,6}/\d\d)(?![\w/])")
_LONG = 5
"""Digits that a reference has at least where no word says that it is one."""
_YEARS = re.compile(
    r"(?:19|20)\d\d(?:[/-](?:(?:19|20)?\d\d|Q[1-4]))?|\d\d?[/-]\d\d?[/-](?:\d\d){1,2}"
)
_SHORTEST = 4
"""Digits that a reference has at least."""
_PATTERNS = {
    _OF_A_FILE: _SHORTEST,
    _IN_A_SYSTEM: _SHORTEST,
    _OF_A_CRIME: _SHORTEST,
    _SAID_AFTER: _LONG,
    _OF_A_CASE: _LONG,
}


def case_references(text: str) -> Iterator[Span]:
    for pattern, least in _PATTERNS.items():
        for match in pattern.finditer(text):
            if _tells_a_file(match["token"], least):
                yield match.span("token")


def _tells_a_file(token: str, least: int) -> bool:
    digits = sum(sign.isdecimal() for sign in token)
    return digits >= least and _YEARS.fullmatch(token) is None
