"""The parameters of an address that filters a list; what they cannot mean is left out, and said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from people.clock import FIRST_DAY, LAST_DAY

_LONGEST = 60
"""As much of a value that was left out as the page repeats."""

Query = Mapping[str, Sequence[str]]


class AskedOfAList:
    """One value of each filter, as far as it means something."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self.ignored: list[str] = []
        """A sentence for each value that was not understood."""
        self.values: dict[str, str] = {}
        """Of each filter; empty where nothing is chosen."""

    def take_one_of(self, name: str, known: Collection[str]) -> None:
        self._take(name, lambda value: value in known)

    def take_day(self, name: str) -> None:
        self._take(name, lambda value: day_of(value) is not None)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What stands in the address of this view."""
        return [(name, value) for name, value in self.values.items() if value]

    @property
    def query(self) -> str:
        return urlencode(self.pairs)

    def _take(self, name: str, means_something: Callable[[str], bool]) -> None:
        self.values[name] = ""
        for value in filter(None, self._query.get(name, ())):
            if means_something(value):
                self.values[name] = value
            else:
                self.ignored.append(f"“{value[:_LONGEST]}” is no choice here and was left out.")


def day_of(text: str) -> date | None:
    """The day that a text such as ``2026-03-31`` names; none for other words and far-off days."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text and FIRST_DAY <= day <= LAST_DAY else None
