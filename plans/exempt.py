"""What a file does not say because it was made for who may not read exempt text. Pure.

Where such text stands the file has the notice that it is exempt, and an action that is exempt as a
whole is not in it. Neither says anything about the plan: what it has there stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from people.exempt.words import are_exempt_words
from plans.changes import collapsed, in_plan_order
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Problem, Severity

_TEXTS = ("text", "evidence", "rating_as_printed")
_HIDDEN = "The file was made without its exempt text. What the plan says stays."
_RATED = "The file has a new rating and not its exempt evidence. The new update holds none."
_ABSENT = "It is exempt and not in the file. It stays: withdraw it on its own page, if you mean to."
_PLACE = "An action stands here that is exempt. It was not read."


def is_notice(text: str) -> bool:
    """Whether the text is the notice that a text is exempt, however a file breaks its lines."""
    return are_exempt_words(collapsed(text))


def in_the_plans_words(entry: ActionEntry, stood: ActionEntry | None) -> ActionEntry:
    """The entry as the plan has it where the file has a notice; blank there in a new action.

    A new rating makes a new update, which is not exempt: it does not repeat what is.
    """
    is_rated_anew = stood is None or entry.rating != stood.rating
    kept = ("text",) if is_rated_anew else _TEXTS
    texts: dict[str, Any] = {
        name: getattr(stood, name, "") if name in kept else "" for name in _hidden_in(entry)
    }
    return replace(entry, **texts)


def noted(said: ActionEntry, entry: ActionEntry) -> Iterator[Problem]:
    """A note where the file has a notice in the place of something that the action says.

    Args:
        said: as the file has it.
        entry: what it comes to beside the plan.
    """
    hidden = _hidden_in(said)
    if hidden:
        is_left_out = "evidence" in hidden and not entry.evidence
        yield Problem(f"action {entry.ref}", _RATED if is_left_out else _HIDDEN, Severity.NOTE)


def _hidden_in(entry: ActionEntry) -> list[str]:
    return [name for name in _TEXTS if is_notice(getattr(entry, name))]


def without_notices(
    file: PlanDocument, plan: PlanDocument
) -> tuple[PlanDocument, tuple[Problem, ...]]:
    """The file without the rows that only say that an action is exempt here, and a note of each."""
    known = {name for action in plan.actions for name in (action.key, action.ref) if name}
    problems: list[Problem] = []

    def objective(entry: ObjectiveEntry) -> ObjectiveEntry:
        said = tuple(
            action
            for action in entry.actions
            if not is_notice(action.text) or known & {action.key, action.ref}
        )
        number = len(entry.actions) - len(said)
        problems.extend([Problem(f"objective {entry.ref}", _PLACE, Severity.NOTE)] * number)
        return replace(entry, actions=said)

    themes = tuple(replace(t, objectives=tuple(map(objective, t.objectives))) for t in file.themes)
    return replace(file, themes=themes), tuple(problems)


def with_what_it_lacks(
    file: PlanDocument, plan: PlanDocument, exempt: Collection[str]
) -> tuple[PlanDocument, tuple[Problem, ...]]:
    """The file with the plan's exempt actions that it lacks where they stood, and a note of each.

    Args:
        exempt: the keys of the actions that are exempt as a whole.
    """
    held = {action.key for action in file.actions}
    lacking = {a.key: a for a in plan.actions if a.key in exempt and a.key not in held}
    if not lacking:
        return file, ()
    for theme, objective, action in plan.placed():
        if action.key in lacking:
            file = _with_objective(file, theme, objective)
    themes = tuple(_with_actions(theme, plan, lacking) for theme in file.themes)
    notes = (Problem(f"action {a.ref}", _ABSENT, Severity.NOTE) for a in lacking.values())
    return replace(file, themes=themes), tuple(notes)


def _with_objective(
    file: PlanDocument, theme: ThemeEntry, objective: ObjectiveEntry
) -> PlanDocument:
    """The file with the plan's objective, without its actions, if it has none of that ref."""
    if any(each.ref == objective.ref for each in file.objectives):
        return file
    themes = {each.number: each for each in file.themes}
    home = themes.get(theme.number, replace(theme, objectives=()))
    refs = [each.ref for each in theme.objectives]
    found = {each.ref: each for each in home.objectives} | {
        objective.ref: replace(objective, actions=())
    }
    order = in_plan_order(refs, [each.ref for each in home.objectives])
    placed = tuple(found[ref] for ref in order if ref in found)
    themes[theme.number] = replace(home, objectives=placed)
    return replace(file, themes=tuple(themes[number] for number in sorted(themes)))


def _with_actions(
    theme: ThemeEntry, plan: PlanDocument, lacking: dict[str, ActionEntry]
) -> ThemeEntry:
    stood = {objective.ref: [a.key for a in objective.actions] for objective in plan.objectives}

    def objective(entry: ObjectiveEntry) -> ObjectiveEntry:
        found = {action.key: action for action in entry.actions}
        order = in_plan_order(stood.get(entry.ref, []), list(found))
        all_of_them = lacking | found
        return replace(
            entry, actions=tuple(all_of_them[key] for key in order if key in all_of_them)
        )

    return replace(theme, objectives=tuple(map(objective, theme.objectives)))
