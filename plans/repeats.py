"""What a file gives twice, and the refs that nothing can be called by."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Problem, Severity
from plans.formats.text import quoted
from plans.likeness import plain


def joined(document: PlanDocument) -> PlanDocument:
    """The document with each theme, objective and lead once, holding what all of them held.

    A table that was sorted anew, or that a page break cut, gives an objective in two places.
    """
    themes: dict[int, ThemeEntry] = {}
    for theme in document.themes:
        first = themes.setdefault(theme.number, replace(theme, objectives=()))
        themes[theme.number] = replace(first, objectives=first.objectives + theme.objectives)
    return replace(document, themes=tuple(_with_each_once(list(themes.values()))))


def _with_each_once(themes: list[ThemeEntry]) -> Iterator[ThemeEntry]:
    held: dict[str, list[ActionEntry]] = {}
    for objective in (o for theme in themes for o in theme.objectives):
        held.setdefault(objective.ref, []).extend(objective.actions)
    for theme in themes:
        yield replace(theme, objectives=tuple(_first_of_each(theme, held)))


def _first_of_each(
    theme: ThemeEntry, held: dict[str, list[ActionEntry]]
) -> Iterator[ObjectiveEntry]:
    for objective in theme.objectives:
        if not objective.ref:
            yield replace(objective, actions=tuple(map(_led_once, objective.actions)))
        elif objective.ref in held:
            yield replace(objective, actions=tuple(map(_led_once, held.pop(objective.ref))))


def _led_once(action: ActionEntry) -> ActionEntry:
    return replace(action, leads=tuple(dict.fromkeys(action.leads)))


def given_twice(document: PlanDocument) -> tuple[Problem, ...]:
    """An error for each number, ref or key that a file gives to two different things."""
    themes = [(str(t.number), t.name) for t in document.themes]
    objectives = [(o.ref, o.text) for o in document.objectives]
    return (
        *_clashes("theme", _with_other_words(themes)),
        *_clashes("objective", _with_other_words(objectives)),
        *_clashes("action", _again(document.actions, lambda action: action.ref)),
        *_clashes("key", _again(document.actions, lambda action: action.key)),
    )


def unusable(document: PlanDocument) -> Iterator[Problem]:
    """An error for each ref that is no part of an address: an action's page is called by it."""
    for ref in dict.fromkeys(a.ref for a in document.actions):
        if ref.endswith("/update") or any(unicodedata.category(sign) == "Cc" for sign in ref):
            yield Problem(
                f"action {quoted(ref)}",
                "This ref cannot stand in the address of a page: it ends in “/update” or holds "
                "a control character. Give the action another, or leave it blank.",
                Severity.ERROR,
            )


def _with_other_words(named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Names whose later words are others than the first; the same words are only continued."""
    first: dict[str, str] = {}
    for name, text in named:
        if name and text:
            stood = first.setdefault(name, text)
            if plain(stood) != plain(text):
                yield name, stood, text


def _again(
    actions: Iterable[ActionEntry], name: Callable[[ActionEntry], str]
) -> Iterator[tuple[str, str, str]]:
    first: dict[str, ActionEntry] = {}
    for action in actions:
        if not name(action):
            continue
        stood = first.setdefault(name(action), action)
        if stood is not action:
            yield name(action), stood.text, action.text


def _clashes(what: str, clashes: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    for name, first, second in clashes:
        yield Problem(
            f"{what} {name}",
            f"The file gives {name} twice: to {quoted(first)} and to {quoted(second)}. "
            "Give one of them another, or leave it blank, and import the file again.",
            Severity.ERROR,
        )
