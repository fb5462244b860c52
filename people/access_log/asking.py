"""What the address of the access log asks for; what it cannot mean is left out, and said so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from people.access_log.addresses import Kind
from people.selectors.access_log import Wanted

_LONGEST = 60
"""As much of a value that was left out as the page repeats."""

_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)

Query = Mapping[str, Sequence[str]]
Pairs = list[tuple[str, str]]


class Asked:
    """The parameters of an address, as far as they mean something here."""

    def __init__(self, query: Query, *, users: Collection[int]) -> None:
        self._query = query
        self.ignored: list[str] = []
        """A sentence for each value that was not understood."""
        self.values = {
            "user": self._one_of("user", {str(pk) for pk in users}),
            "kind": self._one_of("kind", Kind.values),
            "from": self._day("from"),
            "to": self._day("to"),
        }
        """One value of each filter; empty where nothing is chosen."""

    @property
    def wanted(self) -> Wanted:
        user, first, last = (self.values[name] for name in ("user", "from", "to"))
        return Wanted(
            user=int(user) if user else None,
            kind=self.values["kind"],
            first=day_of(first),
            last=day_of(last),
        )

    @property
    def pairs(self) -> Pairs:
        """What stands in the address of this view."""
        return [(name, value) for name, value in self.values.items() if value]

    def _one_of(self, name: str, known: Collection[str]) -> str:
        return self._read(name, lambda value: value in known)

    def _day(self, name: str) -> str:
        return self._read(name, lambda value: day_of(value) is not None)

    def _read(self, name: str, means_something: Callable[[str], bool]) -> str:
        found = ""
        for value in filter(None, self._query.get(name, ())):
            if means_something(value):
                found = value
            else:
                self.ignored.append(f"“{value[:_LONGEST]}” is no choice here and was left out.")
        return found


def day_of(text: str) -> date | None:
    """The day that a text such as ``2026-03-31`` names; none for other words and far-off days."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text and _FIRST_DAY <= day <= _LAST_DAY else None
