"""Changes as people read them: by theme, then by action, with the words marked. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from actions.comparing import KINDS, figures, touched
from actions.difference_lines import (
    QUIET,
    SHOWN_AS_RATING,
    Agencies,
    Line,
    Told,
    due_line,
    field_line,
    leads_line,
    lines_of_added,
    lines_of_left,
    rating_line,
    replaced,
    whole_line,
)
from people.wording import number_of
from plans.changes import LEFT, Change
from plans.document import ActionEntry, PlanDocument
from plans.words import Piece

_TALLIED = (
    "re-rated", "re-dated", "re-led", "reworded", "new-evidence", "signed-off-or-reopened", "added",
)  # fmt: skip
"""Ways in which actions change, besides leaving the plan, in the order in which they are told."""
_NAMES = {
    "rating": "Re-rated",
    "due date": "Re-dated",
    "leads": "Re-led",
    "wording": "Reworded",
    "evidence": "New evidence",
    "sign-off": "Sign-off",
    "action added": "Added",
    "action withdrawn": "Left: withdrawn",
    "action transferred": "Left: transferred",
    "plan version listed": "Versions",
}
"""What each kind of change is called, in the order in which an action's are told."""
_OWN_LINE = SHOWN_AS_RATING | {"due_on", "leads", "text"}
"""Fields of an action that are shown by more than what stood before and after."""
WHOLE_PLAN = "The plan as a whole"


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which a thing changed, as its mark says it."""

    words: str
    look: str = ""
    """``in`` for what came, ``out`` for what left."""


@dataclass(slots=True)
class Difference:
    """Everything that changed of one action, objective, or other part of the plan."""

    ref: str
    title: tuple[Piece, ...] = ()
    """Its words, those that came and went marked."""
    kinds: list[Kind] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    whole: list[Line] = field(default_factory=list)
    """What came, went or changed as a whole: an officer, a term, a version."""
    is_action: bool = False
    in_plan: bool = False
    """Whether the later document holds it as an action, so that there is a page to go to."""


@dataclass(slots=True)
class Group:
    heading: str
    differences: list[Difference] = field(default_factory=list)

    @property
    def counted(self) -> str:
        """``14 changes to 11 actions``."""
        count = sum(max(len(d.kinds), len(d.whole)) for d in self.differences)
        actions = sum(difference.is_action for difference in self.differences)
        changes = number_of(count, "change")
        return f"{changes} to {number_of(actions, 'action')}" if actions else changes


def grouped(
    changes: Iterable[Change],
    before: PlanDocument,
    after: PlanDocument,
    told: Mapping[str, Told] | None = None,
) -> list[Group]:
    """The changes by theme, in the plan's order; what belongs to no theme comes first.

    Args:
        told: what the record tells of each action's changes, by key.
    """
    return _Grouping(before, after, told or {}).groups(changes)


def tally(changes: Sequence[Change]) -> list[tuple[int, str]]:
    """How many actions changed in each way, zeros left out; last, those that did in no such way."""
    counted = {figure.code: figure for figure in figures(changes)}
    told = [(counted[code].count, counted[code].words) for code in _TALLIED if code in counted]
    gone = Counter(change.kind for change in changes if change.kind in LEFT)
    told += [(gone[kind], kind.removeprefix("action ")) for kind in LEFT]
    named = {key for code in KINDS for key in touched(changes, code)}
    others = {change.key for change in changes if change.key} - named
    return [(count, words) for count, words in (*told, (len(others), "changed otherwise")) if count]


class _Grouping:
    def __init__(self, before: PlanDocument, after: PlanDocument, told: Mapping[str, Told]) -> None:
        self.told, self.agencies = told, Agencies(before, after)
        self.was = {action.key: action for action in before.actions}
        self.now = {action.key: action for action in after.actions}
        self.texts: dict[str, str] = {}
        self.themes: dict[str, str] = {}
        for document in (before, after):
            for theme in document.themes:
                for objective in theme.objectives:
                    self.texts[objective.ref] = objective.text
                    names = (objective.ref, *(action.key for action in objective.actions))
                    self.themes |= dict.fromkeys(names, f"{theme.number} {theme.name}")

    def groups(self, changes: Iterable[Change]) -> list[Group]:
        found: dict[str, Group] = {}
        for (heading, _), together in self._together(changes).items():
            group = found.setdefault(heading, Group(heading))
            group.differences.append(self._difference(together))
        return list(found.values())

    def _together(self, changes: Iterable[Change]) -> dict[tuple[str, str], list[Change]]:
        """The changes of each thing, by its theme's heading and its name."""
        held: dict[tuple[str, str], list[Change]] = {}
        for change in changes:
            name = change.key or change.ref
            place = (self.themes.get(name, WHOLE_PLAN), name or change.kind)
            held.setdefault(place, []).append(change)
        return held

    def _difference(self, changes: list[Change]) -> Difference:
        first = changes[0]
        kinds = sorted(dict.fromkeys(change.kind for change in changes), key=_order)
        made = Difference(first.ref, kinds=[_kind(kind) for kind in kinds])
        if first.key:
            return self._of_action(made, changes)
        text = self.texts.get(first.ref, "")
        made.title = (Piece("same", text),) if text else ()
        for change in changes:
            _add(made, change)
        return made

    def _of_action(self, made: Difference, changes: list[Change]) -> Difference:
        key = changes[0].key
        was, now = self.was.get(key), self.now.get(key)
        told = self.told.get(key, Told())
        made.is_action, made.in_plan = True, now is not None
        if was and now:
            made.title = _title(was.text, now.text)
            made.lines = list(self._lines(changes, was, now, told))
        elif now:
            made.title = (Piece("added", now.text),)
            made.lines = list(lines_of_added(now, told, self.agencies))
        elif was:
            made.title = (Piece("removed", was.text),)
            made.lines = list(lines_of_left(was, told))
        return made

    def _lines(
        self, changes: list[Change], was: ActionEntry, now: ActionEntry, told: Told
    ) -> Iterator[Line]:
        fields = {change.field for change in changes}
        if fields & SHOWN_AS_RATING:
            yield rating_line(was, now, told)
        if "due_on" in fields:
            yield due_line(was, now, told)
            if not fields & SHOWN_AS_RATING and now.rating:
                yield rating_line(was, now, told)
        if "leads" in fields:
            yield leads_line(was, now, self.agencies)
        is_loud = bool(fields - QUIET)
        for change in changes:
            if change.field not in _OWN_LINE and not (is_loud and change.field in QUIET):
                yield field_line(change)


def _order(kind: str) -> int:
    return list(_NAMES).index(kind) if kind in _NAMES else len(_NAMES)


def _title(before: str, after: str) -> tuple[Piece, ...]:
    return replaced(before, after) if before != after else (Piece("same", after),)


def _kind(kind: str) -> Kind:
    if kind in LEFT or kind.endswith(" removed"):
        look = "out"
    else:
        look = "in" if kind.endswith(" added") else ""
    return Kind(_NAMES.get(kind, kind[:1].upper() + kind[1:]), look)


def _add(made: Difference, change: Change) -> None:
    """Add a change of something that is no action."""
    if isinstance(change.before, dict) or isinstance(change.after, dict):
        line = whole_line(change)
        made.whole += [line] if line else []
    else:
        made.lines.append(field_line(change))
