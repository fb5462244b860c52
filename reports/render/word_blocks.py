"""The blocks of a pack as Word's paragraphs, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plans import brag
from plans.formats.palette import PAPER
from plans.formats.word_xml import (
    ADDED,
    BOLD,
    KEPT_WITH_NEXT,
    REMOVED,
    cell_of,
    paragraph,
    picture,
    rating_words,
    row,
    run,
    table,
)
from plans.svg import Drawing
from reports.content.shape import (
    Bar,
    BarChart,
    Block,
    Cell,
    Column,
    Group,
    Heading,
    Key,
    KeyLine,
    Mark,
    MonthChart,
    Paragraph,
    Table,
    Tallies,
    Tally,
    ThemeBars,
    Words,
)
from reports.render import drawings, pictures
from reports.render.pictures import Picture

_WIDTHS = {
    "ref": 1.3, "number": 1.8, "count": 1.3, "day": 2.0, "way": 2.4, "due": 2.6, "rating": 3.0,
    "agency": 3.0, "figure": 2.8, "lead": 3.4, "needed": 3.8, "post": 4.2, "said": 4.4,
    "name": 4.6, "shows": 4.8, "wide": 6.0,
}  # fmt: skip
_OF_TEXT = 6.4
"""Centimetres that a column wants; those of a table share what there is in proportion."""
_UPRIGHT, _ACROSS = 18.0, 26.7
"""Centimetres between the margins."""
_PIXELS = 96 / 2.54
"""Of a chart, to a centimetre."""
_CHART, _BAR, _THEME_BAR, _MONTHS, _SWATCH = 660, 38, 26, 220, 22
"""Widths and heights in pixels, as the printed pack has them."""
_BAR_IN_A_ROW = 180
_RATINGS = [Column(brag.look(rating).word, "count") for rating in brag.ORDER]
_LOOKS = {"same": "", "added": ADDED, "removed": REMOVED}
_DOUBT = "? "
"""Before a doubt: a prompt to ask, and no rating's letter."""


def numbered(block: Paragraph) -> str:
    """A numbered paragraph with its list, whose numbers stand in the text and so are copied."""
    said = paragraph(run(f"{block.number} ", BOLD) + run(block.text), "Normal")
    items = (f"{number}. {item}" for number, item in enumerate(block.items, 1))
    return said + "".join(paragraph(run(item), "ListNumber") for item in items)


def _tally(said: Tally) -> str:
    return paragraph(run(said.figure, BOLD) + run(f" {said.words}"), "ListBullet")


class Blocks:
    """Writes blocks for pages of one width, and gathers the pictures that they show."""

    def __init__(self, *, across: bool) -> None:
        self.width = _ACROSS if across else _UPRIGHT
        self.pictures: list[Picture] = []

    def of(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield numbered(block)
            case Heading():
                yield paragraph(run(block.text), "Heading2")
            case Tallies():
                yield from map(_tally, block.items)
            case Table():
                yield self._table(block)
            case Key():
                yield self._key(block)
            case _:
                yield self._chart(block)

    def _chart(self, block: BarChart | ThemeBars | MonthChart) -> str:
        match block:
            case BarChart():
                return self._bar(block)
            case ThemeBars():
                return self._themes(block)
            case MonthChart():
                return self._months(block)

    def _table(self, block: Table) -> str:
        rows = [line for group in block.groups for line in _rows(group, len(block.columns))]
        caption = f"{block.caption} · {block.note}" if block.note else block.caption
        return self._laid(caption, block.columns, rows)

    def _laid(self, caption: str, columns: Sequence[Column], rows: Sequence[str]) -> str:
        heads = [column.head for column in columns]
        said = table(
            heads, rows, self._widths(columns), caption=caption, summary=f"{len(rows)} rows"
        )
        return f"{paragraph(run(caption), 'Caption')}{said}{paragraph('', 'SmallPrint')}"

    def _widths(self, columns: Iterable[Column]) -> list[float]:
        """In centimetres."""
        wanted = [_WIDTHS.get(column.width, _OF_TEXT) for column in columns]
        return [self.width * each / sum(wanted) for each in wanted]

    def _key(self, block: Key) -> str:
        columns = (Column("Rating", "lead"), Column("In charts", "day"), Column("Meaning", "text"))
        return self._laid(block.caption, columns, [self._key_row(line) for line in block.lines])

    def _key_row(self, line: KeyLine) -> str:
        drawn = self._drawn(drawings.swatch_drawing(line.mark), _SWATCH, line.drawn)
        return row((cell_of(_text(_mark(line.mark))), cell_of(_text(drawn)), _plain(line.meaning)))

    def _bar(self, block: BarChart) -> str:
        chart = drawings.bar_drawing(block.bar, _BAR)
        said = self._drawn(chart, _CHART, drawings.bar_words(block.bar))
        return _captioned(block.caption, block.note) + paragraph(said, "Normal")

    def _themes(self, block: ThemeBars) -> str:
        columns = [Column("Theme", "lead"), Column("Share of the theme", "name"), *_RATINGS, _ALL]
        rows = [self._theme(bar) for bar in block.bars]
        rows.append(_counted(block.total, Cell()))
        return self._laid(f"{block.caption} · {block.note}", columns, rows)

    def _theme(self, bar: Bar) -> str:
        chart = drawings.bar_drawing(bar, _THEME_BAR)
        said = self._drawn(chart, _BAR_IN_A_ROW, drawings.bar_words(bar))
        return row((_plain(bar.label), cell_of(_text(said)), *_counts(bar)))

    def _months(self, block: MonthChart) -> str:
        chart = drawings.months_drawing(block.months, _MONTHS)
        said = self._drawn(chart, _CHART, drawings.months_words(block.months))
        drawn = _captioned(block.caption, block.note) + paragraph(said, "Normal")
        columns = [Column("Month", "lead"), *_RATINGS, _ALL]
        rows = [_counted(bar) for bar in block.months]
        return drawn + self._laid("The same figures as numbers", columns, rows)

    def _drawn(self, chart: Drawing, width: int, words: str) -> str:
        shown = pictures.picture(chart, width)
        self.pictures.append(shown)
        place = len(self.pictures)
        size = shown.width / _PIXELS, shown.height / _PIXELS
        return picture(f"image{place}", place, words, *size)


_ALL = Column("All", "count")


def _captioned(caption: str, note: str) -> str:
    return paragraph(run(f"{caption} · {note}"), "Caption")


def _counted(bar: Bar, *between: Cell) -> str:
    return row((_plain(bar.label), *map(_cell, between), *_counts(bar)))


def _counts(bar: Bar) -> Iterator[str]:
    for number in (*bar.counts, bar.total):
        yield _plain(str(number))


def _rows(group: Group, columns: int) -> Iterator[str]:
    if group.heading:
        heading = run(f"{group.heading} ", BOLD) + run(group.note)
        said = paragraph(heading, "TableText", KEPT_WITH_NEXT)
        yield row((cell_of(said, fill=PAPER, span=columns),))
    for cells in group.rows:
        yield row(map(_cell, cells))


def _plain(text: str) -> str:
    return cell_of(_text(run(text)))


def _cell(said: Cell) -> str:
    lines = list(_lines(said))
    return cell_of("".join(map(_text, lines)) or _text(""))


def _lines(said: Cell) -> Iterator[str]:
    """The runs of each paragraph of a cell."""
    if said.mark:
        yield _mark(said.mark)
    elif said.marked:
        yield "".join(map(_changed, said.marked))
    elif said.text:
        yield run(said.text, BOLD if said.strong else "")
    yield from (run(f"{_DOUBT}{doubt}") for doubt in said.doubts)
    yield from map(run, said.notes)


def _text(runs: str) -> str:
    return paragraph(runs, "TableText")


def _changed(words: Words) -> str:
    return run(words.text, _LOOKS[words.kind])


def _mark(mark: Mark) -> str:
    """A rating with letter and word; what waits for sign-off is said, and not filled."""
    if mark.note:
        return run(f"{mark.letter} {mark.word}, {mark.note}", BOLD)
    return rating_words(drawings.rating_of(mark))
