"""Calling a meeting, its agenda, who is there, and the interests that they declare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from governance.meetings.document import Capacity
from governance.models import AgendaItem, Attendance, Declaration, Meeting
from governance.services.meetings.keeping import keeping, next_place, refuse_empty
from people.errors import Refused
from people.models import Body, User
from people.short_names import free_short_name
from people.wording import day_words
from people.writing import writing


def call_meeting(
    body: Body,
    *,
    by: User | None,
    held_on: date,
    begins_at: time | None = None,
    council: str = "",
    venue: str = "",
    record: str = "",
    source_file: str = "",
    chair: str = "",
    vice_chair: str = "",
    uncertainty: str = "",
) -> Meeting:
    """Begin to keep a meeting, past or to come.

    Raises:
        Refused: the body meets on that day already.
    """
    with writing(body.partnership, by=by, reason="Meeting called") as w:
        if body.meetings.filter(held_on=held_on).exists():
            raise Refused(f"{body} meets on {day_words(held_on)} already. Open that meeting.")
        meeting = Meeting(
            partnership=body.partnership,
            body=body,
            slug=_slug(body, held_on),
            held_on=held_on,
            begins_at=begins_at,
            council=council,
            venue=venue,
            record=record,
            source_file=source_file,
            chair=chair,
            vice_chair=vice_chair,
            uncertainty=uncertainty,
        )
        w.save(meeting)
    return meeting


def _slug(body: Body, held_on: date) -> str:
    """The meeting's address; one that moved to another day keeps the address of its first."""
    first = f"{body.slug}-{held_on.isoformat()}"
    taken = set(body.meetings.filter(slug__startswith=first).values_list("slug", flat=True))
    return free_short_name(first, taken)


def add_to_agenda(
    meeting: Meeting,
    *,
    by: User | None,
    number: str,
    title: str,
    note: str = "",
    pages: str = "",
    recommendations_in_report: Sequence[str] = (),
    next_meeting_on: date | None = None,
    next_meeting_at: time | None = None,
    place: int | None = None,
) -> AgendaItem:
    """Put an item on the agenda, behind the last one."""
    refuse_empty(title, "what the item is about")
    with keeping(meeting, by=by, reason="Put on the agenda") as w:
        added = AgendaItem(
            meeting=meeting,
            place=next_place(meeting.agenda, place),
            number=number,
            title=title,
            note=note,
            pages=pages,
            recommendations_in_report=list(recommendations_in_report),
            next_meeting_on=next_meeting_on,
            next_meeting_at=next_meeting_at,
        )
        w.save(added)
    return added


def record_attendance(
    meeting: Meeting,
    *,
    by: User | None,
    capacity: Capacity,
    name: str,
    role: str = "",
    place: int | None = None,
) -> Attendance:
    """Record that somebody belongs to the meeting, is there, or sent apologies."""
    refuse_empty(name, "a name")
    with keeping(meeting, by=by, reason="Attendance recorded") as w:
        of_kind = meeting.attendances.filter(capacity=capacity)
        added = Attendance(
            meeting=meeting,
            place=next_place(of_kind, place),
            capacity=capacity,
            name=name,
            role=role,
        )
        w.save(added)
    return added


def declare_interest(
    meeting: Meeting,
    *,
    by: User | None,
    member: str,
    interest: str,
    item: str = "",
    place: int | None = None,
) -> Declaration:
    """Record an interest that a member declares."""
    refuse_empty(member, "who declares the interest")
    refuse_empty(interest, "the interest")
    with keeping(meeting, by=by, reason="Interest declared") as w:
        added = Declaration(
            meeting=meeting,
            place=next_place(meeting.declarations, place),
            member=member,
            interest=interest,
            item=item,
        )
        w.save(added)
    return added
