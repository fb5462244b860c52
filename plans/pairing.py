"""Which thing of a file is which thing of the plan: one to one, the surest first."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plans.likeness import likeness, plain, share_words

ALIKE_AT_HOME = 0.85
ALIKE_ANYWHERE = 0.9


class How(StrEnum):
    """By what an action of a file was recognised, the surest first."""

    KEY = "key"
    REF = "ref"
    EXACT_TEXT = "exact text"
    SIMILAR_TEXT = "similar text"


@dataclass(frozen=True, slots=True)
class Row:
    """All that an action, an objective or a theme can be recognised by."""

    key: str
    ref: str
    text: str
    home: str = ""
    """The objective of an action, the theme of an objective."""


@dataclass(frozen=True, slots=True)
class Pair:
    index: int
    """The place of the plan's row."""
    how: How
    score: float
    """How alike the two texts are, 0 to 1."""


Pairs = Mapping[int, Pair]
"""By the place of the file's row; what has no pair is new."""


def pair_actions(of_file: Sequence[Row], of_plan: Sequence[Row]) -> Pairs:
    """By key, then ref, then exact text, then similar text; each at home before elsewhere."""
    rows = _Rows(of_file, of_plan)
    rows.pair_by(How.KEY, lambda row: row.key or None)
    rows.pair_by(How.REF, lambda row: row.ref or None)
    rows.pair_by(How.EXACT_TEXT, lambda row: (row.home, plain(row.text)))
    rows.pair_by(How.EXACT_TEXT, lambda row: plain(row.text) or None)
    rows.pair_alike(ALIKE_AT_HOME, _at_home)
    rows.pair_alike(ALIKE_ANYWHERE, _anywhere)
    return rows.pairs


def pair_objectives(of_file: Sequence[Row], of_plan: Sequence[Row]) -> Pairs:
    """By ref; only one that prints no ref by its text."""
    rows = _Rows(of_file, of_plan)
    rows.pair_by(How.REF, lambda row: row.ref or None)
    rows.leave_out(lambda row: bool(row.ref))
    rows.pair_by(How.EXACT_TEXT, lambda row: (row.home, plain(row.text)))
    rows.pair_by(How.EXACT_TEXT, lambda row: plain(row.text) or None)
    rows.pair_alike(ALIKE_AT_HOME, _at_home)
    return rows.pairs


def pair_themes(of_file: Sequence[Row], of_plan: Sequence[Row]) -> Pairs:
    """By number and name, then name, then number; the ref of a row is the theme's number.

    The name goes before the number, which a file of the third theme alone would make 1.
    """
    rows = _Rows(of_file, of_plan)
    rows.pair_by(How.KEY, lambda row: (row.ref, plain(row.text)))
    rows.pair_by(How.EXACT_TEXT, lambda row: plain(row.text) or None)
    rows.pair_by(How.REF, lambda row: row.ref)
    return rows.pairs


def _at_home(one: Row, other: Row) -> bool:
    return one.home == other.home


def _anywhere(_one: Row, _other: Row) -> bool:
    return True


class _Rows:
    """The rows of both sides that have no pair yet, by their places."""

    def __init__(self, of_file: Sequence[Row], of_plan: Sequence[Row]) -> None:
        self._file = dict(enumerate(of_file))
        self._plan = dict(enumerate(of_plan))
        self.pairs: dict[int, Pair] = {}

    def leave_out(self, unwanted: Callable[[Row], bool]) -> None:
        """Let no further step pair these of the file's rows."""
        self._file = {place: row for place, row in self._file.items() if not unwanted(row)}

    def pair_by(self, how: How, identity: Callable[[Row], Hashable]) -> None:
        """Pair what has one identity, first with first; none is no identity."""
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for theirs, row in self._plan.items():
            waiting[identity(row)].append(theirs)
        for ours, row in list(self._file.items()):
            name = identity(row)
            if name is not None and waiting[name]:
                theirs = waiting[name].popleft()
                self._pair(how, likeness(row.text, self._plan[theirs].text), ours, theirs)

    def pair_alike(self, least: float, allowed: Callable[[Row, Row], bool]) -> None:
        """Pair what is at least so alike: the most alike first, then the first in each."""
        found = sorted(self._alike(least, allowed), key=lambda f: (-f[0], f[1], f[2]))
        for score, ours, theirs in found:
            if ours in self._file and theirs in self._plan:
                self._pair(How.SIMILAR_TEXT, score, ours, theirs)

    def _pair(self, how: How, score: float, ours: int, theirs: int) -> None:
        self.pairs[ours] = Pair(theirs, how, score)
        del self._file[ours], self._plan[theirs]

    def _alike(
        self, least: float, allowed: Callable[[Row, Row], bool]
    ) -> Iterator[tuple[float, int, int]]:
        for ours, theirs in self._worth_a_look(allowed):
            score = likeness(self._file[ours].text, self._plan[theirs].text)
            if score >= least:
                yield score, ours, theirs

    def _worth_a_look(self, allowed: Callable[[Row, Row], bool]) -> Iterator[tuple[int, int]]:
        file_words, plan_words = _words(self._file), _words(self._plan)
        for ours, said in file_words.items():
            for theirs, stood in plan_words.items():
                if share_words(said, stood) and allowed(self._file[ours], self._plan[theirs]):
                    yield ours, theirs


def _words(rows: Mapping[int, Row]) -> dict[int, frozenset[str]]:
    """The different words of each row that has any."""
    words = {place: frozenset(plain(row.text).split()) for place, row in rows.items()}
    return {place: said for place, said in words.items() if said}
