"""Meetings as they stood at a moment: all of one, and the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404

from governance.meetings.asked import Agreed, ItemRecord, MeetingLine, MeetingRecord
from governance.meetings.document import (
    AgendaEntry,
    AgreedMinutes,
    Capacity,
    DeclarationEntry,
    Exclusion,
    ItemEntry,
    MeetingDocument,
    NextMeeting,
    PaperEntry,
    PersonEntry,
    WithoutQuestions,
)
from governance.models import (
    AgendaItem,
    Attendance,
    Declaration,
    Meeting,
    MinutesAgreement,
    PresentedPaper,
    Resolution,
)
from governance.selectors.meeting_rows import (
    exchanges_of,
    in_place,
    items_of,
    lines,
    silent_of,
    step_entry,
    steps_of,
    under,
)
from people.asat import as_at
from people.exempt.reading import kept_from_reader
from people.exempt.words import exempt_words
from people.models import Body, Partnership


def get_meeting(partnership: Partnership, slug: str) -> Meeting:
    """A meeting of a partnership that the user has reached already."""
    found = Meeting.objects.filter(partnership=partnership, slug=slug)
    meeting = found.select_related("partnership", "body").first()
    if meeting is None:
        raise Http404
    return meeting


def meetings(partnership: Partnership, *, at: datetime) -> list[MeetingLine]:
    """Every meeting at a moment, the newest first."""
    return lines(partnership, at=at)


def has_meetings(body: Body, *, at: datetime) -> bool:
    """Whether a meeting of the body was kept at a moment, held or to come."""
    return as_at(Meeting, at, body_id=body.pk).exists()


def meeting_record(meeting: Meeting, *, at: datetime) -> MeetingRecord:
    """All that is kept of a meeting at a moment.

    Raises:
        Http404: it was not kept yet.
    """
    held = lines(meeting.partnership, at=at, id=meeting.pk)
    if not held:
        raise Http404
    rows = items_of(held, at=at)
    items = _items(held, rows, at)
    row: Any = as_at(Meeting, at, id=meeting.pk).get()
    return MeetingRecord(
        line=held[0],
        document=_document(row, held[0], [item.entry for item in items], at),
        items=tuple(items),
        agreed=_agreed(meeting, at),
    )


def meeting_document(meeting: Meeting, *, at: datetime) -> MeetingDocument:
    """A meeting as a value, as it stood at a moment."""
    return meeting_record(meeting, at=at).document


def _agreed(meeting: Meeting, at: datetime) -> Agreed | None:
    agreements = MinutesAgreement.objects.filter(agreed=meeting, moment__lte=at)
    found = agreements.select_related("item__meeting").first()
    return Agreed(found.item.meeting.held_on, found.amendments) if found else None


def _document(
    row: Any, line: MeetingLine, items: Sequence[ItemEntry], at: datetime
) -> MeetingDocument:
    people = _people(line, at)
    return MeetingDocument(
        body=line.body,
        held_on=row.held_on,
        council=row.council,
        begins_at=row.begins_at,
        venue=row.venue,
        record=row.record,
        source_file=row.source_file,
        chair=row.chair,
        vice_chair=row.vice_chair,
        membership=people[Capacity.MEMBER],
        co_opted=people[Capacity.CO_OPTED],
        present=people[Capacity.PRESENT],
        in_attendance=people[Capacity.IN_ATTENDANCE],
        apologies=people[Capacity.APOLOGIES],
        declarations=tuple(
            DeclarationEntry(each.member, each.interest, each.item)
            for each in in_place(Declaration, at, meeting_id=line.key)
        ),
        agenda=tuple(map(_agenda_entry, in_place(AgendaItem, at, meeting_id=line.key))),
        items=tuple(items),
        uncertainty=row.uncertainty,
    )


def _people(line: MeetingLine, at: datetime) -> dict[Capacity, tuple[PersonEntry, ...]]:
    rows = in_place(Attendance, at, meeting_id=line.key)
    return {
        capacity: tuple(PersonEntry(row.name, row.role) for row in rows if row.capacity == capacity)
        for capacity in Capacity
    }


def _agenda_entry(row: Any) -> AgendaEntry:
    return AgendaEntry(
        number=row.number,
        title=row.title,
        note=row.note,
        pages=row.pages,
        recommendations_in_report=tuple(row.recommendations_in_report),
        next_meeting=_next_meeting(row),
    )


def _next_meeting(row: Any) -> NextMeeting | None:
    day = row.next_meeting_on
    return NextMeeting(day, row.next_meeting_at) if day else None


def _items(held: Sequence[MeetingLine], rows: list[Any], at: datetime) -> list[ItemRecord]:
    read = _Items(held, rows, at)
    return [read.record(row) for row in rows]


class _Items:
    """All that stands under the items of one meeting."""

    def __init__(self, held: Sequence[MeetingLine], rows: list[Any], at: datetime) -> None:
        keys = [row.id for row in rows]
        agreements = MinutesAgreement.objects.filter(item__in=keys, moment__lte=at)
        self._exchanges = exchanges_of(held, rows, at=at)
        self._steps = steps_of(held, rows, at=at)
        self._silent = silent_of(held, rows, at=at)
        self._papers = under(in_place(PresentedPaper, at, item_id__in=keys), "item_id")
        self._resolutions = under(in_place(Resolution, at, item_id__in=keys), "item_id")
        self._agreements = under(agreements, "item_id")

    def record(self, row: Any) -> ItemRecord:
        exchanges = tuple(each for each in self._exchanges if each.item == row.number)
        steps = tuple(each for each in self._steps if each.item == row.number)
        silent = tuple(each for each in self._silent if each.item == row.number)
        papers, agreed = self._papers[row.id], self._agreements[row.id]
        exempt = kept_from_reader(row)
        entry = ItemEntry(
            number=row.number,
            title=row.title,
            text=exempt_words(exempt) if exempt else row.text,
            plan_theme=row.plan_theme,
            introduction=row.introduction,
            points=tuple(row.points),
            papers=tuple(PaperEntry(p.title, p.presented_by, p.pages, p.link) for p in papers),
            exclusion=_exclusion(row),
            questions=tuple(each.entry for each in exchanges),
            objectives_without_questions=tuple(WithoutQuestions(s.ref, s.text) for s in silent),
            closing=row.closing,
            minutes_agreed=_minutes_agreed(agreed),
            next_steps_introduction=row.next_steps_introduction,
            next_steps=tuple(map(step_entry, steps)),
            resolutions=tuple(each.text for each in self._resolutions[row.id]),
            next_meeting=_next_meeting(row),
        )
        return ItemRecord(entry, exchanges, silent, steps, row.id)


def _exclusion(row: Any) -> Exclusion | None:
    if not row.exclusion_paragraph:
        return None
    return Exclusion(row.exclusion_paragraph, row.exclusion_words)


def _minutes_agreed(agreed: list[MinutesAgreement]) -> AgreedMinutes | None:
    return AgreedMinutes(agreed[0].meeting_on, agreed[0].amendments) if agreed else None
