"""The charts of a pack, from its content: the drawing, and the words that stand for it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from plans import brag, charts
from plans.brag import Rating
from plans.month_columns import month_columns, month_finding
from plans.svg import Drawing
from reports.content.shape import Bar, Mark

_BY_LETTER = {look.letter: rating for rating, look in brag.LOOKS.items()}
_PREFIX = "p"


def rating_of(mark: Mark) -> Rating | None:
    return _BY_LETTER[mark.letter]


def bar_words(bar: Bar) -> str:
    return f"{bar.label}: {charts.figures(_counts(bar))}"


def bar_drawing(bar: Bar, height: int) -> Drawing:
    """A stacked bar; ``height`` is in pixels."""
    return charts.stacked_bar(_counts(bar), prefix=_PREFIX, subject=bar.label, height=height)


def months_words(months: Sequence[Bar]) -> str:
    return month_finding(_months(months))


def months_drawing(months: Sequence[Bar], height: int) -> Drawing:
    return month_columns(_months(months), prefix=_PREFIX, height=height)


def swatch_drawing(mark: Mark) -> Drawing:
    return charts.swatch(rating_of(mark), prefix=_PREFIX)


def _counts(bar: Bar) -> dict[Rating | None, int]:
    return dict(zip(brag.ORDER, bar.counts, strict=True))


def _months(months: Sequence[Bar]) -> list[tuple[str, dict[Rating | None, int]]]:
    return [(bar.label, _counts(bar)) for bar in months]
