"""A meeting as a value: who was there, what was asked and answered, what was resolved. Pure.

What is printed stands as it is printed; what is not stated is empty or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from people.exempt.words import are_exempt_words
from people.wording import day_words, time_words


class QuestionKind(StrEnum):
    """What somebody said to the officers."""

    QUESTION = "question"
    COMMENT = "comment"
    REQUEST = "request"


class Capacity(StrEnum):
    """As what somebody is named in a meeting's record."""

    MEMBER = "member"
    CO_OPTED = "co-opted"
    PRESENT = "present"
    IN_ATTENDANCE = "in attendance"
    APOLOGIES = "apologies"


class PromiseOutcome(StrEnum):
    """What became of an answer that was promised for later."""

    KEPT = "kept"
    NOT_KEPT = "not kept"


class StepOutcome(StrEnum):
    """What became of a next step."""

    DONE = "done"
    NOT_DONE = "not done"


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Somebody as the record names them."""

    name: str
    role: str = ""
    """Their post, for whom they were co-opted, or for which item they came."""


@dataclass(frozen=True, slots=True)
class DeclarationEntry:
    """An interest that a member declared."""

    member: str
    interest: str
    item: str = ""
    """The number of the item that it concerns."""


@dataclass(frozen=True, slots=True)
class NextMeeting:
    on: date
    at: time | None = None

    @property
    def words(self) -> str:
        """``29 June 2016, 1:30pm``."""
        day = day_words(self.on)
        return f"{day}, {time_words(self.at)}" if self.at else day


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One item of the agenda, as the summons prints it."""

    number: str
    title: str
    note: str = ""
    pages: str = ""
    recommendations_in_report: tuple[str, ...] = ()
    next_meeting: NextMeeting | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Press and public were excluded while an item was considered."""

    paragraph: str
    """Of Part 1 of Schedule 12A to the Local Government Act 1972."""
    words: str
    """The statutory words of the resolution, as printed."""


@dataclass(frozen=True, slots=True)
class AgreedMinutes:
    """The minutes of an earlier meeting were agreed."""

    meeting_on: date
    amendments: str = ""


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A paper presented at an item."""

    title: str
    presented_by: str = ""
    pages: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    officer: str
    text: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What became of a promise or a next step, which ends it."""

    outcome: PromiseOutcome | StepOutcome
    closed_on: date
    text: str
    """What was answered or came of it, or why nothing will."""


@dataclass(frozen=True, slots=True)
class PromiseEntry:
    """An answer that was promised for later."""

    text: str
    officer: str = ""
    due_on: date | None = None
    closing: Closing | None = None


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """What a member, or one of the public, said to the officers, and what they answered."""

    n: int
    """Its place among the item's questions, from 1."""
    kind: QuestionKind
    asked_by: str
    text: str
    from_public: bool = False
    section: str = ""
    objective_ref: str = ""
    """As printed at that time."""
    action_refs: tuple[str, ...] = ()
    answers: tuple[AnswerEntry, ...] = ()
    answer_note: str = ""
    promises: tuple[PromiseEntry, ...] = ()
    uncertainty: str = ""

    @property
    def is_exempt(self) -> bool:
        """Whether it is exempt, and not for its reader, who reads only that."""
        return are_exempt_words(self.text)


@dataclass(frozen=True, slots=True)
class WithoutQuestions:
    """An objective about which nobody asked anything, as the record says."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class NextStepEntry:
    text: str
    owner: str = ""
    due_on: date | None = None
    closing: Closing | None = None


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One item of the minutes."""

    number: str
    title: str
    text: str = ""
    plan_theme: int | None = None
    """The theme of the plan that the item was about."""
    introduction: str = ""
    points: tuple[str, ...] = ()
    papers: tuple[PaperEntry, ...] = ()
    exclusion: Exclusion | None = None
    questions: tuple[QuestionEntry, ...] = ()
    objectives_without_questions: tuple[WithoutQuestions, ...] = ()
    closing: str = ""
    minutes_agreed: AgreedMinutes | None = None
    next_steps_introduction: str = ""
    next_steps: tuple[NextStepEntry, ...] = ()
    resolutions: tuple[str, ...] = ()
    next_meeting: NextMeeting | None = None


@dataclass(frozen=True, slots=True)
class MeetingDocument:
    body: str
    held_on: date
    """The London day of the meeting."""
    council: str = ""
    begins_at: time | None = None
    """When it begins, by the clock of London."""
    venue: str = ""
    record: str = ""
    """What there is of it: minutes, or an agenda and summons only."""
    source_file: str = ""
    chair: str = ""
    vice_chair: str = ""
    membership: tuple[PersonEntry, ...] = ()
    co_opted: tuple[PersonEntry, ...] = ()
    present: tuple[PersonEntry, ...] = ()
    in_attendance: tuple[PersonEntry, ...] = ()
    apologies: tuple[PersonEntry, ...] = ()
    declarations: tuple[DeclarationEntry, ...] = ()
    agenda: tuple[AgendaEntry, ...] = ()
    items: tuple[ItemEntry, ...] = ()
    uncertainty: str = ""

    @property
    def questions(self) -> Iterator[QuestionEntry]:
        return (question for item in self.items for question in item.questions)

    @property
    def exchanges(self) -> Counter[QuestionKind]:
        """How many questions, comments and requests there were."""
        return Counter(question.kind for question in self.questions)

    def people(self, capacity: Capacity) -> tuple[PersonEntry, ...]:
        return {
            Capacity.MEMBER: self.membership,
            Capacity.CO_OPTED: self.co_opted,
            Capacity.PRESENT: self.present,
            Capacity.IN_ATTENDANCE: self.in_attendance,
            Capacity.APOLOGIES: self.apologies,
        }[capacity]
