"""What waits for a chair's decision on a plan, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from actions.record import Attachment
from people.wording import counted, first_capital, number_of
from plans.brag import Rating

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


class Kind(StrEnum):
    """What is to be decided; the value stands in addresses, before the item's number."""

    UPDATE = "update"
    SIGN_OFF = "sign-off"
    DATE = "date"
    CHALLENGE = "challenge"


TABS: dict[str, tuple[str, Kind | None]] = {
    "all": ("All", None),
    "updates": ("Updates", Kind.UPDATE),
    "sign-offs": ("Sign-offs", Kind.SIGN_OFF),
    "dates": ("Date changes", Kind.DATE),
    "challenges": ("Challenges", Kind.CHALLENGE),
}
"""The parts of the queue, as ``kind=`` names them, with their labels."""


class Awaits(StrEnum):
    """Who has to speak next."""

    CHAIR = "the chair"
    CHIEF_OFFICER = "a chief officer"
    CLOSER = "a chair of the challenger’s body"
    LEAD = "the lead"


@dataclass(frozen=True, slots=True)
class Subject:
    """The action on which something is to be decided, as everything recorded has it."""

    pk: int
    key: str
    ref: str
    text: str
    due_on: date | None
    moves: int
    rating: Rating | None
    """The recorded one."""
    boards_see: Rating | None
    """The considered one."""
    newest: int
    """The newest recorded update; 0 where there is none."""
    is_own: bool
    """Whether the reader acts for one of its leads."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of an update."""

    who: str
    moment: datetime
    rating: Rating | None
    evidence: str = ""
    reason: str = ""
    needed: str = ""
    needed_from: str = ""
    attachments: tuple[Attachment, ...] = ()
    corrects: datetime | None = None
    """When the update was said that this one puts right."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a lead says of an action's outcome, and who signed already."""

    outcome: str = ""
    """Empty where the update came without a proposal."""
    continues: str = ""
    is_considered: bool = False
    """Whether the update was accepted already, without the completion."""
    signed_by: str = ""
    rationale: str = ""
    """Of the first signature."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The date that is asked for."""

    before: date | None
    after: date
    reason: str
    number: int
    """Which move of the date it would be, from 1."""
    first: date | None

    @property
    def days_more(self) -> int | None:
        return (self.after - self.before).days if self.before else None

    @property
    def days_since_first(self) -> int | None:
        return (self.after - self.first).days if self.first else None

    @property
    def ordinal(self) -> str:
        return ordinal(self.number)


@dataclass(frozen=True, slots=True)
class Answer:
    who: str
    stance: str
    text: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Questioned:
    """A challenge: what was asked for which body, and what the lead answered."""

    reason: str
    rating: Rating | None
    body: str
    """Empty: the sub-group that keeps the plan."""
    answer_by: date
    answers: tuple[Answer, ...] = ()
    last_answer: int = 0
    """The newest answer's number; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits; what only some kinds have is empty in the others."""

    kind: Kind
    pk: int
    subject: Subject
    who: str
    """Who asked."""
    moment: datetime
    """Since when it waits."""
    days: int
    awaits: Awaits
    may_decide: bool
    """Whether its reader is the one who decides."""
    said: Said | None = None
    is_challenged: bool = False
    """Whether the update's rating is challenged and the lead has not answered."""
    older: tuple[Said, ...] = ()
    """Earlier updates of the action that wait too, oldest first."""
    completion: Completion | None = None
    moved: Moved | None = None
    questioned: Questioned | None = None

    @property
    def anchor(self) -> str:
        return f"{self.kind}-{self.pk}"

    @property
    def own_to_decide(self) -> bool:
        """Whether only its being the reader's own action keeps them from deciding."""
        return self.subject.is_own and self.kind in (Kind.SIGN_OFF, Kind.DATE)


@dataclass(frozen=True, slots=True)
class Queue:
    """Everything that waits on a plan and that its reader may see, oldest first."""

    items: tuple[Item, ...] = ()
    today: date = field(default=date.min)

    @property
    def decisions(self) -> tuple[Item, ...]:
        """Without what waits for a lead."""
        return tuple(item for item in self.items if item.awaits is not Awaits.LEAD)

    @property
    def mine(self) -> tuple[Item, ...]:
        """What its reader may decide, without what waits for a lead."""
        return tuple(item for item in self.decisions if item.may_decide)

    def of(self, kind: Kind | None) -> tuple[Item, ...]:
        return tuple(item for item in self.items if kind in (None, item.kind))

    def find(self, kind: Kind, action: int) -> Item | None:
        """What waits of this kind on an action; of several, the one that waits longest."""
        return next((item for item in self.of(kind) if item.subject.pk == action), None)


def opening(queue: Queue, *, decides: bool, beside: int) -> tuple[str, str]:
    """The page's first sentence, and the rest.

    Args:
        decides: whether the reader is one who decides; another is told for whom it waits.
        beside: how many other decisions wait for the reader, beside the list.
    """
    waiting = queue.mine if decides else queue.decisions
    whose = " for you" if decides else ""
    where = " in this list" if beside else ""
    said = _decisions(len(waiting)) if waiting else "No decision waits"
    rest = (_oldest(waiting), _others(queue, len(waiting)), _beside(beside))
    return f"{said}{whose}{where}.", " ".join(each for each in rest if each)


def _decisions(number: int) -> str:
    verb = "waits" if number == 1 else "wait"
    return f"{first_capital(counted(number, 'decision'))} {verb}"


def _beside(number: int) -> str:
    return f"{_decisions(number)} for you beside it." if number else ""


def _oldest(waiting: Iterable[Item]) -> str:
    items = list(waiting)
    if not items:
        return ""
    days = max(item.days for item in items)
    subject = "It has" if len(items) == 1 else "The oldest has"
    return f"{subject} waited {number_of(days, 'day')}." if days else f"{subject} come in today."


def _others(queue: Queue, waiting: int) -> str:
    """What is listed besides and waits for somebody else."""
    rest = len(queue.items) - waiting
    if not rest:
        return ""
    things = counted(rest, "other thing")
    return f"{first_capital(things)} {'waits' if rest == 1 else 'wait'} for somebody else."


def ordinal(number: int) -> str:
    """``first`` … ``tenth``, ``11th``, ``22nd``."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ends = {1: "st", 2: "nd", 3: "rd"}
    teens = range(11, 14)
    return f"{number}{'th' if number % 100 in teens else ends.get(number % 10, 'th')}"
