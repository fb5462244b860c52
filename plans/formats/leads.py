"""Who leads an action: names resolved through the officers that the file lists.

A name that nearly is a listed one is taken for it only with a note; what stood in the cell is kept
as printed by the caller. A vacancy names nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from plans.document import OfficerEntry, OfficerKind
from plans.formats.known_names import KnownNames
from plans.formats.lead_cells import LeadCell, names_nobody
from plans.formats.lead_names import FULL, bare, is_vacancy, kind_of, unlabelled
from plans.formats.names import alike, same_name
from plans.formats.reading import Problem, Severity
from plans.formats.text import one_line, quoted, words_only


@dataclass(frozen=True, slots=True)
class Led:
    """Who a cell names, and what has to be said about it."""

    names: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Nearby:
    """People's names by first word, last word and initials: those that one may be alike to."""

    def __init__(self) -> None:
        self.names: dict[str, set[str]] = {}

    def add(self, name: str) -> None:
        for sign in self._signs(name):
            self.names.setdefault(sign, set()).add(name)

    def of(self, name: str) -> set[str]:
        return {n for sign in self._signs(name) for n in self.names.get(sign, ())}

    @staticmethod
    def _signs(name: str) -> set[str]:
        words = words_only(name).split()
        return {words[0], words[-1], "".join(w[0] for w in words)} if words else set()


@dataclass
class Resolver:
    """The officers of one file: those that it lists, and those that its actions add."""

    listed: tuple[OfficerEntry, ...]
    has_list: bool
    added: dict[str, OfficerEntry] = field(default_factory=dict)
    exact: dict[str, str] = field(default_factory=dict)
    """Every officer's name by its folded words."""
    near: Nearby = field(default_factory=Nearby)
    on_list: frozenset[str] = frozenset()
    known: KnownNames = field(init=False)

    def __post_init__(self) -> None:
        self.on_list = frozenset(o.name for o in self.listed)
        for officer in self.listed:
            self._enter(officer)
        self.known = KnownNames(self.listed)

    def learn(self, cells: Iterable[str]) -> None:
        """Remember names that stand alone in a cell, to tell run-together ones apart."""
        self.known.learn(cells)

    @property
    def officers(self) -> tuple[OfficerEntry, ...]:
        return self.listed + tuple(self.added.values())

    def keep(self, name: str) -> None:
        """An officer that the file names exactly."""
        if name not in self.added and name not in self.on_list:
            self._put(OfficerEntry(name, kind=kind_of(name)))

    def belongs(self, name: str, agency: str) -> None:
        """The agency that a row names beside an officer who is not in the list."""
        officer = self.added.get(name)
        if officer and not officer.agency:
            self.added[name] = replace(officer, agency=one_line(agency))

    def resolve(self, printed: str, where: str) -> Led:
        """The officers that the cell names, in its order; nobody for a vacancy."""
        if listed := self._all_listed(printed):
            return Led(listed)
        cell = LeadCell(unlabelled(printed), where, self.known)
        parts = cell.parts()
        names = [n for part in parts if (n := self._name(part, where, cell.problems))]
        return Led(tuple(dict.fromkeys(names)), tuple(cell.problems))

    def _all_listed(self, printed: str) -> tuple[str, ...]:
        """The lines of the cell where each is a listed officer's very name; else empty."""
        lines = [one_line(line) for line in printed.split("\n")]
        return tuple(dict.fromkeys(lines)) if self.on_list.issuperset(lines) else ()

    def _name(self, part: str, where: str, problems: list[Problem]) -> str:
        """The officer meant by one part; empty for a vacancy beside another name."""
        name = bare(part)
        if is_vacancy(name):
            problems.append(names_nobody(part, where))
            return ""
        if is_vacancy(part):
            what = f"{quoted(part)} speaks of a vacancy; {name} was read as the lead."
            problems.append(Problem(where, what, Severity.WARNING))
        if found := self.exact.get(words_only(name)):
            return found
        if listed := self.known.listed_alike(name):
            problems.append(
                Problem(where, f"{quoted(name)} was taken for the listed {listed}.", Severity.NOTE)
            )
            return listed
        return self._add(name, where, problems)

    def listed_as(self, name: str) -> str:
        """The listed officer whom the name is, or nearly is; empty for none, or for several."""
        return same_name(name, (o.name for o in self.listed)) or self.known.listed_alike(name)

    def _add(self, name: str, where: str, problems: list[Problem]) -> str:
        kind = kind_of(name)
        self._put(OfficerEntry(name, kind=kind))
        problems.extend(self._remarks(name, kind, where))
        return name

    def _put(self, officer: OfficerEntry) -> None:
        self.added[officer.name] = officer
        self._enter(officer)

    def _enter(self, officer: OfficerEntry) -> None:
        self.exact.setdefault(words_only(officer.name), officer.name)
        if officer.kind is OfficerKind.PERSON:
            self.near.add(officer.name)

    def _perhaps_the_same(self, name: str) -> str:
        near = self.near.of(name) - {name}
        others = (o.name for o in self.added.values() if o.name in near)
        return next((o for o in others if alike(name, o) or alike(o, name)), "")

    def _remarks(self, name: str, kind: OfficerKind, where: str) -> Iterator[Problem]:
        if kind is OfficerKind.PERSON and len(name.split()) < FULL:
            yield Problem(where, f"The lead {quoted(name)} is no full name.", Severity.WARNING)
        elif kind is OfficerKind.PERSON and self.has_list:
            yield Problem(
                where, f"{name} is not in the list of lead officers and was added.", Severity.NOTE
            )
        elif kind is OfficerKind.PERSON and (other := self._perhaps_the_same(name)):
            what = f"{name} may be the same person as {other}; both names were kept."
            yield Problem(where, what, Severity.NOTE)
        elif kind is not OfficerKind.PERSON:
            yield Problem(
                where, f"{quoted(name)} was read as a {kind}, not a person.", Severity.NOTE
            )
