"""What the version says that closes a reporting round."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from people.wording import day_words, listed, number_of

_MOST_NAMED = 12
"""Refs that a comment names: it heads the plan and stands in every pack; the round has them all."""
_NUMBERED = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})")


def next_number(given: Collection[str]) -> str:
    """The number after the highest that was given: ``3.5`` after ``3.4``; first of all, ``1.0``."""
    pairs = [(int(n[1]), int(n[2])) for each in given if (n := _NUMBERED.fullmatch(each))]
    if not pairs:
        return "1.0"
    major, minor = max(pairs)
    return f"{major}.{minor + 1}"


@dataclass(frozen=True, slots=True)
class Course:
    """How a round went, when it is closed."""

    number: int
    opened_on: date
    asked: int
    missing: Sequence[str] = ()
    """Refs of the actions that were not reported on."""
    waiting: Sequence[str] = ()
    """Refs of the actions whose update is not considered, and so not in the version."""

    def comment(self, why: str = "") -> str:
        """What stands beside the version: which round, and what it leaves out.

        Args:
            why: the reason for closing it before all was considered.
        """
        reported = self.asked - len(self.missing)
        said = [
            (
                f"Reporting round {self.number}, opened on {day_words(self.opened_on)}: "
                f"{reported} of {number_of(self.asked, 'action')} reported."
            )
        ]
        if self.missing:
            said.append(f"Not reported: {_named(self.missing)}.")
        if self.waiting:
            said.append(f"Not yet considered: {_named(self.waiting)}.")
        if why:
            said.append(f"Closed all the same: {why}")
        return " ".join(said)


def _named(refs: Sequence[str]) -> str:
    left = len(refs) - _MOST_NAMED
    if left <= 1:
        return listed(refs)
    return listed([*refs[:_MOST_NAMED], f"{left} more, named on the page of the round"])
