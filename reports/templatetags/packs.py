"""What the templates of packs ask for: charts as addresses that need no fetching, rows, columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from plans import charts
from reports.content.shape import Bar, Cell, Column, Mark
from reports.render import drawings

register = template.Library()

LONG_TEXT = 1000
"""Characters of one cell: about a quarter of a landscape page."""
_LINE = 50
"""Characters that a line has room for."""
_OPTION = re.compile(r"(--[a-z][a-z-]*)")


@register.filter
def is_long(row: Sequence[Cell]) -> bool:
    """Whether a row may be broken over two pages; a shorter one never is."""
    return any(_room(cell) > LONG_TEXT for cell in row)


def _room(cell: Cell) -> int:
    """How many characters there would be room for in its place: short lines take as much."""
    said = cell.text or "".join(words.text for words in cell.marked)
    return len(said) + _LINE * (said.count("\n") + len(cell.doubts) + len(cell.notes))


@register.filter
def column_at(columns: Sequence[Column], place: int) -> Column:
    """A cell’s column, whose head a narrow screen shows beside the cell."""
    return columns[place]


@register.filter
def options_whole(text: str) -> SafeString:
    """A text in which no line ends between the hyphens of a command's option and its name."""
    pieces = enumerate(_OPTION.split(text))
    return format_html_join(
        "", "{}", ((_whole(each) if place % 2 else each,) for place, each in pieces)
    )


def _whole(option: str) -> SafeString:
    return format_html('<span class="whole">{}</span>', option)


@register.simple_tag
def bar_words(bar: Bar) -> str:
    """The text alternative of a bar."""
    return drawings.bar_words(bar)


@register.simple_tag
def bar_uri(bar: Bar, height: int) -> str:
    """A stacked bar; ``height`` is in pixels and must be the style sheet's."""
    return charts.data_uri(drawings.bar_drawing(bar, height))


@register.simple_tag
def months_words(months: Sequence[Bar]) -> str:
    """The text alternative of the columns."""
    return drawings.months_words(months)


@register.simple_tag
def months_uri(months: Sequence[Bar], height: int) -> str:
    return charts.data_uri(drawings.months_drawing(months, height))


@register.simple_tag
def swatch_uri(mark: Mark) -> str:
    return charts.data_uri(drawings.swatch_drawing(mark))
