"""What was last said of an action and not accepted, as its lead is told of it. Pure.

It stands beside the considered position and changes nothing of it: no rating, no count, no filter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.table import brief
from people.wording import number_words
from plans.brag import Rating, look


@dataclass(frozen=True, slots=True)
class OwnUpdate:
    """The newest update of an action, recorded and not accepted at the moment shown."""

    number: int
    said_on: date
    seen_on: date
    """The London day of the moment shown."""
    rating: Rating | None
    is_the_readers: bool
    """Whether the reader posted it; else another did, for a lead of the same action."""
    came_back: bool

    @property
    def words(self) -> str:
        """``Your update of 3 Nov: Amber, not yet considered``."""
        whose = "Your update" if self.is_the_readers else "Update"
        rated = look(self.rating).word if self.rating else "no rating"
        became = "came back" if self.came_back else "not yet considered"
        return f"{whose} of {brief(self.said_on, self.seen_on)}: {rated}, {became}"


def left_out(number: int) -> str:
    """How many of the reader's own updates the considered position leaves out; empty for none."""
    if not number:
        return ""
    what = "update of one" if number == 1 else f"updates of {number_words(number)}"
    return f"The newest {what} of your actions {'is' if number == 1 else 'are'} not in it."
