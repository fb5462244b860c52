"""Actions that a file lacks, or only names, because it was made for who may not read them. Pure.

An action that is exempt as a whole is not in such a file, or has a row of which only the notice is
read. Neither says anything about the plan: what it has there stays.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from people.exempt.words import are_exempt_words, beside_exempt_words, hold_exempt_words
from plans.changes import in_plan_order
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Problem, Severity
from plans.formats.text import quoted

_ABSENT = "It is exempt and not in the file. It stays: withdraw it on its own page, if you mean to."
_PLACE = "An action stands here that is exempt. It was not read."


def without_notices(
    file: PlanDocument, plan: PlanDocument
) -> tuple[PlanDocument, tuple[Problem, ...]]:
    """The file without the rows that only say that an action is exempt here, and a remark on each.

    What stands beside such a notice is part of no action that could be found: it is shown.
    """
    known = {name for action in plan.actions for name in (action.key, action.ref) if name}
    problems: list[Problem] = []

    def objective(entry: ObjectiveEntry) -> ObjectiveEntry:
        unread = [
            action
            for action in entry.actions
            if hold_exempt_words(action.text) and not known & {action.key, action.ref}
        ]
        problems.extend(_not_read(entry.ref, action.text) for action in unread)
        return replace(entry, actions=tuple(a for a in entry.actions if a not in unread))

    themes = tuple(replace(t, objectives=tuple(map(objective, t.objectives))) for t in file.themes)
    return replace(file, themes=themes), tuple(problems)


def _not_read(objective: str, text: str) -> Problem:
    where = f"objective {objective}"
    if are_exempt_words(text):
        return Problem(where, _PLACE, Severity.NOTE)
    what = (
        f"An exempt action stands here, with words beside it: {quoted(beside_exempt_words(text))}. "
        "They were not read: write them on its own page."
    )
    return Problem(where, what, Severity.WARNING)


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
