"""What Word, Excel and CSV have in common: paragraphs and tables of cells, each with its place.

The readers of the formats make these; everything that understands a plan works on them alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from plans.formats.reading import Problem

BODY = 0
"""The level of a paragraph that is no heading; headings count from 1, the title is above all."""
TITLE = -1
STATEMENT = -2
"""The level of a paragraph whose style says that it is a theme's statement."""
METHODOLOGY = -3
"""The level of a paragraph whose style says that it is of the methodology."""
BOLD = 9
"""The level of a paragraph that is only made to look like a heading."""


class Merge(Enum):
    """How a place in the grid is covered by the merged cell of a neighbour."""

    NONE = "none"
    ABOVE = "above"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a table. ``fill`` is six hex digits, empty where there is none."""

    text: str = ""
    fill: str = ""
    day: date | None = None
    """A date that the file holds as a date, not as words."""
    merge: Merge = Merge.NONE
    span: int = 1
    """How many columns the cell is wide."""
    struck: str = ""
    """Words that are struck through, of which the text holds none."""
    numbered: bool = False
    """Whether the program counts it by itself, with a number that the text does not hold."""

    @property
    def blank(self) -> bool:
        return not self.text and not self.struck and self.day is None


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    where: str
    after_gap: bool = False
    """Whether the sheet has rows above it that hold nothing."""

    def cell(self, column: int) -> Cell:
        return self.cells[column] if 0 <= column < len(self.cells) else NOTHING

    @property
    def words(self) -> tuple[str, ...]:
        """The texts of the cells that have any."""
        return tuple(c.text for c in self.cells if c.text)

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def full_width(self) -> bool:
        """One merged cell reaches over (nearly) all columns."""
        wide = max((c.span for c in self.cells), default=1)
        return len(self.words) == 1 and wide > 1 and wide >= len(self.cells) - 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    where: str
    level: int = BODY
    sheet: bool = False
    """The name on a worksheet's tab rather than words on the page."""
    struck: str = ""
    """Words that are struck through, of which the text holds none."""


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    where: str


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Pages:
    """A file as blocks in their order, and what its own reader had to say of it."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    title: str = ""
    """The title in the file's properties."""
