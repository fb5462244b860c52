"""What can be decided exempt, and which rows hold its texts: each room says so for its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import models

from people.access import Scoped
from people.covered import kind_of

WHOLE = ""
"""All that is said in a thing, and all that belongs to it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be decided exempt, or was."""

    row: int
    scoped: Scoped
    """Of what the permissions are asked."""
    label: str
    """``action 1.4.3``: what it is, and nothing of what it says."""
    url: str
    """The page on which it is read."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing that can be decided exempt."""

    slug: str
    """In addresses."""
    model: type[models.Model]
    reads: str
    """The permission that lets one read it while it is exempt."""
    things: Callable[[Collection[int]], Iterable[Thing]]
    """Those of these numbers that there are."""
    covers: Callable[[Collection[int]], Mapping[type[models.Model], Mapping[int, int]]] = field(
        default=lambda _rows: {}
    )
    """What belongs to things of these numbers: rows of other models, each with the thing's."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The fields that are decided on each by itself, with what they are called; none: the whole."""
    leaves_no_trace: bool = False
    """Whether who may not read it is shown no such row at all, rather than a row without texts."""

    @property
    def kind(self) -> str:
        """As the chain names it."""
        return kind_of(self.model)

    def address(self, part: str) -> str:
        """``action``, ``section-finance``: how an address names it."""
        return f"{self.slug}-{part}" if part else self.slug

    def label(self, thing: Thing, part: str) -> str:
        """``action 1.4.3``, ``“Finance” of the front sheet of pack 3``."""
        return f"“{self.parts[part]}” of {thing.label}" if part in self.parts else thing.label


class Way(NamedTuple):
    """By which of its numbers a row belongs to something that may be exempt."""

    model: type[models.Model]
    attribute: str
    only: tuple[str, ...] = ()
    """The texts that then are exempt, where not all of the row are."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Which fields of a row are texts, and to what they belong."""

    ways: tuple[Way, ...]
    fields: tuple[str, ...]


SUBJECTS: dict[str, Subject] = {}
"""By the kind of the thing."""
TEXTS: dict[type[models.Model], Texts] = {}
"""Of every model whose rows may hold exempt text."""


def add_subjects(subjects: Iterable[Subject]) -> None:
    """Let a room say what of its own can be decided exempt; ``config`` wires it."""
    SUBJECTS.update({subject.kind: subject for subject in subjects})


def add_texts(texts: Mapping[type[models.Model], Texts]) -> None:
    """Let a room say which of its rows hold texts of such things; ``config`` wires it."""
    TEXTS.update(texts)


def subject_at(slug: str) -> tuple[Subject, str] | None:
    """The subject that an address names, and which of its parts: ``section-finance``."""
    name, _, part = slug.partition("-")
    found = next((each for each in SUBJECTS.values() if each.slug == name), None)
    known = found is not None and (part in found.parts if found.parts else not part)
    return (found, part) if found and known else None


def thing_of(subject: Subject, row: int) -> Thing | None:
    """The thing of a number from an address; none for one that no row can have."""
    rows = [row] if row <= models.BigIntegerField.MAX_BIGINT else []
    return next(iter(subject.things(rows)), None)
