"""The sentence with which the plan's page opens, true for none, one and many. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.table import Row
from people.wording import number_of
from plans.brag import Rating


@dataclass(frozen=True, slots=True)
class Tense:
    """The verbs of a page: of now, or of a past moment."""

    is_one: str
    are: str
    carries: str
    carry: str
    has: str


NOW = Tense("is", "are", "carries", "carry", "has")
THEN = Tense("was", "were", "carried", "carried", "had")


@dataclass(frozen=True, slots=True)
class Opening:
    """``37 of 78 actions are rated Green``, ``11 of those 37 carry a doubt …``, ``19 are Blue``."""

    green: str
    joined: str
    """The word between the two: but, and; empty where nothing follows."""
    doubted: str
    blue: str
    signed: str
    """Empty where nothing is Blue."""
    overdue: str


def opening(table: Sequence[Row], tense: Tense) -> Opening:
    """What the ratings say, and at once what speaks against them."""
    greens = [row for row in table if row.rating is Rating.GREEN]
    doubted = sum(row.green_in_doubt for row in greens)
    blues = [row for row in table if row.rating is Rating.BLUE]
    signed = sum(row.action.signed_off for row in blues)
    late = sum(row.overdue for row in table)
    every = number_of(len(table), "action")
    return Opening(
        green=f"{len(greens)} of {every} {_are(len(greens), tense)} rated Green",
        joined=("but" if doubted else "and") if greens else "",
        doubted=_doubted(doubted, len(greens), tense),
        blue=f"{len(blues)} {_are(len(blues), tense)} Blue",
        signed=_signed(signed, len(blues), tense),
        overdue=f"{late or 'None'} {tense.is_one if late < _SEVERAL else tense.are} overdue",
    )


_SEVERAL = 2
_BEARING = "doubt that bears on Green"


def _are(number: int, tense: Tense) -> str:
    return tense.is_one if number == 1 else tense.are


def _doubted(doubted: int, greens: int, tense: Tense) -> str:
    if not greens:
        return ""
    if greens == 1:
        return f"it {tense.carries} {'a' if doubted else 'no'} {_BEARING}"
    if doubted == greens:
        return f"{_all(greens)} of them {tense.carry} a {_BEARING}"
    verb = tense.carries if doubted < _SEVERAL else tense.carry
    return f"{doubted or 'none'} of those {greens} {verb} a {_BEARING}"


def _all(number: int) -> str:
    return "both" if number == _SEVERAL else f"all {number}"


def _signed(signed: int, blues: int, tense: Tense) -> str:
    if not blues:
        return ""
    if blues == 1:
        return f"the chair {tense.has} {'' if signed else 'not '}signed it off"
    if signed in (0, blues):
        return f"the chair {tense.has} signed off {_all(blues) if signed else 'none of them'}"
    return f"the chair {tense.has} signed off {signed}"
