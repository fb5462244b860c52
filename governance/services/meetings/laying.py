"""Laying what a file says of a meeting beside the rows that are kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import starmap
from typing import Any, TypeVar

from governance.meetings.document import (
    AgendaEntry,
    AgreedMinutes,
    Capacity,
    Closing,
    Exclusion,
    ItemEntry,
    MeetingDocument,
    NextStepEntry,
    PersonEntry,
    PromiseEntry,
    QuestionEntry,
)
from governance.models import Meeting, MeetingItem, NextStep, Part, Promise, Question
from governance.selectors.plan_refs import NO_PLAN, PlanRefs
from governance.services.meetings.calling import (
    add_to_agenda,
    declare_interest,
    record_attendance,
)
from governance.services.meetings.correcting import correct
from governance.services.meetings.excluding import exclude_public
from governance.services.meetings.following import close_next_step, close_promise
from governance.services.meetings.items import (
    agree_minutes,
    open_item,
    present_paper,
    resolve,
    set_next_step,
)
from governance.services.meetings.questions import (
    answer,
    ask,
    ask_about,
    note_no_questions,
    promise,
)
from people.models import Officer, Partnership, User
from plans.formats.names import same_name

REASON = "Read from a file"
_P = TypeVar("_P", bound=Part)

Values = dict[str, Any]
"""What a file says of one row, by the names of its fields."""


@dataclass(frozen=True, slots=True)
class Known:
    """What names and refs of a file stand for in the partnership."""

    refs: PlanRefs = NO_PLAN
    officers: Mapping[str, Officer] = field(default_factory=dict)
    """By their names."""

    def officer(self, name: str) -> Officer | None:
        """The one whom a name means, by the rule of a plan's import; none for several."""
        return self.officers.get(same_name(name, self.officers))


def known_in(partnership: Partnership, refs: PlanRefs) -> Known:
    """The partnership's officers by name, beside the refs of a plan."""
    officers = Officer.objects.filter(partnership=partnership)
    return Known(refs, {officer.name: officer for officer in officers})


def correction(row: Meeting | Part, said: Values) -> Values:
    """What a file states of a row beyond what stands there."""
    stated = {name: value for name, value in said.items() if value not in ("", None, [])}
    wanted = _linked(row, said, stated) if isinstance(row, Part) else stated
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def _linked(part: Part, said: Values, stated: Values) -> Values:
    """What is stated, with the links that its words make: to none where nobody is known by them."""
    made = {name: said[name] for name in part.LINKS if not part.stays_linked(name, stated)}
    return {name: value for name, value in stated.items() if name not in part.LINKS} | made


class Keeper:
    """Lays what a file says beside the rows of one meeting."""

    def __init__(self, by: User | None, known: Known) -> None:
        self.by, self.known = by, known

    def keep(self, meeting: Meeting, document: MeetingDocument) -> None:
        for capacity in Capacity:
            self._keep_people(meeting, capacity, document.people(capacity))
        self._lay(
            meeting.declarations.all(), _placed(document.declarations), declare_interest, meeting
        )
        agenda = starmap(_agenda, enumerate(document.agenda, 1))
        self._lay(meeting.agenda.all(), agenda, add_to_agenda, meeting, key="number")
        wanted = starmap(_item, enumerate(document.items, 1))
        items = self._lay(meeting.items.all(), wanted, open_item, meeting, key="number")
        for item, entry in zip(items, document.items, strict=True):
            self._keep_item(item, entry)

    def _lay(
        self,
        rows: Iterable[_P],
        wanted: Iterable[Values],
        add: Callable[..., _P],
        above: object,
        *,
        key: str = "place",
    ) -> list[_P]:
        """A row for each that is wanted: added where none is known by the key, else corrected."""
        held = {getattr(row, key): row for row in rows}
        return [self._keep(held.get(said[key]), said, add, above) for said in wanted]

    def _keep(self, row: _P | None, said: Values, add: Callable[..., _P], above: object) -> _P:
        if row is None:
            return add(above, by=self.by, **said)
        changed = correction(row, said)
        if changed:
            correct(row, by=self.by, reason=REASON, **changed)
        return row

    def _keep_people(
        self, meeting: Meeting, capacity: Capacity, people: Sequence[PersonEntry]
    ) -> None:
        rows = meeting.attendances.filter(capacity=capacity)
        wanted = [{**said, "capacity": capacity} for said in _placed(people)]
        self._lay(rows, wanted, record_attendance, meeting)

    def _keep_item(self, item: MeetingItem, entry: ItemEntry) -> None:
        self._keep_exclusion(item, entry.exclusion)
        self._lay(item.papers.all(), _placed(entry.papers), present_paper, item)
        texts = [{"place": place, "text": text} for place, text in enumerate(entry.resolutions, 1)]
        self._lay(item.resolutions.all(), texts, resolve, item)
        self._lay(
            item.objectives_without_questions.all(), self._silent(entry), note_no_questions, item
        )
        self._keep_questions(item, entry.questions)
        self._keep_steps(item, entry.next_steps)
        self._keep_agreement(item, entry.minutes_agreed)

    def _keep_exclusion(self, item: MeetingItem, exclusion: Exclusion | None) -> None:
        stands = Exclusion(item.exclusion_paragraph, item.exclusion_words)
        if exclusion is not None and exclusion != stands:
            exclude_public(item, by=self.by, **asdict(exclusion))

    def _silent(self, entry: ItemEntry) -> Iterator[Values]:
        for place, each in enumerate(entry.objectives_without_questions, 1):
            objective = self.known.refs.objectives.get(each.ref)
            yield {"place": place, "ref": each.ref, "objective": objective, "text": each.text}

    def _keep_agreement(self, item: MeetingItem, agreed: AgreedMinutes | None) -> None:
        held = [AgreedMinutes(a.meeting_on, a.amendments) for a in item.agreements.all()]
        if agreed is not None and agreed not in held:
            agree_minutes(item, by=self.by, **asdict(agreed))

    def _keep_questions(self, item: MeetingItem, entries: Sequence[QuestionEntry]) -> None:
        wanted = [self._question(entry) for entry in entries]
        for row, entry in zip(
            self._lay(item.questions.all(), wanted, ask, item), entries, strict=True
        ):
            self._lay(row.about.all(), self._about(entry), ask_about, row)
            self._lay(row.answers.all(), self._answers(entry), answer, row)
            self._keep_promises(row, entry.promises)

    def _question(self, entry: QuestionEntry) -> Values:
        return {
            "place": entry.n,
            "kind": entry.kind,
            "asked_by": entry.asked_by,
            "from_public": entry.from_public,
            "section": entry.section,
            "objective": self.known.refs.objectives.get(entry.objective_ref),
            "objective_ref": entry.objective_ref,
            "text": entry.text,
            "answer_note": entry.answer_note,
            "uncertainty": entry.uncertainty,
        }

    def _about(self, entry: QuestionEntry) -> Iterator[Values]:
        for place, ref in enumerate(entry.action_refs, 1):
            yield {"place": place, "ref": ref, "action": self.known.refs.actions.get(ref)}

    def _answers(self, entry: QuestionEntry) -> Iterator[Values]:
        for place, each in enumerate(entry.answers, 1):
            officer = self.known.officer(each.officer)
            said = {"officer": officer, "officer_as_printed": each.officer, "text": each.text}
            yield {"place": place, **said}

    def _keep_promises(self, question: Question, entries: Sequence[PromiseEntry]) -> None:
        wanted = [
            {
                "place": place,
                "officer": self.known.officer(entry.officer),
                "officer_as_printed": entry.officer,
                "text": entry.text,
                "due_on": entry.due_on,
            }
            for place, entry in enumerate(entries, 1)
        ]
        rows = self._lay(question.promises.all(), wanted, promise, question)
        for row, entry in zip(rows, entries, strict=True):
            if entry.closing is not None and _closing(row) != entry.closing:
                close_promise(row, by=self.by, **asdict(entry.closing))

    def _keep_steps(self, item: MeetingItem, entries: Sequence[NextStepEntry]) -> None:
        wanted = [
            {
                "place": place,
                "owner": self.known.officer(entry.owner),
                "owner_as_printed": entry.owner,
                "text": entry.text,
                "due_on": entry.due_on,
            }
            for place, entry in enumerate(entries, 1)
        ]
        rows = self._lay(item.next_steps.all(), wanted, set_next_step, item)
        for row, entry in zip(rows, entries, strict=True):
            if entry.closing is not None and _closing(row) != entry.closing:
                close_next_step(row, by=self.by, **asdict(entry.closing))


def _placed(entries: Sequence[Any]) -> list[Values]:
    """What each entry says, with its place."""
    return [{"place": place, **asdict(entry)} for place, entry in enumerate(entries, 1)]


def _agenda(place: int, entry: AgendaEntry) -> Values:
    return {
        "place": place,
        "number": entry.number,
        "title": entry.title,
        "note": entry.note,
        "pages": entry.pages,
        "recommendations_in_report": list(entry.recommendations_in_report),
        **_next_meeting(entry),
    }


def _item(place: int, entry: ItemEntry) -> Values:
    return {
        "place": place,
        "number": entry.number,
        "title": entry.title,
        "plan_theme": entry.plan_theme,
        "text": entry.text,
        "introduction": entry.introduction,
        "points": list(entry.points),
        "closing": entry.closing,
        "next_steps_introduction": entry.next_steps_introduction,
        **_next_meeting(entry),
    }


def _next_meeting(entry: AgendaEntry | ItemEntry) -> Values:
    meeting = entry.next_meeting
    return {
        "next_meeting_on": meeting.on if meeting else None,
        "next_meeting_at": meeting.at if meeting else None,
    }


def _closing(row: Promise | NextStep) -> Closing | None:
    """How it ended, if it has."""
    held = getattr(row, "closing", None)
    return held and Closing(held.outcome, held.closed_on, held.text)
