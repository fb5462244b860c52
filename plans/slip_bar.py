"""A small drawing of how far a due date went: from the first date to the one that holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from people.wording import number_of, short_day_words
from plans import svg
from plans.svg import INK, RULE, WHITE, Drawing, element, percent

_HEIGHT, _MIDDLE = 26, 13
_DIAMOND = "M0-6l6 6-6 6-6-6z"
_MARGIN = 4
"""Per cent at each side, so that a diamond at the end is whole."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that all drawings of a table share, so that they can be compared."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Per cent from the left."""
        days = max((self.last - self.first).days, 1)
        return _MARGIN + (100 - 2 * _MARGIN) * (day - self.first).days / days


def span(days: Iterable[date]) -> Span:
    """From the first to the last of the days.

    Raises:
        ValueError: there are none.
    """
    every = list(days)
    return Span(min(every), max(every))


def slip_bar(
    first: date, between: Iterable[date], now: date, *, within: Span, today: date
) -> Drawing:
    """Hollow: the first date; small: dates between; filled: the date that holds; line: today."""
    x1, x2 = percent(within.x(first)), percent(within.x(now))
    marks = [
        element("line", class_="ax", x1=0, x2="100%", y1=_MIDDLE, y2=_MIDDLE, stroke=RULE),
        *_today(within, today),
        element("line", x1=x1, x2=x2, y1=_MIDDLE, y2=_MIDDLE, stroke=INK, stroke_width=4),
        *(_between(within.x(day)) for day in between),
        _diamond(x1, WHITE),
        _diamond(x2, INK),
    ]
    return svg.drawing(*marks, css="chart", height=_HEIGHT, label=finding(first, now))


def finding(first: date, now: date) -> str:
    """What the drawing shows, in words."""
    days = (now - first).days
    way = "later" if days > 0 else "sooner"
    moved = f"{number_of(abs(days), 'day')} {way}" if days else "the same day"
    return f"First due {short_day_words(first)}, now {short_day_words(now)}, {moved}."


def _today(within: Span, today: date) -> list[str]:
    if not within.first <= today <= within.last:
        return []
    x = percent(within.x(today))
    line = element(
        "line", class_="today", x1=x, x2=x, y1=2, y2=_HEIGHT - 2, stroke=INK, stroke_width=1.5,
        stroke_dasharray="3 3",
    )  # fmt: skip
    return [line]


def _between(x: float) -> str:
    return element(
        "circle", cx=percent(x), cy=_MIDDLE, r=3.5, fill=WHITE, stroke=INK, stroke_width=1.5
    )


def _diamond(x: str, fill: str) -> str:
    path = element("path", d=_DIAMOND, fill=fill, stroke=INK, stroke_width=1.6)
    return element("svg", path, x=x, y=_MIDDLE, overflow="visible")
