"""An action's record in words: what happened, when, who said so. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from plans.brag import Rating
from plans.words import Piece


class EntryKind(StrEnum):
    UPDATE = "Update"
    DATE_CHANGE = "Date change"
    DATE_REQUEST = "Date change asked for"
    SIGNED_OFF = "Signed off"
    SIGN_OFF_RETURNED = "Sign-off returned"
    REOPENED = "Reopened"
    OCCURRENCE = "Next occurrence"
    CHALLENGE = "Challenge"
    NEED_ANSWER = "Answer to what is needed"
    REWORDED = "Reworded"
    LEADS = "Lead"
    ADDED = "Added to the plan"
    WITHDRAWN = "Withdrawn"
    TRANSFERRED = "Transferred"
    ERASED = "Text erased"


class Mark(StrEnum):
    """What became of an entry; shown beside its heading."""

    CORRECTED = "Corrected later"
    NOT_CONSIDERED = "Not yet considered"
    RETURNED = "Returned"
    OVERTAKEN = "Overtaken before it was considered"
    OPEN = "Open"
    ANSWERED = "Answered"
    CLOSED = "Closed"
    REFUSED = "Refused"
    WAITING = "Waits for the chair"


@dataclass(frozen=True, slots=True)
class Reply:
    """Someone's words to an entry: an answer, a reason for returning it, a closing."""

    label: str
    who: str
    moment: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or link beside an update."""

    name: str
    url: str = ""
    """Of a link; a file is reached by its number, and what was erased not at all."""
    file: int = 0
    size: int = 0
    exempt: str = ""
    """The paragraph under which a file is exempt by itself, or with its update."""


@dataclass(frozen=True, slots=True)
class Move:
    """A due date, before and after."""

    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        """Days later; negative where it came forward; none where a date is missing."""
        return (self.after - self.before).days if self.before and self.after else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the record."""

    kind: EntryKind
    moment: datetime
    who: str
    text: str = ""
    rating: Rating | None = None
    lines: tuple[tuple[str, str], ...] = ()
    """Further facts, each with its label: ``("Reason for the rating", "…")``."""
    replies: tuple[Reply, ...] = ()
    marks: tuple[Mark, ...] = ()
    move: Move | None = None
    pieces: tuple[Piece, ...] = ()
    corrects: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    anchor: str = ""
    leads_to: tuple[str, str, str] | None = None
    """The plan's slug, its title and the ref to which a transferred action went."""
    came_from: tuple[str, str, str] | None = None
    """The same of the plan from which it came."""
    about: int = 0
    """The number of the update or challenge of which it tells."""
    exempt: str = ""
    """The paragraph of Schedule 12A under which it is exempt, whether its reader may read it."""

    @property
    def is_update(self) -> bool:
        return self.kind is EntryKind.UPDATE


@dataclass(frozen=True, slots=True)
class LeadWords:
    name: str
    job_title: str
    agency: str
    responsible: bool
    left_on: date | None = None
