"""The shape of minutes as a paper: plain frozen values, everything printed included.

A renderer takes only this. Text is never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; ``label`` stands before it, set bold."""

    template: ClassVar[str] = "minutes/v1/words.html"
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    template: ClassVar[str] = "minutes/v1/points.html"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    template: ClassVar[str] = "minutes/v1/heading.html"
    text: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was resolved: one sentence, or several that are numbered."""

    template: ClassVar[str] = "minutes/v1/resolved.html"
    resolutions: tuple[str, ...]

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each resolution behind its number, if it needs one."""
        if len(self.resolutions) == 1:
            return (("", self.resolutions[0]),)
        return tuple((f"({place})", said) for place, said in enumerate(self.resolutions, 1))


Block = Words | Points | Heading | Resolved


@dataclass(frozen=True, slots=True)
class Minute:
    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting."""

    council: str
    body: str
    day: str
    """``Wednesday 6 April 2016``."""
    begins: str
    """``at 1:30pm, Town Hall``, as far as it is known."""
    standing: str
    """Whether they are a draft, or by which meeting they were agreed."""
    is_draft: bool
    foot: str
    """At the foot of each page: how they stand, in a line."""
    attendance: tuple[Words, ...]
    minutes: tuple[Minute, ...]
    notes: tuple[str, ...]
    """What is uncertain in the record."""
    made_at: str
    """ISO instant: the only date in the file's metadata."""
    marking: str = ""
    """The statutory words, where they hold what is not for publication."""

    @property
    def title(self) -> str:
        """For the file's metadata."""
        title = f"Minutes of the {self.body}, {self.day}"
        return f"Restricted: {title}. {self.marking}" if self.marking else title

    @property
    def running_title(self) -> str:
        """At the head of each page but the first."""
        title = f"{self.body}, {self.day}"
        return f"{self.marking} · {title}" if self.marking else title
