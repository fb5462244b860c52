"""How facts are put into words, and into plain values, beside a doubt. Pure."""

from __future__ import annotations

import unicodedata
from datetime import date

from actions.doubts.facts import Fact, Facts
from people.wording import day_words
from plans import brag


def rated(facts: Facts) -> str:
    """``rated Amber``, ``not yet rated``."""
    return f"rated {brag.look(facts.rating).word}" if facts.rating else "not yet rated"


def the_update(facts: Facts) -> str:
    """The current update, as a sentence begins with it."""
    return f"The update of {day_words(facts.updated_on)}" if facts.updated_on else "The update"


def due(facts: Facts, *, days: int) -> dict[str, Fact]:
    return {"due_on": iso(facts.due_on), "days": days, "rating": facts.rating}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def says_something(text: str) -> bool:
    """Whether a letter or a digit stands in it."""
    return any(sign.isalnum() for sign in text)


def bare(text: str) -> str:
    """The text without white space and case."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())
