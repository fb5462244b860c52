"""The plan's own words kept where a file differs from them only in what no file of its kind holds.

An office file or a CSV takes away what has no place in it: double spaces, blank lines, characters
that nobody sees, and in a workbook the end of what is too long for a cell. That a file lacks them
says nothing, so importing it changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.excel_look import words_of_a_cell
from plans.formats.text import one_line, printable
from plans.formats.titles import tidy_ref

_Entry = TypeVar("_Entry", bound=Any)
_PLAN = ("title", "owner", "methodology")
_ACTION = ("text", "evidence", "lead_as_printed", "when_as_printed", "rating_as_printed")


def in_the_plans_layout(file: PlanDocument, plan: PlanDocument) -> PlanDocument:
    """The file's document, its texts as the plan has them where both say the same."""
    themes = {theme.number: theme for theme in plan.themes}
    stood = _Stood(plan)
    return replace(
        _kept(file, plan, _PLAN),
        themes=tuple(stood.theme(t, themes.get(t.number)) for t in file.themes),
        officers=_listed(file.officers, plan.officers, "name", ("job_title", "agency")),
        glossary=_listed(file.glossary, plan.glossary, "term", ("meaning",)),
    )


class _Stood:
    """The plan's objectives by ref and its actions by key."""

    def __init__(self, plan: PlanDocument) -> None:
        self.objectives: Mapping[str, ObjectiveEntry] = {o.ref: o for o in plan.objectives}
        self.actions: Mapping[str, ActionEntry] = {a.key: a for a in plan.actions}

    def theme(self, theme: ThemeEntry, stood: ThemeEntry | None) -> ThemeEntry:
        objectives = tuple(map(self.objective, theme.objectives))
        return replace(_kept(theme, stood, ("name", "statement")), objectives=objectives)

    def objective(self, objective: ObjectiveEntry) -> ObjectiveEntry:
        kept = _kept(objective, self.objectives.get(objective.ref), ("text",))
        return replace(kept, actions=tuple(map(self.action, objective.actions)))

    def action(self, action: ActionEntry) -> ActionEntry:
        stood = self.actions.get(action.key)
        kept = _kept(action, stood, _ACTION)
        same = stood is not None and tidy_ref(stood.ref) == action.ref
        return replace(kept, ref=stood.ref) if stood and same else kept


def _listed(
    entries: Sequence[_Entry], stood: Sequence[_Entry], name: str, fields: tuple[str, ...]
) -> tuple[_Entry, ...]:
    """The entries beside the plan's of the same name: the first beside the first."""
    waiting: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in reversed(stood):
        waiting[getattr(entry, name)].append(entry)
    beside = [(e, waiting[getattr(e, name)]) for e in entries]
    return tuple(_kept(e, same.pop() if same else None, fields) for e, same in beside)


def _kept(entry: _Entry, stood: Any, fields: tuple[str, ...]) -> _Entry:
    """The entry with those texts of the plan's that reading would give as the entry has them."""
    if stood is None:
        return entry
    same = {f: getattr(stood, f) for f in fields if _is_read_as(getattr(stood, f), entry, f)}
    return replace(entry, **same)


def _is_read_as(text: str, entry: Any, field: str) -> bool:
    said, read = getattr(entry, field), printable(text)
    return said != text and said in {read, one_line(read), printable(words_of_a_cell(text))}
