"""What changed since the body last saw the plan, from the differences of two documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plans.brag import RANK, Rating
from plans.changes import LEFT, Change
from plans.document import ActionEntry, ObjectiveEntry
from reports.content.facts import Facts, PlanFacts, chosen
from reports.content.source import DateMove


@dataclass(frozen=True, slots=True)
class ReRated:
    facts: Facts
    before: Rating | None
    after: Rating | None

    @property
    def direction(self) -> str:
        """``better``, ``worse``, ``first rated`` or ``no longer rated``."""
        if self.before is None:
            return "first rated"
        if self.after is None:
            return "no longer rated"
        return "better" if RANK[self.after] > RANK[self.before] else "worse"


@dataclass(frozen=True, slots=True)
class Replaced:
    """An action's words or leads, as they were and as they are."""

    facts: Facts
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Departed:
    action: ActionEntry
    objective: str
    """The ref of the objective under which it stood."""
    how: str
    """``withdrawn`` or ``transferred``."""
    why: str


class Moved:
    """The differences that concern the chosen themes, sorted by what moved."""

    def __init__(self, plan: PlanFacts) -> None:
        self.plan = plan
        self._changes = plan.source.changes
        self.can_compare = plan.source.before is not None
        self._before = _actions_before(plan)
        self.re_rated = [*self._re_rated()]
        self.re_dated = [*self._re_dated()]
        self.re_led = [*self._replaced("leads", "leads")]
        self.re_worded = [*self._replaced("wording", "text")]
        self.added = [f for f, _ in self._found("action added")]
        self.departed = [*self._departed()]
        self.signed_off = [f for f, c in self._found("sign-off") if c.after in {True, "signed off"}]
        self.new_evidence = [f for f, _ in self._found("evidence")]
        self.objectives = [*self._objectives()]

    def _found(self, kind: str, field: str = "") -> Iterator[tuple[Facts, Change]]:
        """Each action of the chosen themes that changed so, once."""
        seen: set[str] = set()
        for change in self._changes:
            facts = self.plan.find(change.key or change.ref)
            if change.kind != kind or (field and change.field != field) or facts is None:
                continue
            if facts.action.key not in seen or not facts.action.key:
                seen.add(facts.action.key)
                yield facts, change

    def _re_rated(self) -> Iterator[ReRated]:
        for facts, change in self._found("rating", "rating"):
            yield ReRated(facts, _rating(change.before), _rating(change.after))

    def _re_dated(self) -> Iterator[DateMove]:
        """Every date change on the record, and what moved without one."""
        recorded = self.plan.date_moves
        known = {m.key or m.ref for m in recorded}
        yield from recorded
        for facts, change in self._found("due date", "due_on"):
            if (change.key or change.ref) not in known:
                before, after = _day(change.before), _day(change.after)
                yield DateMove(facts.action.key, facts.action.ref, before, after)

    def _replaced(self, kind: str, field: str) -> Iterator[Replaced]:
        for facts, change in self._found(kind, field):
            yield Replaced(facts, _words(change.before), _words(change.after))

    def _departed(self) -> Iterator[Departed]:
        for change in self._changes:
            found = self._before.get(change.key or change.ref)
            if change.kind in LEFT and found is not None:
                why = self.plan.source.departures.get(change.key, "")
                yield Departed(*found, change.kind.removeprefix("action "), why)

    def _objectives(self) -> Iterator[str]:
        refs = {o.ref for o in _objectives(self.plan)}
        for change in self._changes:
            if change.kind.startswith("objective ") and change.ref in refs:
                yield _objective_sentence(change)

    @property
    def only_evidence(self) -> list[Facts]:
        """New evidence with the rating that stood before."""
        re_rated = {r.facts.action.key for r in self.re_rated}
        return [f for f in self.new_evidence if f.action.key not in re_rated]

    @property
    def is_nothing(self) -> bool:
        return not (self.touched or self.departed or self.objectives)

    def turned(self, direction: str) -> list[ReRated]:
        return [r for r in self.re_rated if r.direction == direction]

    @property
    def touched(self) -> dict[str, Facts]:
        """Every action still in the plan that changed in any way, by key."""
        found = [r.facts for r in self.re_rated]
        found += [r.facts for r in (*self.re_led, *self.re_worded)]
        found += [*self.added, *self.signed_off, *self.new_evidence]
        dated = (self.plan.find(m.key or m.ref) for m in self.re_dated)
        return {f.action.key: f for f in (*found, *dated) if f}


def _actions_before(plan: PlanFacts) -> dict[str, tuple[ActionEntry, str]]:
    """By key, with the ref of the objective under which each stood."""
    themes = chosen(plan.source.before, plan.source.themes)
    objectives = (o for t in themes for o in t.objectives)
    return {a.key or a.ref: (a, o.ref) for o in objectives for a in o.actions}


def _objectives(plan: PlanFacts) -> list[ObjectiveEntry]:
    themes = (*chosen(plan.source.before, plan.source.themes), *plan.themes)
    return [o for t in themes for o in t.objectives]


def _rating(value: object) -> Rating | None:
    return Rating(value) if isinstance(value, str) and value else None


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


def _objective_sentence(change: Change) -> str:
    what = {"objective added": "was added", "objective removed": "left the plan"}.get(change.kind)
    if what is None and change.field == "theme":
        what = "moved to another theme"
    if what is None:
        what = f"was re-worded; it was: “{_words(change.before)}”"
    return f"Objective {change.ref} {what}."
