"""Entering a meeting: called with its agenda, then kept as it is typed while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Generic, TypeVar

from django.db.models import Max

from governance.meetings.document import Capacity
from governance.models import Answer, Attendance, Meeting, MeetingItem, Part, Question
from governance.services.meetings import (
    About,
    add_to_agenda,
    answer,
    ask,
    call_meeting,
    correct,
    correct_meeting,
    record_attendance,
    take_out,
)
from governance.services.meetings.keeping import keeping
from governance.services.meetings.questions import ask_about
from people.asat import newest_revision, revisions
from people.errors import Stale
from people.models import Body, User
from people.writing import writing

_TICKED = (Capacity.PRESENT, Capacity.APOLOGIES)
TYPED = "Typed during the meeting"
Values = Mapping[str, Any]
_P = TypeVar("_P", bound=Part)


@dataclass(frozen=True, slots=True)
class Held(Generic[_P]):
    """A part of the record that is to be corrected."""

    row: _P
    last_seen: int | None = None
    """The revision of it that the user saw."""


def call_with_agenda(
    body: Body,
    *,
    by: User | None,
    held_on: date,
    begins_at: time | None,
    venue: str,
    agenda: Sequence[str],
) -> Meeting:
    """Call a meeting, with the titles of its agenda.

    Raises:
        Refused: the body meets on that day already.
    """
    with writing(body.partnership, by=by, reason="Meeting called"):
        meeting = call_meeting(body, by=by, held_on=held_on, begins_at=begins_at, venue=venue)
        for number, title in enumerate(agenda, 1):
            add_to_agenda(meeting, by=by, number=str(number), title=title)
    return meeting


def keep_part(
    add: Callable[..., _P],
    above: object,
    *,
    by: User | None,
    said: Values,
    held: Held[_P] | None = None,
) -> _P:
    """Add a part of the record, or correct the one that is held already.

    Args:
        add: the verb that adds one, and
        above: what it is added to.
        said: what the part says, by the names of its fields.

    Raises:
        Stale: somebody corrected it after the user looked.
        Refused: as the verb refuses.
    """
    if held is None:
        return add(above, by=by, **said)
    said = _but_for_links(held.row, said)
    correct(held.row, by=by, reason=TYPED, last_seen=held.last_seen, **said)
    return held.row


def _but_for_links(held: Part, said: Values) -> Values:
    """What is said of a part without the links that stay as they are."""
    stay = {name for name in held.LINKS if held.stays_linked(name, said)}
    return {name: value for name, value in said.items() if name not in stay}


def keep_question(
    item: MeetingItem,
    *,
    by: User | None,
    said: Values,
    about: Sequence[About],
    held: Held[Question] | None = None,
) -> Question:
    """Keep what somebody asks, and about which actions.

    Raises:
        Stale, Refused: as ``keep_part``.
    """
    with keeping(item.meeting, by=by, reason=TYPED):
        question = keep_part(ask, item, by=by, said=said, held=held)
        _ask_about(question, about, by)
    return question


def _ask_about(question: Question, about: Sequence[About], by: User | None) -> None:
    """Leave what stands there where it says the same."""
    rows = {row.ref: row for row in question.about.all()}
    wanted = {each.ref: each for each in about}
    for ref in rows.keys() - wanted.keys():
        take_out(rows[ref], by=by, reason=TYPED)
    for ref, each in wanted.items():
        if ref not in rows:
            ask_about(question, by=by, ref=ref, action=each.action)


def keep_exchange(
    item: MeetingItem,
    *,
    by: User | None,
    asked: Values,
    about: Sequence[About],
    answered: Values | None,
    question: Held[Question] | None = None,
    first_answer: Held[Answer] | None = None,
) -> tuple[Question, Answer | None]:
    """Keep what is asked and, as far as it was given, the first answer to it.

    Raises:
        Stale, Refused: as ``keep_part``; then nothing of either is kept.
    """
    with keeping(item.meeting, by=by, reason=TYPED):
        kept = keep_question(item, by=by, said=asked, about=about, held=question)
        if answered is None:
            return kept, first_answer.row if first_answer else None
        said = keep_part(answer, kept, by=by, said=answered, held=first_answer)
    return kept, said


def newest_of_attendance(meeting: Meeting) -> int:
    """A number that grows whenever somebody changes who is there, away or in the chair."""
    rows = revisions(Attendance).filter(meeting_id=meeting.pk, capacity__in=_TICKED)
    newest: int = rows.aggregate(newest=Max("history_id"))["newest"] or 0
    return newest + newest_revision(meeting)


def keep_attendance(
    meeting: Meeting,
    *,
    by: User | None,
    chair: str,
    present: Mapping[str, str],
    apologies: Mapping[str, str],
    last_seen: int,
) -> int:
    """Keep who of the body is there, and who sent apologies.

    Args:
        chair: who is in the chair.
        present: the role of each who is there, by name, and
        apologies: of each who sent them.

    Returns:
        ``newest_of_attendance`` as it stands with this.

    Raises:
        Stale: somebody changed it after the user looked.
        Refused: the minutes were agreed.
    """
    with keeping(meeting, by=by, reason=TYPED):
        if newest_of_attendance(meeting) != last_seen:
            raise Stale("Someone else changed who is there after you opened this page.")
        _keep_people(meeting, Capacity.PRESENT, present, by)
        _keep_people(meeting, Capacity.APOLOGIES, apologies, by)
        correct_meeting(meeting, by=by, reason=TYPED, held_on=meeting.held_on, chair=chair)
        return newest_of_attendance(meeting)


def _keep_people(
    meeting: Meeting, capacity: Capacity, people: Mapping[str, str], by: User | None
) -> None:
    rows = {row.name: row for row in meeting.attendances.filter(capacity=capacity)}
    for name in rows.keys() - people.keys():
        take_out(rows[name], by=by, reason=TYPED)
    for name, role in people.items():
        if name not in rows:
            record_attendance(meeting, by=by, capacity=capacity, name=name, role=role)
