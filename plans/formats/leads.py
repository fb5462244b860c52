"""Who leads an action: names resolved through the officers that the file lists.

A name that nearly is a listed one is taken for it only with a note; what stood in the cell is kept
as printed by the caller. A vacancy names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from plans.document import OfficerEntry, OfficerKind
from plans.formats.names import alike
from plans.formats.reading import Problem, Severity
from plans.formats.text import one_line, quoted, words_only

_VACANT = re.compile(
    r".*\bto be (?:identified|confirmed|appointed|agreed|determined|recruited"
    r"|allocated|advised|decided|named)\b.*"
    r"|.*\b(?:vacant|vacancy|unallocated|unassigned|awaiting appointment)\b.*"
    r"|(?:lead )?t ?b ?[cadn]|n ?a|none|not (?:yet )?(?:assigned|allocated"
    r"|known|identified)|"
)
_POST = re.compile(
    r"\b(?:chair|chairs|chairman|chairperson|chairwoman|director|manager"
    r"|head of|head teacher|headteacher|officer|coordinator|"
    r"co ordinator|commissioner|superintendent|inspector|sergeant|constable"
    r"|nurse|principal|chief|leader|secretary|"
    r"adviser|advisor|consultant|lead for|lead|designated|portfolio "
    r"holder|cabinet member|strategic lead|doctor)\b"
)
_GROUP = re.compile(
    r"\b(?:sub ?group|sub groups|group|board|boards|lscb|scb|lscp|scp"
    r"|commission|committee|partnership|panel|team|teams|forum|council"
    r"|"
    r"police|services?|agency|agencies|all|partners|trust|ccg|icb|cabinet"
    r"|hub|unit|department|directorate|schools?|"
    r"college|constabulary|nhs|network|mash|everyone|providers?|probation"
    r"|health|housing|education|safeguarding|families|university|academy)\b"
)
_FULL = 2
"""Words of a full name."""
_NAME_SIZES = (4, 3, 2)
"""How many words of a text can be a known name, the most first."""
_RANK = re.compile(
    (
        r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|cllr|councillor|rev|sir"
        r"|dame|dci|dcs|ci|di|ds|dc|acc|dcc|ch ?supt|d ?supt|supt|insp|sgt|t/?d?ci)\.? +"
    ),
    re.IGNORECASE,
)
_STRONG = re.compile(r"\s*(?:\n|;|,|\s/\s|/|\s\|\s|\s\+\s)\s*")
_WEAK = re.compile(r"\s+(?:and|&)\s+|\s*&\s*", re.IGNORECASE)
_JOINT = re.compile(rf"({_STRONG.pattern}|{_WEAK.pattern}|\s[-–—]\s)", re.IGNORECASE)
"""Where one part of a cell may end, with what stands there."""
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,4}")
_PARTICLE = (
    r"(?:(?i:van|von|der|den|ter|ten|de|del|della|da|dos|du|la|le|st\.?|mac|mc|o['’])"
    r"|al|el|bin|ibn)"
)
_SURNAME_FIRST = re.compile(rf"((?:{_PARTICLE} )*[^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]*)")
_LABEL = re.compile(
    r"(^|[;,/\n]\s*)(?:(?:joint|named|overall|responsible|accountable|action|lead) )?"
    r"(?:lead|owner|officer|person)(?:s|\(s\))?\s*:\s*",
    re.IGNORECASE,
)
"""What a cell says of a name that its heading says already, with what stands before it."""
_NO_NAMES = re.compile(
    r"\b(?:and|of|for|the|people|young|adults?|children|learning|culture|skills|leisure|transport"
    r"|environment|communities|community|care|strategy|performance|to|be|not|yet|awaiting|new|post)\b"
)
"""Words of a service or a vacancy, which no person is called."""


def is_vacancy(text: str) -> bool:
    return _VACANT.fullmatch(words_only(text)) is not None


def kind_of(name: str) -> OfficerKind:
    """A post or a group by its words; whoever has none of them is a person."""
    words = words_only(name)
    if _POST.search(words):
        return OfficerKind.POST
    if _GROUP.search(words) or re.fullmatch(r"[A-Z][A-Z&/ -]{1,11}", name.strip()):
        return OfficerKind.GROUP
    return OfficerKind.PERSON if _PERSON.fullmatch(bare(name)) else OfficerKind.GROUP


def bare(name: str) -> str:
    """The name without rank, title and bracketed agency."""
    plain = one_line(re.sub(r"\([^)]*\)|\[[^]]*\]", " ", name)).strip(" .,-")
    return _RANK.sub("", plain) or plain


def _names_nobody(part: str, where: str) -> Problem:
    return Problem(where, f"{quoted(part)} names nobody yet.", Severity.NOTE)


def _unlabelled(text: str) -> str:
    return _LABEL.sub(r"\1", text)


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
    known: dict[str, str] = field(default_factory=dict)
    """Names by their folded words: the listed, and those that stand alone in other cells."""

    def __post_init__(self) -> None:
        self.on_list = frozenset(o.name for o in self.listed)
        for officer in self.listed:
            self._enter(officer)
        self.known.update((words_only(o.name), o.name) for o in self.listed)

    def learn(self, cells: Iterable[str]) -> None:
        """Remember names that stand alone in a cell, to tell run-together ones apart."""
        for text in cells:
            name = bare(_unlabelled(text))
            if (
                len(name.split()) == _FULL
                and kind_of(name) is OfficerKind.PERSON
                and not is_vacancy(text)
            ):
                self.known.setdefault(words_only(name), name)

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
        printed = _unlabelled(printed)
        pieces = _JOINT.split(printed)
        if is_vacancy(printed) and not any(self._names_somebody(p) for p in pieces[::2]):
            return Led(problems=tuple(self._mentioned(printed, where)))
        problems: list[Problem] = []
        names = [
            n
            for part in self._parts(self._filled(pieces, where, problems), where, problems)
            if (n := self._name(part, where, problems))
        ]
        return Led(tuple(dict.fromkeys(names)), tuple(problems))

    def _names_somebody(self, part: str) -> bool:
        """Whether a part is a known name or a person's in full, whatever brackets add to it."""
        name = words_only(bare(part))
        full = self._may_be_lead(part) and not is_vacancy(name) and not _NO_NAMES.search(name)
        return full or name in self.known

    def _mentioned(self, printed: str, where: str) -> Iterator[Problem]:
        """Known people whom the words of a vacancy name."""
        words = words_only(printed).split()
        runs = (" ".join(words[n : n + size]) for size in _NAME_SIZES for n in range(len(words)))
        for name in dict.fromkeys(self.known[run] for run in runs if run in self.known):
            if kind_of(name) is OfficerKind.PERSON:
                what = f"{quoted(printed)} names nobody yet. If {name} leads, write only the name."
                yield Problem(where, what, Severity.WARNING)

    def _filled(self, pieces: list[str], where: str, problems: list[Problem]) -> str:
        """The cell without its vacancies, each of them noted."""
        joints = ["", *pieces[1::2]]
        kept: list[str] = []
        for joint, part in zip(joints, pieces[::2], strict=True):
            if part and is_vacancy(part) and not self._names_somebody(part):
                problems.append(_names_nobody(part, where))
            else:
                kept += [joint, part] if kept else [part]
        return "".join(kept)

    def _all_listed(self, printed: str) -> tuple[str, ...]:
        """The lines of the cell where each is a listed officer's very name; else empty."""
        lines = [one_line(line) for line in printed.split("\n")]
        return tuple(dict.fromkeys(lines)) if self.on_list.issuperset(lines) else ()

    def _parts(self, printed: str, where: str, problems: list[Problem]) -> list[str]:
        whole = one_line(printed)
        if words_only(bare(whole)) in self.known:
            return [whole]
        if run_together := self._covered(words_only(whole).split()):
            if not _STRONG.search(printed.strip()) and not _WEAK.search(whole):
                what = f"{quoted(printed)} was read as {' and '.join(run_together)}."
                problems.append(Problem(where, what, Severity.NOTE))
            return run_together
        if turned := self._turned(printed, where, problems):
            return turned
        if self._is_one_post(printed):
            return [whole]
        return [p for piece in self._pieces(printed) for p in self._weakly(piece) if p.strip(" .")]

    def _turned(self, printed: str, where: str, problems: list[Problem]) -> list[str]:
        """Names printed with the surname first, "Smith, John", the right way round; else empty."""
        found = [_SURNAME_FIRST.fullmatch(part) for part in re.split(r"\s*[;\n]\s*", printed)]
        names = [f"{match[2]} {match[1]}" for match in found if match]
        people = [n for n in names if kind_of(n) is OfficerKind.PERSON and not self._are_two(n)]
        if len(people) < len(found):
            return []
        what = f"{quoted(printed)} was read as {' and '.join(people)}."
        problems.append(Problem(where, what, Severity.NOTE))
        return people

    def _are_two(self, name: str) -> bool:
        """Whether the words are two listed people, or one stands for an organisation (NSPCC)."""
        alone = {self._listed_alike(word) for word in name.split()}
        shouted = any(word.isupper() and len(words_only(word)) > 1 for word in name.split())
        return shouted or (len(alone) > 1 and "" not in alone)

    def _is_one_post(self, printed: str) -> bool:
        """A post whose service has a comma in it: "Director of Children, Families and Learning"."""
        if re.search(r"[;/|+\n]", printed):
            return False
        first, *rest = printed.split(",")
        is_post = _POST.search(words_only(first)) is not None
        return bool(rest) and is_post and not any(self._names_another(part) for part in rest)

    def _names_another(self, text: str) -> bool:
        """Whether a part names somebody: a person, a known name or another post."""
        words = words_only(bare(text))
        if words in self.known or _POST.search(words):
            return True
        known = any(name in words for name in self.known if " " in name)
        return known or (self._may_be_lead(text) and not _NO_NAMES.search(words))

    def _pieces(self, printed: str) -> list[str]:
        """Split at lines, semicolons, slashes and commas; a name broken over lines is mended."""
        pieces = [p for p in _STRONG.split(printed) if p]
        lone = sum(1 for p in pieces if " " not in p.strip())
        if "\n" in printed and lone and kind_of(one_line(printed)) is not OfficerKind.GROUP:
            return self._mended(printed)
        if (
            lone
            and not re.search(r"[;\n]", printed)
            and kind_of(one_line(printed)) is not OfficerKind.PERSON
        ):
            return [one_line(printed)] if lone == len(pieces) or "," not in printed else pieces
        return pieces

    def _mended(self, printed: str) -> list[str]:
        lines = printed.split("\n")
        joined: list[str] = []
        for line in lines:
            if (
                joined
                and (" " not in joined[-1].strip() or " " not in line.strip())
                and "," not in joined[-1]
            ):
                joined[-1] = f"{joined[-1]} {line}"
            else:
                joined.append(line)
        return [p for line in joined for p in _STRONG.split(line) if p]

    def _weakly(self, piece: str) -> list[str]:
        """Split at "and" only between people or known names: boards have it in theirs."""
        sides = [s for s in _WEAK.split(piece) if s]
        whole_known = words_only(bare(piece)) in self.known
        if len(sides) == 1 or whole_known or not all(self._may_be_lead(s) for s in sides):
            return [piece]
        return sides

    def _may_be_lead(self, text: str) -> bool:
        name = bare(text)
        return words_only(name) in self.known or (
            kind_of(name) is OfficerKind.PERSON and len(name.split()) >= _FULL
        )

    def _covered(self, words: list[str]) -> list[str]:
        """The known names that make up the words with nothing left over; else empty."""
        rest = [w for w in words if w != "and"]
        names: list[str] = []
        while rest:
            length = next(
                (n for n in _NAME_SIZES if " ".join(rest[:n]) in self.known and n <= len(rest)), 0
            )
            if not length:
                return []
            names.append(self.known[" ".join(rest[:length])])
            rest = rest[length:]
        return names if len(names) > 1 else []

    def _name(self, part: str, where: str, problems: list[Problem]) -> str:
        """The officer meant by one part; empty for a vacancy beside another name."""
        name = bare(part)
        if is_vacancy(name):
            problems.append(_names_nobody(part, where))
            return ""
        if is_vacancy(part):
            what = f"{quoted(part)} speaks of a vacancy; {name} was read as the lead."
            problems.append(Problem(where, what, Severity.WARNING))
        if found := self.exact.get(words_only(name)):
            return found
        if listed := self._listed_alike(name):
            problems.append(
                Problem(where, f"{quoted(name)} was taken for the listed {listed}.", Severity.NOTE)
            )
            return listed
        return self._add(name, where, problems)

    def listed_as(self, name: str) -> str:
        """The listed officer whom the name is, or nearly is; empty for none, or for several."""
        return self.exact.get(words_only(name)) or self._listed_alike(name)

    def _listed_alike(self, name: str) -> str:
        """The one listed person whom the name nearly is; empty for none, or for several."""
        found = {
            o.name for o in self.listed if o.kind is OfficerKind.PERSON and alike(name, o.name)
        }
        return found.pop() if len(found) == 1 else ""

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
        if kind is OfficerKind.PERSON and len(name.split()) < _FULL:
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
