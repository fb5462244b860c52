"""One changed field as people read it: before, after, the words marked, and what is told of it.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from people.wording import day_words, listed, number_of
from plans.brag import Rating
from plans.changes import Change
from plans.document import ActionEntry, PlanDocument
from plans.words import Piece, word_changes

LABELS = {
    "text": "Wording",
    "ref": "Number",
    "objective": "Objective",
    "leads": "Lead",
    "lead_as_printed": "Lead as printed",
    "due_on": "Due",
    "milestones": "Milestones",
    "when_as_printed": "When, as printed",
    "no_date_reason": "Why no date",
    "baseline_due_on": "First due",
    "rating": "Rating",
    "rating_as_printed": "Rating as printed",
    "evidence": "Evidence",
    "signed_off": "Signed off",
    "state": "State",
    "name": "Name",
    "statement": "Statement",
    "title": "Title",
    "owner": "Owner",
    "period": "Period",
    "methodology": "Methodology",
    "theme": "Theme",
}
LEAST_STAYED = 0.5
"""Share of a text that must have stayed for its changes to be marked word by word."""
PROSE = frozenset({"text", "evidence", "statement", "methodology", "title"})
QUIET = frozenset({"lead_as_printed", "rating_as_printed", "when_as_printed", "no_date_reason"})
"""What goes without saying where the thing itself changed too."""
SHOWN_AS_RATING = frozenset({"rating", "signed_off", "state"})
"""What one line of ratings says together."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating as it is drawn."""

    rating: Rating | None
    waiting: bool = False
    """Blue, awaiting sign-off."""
    signed_off: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One field of one thing, before and after."""

    label: str
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    ratings: tuple[Rated, ...] = ()
    """The rating before and the one after; one where it is the same."""
    plain: str = ""
    """What is said without a before and after."""
    note: str = ""
    url: str = ""
    """Where ``plain`` leads."""


@dataclass(frozen=True, slots=True)
class Gone:
    """How an action left the plan."""

    how: str
    """``withdrawn`` or ``transferred``."""
    why: str
    who_and_when: str = ""
    where: str = ""
    """The plan and ref of where it stands; empty for one that was withdrawn."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the record tells of one action's changes beside them; each may be empty."""

    rated: str = ""
    """``29 October 2026, Tom Whitlock: the trainer has left``."""
    signed_off: str = ""
    dated: str = ""
    """``agreed by the chair``."""
    came_from: str = ""
    """The plan and ref from which it was transferred."""
    gone: Gone | None = None


def rated(entry: ActionEntry) -> Rated:
    return Rated(entry.rating, entry.awaits_sign_off, entry.signed_off)


def rating_line(before: ActionEntry, after: ActionEntry, told: Told) -> Line:
    """Both ratings; one, with a word on it, where the rating stayed although the date moved."""
    if rated(before) == rated(after):
        return Line("Rating", ratings=(rated(after),), note="the same, although the date moved")
    turned = before.signed_off != after.signed_off
    note = told.signed_off if turned and after.signed_off else told.rated
    return Line("Rating", ratings=(rated(before), rated(after)), note=note)


def due_line(before: ActionEntry, after: ActionEntry, told: Told) -> Line:
    return Line(
        "Due",
        before=_day_of(before.due_on),
        after=_day_of(after.due_on),
        note="; ".join(filter(None, (_days(before, after), told.dated))),
    )


def _day_of(day: date | None) -> str:
    return day_words(day) if day else "No date"


def _days(before: ActionEntry, after: ActionEntry) -> str:
    """``79 days later, 171 from baseline``."""
    if not (before.due_on and after.due_on):
        return ""
    days = (after.due_on - before.due_on).days
    moved = f"{number_of(abs(days), 'day')} {'later' if days > 0 else 'sooner'}"
    first = after.baseline_due_on
    slipped = (after.due_on - first).days if first else 0
    return f"{moved}, {slipped} from baseline" if slipped > 0 and slipped != days else moved


def leads_line(before: ActionEntry, after: ActionEntry, agencies: Agencies) -> Line:
    was, now = agencies.of(before.leads), agencies.of(after.leads)
    return Line("Lead", before=was or "Vacant", after=now or "Vacant")


class Agencies:
    """Names of officers with their agencies, as either document gives them; the later one first."""

    def __init__(self, before: PlanDocument, after: PlanDocument) -> None:
        officers = (*before.officers, *after.officers)
        self._of = {officer.name: officer.agency for officer in officers}

    def of(self, names: tuple[str, ...]) -> str:
        """``Rhian Okafor, Aldermere Council; David Łukasik, Police``."""
        said = (", ".join(filter(None, (name, self._of.get(name, "")))) for name in names)
        return "; ".join(said)


def lines_of_added(entry: ActionEntry, told: Told, agencies: Agencies) -> Iterator[Line]:
    if told.came_from:
        yield Line("Came from", plain=told.came_from, note="its history came with it")
    yield Line("Lead", plain=agencies.of(entry.leads) or "Vacant")
    yield Line("Due", plain=_day_of(entry.due_on))
    yield Line("Rating", ratings=(rated(entry),))


def lines_of_left(entry: ActionEntry, told: Told) -> Iterator[Line]:
    due = f"due {day_words(entry.due_on)}" if entry.due_on else "no due date"
    yield Line("Was", ratings=(rated(entry),), note=due)
    gone = told.gone
    if gone and gone.where:
        yield Line("Now in", plain=gone.where, note="its history went with it", url=gone.url)
    if gone:
        yield Line("Reason", plain=gone.why, note=gone.who_and_when)


def field_line(change: Change) -> Line:
    label = LABELS.get(change.field, change.field)
    before, after = words(change.before), words(change.after)
    if change.field in PROSE and before and after:
        return Line(label, before, after, pieces=marked(before, after))
    return Line(label, before, after)


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """The words marked, or nothing where so little stayed that marks would only confuse."""
    pieces = word_changes(before, after)
    stayed = sum(len(piece.text.strip()) for piece in pieces if piece.kind == "same")
    return pieces if stayed >= LEAST_STAYED * max(len(before), len(after)) else ()


def replaced(before: str, after: str) -> tuple[Piece, ...]:
    """The words marked; as a whole struck through and put in anew where too little stayed."""
    return marked(before, after) or (
        Piece("removed", before), Piece("same", " "), Piece("added", after),
    )  # fmt: skip


def whole_line(change: Change) -> Line | None:
    """What came or went, in the few words that tell it from others; of actions more is told."""
    if change.kind.split()[0] == "action":
        return None
    return Line("", _summary(change.before), _summary(change.after))


def _summary(data: Any) -> str:
    if not isinstance(data, Mapping):
        return ""
    if "from" in data:
        return " to ".join(day_words(date.fromisoformat(d)) for d in data.values() if d)
    return " · ".join(words(value) for value in data.values() if value and value is not True)


def words(value: Any) -> str:
    """A plain value as people write it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(words(each) for each in value)
    return _as_day(str(value))


def _as_day(text: str) -> str:
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text
