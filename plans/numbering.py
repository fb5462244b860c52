"""Refs for what is printed without one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBERED = re.compile(r"(.*)\.([0-9]{1,6})", re.DOTALL)
_IN_THEME = re.compile(r"([0-9]{1,3})\.[0-9]+")
_IN_OBJECTIVE = re.compile(r"([0-9]+\.[0-9]+)\.[0-9]+")


class Refs:
    """Every ref that was ever given, so that none is given again."""

    def __init__(self, given: Iterable[str]) -> None:
        self._highest: dict[str, int] = {}
        for ref in given:
            self._note(ref)

    def next_under(self, parent: str) -> str:
        """The next ref in a theme (by its number) or an objective: after "1.4.6", "1.4.7".

        A gap is not filled: what stood there may be on somebody's paper.
        """
        ref = f"{parent}.{self._highest.get(parent, 0) + 1}"
        self._note(ref)
        return ref

    def _note(self, ref: str) -> None:
        """Remember the ref and that of the objective in which it stands."""
        for _ in range(2):
            numbered = _NUMBERED.fullmatch(ref)
            if numbered is None:
                return
            ref = numbered[1]
            self._highest[ref] = max(self._highest.get(ref, 0), int(numbered[2]))


def objective_of(ref: str) -> str:
    """The objective that an action's ref names, "1.4" of "1.4.7"; else nothing."""
    numbered = _IN_OBJECTIVE.fullmatch(ref)
    return numbered[1] if numbered else ""


def theme_of(ref: str) -> int:
    """The theme that an objective's ref names, 1 of "1.4"; else nought."""
    numbered = _IN_THEME.fullmatch(ref)
    return int(numbered[1]) if numbered else 0
