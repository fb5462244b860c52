"""What a pack is made from: all that a selector must have read before it is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from actions.assurance import Doubt
from governance.meetings.asked import Followed
from governance.meetings.document import QuestionEntry
from plans.brag import Rating
from plans.changes import Change
from plans.document import PlanDocument
from reports.content.periods import Quarter


class PackKind(StrEnum):
    QUARTERLY = "quarterly"
    SCRUTINY = "scrutiny"
    SUMMARY = "summary"
    LEAD = "lead"
    RECOMMENDATIONS = "recommendations"


KIND_WORDS = {
    PackKind.QUARTERLY: "Quarterly LSCB pack",
    PackKind.SCRUTINY: "Scrutiny pack",
    PackKind.SUMMARY: "Summary on one page",
    PackKind.LEAD: "Lead officer’s sheet",
    PackKind.RECOMMENDATIONS: "Recommendations update",
}
OF_A_PLAN = tuple(kind for kind in PackKind if kind is not PackKind.RECOMMENDATIONS)
"""The others are made from a plan; that one from a scrutiny review."""
KEPT = tuple(kind for kind in PackKind if kind is not PackKind.LEAD)
"""A lead's sheet is for the lead alone: no body sees it, so it has no life of a paper."""
FOR_SCRUTINY = frozenset({PackKind.SCRUTINY, PackKind.RECOMMENDATIONS})
"""Approved by the chair of the body whose meeting they are for."""
LATER = "annual"
NOT_YET = "The annual report comes later. Choose another kind of pack."


class NothingToPrint(ValueError):
    """The plan holds nothing that this pack could print; the message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of something that was needed: the answer of the one asked."""

    day: date
    """The London day of the answer."""
    who: str
    outcome: str
    """``Given``, ``Given in part`` or ``Refused``."""
    text: str


@dataclass(frozen=True, slots=True)
class Need:
    """What an Amber or Red update says is needed, from whom, and what came of it."""

    what: str
    from_whom: str = ""
    kind: str = ""
    """``A resource``, ``A decision``, ``An intervention``; empty where it is not said."""
    asked_on: date | None = None
    came: tuple[Came, ...] = ()


@dataclass(frozen=True, slots=True)
class Questioned:
    """A challenge of a rating, with the answer and the outcome that it had by then."""

    key: str
    ref: str
    day: date
    """The London day on which it was raised."""
    who: str
    """The challenger, with the body."""
    rating: Rating | None
    reason: str
    answer_by: date
    answers: tuple[str, ...] = ()
    """Each with who gave it and when."""
    outcome: str = ""
    """Empty while it is open."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on whether an action is complete."""

    key: str
    ref: str
    day: date
    who: str
    capacity: str
    """In which they decided: ``sub-group chair``."""
    signed_off: bool
    """Else it was returned to its lead. Where two sign, either signature says so."""
    rationale: str

    @property
    def decider(self) -> str:
        """``Ruth Osgood, sub-group chair``."""
        return f"{self.who}, {self.capacity}"


@dataclass(frozen=True, slots=True)
class DateMove:
    """A date change that was recorded since the moment from which changes are told."""

    key: str
    ref: str
    before: date | None
    after: date | None
    reason: str = ""
    agreed_by: str = ""
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the partnership's chain of digests stood when the pack was made."""

    partnership: str
    """As commands name it."""
    entry: int
    digest: str
    """In hexadecimal; a published paper prints it, so that a chain cut shorter shows."""


@dataclass(frozen=True, slots=True)
class Became:
    """The rating of an action at the end of the day of a meeting, and since."""

    ref: str
    before: Rating | None
    now: Rating | None


@dataclass(frozen=True, slots=True)
class Raised:
    """What the body asked at a meeting, with what became of the actions that it was about."""

    entry: QuestionEntry
    became: tuple[Became, ...] = ()


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """The body's last meeting at which it spoke of the plan."""

    held_on: date
    told_until: date
    """The London day until which it is told what came of it."""
    raised: tuple[Raised, ...] = ()
    followed: tuple[Followed, ...] = ()
    """Promises and next steps."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The pack that the body of this one last saw, from which changes are told."""

    number: int
    at: datetime
    """The moment that it showed."""
    published_on: date
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that the pack is for. What is not known is left empty."""

    body: str
    day: date | None = None
    time: str = ""
    venue: str = ""
    item: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anything is said of it."""
        return any((self.body, self.day, self.time, self.venue, self.item))


@dataclass(frozen=True, slots=True)
class FrontTexts:
    """What people wrote for the front sheet; an empty section is written from the record."""

    directorate: str = ""
    wards: str = ""
    report_of: str = ""
    title: str = ""
    summary: str = ""
    recommendations: str = ""
    """A line for each."""
    proposals: str = ""
    finance: str = ""
    risks: str = ""
    policy: str = ""
    background: str = ""
    appendices: str = ""
    """A line for each paper that is appended."""
    contact: str = ""


NOTHING_WRITTEN = FrontTexts()

Months = Sequence[tuple[str, Mapping[Rating | None, int]]]


@dataclass(frozen=True, slots=True)
class PackSource:
    """The plan at the period's end, what stood before, and what was recorded between."""

    kind: PackKind
    period: Quarter
    partnership: str
    document: PlanDocument
    """The plan at the period's end, or now while the period still runs."""
    before: PlanDocument | None
    """The plan as the pack showed it that the body last saw, or else at the end of the period
    before; none where there was no plan yet."""
    changes: tuple[Change, ...]
    """What ``compare(before, document)`` says; empty without ``before``."""
    made_at: datetime
    made_by: str
    digest: str
    """SHA-256 of what the document says, in hexadecimal, as ``export_plan`` tells it."""
    path: str
    """The plan as commands name it: ``partnership/plan``."""
    anchor: Anchor | None = None
    date_moves: tuple[DateMove, ...] = ()
    """Date changes since the moment of ``before``, oldest first."""
    moves_in_all: Mapping[str, int] = field(default_factory=dict)
    """How often each action's date has ever moved, by key; nought may be left out."""
    needs: Mapping[str, Need] = field(default_factory=dict)
    """For each Amber or Red action, by key, what its current update says is needed."""
    doubts: Mapping[str, tuple[Doubt, ...]] = field(default_factory=dict)
    """What the facts imply beside each action's rating, by key, as the plan wants its doubts."""
    last_days: Mapping[str, date | None] = field(default_factory=dict)
    """Of each lead who has left or is to leave, by name."""
    challenges: tuple[Questioned, ...] = ()
    """Those that are open, and those that were raised or closed since then, oldest first."""
    decisions: tuple[Decided, ...] = ()
    """On sign-off, since then, oldest first."""
    seen: Seen | None = None
    """None where the body has seen no pack of these themes, or no body is named."""
    departures: Mapping[str, str] = field(default_factory=dict)
    """Why an action was withdrawn, or where it was transferred to, by key."""
    months: Months = ()
    """Counts at each month's end, oldest first, of the chosen themes: ``December 2025``, …"""
    themes: tuple[int, ...] = ()
    """Numbers of the chosen themes; none means all."""
    meeting: Meeting | None = None
    last_meeting: LastMeeting | None = None
    """Of a scrutiny pack; none where the body never spoke of the plan."""
    texts: FrontTexts = NOTHING_WRITTEN
    lead: str = ""
    """Of a lead's sheet: their name. It holds their actions and no others."""
    owed: tuple[Followed, ...] = ()
    """Of a lead's sheet: their open promises and next steps, the earliest due first."""
    is_public: bool = False
    exempt_texts: Mapping[str, str] = field(default_factory=dict)
    """Under which paragraph each exempt section of the front sheet is, by its field."""
    restricted: PackSource | None = None
    """The same, read with what is exempt, for the marked pages of a restricted pack.

    None where nothing of it is exempt, and always in a public one, of which no part was read so.
    """
