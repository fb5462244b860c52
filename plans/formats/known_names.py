"""The names that a file is known to hold: its list of officers, and who stands alone in a cell."""

from __future__ import annotations

from collections.abc import Iterable

from plans.document import OfficerEntry, OfficerKind
from plans.formats.lead_names import (
    FULL,
    bare,
    is_of_a_service,
    is_vacancy,
    kind_of,
    names_a_post,
    unlabelled,
)
from plans.formats.names import alike
from plans.formats.text import words_only

_SIZES = (4, 3, 2)
"""How many words of a text can be a known name, the most first."""


class KnownNames:
    """Names by their folded words: the listed, and those that stand alone in other cells."""

    def __init__(self, listed: Iterable[OfficerEntry]) -> None:
        self._people = [o.name for o in listed if o.kind is OfficerKind.PERSON]
        self._names = {words_only(o.name): o.name for o in listed}

    def __contains__(self, words: str) -> bool:
        """Whether the folded words are a known name."""
        return words in self._names

    def learn(self, cells: Iterable[str]) -> None:
        """Remember names that stand alone in a cell, to tell run-together ones apart."""
        for text in cells:
            name = bare(unlabelled(text))
            if (
                len(name.split()) == FULL
                and kind_of(name) is OfficerKind.PERSON
                and not is_vacancy(text)
            ):
                self._names.setdefault(words_only(name), name)

    def listed_alike(self, name: str) -> str:
        """The one listed person whom the name nearly is; empty for none, or for several."""
        found = {listed for listed in self._people if alike(name, listed)}
        return found.pop() if len(found) == 1 else ""

    def may_be_lead(self, text: str) -> bool:
        """Whether it is a known name, or a person's in full."""
        name = bare(text)
        return words_only(name) in self._names or (
            kind_of(name) is OfficerKind.PERSON and len(name.split()) >= FULL
        )

    def names_somebody(self, part: str) -> bool:
        """Whether a part is a known name or a person's in full, whatever brackets add to it."""
        name = words_only(bare(part))
        full = self.may_be_lead(part) and not is_vacancy(name) and not is_of_a_service(name)
        return full or name in self._names

    def names_another(self, text: str) -> bool:
        """Whether a part names somebody: a person, a known name or another post."""
        words = words_only(bare(text))
        if words in self._names or names_a_post(words):
            return True
        known = any(name in words for name in self._names if " " in name)
        return known or (self.may_be_lead(text) and not is_of_a_service(words))

    def people_in(self, text: str) -> list[str]:
        """The known people whom a text names among other words."""
        words = words_only(text).split()
        runs = (" ".join(words[n : n + size]) for size in _SIZES for n in range(len(words)))
        names = dict.fromkeys(self._names[run] for run in runs if run in self._names)
        return [name for name in names if kind_of(name) is OfficerKind.PERSON]

    def that_make_up(self, words: list[str]) -> list[str]:
        """The known names that make up the words with nothing left over; else empty."""
        rest = [w for w in words if w != "and"]
        names: list[str] = []
        while rest:
            length = next(
                (n for n in _SIZES if " ".join(rest[:n]) in self._names and n <= len(rest)), 0
            )
            if not length:
                return []
            names.append(self._names[" ".join(rest[:length])])
            rest = rest[length:]
        return names if len(names) > 1 else []
