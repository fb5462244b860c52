"""What a BRAG rating means, what follows from it, and how it is shown: the only place.

The four meanings are those of the delivery plan's own key. A rating is always
shown by letter and word, and by colour only besides: see ``docs/accessibility.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Rating(StrEnum):
    """The four ratings that a lead can give. No rating at all is ``None``, never a member."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Look:
    """How a rating, or the want of one, is written and drawn."""

    code: str
    """The word in addresses: ``blue`` … ``red`` or ``none``."""
    letter: str
    word: str
    meaning: str
    short: str
    """The meaning in a chart's key."""
    solid: str
    """Fill of charts and of the letter's block."""
    on_solid: str
    """Text upon ``solid``; at least 4.5 to 1."""
    tint: str
    on_tint: str

    @property
    def css(self) -> str:
        """The modifier of the CSS classes ``rating--x`` and ``ltr--x``."""
        return self.letter.lower()


LOOKS: dict[Rating | None, Look] = {
    Rating.BLUE: Look(
        "blue", "B", "Blue", "The task has been completed.", "complete",
        "#12436d", "#ffffff", "#d2e2f1", "#0f385c",
    ),
    Rating.GREEN: Look(
        "green", "G", "Green", "The task is on target.", "on target",
        "#28a197", "#0b0c0c", "#cfe4dc", "#083d29",
    ),
    Rating.AMBER: Look(
        "amber", "A", "Amber",
        "The delivery date may not be met and some remedial action is required.",
        "delivery date may not be met",
        "#ffb81c", "#0b0c0c", "#ffee80", "#7a3c1c",
    ),
    Rating.RED: Look(
        "red", "R", "Red",
        "The task is significantly off target and requires additional resources "
        "or intervention as a priority.",
        "significantly off target",
        "#a8122a", "#ffffff", "#f4d7d7", "#651b1b",
    ),
    None: Look(
        "none", "N", "Not yet rated", "No update has given a rating.", "no rating given yet",
        "#ffffff", "#0b0c0c", "#ffffff", "#0b0c0c",
    ),
}  # fmt: skip
"""Every look, in the order in which ratings are always listed: B, G, A, R, N."""

ORDER: tuple[Rating | None, ...] = tuple(LOOKS)

RANK: dict[Rating, int] = {Rating.RED: 0, Rating.AMBER: 1, Rating.GREEN: 2, Rating.BLUE: 3}
"""From the worst to the best: by it a new rating is better or worse than the one before."""

NEEDS_HELP = frozenset({Rating.AMBER, Rating.RED})
"""Ratings whose update must say what is needed and from whom."""

_BY_CODE = {look.code: rating for rating, look in LOOKS.items()}


def look(rating: Rating | None) -> Look:
    return LOOKS[rating]


def from_code(code: str) -> Rating | None:
    """The rating of an address's word; ``none`` is no rating.

    Raises:
        KeyError: the word is none of the five.
    """
    return _BY_CODE[code]


def awaits_sign_off(rating: Rating | None, *, is_open: bool) -> bool:
    """Said to be complete by its lead alone: it must not look finished."""
    return rating is Rating.BLUE and is_open


def days_overdue(due_on: date | None, rating: Rating | None, *, is_open: bool, today: date) -> int:
    """Days since the due date passed; 0 unless it has, and the action is open and not Blue.

    Args:
        today: the London day of the moment shown.
    """
    if due_on is None or rating is Rating.BLUE or not is_open:
        return 0
    return max((today - due_on).days, 0)


def count(ratings: Iterable[Rating | None]) -> dict[Rating | None, int]:
    """How many of each, in ``ORDER``, zeros included."""
    counts = dict.fromkeys(ORDER, 0)
    for rating in ratings:
        counts[rating] += 1
    return counts
