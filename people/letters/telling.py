"""What became of a letter, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from people import clock
from people.letters.kinds import kind_named
from people.models import Letter
from people.wording import first_capital, short_day_words, time_words

State = Letter.State

_TWICE = "An earlier try ended without an answer, so it may have arrived twice."


@dataclass(frozen=True, slots=True)
class LetterLine:
    letter: Letter
    written: str
    kind: str
    state: str
    details: tuple[str, ...]
    """When it left, or why it did not."""
    can_be_tried: bool


def letter_line(letter: Letter) -> LetterLine:
    return LetterLine(
        letter=letter,
        written=when(letter.created_at),
        kind=first_capital(kind_named(letter.kind).words),
        state=str(letter.get_state_display()),
        details=tuple(filter(None, (_what_became(letter), _twice(letter)))),
        can_be_tried=letter.state in Letter.STUCK,
    )


def when(instant: datetime) -> str:
    """``11 Sep 2015, 9:42am`` by London's clock."""
    here = instant.astimezone(clock.LONDON)
    return f"{short_day_words(here.date())}, {time_words(here)}"


def _what_became(letter: Letter) -> str:
    match letter.state:
        case State.SENT if letter.sent_at is not None:
            return f"{when(letter.sent_at)}, to {letter.sent_to or 'an address that was erased'}"
        case State.WAITING if letter.attempts:
            return f"{letter.why} It is tried again from {when(letter.next_try_at)} on."
        case State.WAITING:
            return f"It leaves from {when(letter.next_try_at)} on."
        case _:
            return letter.why


def _twice(letter: Letter) -> str:
    return _TWICE if letter.perhaps_twice else ""
