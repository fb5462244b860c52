"""Whom the names in a file mean: officers of the plan, or those whom the file lists itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plans.document import (
    ActionEntry,
    ObjectiveEntry,
    OfficerEntry,
    OfficerKind,
    PlanDocument,
    ThemeEntry,
)
from plans.formats.leads import Resolver
from plans.formats.names import same_name
from plans.formats.reading import Problem, Reading, Severity, Stated
from plans.formats.text import quoted


def led_by_the_plans(reading: Reading, plan: PlanDocument) -> tuple[PlanDocument, list[Problem]]:
    """The file's document with its officers under the names that the plan has for them.

    Of a file that lists no officers the reader's rule for a list holds, with the plan's as the
    list. One that does is taken at its word, but for capitals and marks on letters: of these alone
    no two officers are made, unless the file lists both. What stood there stays as printed.
    """
    file = reading.document
    if Stated.OFFICERS in reading.stated:
        taken = dict(_taken(file, plan))
        meant = taken | dict(_led(file, plan, taken))
        officers = tuple(_called(officer, meant) for officer in file.officers)
    else:
        meant = meant_by(_leads(file), plan.officers)
        officers = tuple(officer for officer in file.officers if officer.name not in meant)
    known = set(_names(plan))
    notes = [
        taken_for(
            said,
            name,
            "an officer of the plan" if name in known else "whom the file lists",
            where="the leads",
        )
        for said, name in meant.items()
    ]
    return _renamed(replace(file, officers=officers), meant), notes


def meant_by(names: Iterable[str], officers: Sequence[OfficerEntry]) -> dict[str, str]:
    """Those names of a file without a list that are others among the officers, with these."""
    known = {officer.name for officer in officers}
    resolver = Resolver(tuple(officers), has_list=True)
    listed = {name: resolver.listed_as(name) for name in names if name not in known}
    return {name: officer for name, officer in listed.items() if officer}


def taken_for(said: str, name: str, who: str, *, where: str) -> Problem:
    """The note that a name was taken for somebody's."""
    return Problem(where, f"{quoted(said)} was taken for {name}, {who}.", Severity.NOTE)


def _taken(file: PlanDocument, plan: PlanDocument) -> Iterator[tuple[str, str]]:
    """Whom the file lists under another spelling than the plan, with the plan's."""
    known, listed = _names(plan), _names(file)
    same = {name: same_name(name, known) for name in listed if name not in known}
    times = Counter(same.values())
    for name, officer in same.items():
        if officer and officer not in listed and times[officer] == 1:
            yield name, officer


def _led(
    file: PlanDocument, plan: PlanDocument, taken: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Leads whom the file does not list under that spelling, with the one known that they are."""
    known = [*_names(plan), *(name for name in _names(file) if name not in taken)]
    everybody = set(known) | set(taken)
    for name in _leads(file):
        officer = "" if name in everybody else same_name(name, known)
        if officer:
            yield name, officer


def _names(document: PlanDocument) -> list[str]:
    return [officer.name for officer in document.officers]


def _leads(file: PlanDocument) -> Iterator[str]:
    return iter(dict.fromkeys(name for action in file.actions for name in action.leads))


def _called(officer: OfficerEntry, meant: Mapping[str, str]) -> OfficerEntry:
    """The officer under the plan's name; the kind was read from the spelling, so it goes."""
    name = meant.get(officer.name)
    return replace(officer, name=name, kind=OfficerKind.PERSON) if name else officer


def _renamed(file: PlanDocument, meant: Mapping[str, str]) -> PlanDocument:
    def action(entry: ActionEntry) -> ActionEntry:
        names = dict.fromkeys(meant.get(name, name) for name in entry.leads)
        return replace(entry, leads=tuple(names))

    def objective(entry: ObjectiveEntry) -> ObjectiveEntry:
        return replace(entry, actions=tuple(map(action, entry.actions)))

    def theme(entry: ThemeEntry) -> ThemeEntry:
        return replace(entry, objectives=tuple(map(objective, entry.objectives)))

    return replace(file, themes=tuple(map(theme, file.themes)))
