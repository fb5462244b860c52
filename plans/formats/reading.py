"""What reading a file gives: a document, what could not be read and where, what was stated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plans.document import PlanDocument


class Severity(StrEnum):
    """A note needs nothing, a warning needs a yes, an error blocks the import."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader could not take as it stood, in words for the administrator."""

    where: str
    what: str
    severity: Severity

    def as_data(self) -> dict[str, str]:
        return {"where": self.where, "what": self.what, "severity": self.severity}


class Stated(StrEnum):
    """The parts of a plan that a file may or may not state at all.

    A CSV without a column for evidence says nothing about evidence; an empty cell under such a
    heading says that there is none.
    """

    TITLE = "title"
    PERIOD = "period"
    OWNER = "owner"
    METHODOLOGY = "methodology"
    VERSIONS = "versions"
    OFFICERS = "officers"
    GLOSSARY = "glossary"
    THEME_STATEMENTS = "theme statements"
    LEADS = "leads"
    WHEN = "when"
    RATING = "rating"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a file.

    Actions, objectives and themes whose file prints no ref or number carry an empty ref (or a
    number by position): they are numbered when the reading is laid beside a plan.
    """

    document: PlanDocument
    problems: tuple[Problem, ...] = ()
    stated: frozenset[Stated] = frozenset(Stated)
    exact: bool = False
    """Whether what it gives as printed is the plan's own, as in JSON, not another file's words."""


class Unreadable(Exception):
    """The file as a whole cannot be taken; one plain sentence says why and what to do."""
