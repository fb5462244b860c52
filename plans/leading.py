"""The leads of a file that lists no officers, taken for the plan's officers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.leads import Resolver
from plans.formats.reading import Problem, Reading, Severity, Stated
from plans.repeats import quoted


def led_by_the_plans(reading: Reading, plan: PlanDocument) -> tuple[PlanDocument, list[Problem]]:
    """The file's document with its leads under the names that the plan has for them.

    The rule is the reader's for officers that a file lists itself; what stood in the file stays
    as printed. A file with a list of its own was resolved by that.
    """
    file = reading.document
    if Stated.OFFICERS in reading.stated:
        return file, []
    meant = dict(_meant(file, plan))
    return _renamed(file, meant), [_note(said, name) for said, name in meant.items()]


def _meant(file: PlanDocument, plan: PlanDocument) -> Iterator[tuple[str, str]]:
    """The names of the file that are others in the plan, with those."""
    known = {officer.name for officer in plan.officers}
    resolver = Resolver(plan.officers, has_list=True)
    for name in dict.fromkeys(n for action in file.actions for n in action.leads):
        listed = "" if name in known else resolver.listed_as(name)
        if listed:
            yield name, listed


def _note(said: str, name: str) -> Problem:
    what = f"{quoted(said)} was taken for {name}, an officer of the plan."
    return Problem("the leads", what, Severity.NOTE)


def _renamed(file: PlanDocument, meant: Mapping[str, str]) -> PlanDocument:
    def action(entry: ActionEntry) -> ActionEntry:
        names = dict.fromkeys(meant.get(name, name) for name in entry.leads)
        return replace(entry, leads=tuple(names))

    def objective(entry: ObjectiveEntry) -> ObjectiveEntry:
        return replace(entry, actions=tuple(map(action, entry.actions)))

    def theme(entry: ThemeEntry) -> ThemeEntry:
        return replace(entry, objectives=tuple(map(objective, entry.objectives)))

    return replace(
        file,
        officers=tuple(o for o in file.officers if o.name not in meant),
        themes=tuple(map(theme, file.themes)),
    )
