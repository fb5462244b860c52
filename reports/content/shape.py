"""The shape of a pack's content: plain frozen values, everything printed included.

A renderer takes only this. Text is never markup. Numbers of actions by rating are tuples in the
order of ``plans.brag.ORDER``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

TEMPLATE_VERSION = "v1"
"""Of the templates that print this shape; a content that is kept says with which it is printed."""

Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A rating as printed: letter and word always, colour only besides."""

    letter: str
    word: str
    css: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words: ``same``, ``added`` or ``removed``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = ""
    notes: tuple[str, ...] = ()
    """Further lines, set smaller."""
    mark: Mark | None = None
    marked: tuple[Words, ...] = ()
    """Instead of ``text``, where wording is compared."""
    strong: bool = False
    doubts: tuple[str, ...] = ()
    """Between text and notes, each in a line of its own behind a diamond."""


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    width: str
    """Name of a width in the style sheet."""

    @property
    def is_number(self) -> bool:
        """Whether its cells hold numbers, which are set to the right."""
        return self.width == "figure"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading (an objective); without a heading, the rows of a plain table."""

    rows: tuple[Row, ...]
    heading: str = ""
    note: str = ""
    """At the end of the heading's row."""


@dataclass(frozen=True, slots=True)
class Table:
    template: ClassVar[str] = f"packs/{TEMPLATE_VERSION}/table.html"
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    note: str = ""

    @property
    def rows(self) -> int:
        """Rows that a reader meets: the head, each group's heading, and the groups' rows."""
        return 1 + sum(len(g.rows) + bool(g.heading) for g in self.groups)

    @property
    def is_short(self) -> bool:
        """Whether it is so short that it is not broken over two pages."""
        few = 7
        return self.rows <= few

    @property
    def has_row_headers(self) -> bool:
        """Whether the first cell heads its row: not where there is hardly anything to head."""
        few = 2
        return len(self.columns) > few and sum(len(g.rows) for g in self.groups) > few


@dataclass(frozen=True, slots=True)
class Paragraph:
    template: ClassVar[str] = f"packs/{TEMPLATE_VERSION}/paragraph.html"
    number: str
    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    template: ClassVar[str] = f"packs/{TEMPLATE_VERSION}/heading.html"
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class Tallies:
    template: ClassVar[str] = f"packs/{TEMPLATE_VERSION}/tallies.html"
    items: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class KeyLine:
    mark: Mark
    meaning: str
    drawn: str
    """How the charts draw it, in words."""


@dataclass(frozen=True, slots=True)
class Key:
    template: ClassVar[str] = f"packs/{TEMPLATE_VERSION}/key.html"
    caption: str
    lines: tuple[KeyLine, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    counts: Counts

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class BarChart:
    template: ClassVar[str] = f"packs/{TEMPLATE_VERSION}/bar.html"
    caption: str
    note: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class ThemeBars:
    """A bar for each theme with its numbers, and their sum."""

    template: ClassVar[str] = f"packs/{TEMPLATE_VERSION}/theme_bars.html"
    caption: str
    note: str
    heads: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    total: Bar


@dataclass(frozen=True, slots=True)
class MonthChart:
    template: ClassVar[str] = f"packs/{TEMPLATE_VERSION}/months.html"
    caption: str
    note: str
    heads: tuple[Mark, ...]
    months: tuple[Bar, ...]


Captioned = Table | Key | BarChart | ThemeBars | MonthChart
Block = Captioned | Paragraph | Heading | Tallies


@dataclass(frozen=True, slots=True)
class Part:
    letter: str
    title: str
    opening: str
    blocks: tuple[Block, ...]
    wide: bool = False
    """On landscape pages."""
    follows: bool = False
    """Below what stands before it, instead of on a page of its own."""

    @property
    def captioned(self) -> tuple[tuple[int, str], ...]:
        """Its tables and figures, by their places among its blocks; none where it has but one."""
        found = [(n, b.caption) for n, b in enumerate(self.blocks, 1) if isinstance(b, Captioned)]
        return tuple(found) if len(found) > 1 else ()


@dataclass(frozen=True, slots=True)
class FrontRow:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FrontSection:
    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def is_long(self) -> bool:
        """Whether it may be broken over two pages; a shorter one never is."""
        a_line, few = 80, 12
        said = (text for each in self.paragraphs for text in (each.text, *each.items))
        return sum(1 + len(text) // a_line for text in said) > few


@dataclass(frozen=True, slots=True)
class FrontSheet:
    title: str
    kicker: str
    rows: tuple[FrontRow, ...]
    sections: tuple[FrontSection, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The first and the last page that a pack takes in the agenda pack of its meeting."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PackContent:
    template_version: str
    kind: str
    partnership: str
    title: str
    """For the file's metadata."""
    running_title: str
    """At the head of each page but the first."""
    foot: str
    made_at: str
    """ISO instant: the only date in the file's metadata."""
    digest: str
    front: FrontSheet
    parts: tuple[Part, ...]
    at: str = ""
    """ISO instant: the moment that it shows."""
    pages: Pages | None = None
    """None until the clerk has said with which page it begins."""
    is_public: bool = False
    marking: str = ""
    """The statutory words on the pages that are not for publication; empty where there are none."""

    @property
    def contents(self) -> tuple[Part, ...]:
        """The parts that a list at the front names; none where a reader sees them at a glance."""
        few = 4
        return self.parts if len(self.parts) > few else ()

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(b for p in self.parts for b in p.blocks if isinstance(b, Table))
