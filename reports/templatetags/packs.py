"""Charts for the templates of packs, as addresses that need no fetching."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from plans import brag, charts
from plans.brag import Rating
from reports.content.shape import Bar, Cell, Column, Mark

register = template.Library()

LONG_TEXT = 1000
"""Characters of one cell: about a quarter of a landscape page."""

_BY_LETTER = {look.letter: rating for rating, look in brag.LOOKS.items()}


def _counts(bar: Bar) -> dict[Rating | None, int]:
    return dict(zip(brag.ORDER, bar.counts, strict=True))


def _months(months: Sequence[Bar]) -> list[tuple[str, dict[Rating | None, int]]]:
    return [(bar.label, _counts(bar)) for bar in months]


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
    return f"{bar.label}: {charts.figures(_counts(bar))}"


@register.simple_tag
def bar_uri(bar: Bar, height: int) -> str:
    """A stacked bar; ``height`` is in pixels and must be the style sheet's."""
    chart = charts.stacked_bar(_counts(bar), prefix="p", subject=bar.label, height=height)
    return charts.data_uri(chart)


@register.simple_tag
def months_words(months: Sequence[Bar]) -> str:
    """The text alternative of the columns."""
    return charts.month_finding(_months(months))


@register.simple_tag
def months_uri(months: Sequence[Bar], height: int) -> str:
    return charts.data_uri(charts.month_columns(_months(months), prefix="p", height=height))


@register.simple_tag
def swatch_uri(mark: Mark) -> str:
    return charts.data_uri(charts.swatch(_BY_LETTER[mark.letter], prefix="p"))
