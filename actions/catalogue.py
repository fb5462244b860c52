"""The doubts by their codes, as lists and tables name them. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from actions.assurance import CATALOGUE, Doubt, Rules

GREEN_IN_DOUBT = "green_in_doubt"
"""It says only that others hold of a Green, and so is never counted beside them."""
CODES: tuple[str, ...] = tuple(CATALOGUE)
"""Every code that ``doubt=`` takes, in the order in which doubts are always listed."""
OWN_CODES: tuple[str, ...] = tuple(code for code in CODES if code != GREEN_IN_DOUBT)

ON_GREEN = frozenset(code for code, entry in CATALOGUE.items() if entry.in_green)
"""The doubts that bear on Green."""


def own(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The doubts themselves, without the one that only says that others hold of a Green."""
    return tuple(doubt for doubt in doubts if doubt.code != GREEN_IN_DOUBT)


def label(code: str) -> str:
    """``No lead``."""
    return CATALOGUE[code].label


def rule(code: str, rules: Rules) -> str:
    """When the doubt holds under a plan's rules, in a sentence."""
    return CATALOGUE[code].rule_words(rules)
