"""Correcting what was typed of a meeting, until its minutes are agreed."""

from __future__ import annotations

from datetime import date

from django.db.models import ProtectedError

from governance.models import Meeting, MeetingItem, Part, Question
from governance.services.keeping import refuse_if_changed
from governance.services.meetings.keeping import keeping, keeping_under
from people.errors import Refused
from people.models import User
from people.writing import Writing

_ITS_OWN = {"id", "partnership", "body", "slug"}
"""What a meeting or a part of it keeps for ever."""


def correct(
    part: Part, *, by: User | None, reason: str, last_seen: int | None = None, **said: object
) -> None:
    """Correct what a part of the record says; what stood there stays in its history.

    Args:
        last_seen: the revision that the user saw.
        said: each field that is to hold something else.

    Raises:
        Stale: somebody corrected it after the user looked.
        Refused: it was taken out, the minutes were agreed, or what is said cannot be kept.
    """
    with keeping_under(part, by=by, reason=reason) as w:
        _correct(w, part, last_seen, said)


def correct_meeting(
    meeting: Meeting,
    *,
    by: User | None,
    reason: str,
    held_on: date,
    last_seen: int | None = None,
    **said: object,
) -> None:
    """Correct what is said of the meeting as a whole, as ``correct`` does of a part.

    Raises:
        Refused: as ``correct``; or the body meets on that day already.
    """
    with keeping(meeting, by=by, reason=reason) as w:
        others = Meeting.objects.filter(body=meeting.body_id, held_on=held_on)
        if others.exclude(pk=meeting.pk).exists():
            raise Refused(f"{meeting.body} meets on that day already. Choose another day.")
        _correct(w, meeting, last_seen, {**said, "held_on": held_on})


def _correct(
    w: Writing, row: Meeting | Part, last_seen: int | None, said: dict[str, object]
) -> None:
    refuse_if_changed(row, last_seen, "this")
    row.refresh_from_db()
    correctable = _correctable(row)
    changed = {name: value for name, value in said.items() if getattr(row, name) != value}
    for name, value in changed.items():
        if name not in correctable:
            raise TypeError(f"{type(row).__name__} keeps its {name} for ever")
        setattr(row, name, value)
    if changed:
        w.save(row)


def _correctable(row: Meeting | Part) -> set[str]:
    """Every field but those that say to whose record the row belongs."""
    above = (Meeting, MeetingItem, Question)
    fields = row._meta.concrete_fields
    return {each.name for each in fields if each.related_model not in above} - _ITS_OWN


def take_out(part: Part, *, by: User | None, reason: str) -> None:
    """Take out what was typed by mistake; its history stays.

    Raises:
        Refused: something stands under it, somebody took it out before, or the minutes were agreed.
    """
    with keeping_under(part, by=by, reason=reason):
        try:
            part.delete()
        except ProtectedError:
            raise Refused(
                f"Something stands under {part}. Take that out first, or correct the words."
            ) from None
