"""One of two documents that are compared: everything in it, found by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from plans.document import ActionEntry, ActionState, ObjectiveEntry, PlanDocument
from plans.document_json import action_as_data

Data = dict[str, Any]

DEPARTED = frozenset({ActionState.WITHDRAWN, ActionState.TRANSFERRED})
"""States of an action that is no longer in the plan, wherever a document still names it."""


class NotComparable(ValueError):
    """A document names one thing twice or an action without a key; the message says which."""


@dataclass(frozen=True, slots=True)
class PlacedObjective:
    theme: int
    position: int
    entry: ObjectiveEntry

    def as_data(self) -> Data:
        words = {"ref": self.entry.ref, "text": self.entry.text}
        return {**words, "theme": self.theme, "position": self.position}


@dataclass(frozen=True, slots=True)
class PlacedAction:
    theme: int
    objective: str
    position: int
    entry: ActionEntry

    def as_data(self) -> Data:
        place = {"theme": self.theme, "objective": self.objective, "position": self.position}
        return {**action_as_data(self.entry), **place}


class Side:
    """The document, with everything in it to be found by its name.

    Raises:
        NotComparable: it names one thing twice, or an action without a key.
    """

    def __init__(self, document: PlanDocument) -> None:
        _refuse_twice("theme", [t.number for t in document.themes])
        _refuse_twice("objective", [o.ref for o in document.objectives])
        self.departed = {a.key: a.state for a in document.actions if a.state in DEPARTED}
        self.themes = {t.number: t for t in document.themes}
        self.objectives: dict[str, PlacedObjective] = {}
        self.actions: dict[str, PlacedAction] = {}
        for theme in document.themes:
            for position, objective in enumerate(theme.objectives):
                placed = PlacedObjective(theme.number, position, objective)
                self.objectives[objective.ref] = placed
                self._place_actions(theme.number, objective)

    def _place_actions(self, theme: int, objective: ObjectiveEntry) -> None:
        present = [a for a in objective.actions if a.state not in DEPARTED]
        for position, action in enumerate(present):
            if not action.key:
                raise NotComparable(f"The action {action.ref} “{action.text}” has no key.")
            if action.key in self.actions:
                raise NotComparable(f"Two actions have the key {action.key}.")
            placed = PlacedAction(theme, objective.ref, position, action)
            self.actions[action.key] = placed

    def refs_of(self, theme: int) -> list[str]:
        found = self.themes.get(theme)
        return [o.ref for o in found.objectives] if found else []

    def keys_of(self, ref: str) -> list[str]:
        found = self.objectives.get(ref)
        actions = found.entry.actions if found else ()
        return [a.key for a in actions if a.state not in DEPARTED]

    def state_of(self, key: str) -> ActionState:
        """The state in which the document still names an action that has left it.

        A document that says nothing of it holds it no longer: it was withdrawn.
        """
        return self.departed.get(key, ActionState.WITHDRAWN)


def _refuse_twice(what: str, names: Sequence[Hashable]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise NotComparable(f"The {what} {name} stands {times} times in the document.")
