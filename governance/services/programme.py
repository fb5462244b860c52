"""The work programme of a body: planned, changed, looked at, taken off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from governance.models import Meeting, MeetingItem, ProgrammeEntry, Review
from governance.services.keeping import refuse_if_changed
from people import clock
from people.errors import Refused
from people.models import Body, User
from people.writing import Writing, writing
from plans.models import Objective, Plan, Theme


class Subject(NamedTuple):
    """What an entry is about: a plan, a theme or an objective of one, a review, or none."""

    plan: Plan | None = None
    theme: Theme | None = None
    objective: Objective | None = None
    review: Review | None = None


NOTHING = Subject()


class Looking(NamedTuple):
    """What a body means to look at, and when: at one of its meetings, or in a month."""

    title: str
    why: str = ""
    subject: Subject = NOTHING
    meeting: Meeting | None = None
    month: date | None = None


def plan_to_look(body: Body, *, by: User | None, looking: Looking) -> ProgrammeEntry:
    """Put something on a body's work programme.

    Raises:
        Refused: it has no title, it says neither meeting nor month, the meeting is another
            body's, or it is about something of another partnership.
    """
    with writing(body.partnership, by=by, reason="Put on the work programme") as w:
        entry = ProgrammeEntry(body=body)
        _say(entry, looking)
        w.save(entry)
    return entry


def change_entry(
    entry: ProgrammeEntry,
    *,
    by: User | None,
    reason: str,
    looking: Looking,
    seen: int | None = None,
) -> ProgrammeEntry:
    """Change what is planned, or for when; what was planned before stays in its history.

    Raises:
        Stale: somebody changed the entry since.
        Refused: as when it is planned, or it was taken off.
    """
    with _changing(entry, by, reason, seen) as w:
        _say(entry, looking)
        w.save(entry)
    return entry


def note_look(
    entry: ProgrammeEntry, *, by: User | None, item: MeetingItem, seen: int | None = None
) -> ProgrammeEntry:
    """Say at which item of a meeting the body looked at it.

    Raises:
        Stale: somebody changed the entry since.
        Refused: the meeting is another body's or lies ahead, or the entry was taken off.
    """
    if item.meeting.body_id != entry.body_id:
        raise Refused("Choose an item of a meeting of this body.")
    if item.meeting.held_on > clock.today():
        raise Refused("That meeting lies ahead. Say so once it was held.")
    with _changing(entry, by, "Looked at", seen) as w:
        entry.item = item
        w.save(entry)
    return entry


def take_off(entry: ProgrammeEntry, *, by: User | None, reason: str) -> ProgrammeEntry:
    """Take an entry off the work programme: it stays among what was planned, with the reason.

    Raises:
        Refused: it was looked at, or taken off already.
    """
    with _changing(entry, by, reason) as w:
        if entry.item_id is not None:
            raise Refused("The body has looked at this. It stays on its work programme.")
        entry.taken_off = reason
        w.save(entry)
    return entry


@contextmanager
def _changing(
    entry: ProgrammeEntry, by: User | None, reason: str, seen: int | None = None
) -> Iterator[Writing]:
    with writing(entry.body.partnership, by=by, reason=reason) as w:
        entry.refresh_from_db()
        refuse_if_changed(entry, seen, "this entry")
        if entry.taken_off:
            raise Refused("This was taken off the work programme. Nothing was changed.")
        yield w


def _say(entry: ProgrammeEntry, looking: Looking) -> None:
    _refuse_unless_planned(entry.body, looking)
    _refuse_elsewhere(entry.body, looking.subject)
    entry.title, entry.why = looking.title, looking.why
    subject, meeting, month = looking.subject, looking.meeting, looking.month
    entry.plan = subject.plan or _plan_of(subject)
    entry.theme, entry.objective, entry.review = subject.theme, subject.objective, subject.review
    entry.meeting = meeting
    entry.month = month.replace(day=1) if month and not meeting else None


def _refuse_unless_planned(body: Body, looking: Looking) -> None:
    if not looking.title:
        raise Refused("Say what the body means to look at.")
    if looking.meeting is None and looking.month is None:
        raise Refused("Choose a meeting, or the month in which the body is to look at it.")
    if looking.meeting is not None and looking.meeting.body_id != body.pk:
        raise Refused("Choose a meeting of this body.")


def _plan_of(subject: Subject) -> Plan | None:
    part = subject.objective or subject.theme
    return part.plan if part else None


def _refuse_elsewhere(body: Body, subject: Subject) -> None:
    held = [subject.plan or _plan_of(subject), subject.review]
    if any(each is not None and each.partnership_id != body.partnership_id for each in held):
        raise Refused("Choose a plan or a review of this partnership.")
