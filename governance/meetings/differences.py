"""What a file says of meetings beyond what is kept of them. Pure.

A file adds and corrects: what it does not state stays as it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from governance.meetings.document import MeetingDocument
from governance.meetings.writing import meeting_as_data


class Kind(StrEnum):
    """What a difference is."""

    ADDED = "added"
    CHANGED = "changed"
    ABSENT = "not in this file"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where, and what stands there before and after."""

    kind: Kind
    ref: str
    """``item 50, questions 3, text``."""
    before: object = ""
    after: object = ""

    @property
    def stays(self) -> bool:
        """Whether the file says nothing of it, so that it is kept as it is."""
        return self.kind is Kind.ABSENT

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


_NUMBERED = ("number", "n", "ref")
"""By which field an entry of a list is known; without one, by its place."""
_MADE = ("id", "body")
"""What the writing makes itself, and by what the meeting was found."""


def differences(kept: MeetingDocument | None, file: MeetingDocument) -> list[Difference]:
    """Each difference, in the order of the file; of a new meeting, all that the file says."""
    where = f"{file.body}, {file.held_on}"
    before = meeting_as_data(kept) if kept else None
    return list(_between(where, before, meeting_as_data(file)))


def _between(where: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if before is None:
        yield Difference(Kind.ADDED, where, after=after)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _fields(where, before, after)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _fields(where, _known(before), _known(after))
    else:
        yield Difference(Kind.CHANGED, where, before, after)


def _fields(where: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Difference]:
    for name, value in after.items():
        if name not in _MADE:
            yield from _between(f"{where}, {name}", before.get(name), value)
    for name in before.keys() - after.keys():
        yield Difference(Kind.ABSENT, f"{where}, {name}", before=before[name])


def _known(entries: list[Any]) -> dict[str, Any]:
    """The entries of a list by what they are known by."""
    return {_name(each, place): each for place, each in enumerate(entries, 1)}


def _name(entry: Any, place: int) -> str:
    if isinstance(entry, dict):
        label = next((entry[name] for name in _NUMBERED if name in entry), place)
        return str(label)
    return str(place)
