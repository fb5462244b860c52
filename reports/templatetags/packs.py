"""Charts for the templates of packs, as addresses that need no fetching."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from plans import charts
from reports.content.shape import Bar, Cell, Column, Mark
from reports.render import drawings

register = template.Library()

LONG_TEXT = 1000
"""Characters of one cell: about a quarter of a landscape page."""


@register.filter
def is_long(row: Sequence[Cell]) -> bool:
    """Whether a row may be broken over two pages; a shorter one never is."""
    return any(len(cell.text) > LONG_TEXT for cell in row)


@register.filter
def column_at(columns: Sequence[Column], place: int) -> Column:
    """A cell’s column, whose head a narrow screen shows beside the cell."""
    return columns[place]


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
