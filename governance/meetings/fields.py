"""Reading one object of a JSON file field by field, so that a fault is named with its place. Pure.

A field that nobody asked for is named too: nothing of a file is left out in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from governance.meetings.document import NextMeeting
from plans.formats import Problem, Severity, Unreadable
from plans.formats.dates import THIS_AGE

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")


class Fields:
    """One object of the file; each field is taken out of it once."""

    def __init__(self, value: object, where: str, problems: list[Problem]) -> None:
        """Begin to read an object.

        Raises:
            Unreadable: it is none.
        """
        if not isinstance(value, dict):
            raise Unreadable(f"{where} is not an object. Correct it in the file.")
        self.left: dict[str, Any] = dict(value)
        self.where, self.problems = where, problems

    def fault(self, name: str, wanted: str) -> Unreadable:
        return Unreadable(f"{self.where}: “{name}” is not {wanted}. Correct it in the file.")

    def take(self, name: str) -> Any:
        return self.left.pop(name, None)

    def end(self) -> None:
        """Name what nobody asked for."""
        for name in self.left:
            what = f"“{name}” is not known here, and is not kept"
            self.problems.append(Problem(self.where, what, Severity.WARNING))

    def text(self, name: str) -> str:
        value = self.take(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.fault(name, "a text")
        return value

    def given(self, name: str) -> str:
        """A text that has to be there."""
        value = self.text(name)
        if not value.strip():
            raise Unreadable(f"{self.where}: “{name}” is missing. Add it to the file.")
        return value

    def number(self, name: str) -> int | None:
        value = self.take(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.fault(name, "a number from 1")
        return value

    def label(self, name: str) -> str:
        """A number as it is printed, such as 50 or 12a."""
        value = self.take(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise self.fault(name, "a number as it is printed")

    def day(self, name: str) -> date | None:
        text = self.text(name)
        return self._parsed(name, _day, text, "a day such as 2016-04-06")

    def clock(self, name: str) -> time | None:
        text = self.text(name)
        return self._parsed(name, _minute, text, "a time such as 13:30")

    def next_meeting(self, name: str) -> NextMeeting | None:
        wanted = "a day and a time such as 2016-06-29T13:30"
        return self._parsed(name, _next_meeting, self.text(name), wanted)

    def choice(self, name: str, kind: type[_E]) -> _E:
        text = self.text(name)
        known = ", ".join(each.value for each in kind)
        found = self._parsed(name, kind, text, f"one of {known}")
        if found is None:
            raise self.fault(name, f"one of {known}")
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.entries(name)
        if not all(isinstance(each, str) for each in values):
            raise self.fault(name, "a list of texts")
        return tuple(values)

    def each(self, name: str, read: Callable[[Fields], _T]) -> tuple[_T, ...]:
        """What is read from each object of a list."""
        return tuple(
            self._read(value, f"{self.where}, {name} {place}", read)
            for place, value in enumerate(self.entries(name), 1)
        )

    def numbered(
        self, name: str, read: Callable[[Fields], _T], number: Callable[[_T], object]
    ) -> tuple[_T, ...]:
        """As ``each``, of entries that have a number of their own.

        Raises:
            Unreadable: two have the same.
        """
        found = self.each(name, read)
        numbers = [number(entry) for entry in found]
        twice = next((each for each in numbers if numbers.count(each) > 1), None)
        if twice is not None:
            raise Unreadable(
                f"{self.where}: of “{name}” two have the number {twice}. Give one another."
            )
        return found

    def one(self, name: str, read: Callable[[Fields], _T]) -> _T | None:
        """What is read from an object, if there is one."""
        value = self.take(name)
        return None if value is None else self._read(value, f"{self.where}, {name}", read)

    def _read(self, value: object, where: str, read: Callable[[Fields], _T]) -> _T:
        fields = Fields(value, where, self.problems)
        made = read(fields)
        fields.end()
        return made

    def entries(self, name: str) -> list[Any]:
        value = self.take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fault(name, "a list")
        return value

    def _parsed(self, name: str, parse: Callable[[str], _T], text: str, wanted: str) -> _T | None:
        if not text:
            return None
        try:
            return parse(text)
        except ValueError:
            raise self.fault(name, wanted) from None


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in THIS_AGE:
        raise ValueError(text)
    return day


def _minute(text: str) -> time:
    read = time.fromisoformat(text)
    if read.tzinfo is not None:
        raise ValueError(text)
    return read.replace(second=0, microsecond=0)


def _next_meeting(text: str) -> NextMeeting:
    day, _, minute = text.partition("T")
    return NextMeeting(_day(day), _minute(minute) if minute else None)
