"""The order of a pack's parts, and the letter by which each goes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from string import ascii_uppercase

from reports.content.source import PackKind


class PartOf(StrEnum):
    """A part of a pack, by what it tells."""

    FIGURES = "figures"
    EXCEPTIONS = "exceptions"
    CHANGED = "changed"
    ASKED = "asked"
    PLAN = "plan"
    LEADS = "leads"
    VERSIONS = "versions"
    GLOSSARY = "glossary"


_ALL = tuple(PartOf)
_BUT_ASKED = tuple(part for part in PartOf if part is not PartOf.ASKED)
_ORDERS: Mapping[PackKind, tuple[PartOf, ...]] = {PackKind.SCRUTINY: _ALL}


def order_of(kind: PackKind) -> tuple[PartOf, ...]:
    return _ORDERS.get(kind, _BUT_ASKED)


def letter_of(part: PartOf, kind: PackKind) -> str:
    return ascii_uppercase[order_of(kind).index(part)]
