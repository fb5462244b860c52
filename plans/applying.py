"""Changes laid upon a document: the pure twin of what an import does to a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from plans.changes import Change
from plans.document import PlanDocument
from plans.document_json import as_data, from_data
from plans.sides import DEPARTED, Data


class DoesNotFit(ValueError):
    """A change speaks of something that the document does not hold; the message says what."""


class _Draft:
    """A document in the making, as plain JSON values, with everything to be found by its name."""

    def __init__(self, document: PlanDocument) -> None:
        self.data = as_data(document)
        self.themes: dict[int, Data] = {t["number"]: t for t in self.data["themes"]}
        self.objectives: dict[str, Data] = {}
        self.actions: dict[str, Data] = {}
        self.removed: list[Data] = []
        """Themes and objectives taken out, which must be empty when all is done."""
        for theme in self.data["themes"]:
            for objective in theme["objectives"]:
                self._hold(objective)

    def _hold(self, objective: Data) -> None:
        present = [a for a in objective["actions"] if a["state"] not in DEPARTED]
        objective["actions"] = present
        self.objectives[objective["ref"]] = objective
        self.actions.update({a["key"]: a for a in present})

    def take_objective(self, ref: str) -> Data:
        """The objective, taken out of its theme."""
        objective = self.objectives[ref]
        for theme in self.data["themes"]:
            theme["objectives"] = [o for o in theme["objectives"] if o is not objective]
        return objective

    def take_action(self, key: str) -> Data:
        """The action, taken out of its objective."""
        action = self.actions[key]
        for objective in self.objectives.values():
            objective["actions"] = [a for a in objective["actions"] if a is not action]
        return action


def apply_changes(document: PlanDocument, changes: Iterable[Change]) -> PlanDocument:
    """The document as the changes leave it.

    They can be some of what ``compare`` gave, in its order, as long as what they need is among
    them: an action's new objective, say.

    Raises:
        DoesNotFit: a change speaks of what the document does not hold, or takes away a theme
            or an objective that is not empty.
    """
    draft = _Draft(document)
    for change in sorted(changes, key=_turn):
        try:
            _VERBS[change.kind](draft, change)
        except (KeyError, ValueError) as error:
            name = change.ref or change.key or change.field
            raise DoesNotFit(f"“{change.kind}” {name} does not fit this plan.") from error
    _refuse_orphans(draft)
    return from_data(draft.data)


def _refuse_orphans(draft: _Draft) -> None:
    for gone in draft.removed:
        if gone.get("objectives") or gone.get("actions"):
            name = gone.get("ref", gone.get("number"))
            raise DoesNotFit(f"{name} cannot be removed: it is not empty.")


def _set_plan(draft: _Draft, change: Change) -> None:
    draft.data[change.field] = change.after


def _list_version(draft: _Draft, change: Change) -> None:
    draft.data["versions"].append(change.after)


def _add_theme(draft: _Draft, change: Change) -> None:
    theme = {**change.after, "objectives": []}
    draft.themes[theme["number"]] = theme
    draft.data["themes"].append(theme)
    draft.data["themes"].sort(key=lambda t: t["number"])


def _remove_theme(draft: _Draft, change: Change) -> None:
    theme = draft.themes[change.before["number"]]
    draft.data["themes"].remove(theme)
    draft.removed.append(theme)


def _word_theme(draft: _Draft, change: Change) -> None:
    draft.themes[int(change.ref)][change.field] = change.after


def _order_theme(draft: _Draft, change: Change) -> None:
    objectives = draft.themes[int(change.ref)]["objectives"]
    objectives.sort(key=lambda o: change.after.index(o["ref"]))


def _add_objective(draft: _Draft, change: Change) -> None:
    objective = {"ref": change.after["ref"], "text": change.after["text"], "actions": []}
    draft.objectives[change.ref] = objective
    siblings = draft.themes[change.after["theme"]]["objectives"]
    siblings.insert(change.after["position"], objective)


def _remove_objective(draft: _Draft, change: Change) -> None:
    draft.removed.append(draft.take_objective(change.ref))


def _word_objective(draft: _Draft, change: Change) -> None:
    if change.field == "theme":
        objective = draft.take_objective(change.ref)
        draft.themes[change.after]["objectives"].append(objective)
    else:
        draft.objectives[change.ref][change.field] = change.after


def _add_action(draft: _Draft, change: Change) -> None:
    place = ("theme", "objective", "position")
    action = {name: value for name, value in change.after.items() if name not in place}
    draft.actions[change.key] = action
    siblings = draft.objectives[change.after["objective"]]["actions"]
    siblings.insert(change.after["position"], action)


def _take_action_out(draft: _Draft, change: Change) -> None:
    draft.take_action(change.key)


def _set_action(draft: _Draft, change: Change) -> None:
    draft.actions[change.key][change.field] = change.after


def _word_action(draft: _Draft, change: Change) -> None:
    if change.field == "objective":
        action = draft.take_action(change.key)
        draft.objectives[change.after]["actions"].append(action)
    else:
        _set_action(draft, change)


def _order_actions(draft: _Draft, change: Change) -> None:
    actions = draft.objectives[change.ref]["actions"]
    actions.sort(key=lambda a: change.after.index(a["key"]))


def _entries(draft: _Draft, change: Change) -> list[Any]:
    lists = {"officer": "officers", "glossary": "glossary"}
    entries: list[Any] = draft.data[lists[change.kind.split()[0]]]
    return entries


def _add_entry(draft: _Draft, change: Change) -> None:
    _entries(draft, change).append(change.after)


def _remove_entry(draft: _Draft, change: Change) -> None:
    _entries(draft, change).remove(change.before)


def _change_entry(draft: _Draft, change: Change) -> None:
    entries = _entries(draft, change)
    entries[entries.index(change.before)] = change.after


_VERBS: dict[str, Callable[[_Draft, Change], None]] = {
    "plan title": _set_plan,
    "plan period": _set_plan,
    "plan owner": _set_plan,
    "plan methodology": _set_plan,
    "plan version listed": _list_version,
    "officer removed": _remove_entry,
    "officer changed": _change_entry,
    "officer added": _add_entry,
    "glossary removed": _remove_entry,
    "glossary changed": _change_entry,
    "glossary added": _add_entry,
    "theme wording": _word_theme,
    "theme added": _add_theme,
    "objective removed": _remove_objective,
    "objective wording": _word_objective,
    "theme order": _order_theme,
    "objective added": _add_objective,
    "action withdrawn": _take_action_out,
    "action transferred": _take_action_out,
    "rating": _set_action,
    "evidence": _set_action,
    "due date": _set_action,
    "leads": _set_action,
    "sign-off": _set_action,
    "wording": _word_action,
    "plan order": _order_actions,
    "action added": _add_action,
    "theme removed": _remove_theme,
}
"""What each kind does, in the order in which kinds are applied.

What leaves goes before what stays is put in order, and what is added comes last, lowest
position first: so each position is the one that the thing has in the finished plan.
"""

_TURNS = {kind: turn for turn, kind in enumerate(_VERBS)}


def _turn(change: Change) -> tuple[int, int]:
    position = change.after.get("position", 0) if isinstance(change.after, dict) else 0
    return _TURNS.get(change.kind, -1), position
