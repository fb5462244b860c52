"""Changes as people read them: by theme, then by action, with the words marked. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from people.wording import day_words
from plans.brag import Rating
from plans.changes import Change
from plans.document import PlanDocument
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
_PROSE = frozenset({"text", "evidence", "statement", "methodology", "title"})
_QUIET = frozenset({"lead_as_printed", "rating_as_printed", "when_as_printed", "no_date_reason"})
"""What goes without saying where the thing itself changed too."""

TALLIES = (
    ("rating", "re-rated"),
    ("due date", "re-dated"),
    ("leads", "re-led"),
    ("wording", "reworded"),
    ("evidence", "new evidence"),
    ("action added", "added"),
    ("action withdrawn", "withdrawn"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One field of one thing, before and after."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()
    ratings: tuple[Rating | None, Rating | None] | None = None


@dataclass(slots=True)
class Difference:
    """Everything that changed of one action, objective, or other part of the plan."""

    ref: str
    title: str
    kinds: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    whole: list[Line] = field(default_factory=list)
    """What came, went or changed as a whole: an officer, a term, a version."""
    in_plan: bool = False
    """Whether the later document holds it as an action, so that there is a page to go to."""


@dataclass(slots=True)
class Group:
    heading: str
    differences: list[Difference] = field(default_factory=list)


def grouped(changes: Iterable[Change], before: PlanDocument, after: PlanDocument) -> list[Group]:
    """The changes by theme, in the plan's order; what belongs to no theme comes first."""
    return _Grouping(before, after).groups(list(changes))


def tally(changes: Sequence[Change]) -> list[tuple[int, str]]:
    """How many actions each kind of change touched, zeros left out."""
    touched = {(change.kind, change.key) for change in changes if change.key}
    counts = Counter(kind for kind, _ in touched)
    return [(counts[kind], words) for kind, words in TALLIES if counts[kind]]


class _Grouping:
    def __init__(self, before: PlanDocument, after: PlanDocument) -> None:
        self.texts: dict[str, str] = {}
        self.themes: dict[str, str] = {}
        self.in_plan = {action.key for action in after.actions}
        for document in (before, after):
            for theme, objective, action in document.placed():
                heading = f"{theme.number} {theme.name}"
                self.texts[action.key], self.themes[action.key] = action.text, heading
                self.themes[objective.ref], self.texts[objective.ref] = heading, objective.text

    def groups(self, changes: list[Change]) -> list[Group]:
        found: dict[str, Group] = {}
        held: dict[tuple[str, str], Difference] = {}
        for change in changes:
            name = change.key or change.ref
            heading = self.themes.get(name, "The plan as a whole")
            group = found.setdefault(heading, Group(heading))
            place = (heading, name or change.kind)
            if place not in held:
                held[place] = self._difference(change)
                group.differences.append(held[place])
            _add(held[place], change)
        return [_quieted(group) for group in found.values()]

    def _difference(self, change: Change) -> Difference:
        name = change.key or change.ref
        title = self.texts.get(name, "")
        return Difference(change.ref, title, in_plan=change.key in self.in_plan)


def _add(difference: Difference, change: Change) -> None:
    if change.kind not in difference.kinds:
        difference.kinds.append(change.kind)
    if isinstance(change.before, dict) or isinstance(change.after, dict):
        difference.whole += _whole(change)
    else:
        difference.lines.append(_line(change))


def _whole(change: Change) -> list[Line]:
    """What came or went, in the few words that tell it from others."""
    before, after = _summary(change.before), _summary(change.after)
    return [Line("", before, after)] if change.kind.split()[0] != "action" else []


def _summary(data: Any) -> str:
    if not isinstance(data, dict):
        return ""
    if "from" in data:
        return " to ".join(day_words(date.fromisoformat(d)) for d in data.values() if d)
    return " · ".join(_words(value) for value in data.values() if value and value is not True)


def _line(change: Change) -> Line:
    label = LABELS.get(change.field, change.field)
    if change.field == "rating":
        pair = (_rating(change.before), _rating(change.after))
        return Line(label, "", "", ratings=pair)
    before, after = _words(change.before), _words(change.after)
    if change.field in _PROSE and before and after:
        return Line(label, before, after, pieces=_marked(before, after))
    return Line(label, before, after)


def _marked(before: str, after: str) -> tuple[Piece, ...]:
    """The words marked, or nothing where so little stayed that marks would only confuse."""
    pieces = word_changes(before, after)
    stayed = sum(len(piece.text.strip()) for piece in pieces if piece.kind == "same")
    return pieces if stayed >= LEAST_STAYED * max(len(before), len(after)) else ()


def _rating(value: Any) -> Rating | None:
    return Rating(value) if value else None


def _words(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_words(each) for each in value)
    return _day(str(value))


def _day(text: str) -> str:
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text


def _quieted(group: Group) -> Group:
    loud = {LABELS[name] for name in LABELS if name not in _QUIET}
    for difference in group.differences:
        if any(line.label in loud for line in difference.lines):
            quiet = {LABELS[name] for name in _QUIET}
            difference.lines = [line for line in difference.lines if line.label not in quiet]
    return group
