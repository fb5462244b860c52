"""What a letter about a pack that waits says: its number, plan and meeting. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from people.letters.content import Content, Item, Part
from people.wording import day_words
from reports.life import Step

_ASKED = {
    Step.CONSIDERED: "Say whether the sub-group has considered it, or return it.",
    Step.APPROVED: "Approve it, or return it.",
}


@dataclass(frozen=True, slots=True)
class PackTold:
    """A pack, as a letter names it."""

    number: int
    what: str
    """``quarterly LSCB pack, 2015-16, quarter 2``."""
    plan: str
    """Its title."""
    body: str
    """For whose meeting it is; empty where nobody said."""
    meeting_on: date | None
    path: str
    """Where its page is, from the first slash on."""


def waits(pack: PackTold, step: Step) -> Content:
    """That a pack waits for its reader to take a step."""
    return Content(
        subject=f"Pack {pack.number} waits for your decision",
        opening=f"Pack {pack.number} of “{pack.plan}” waits for you: {pack.what}.{_meeting(pack)} "
        f"{_ASKED[step]}",
        parts=(Part("What to do", (Item(f"Read pack {pack.number}, and decide", pack.path),)),),
    )


def _meeting(pack: PackTold) -> str:
    if not pack.body:
        return ""
    day = f", meeting on {day_words(pack.meeting_on)}" if pack.meeting_on else ""
    return f" It is for the {pack.body}{day}."
