"""Which names a cell of leads holds, and where one ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plans.document import OfficerKind
from plans.formats.known_names import KnownNames
from plans.formats.lead_names import bare, is_vacancy, kind_of, names_a_post
from plans.formats.reading import Problem, Severity
from plans.formats.text import one_line, quoted, words_only

_STRONG = re.compile(r"\s*(?:\n|;|,|\s/\s|/|\s\|\s|\s\+\s)\s*")
_WEAK = re.compile(r"\s+(?:and|&)\s+|\s*&\s*", re.IGNORECASE)
_JOINT = re.compile(rf"({_STRONG.pattern}|{_WEAK.pattern}|\s[-–—]\s)", re.IGNORECASE)
"""Where one part of a cell may end, with what stands there."""
_PARTICLE = (
    r"(?:(?i:van|von|der|den|ter|ten|de|del|della|da|dos|du|la|le|st\.?|mac|mc|o['’])"
    r"|al|el|bin|ibn)"
)
_SURNAME_FIRST = re.compile(rf"((?:{_PARTICLE} )*[^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]*)")


def names_nobody(part: str, where: str) -> Problem:
    return Problem(where, f"{quoted(part)} names nobody yet.", Severity.NOTE)


@dataclass
class LeadCell:
    """A cell of leads, and what has to be said about how it was read."""

    printed: str
    """Without labels such as "Lead:"."""
    where: str
    known: KnownNames
    problems: list[Problem] = field(default_factory=list)

    def parts(self) -> list[str]:
        """What names somebody each, in its order; nothing for a vacancy."""
        pieces = _JOINT.split(self.printed)
        if is_vacancy(self.printed) and not any(map(self.known.names_somebody, pieces[::2])):
            self._warn_of_people()
            return []
        return self._parts(self._filled(pieces))

    def _warn_of_people(self) -> None:
        """Say that the words of a vacancy name people who are known."""
        for name in self.known.people_in(self.printed):
            what = f"{quoted(self.printed)} names nobody yet. If {name} leads, write only the name."
            self.problems.append(Problem(self.where, what, Severity.WARNING))

    def _note(self, printed: str, names: list[str]) -> None:
        what = f"{quoted(printed)} was read as {' and '.join(names)}."
        self.problems.append(Problem(self.where, what, Severity.NOTE))

    def _filled(self, pieces: list[str]) -> str:
        """The cell without its vacancies, each of them noted."""
        joints = ["", *pieces[1::2]]
        kept: list[str] = []
        for joint, part in zip(joints, pieces[::2], strict=True):
            if part and is_vacancy(part) and not self.known.names_somebody(part):
                self.problems.append(names_nobody(part, self.where))
            else:
                kept += [joint, part] if kept else [part]
        return "".join(kept)

    def _parts(self, printed: str) -> list[str]:
        whole = one_line(printed)
        if words_only(bare(whole)) in self.known:
            return [whole]
        if run_together := self.known.that_make_up(words_only(whole).split()):
            if not _STRONG.search(printed.strip()) and not _WEAK.search(whole):
                self._note(printed, run_together)
            return run_together
        if turned := self._turned(printed):
            return turned
        if self._is_one_post(printed):
            return [whole]
        return [p for piece in _pieces(printed) for p in self._weakly(piece) if p.strip(" .")]

    def _turned(self, printed: str) -> list[str]:
        """Names printed with the surname first, "Smith, John", the right way round; else empty."""
        found = [_SURNAME_FIRST.fullmatch(part) for part in re.split(r"\s*[;\n]\s*", printed)]
        names = [f"{match[2]} {match[1]}" for match in found if match]
        people = [n for n in names if kind_of(n) is OfficerKind.PERSON and not self._are_two(n)]
        if len(people) < len(found):
            return []
        self._note(printed, people)
        return people

    def _are_two(self, name: str) -> bool:
        """Whether the words are two listed people, or one stands for an organisation (NSPCC)."""
        alone = {self.known.listed_alike(word) for word in name.split()}
        shouted = any(word.isupper() and len(words_only(word)) > 1 for word in name.split())
        return shouted or (len(alone) > 1 and "" not in alone)

    def _is_one_post(self, printed: str) -> bool:
        """A post whose service has a comma in it: "Director of Children, Families and Learning"."""
        if re.search(r"[;/|+\n]", printed):
            return False
        first, *rest = printed.split(",")
        is_post = names_a_post(words_only(first))
        return bool(rest) and is_post and not any(self.known.names_another(part) for part in rest)

    def _weakly(self, piece: str) -> list[str]:
        """Split at "and" only between people or known names: boards have it in theirs."""
        sides = [s for s in _WEAK.split(piece) if s]
        whole_known = words_only(bare(piece)) in self.known
        if len(sides) == 1 or whole_known or not all(self.known.may_be_lead(s) for s in sides):
            return [piece]
        return sides


def _pieces(printed: str) -> list[str]:
    """Split at lines, semicolons, slashes and commas; a name broken over lines is mended."""
    pieces = [p for p in _STRONG.split(printed) if p]
    lone = sum(1 for p in pieces if " " not in p.strip())
    if "\n" in printed and lone and kind_of(one_line(printed)) is not OfficerKind.GROUP:
        return _mended(printed)
    if (
        lone
        and not re.search(r"[;\n]", printed)
        and kind_of(one_line(printed)) is not OfficerKind.PERSON
    ):
        return [one_line(printed)] if lone == len(pieces) or "," not in printed else pieces
    return pieces


def _mended(printed: str) -> list[str]:
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
