"""What every verb on a meeting shares: its writing, its places and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Max

from governance.models import Meeting, MinutesAgreement, Part
from people.errors import Refused
from people.models import User
from people.wording import day_words
from people.writing import Writing, writing


@contextmanager
def keeping(meeting: Meeting, *, by: User | None, reason: str) -> Iterator[Writing]:
    """Write to the record of a meeting.

    Raises:
        Refused: its minutes were agreed, and stay as they are.
    """
    with writing(meeting.partnership, by=by, reason=reason) as w:
        refuse_if_agreed(meeting)
        yield w


@contextmanager
def keeping_under(part: Part, *, by: User | None, reason: str) -> Iterator[Writing]:
    """Write to a part of a meeting's record, or to what stands under it.

    Raises:
        Refused: somebody took it out meanwhile; or as ``keeping``.
    """
    with keeping(part.of_meeting, by=by, reason=reason) as w:
        refuse_if_taken_out(part)
        yield w


def refuse_if_taken_out(part: Part) -> None:
    if not type(part)._default_manager.filter(pk=part.pk).exists():
        raise Refused(f"Somebody took {part} out meanwhile. Nothing was changed.")


def refuse_if_agreed(meeting: Meeting) -> None:
    agreement = MinutesAgreement.objects.filter(agreed=meeting).first()
    if agreement is not None:
        at = day_words(agreement.item.meeting.held_on)
        raise Refused(
            f"The minutes of this meeting were agreed on {at}, and stay as they are. "
            "What was amended stands beside them."
        )


def next_place(rows: Any, place: int | None = None) -> int:
    """The place that is given, or the one behind the last; ``rows`` are those of one kind."""
    if place is not None:
        return place
    last: int | None = rows.aggregate(last=Max("place"))["last"]
    return (last or 0) + 1


def refuse_empty(text: str, what: str) -> None:
    if not text.strip():
        raise Refused(f"Write {what}.")
