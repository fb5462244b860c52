"""The chart of an action's due date: each decision, what it promised, and today. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from people.wording import day_words
from plans import svg
from plans.svg import INK, SECOND_INK, WHITE, Drawing, element, percent

COUNCIL = "#43213f"
"""Colour of "Today"; the style sheet may say another for the class ``today``."""
TODAY, THAT_DAY = "Today", "That day"
_ROW, _FIRST_ROW, _FOOT = 50, 40, 24
_DIAMOND = "M0-8l8 8-8 8-8-8z"
_MONTHS_BETWEEN_TICKS = (1, 3, 6, 12, 24, 60, 120)
_MOST_TICKS = 6


class Promise(NamedTuple):
    """A due date, and the day on which it was decided; none where the date was taken away."""

    decided: date
    due_on: date | None


class _Axis(NamedTuple):
    start: date
    days: int
    step: int
    """Months between ticks."""

    def x(self, day: date) -> float:
        return 100 * (day - self.start).days / self.days


def due_date_timeline(promises: Sequence[Promise], *, today: date, named: str = TODAY) -> Drawing:
    """A row for each decision, oldest first; the filled diamond is the date that holds.

    Args:
        today: the day of the moment shown.
        named: what that day is called; ``THAT_DAY`` where it is past.

    Raises:
        ValueError: there is no promise to draw.
    """
    if not promises:
        raise ValueError("There is no promise to draw.")
    axis = _axis(promises, today)
    foot = _FIRST_ROW + _ROW * len(promises) - 26
    rows = [_row(promises, n, axis, _FIRST_ROW + _ROW * n) for n in range(len(promises))]
    line = element("line", class_="ax0", x1=0, x2="100%", y1=foot + 0.5, y2=foot + 0.5, stroke=INK)
    content = [*_ticks(axis, foot), line, *_today(axis.x(today), foot, named), *rows]
    label = timeline_finding(promises, today, named)
    return svg.drawing(*content, css="chart", height=foot + _FOOT, label=label)


def timeline_finding(promises: Sequence[Promise], today: date, named: str = TODAY) -> str:
    """What the chart shows, in words."""
    first = promises[0]
    told = [f"First due {_day(first.due_on)}." if first.due_on else "No due date at first."]
    for n, promise in enumerate(promises[1:], 1):
        told.append(_told(promise, previous_due(promises, n)))
    return " ".join([*told, f"{named} is {_day(today)}."])


def previous_due(promises: Sequence[Promise], number: int) -> date | None:
    """The date that stood before this decision; none when there was none."""
    return promises[number - 1].due_on


def _told(promise: Promise, before: date | None) -> str:
    decided = _day(promise.decided)
    if promise.due_on is None:
        return f"Taken away on {decided}."
    if before is None:
        return f"Set on {decided} to {_day(promise.due_on)}."
    return (
        f"Moved on {decided} to {_day(promise.due_on)}, {_days(before, promise.due_on, 'later')}."
    )


def _days(before: date, after: date, later: str) -> str:
    moved = (after - before).days
    unit = "day" if abs(moved) == 1 else "days"
    return f"{abs(moved)} {unit} {later if moved > 0 else 'sooner'}" if moved else "the same day"


def _day(day: date | None) -> str:
    return day_words(day) if day else "no date"


def _axis(promises: Sequence[Promise], today: date) -> _Axis:
    days = [d for p in promises for d in (p.decided, p.due_on) if d] + [today]
    months = (max(days).year - min(days).year) * 12 + max(days).month - min(days).month + 1
    ages = math.ceil(months / _MOST_TICKS / 12) * 12
    step = next((s for s in _MONTHS_BETWEEN_TICKS if months / s <= _MOST_TICKS), ages)
    first = min(days)
    month = (first.month - 1) // step * step + 1 if step < 12 else 1  # noqa: PLR2004 - months of a year
    start = date(first.year, month, 1)
    span = (max(days) - start).days
    margin = min(max(14, span // 20), (date.max - max(days)).days)
    return _Axis(start, max(span + margin, 1), step)


def _ticks(axis: _Axis, foot: float) -> Iterator[str]:
    named = None
    for number, day in enumerate(_tick_days(axis)):
        x = percent(axis.x(day))
        words = f"{day:%b}" if day.year == named else f"{day:%b %Y}"
        anchor = "start" if day == axis.start else "middle"
        yield element("line", class_="ax", x1=x, x2=x, y1=0, y2=foot, stroke=svg.RULE)
        if axis.x(day) < 97:  # noqa: PLR2004  (a name nearer the edge would be cut)
            yield svg.text(
                words,
                class_="narrow-off" if number % 2 else None,
                x=x,
                y=foot + 18,
                text_anchor=anchor,
                font_size=12.5,
                fill=SECOND_INK,
            )
        named = day.year


def _tick_days(axis: _Axis) -> Iterator[date]:
    end = axis.start + timedelta(days=axis.days)
    first, last = (day.year * 12 + day.month - 1 for day in (axis.start, end))
    for month in range(first, last + 1, axis.step):
        yield date(month // 12, month % 12 + 1, 1)


def _today(x: float, foot: float, named: str) -> Iterator[str]:
    at = percent(x)
    line: dict[str, object] = {"stroke": COUNCIL, "stroke_width": 2, "stroke_dasharray": "4 3"}
    yield element("line", class_="today", x1=at, x2=at, y1=16, y2=foot, **line)
    anchor = _anchor(x)
    yield svg.text(named, class_="k today", x=at, y=11, text_anchor=anchor, **_LABEL)


_LABEL: dict[str, object] = {"font_size": 13.5, "font_weight": 700, "fill": INK}
_HALO: dict[str, object] = {
    "stroke": WHITE, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke",
}  # fmt: skip
_NEAR_EDGE = 6


def _anchor(x: float) -> str:
    if x < _NEAR_EDGE:
        return "start"
    return "end" if x > 100 - _NEAR_EDGE else "middle"


def _row(promises: Sequence[Promise], number: int, axis: _Axis, y: int) -> str:
    promise = promises[number]
    start = axis.x(promise.decided)
    end = axis.x(promise.due_on) if promise.due_on else start
    line = element(
        "line", x1=percent(start), x2=percent(end), y1=y, y2=y, stroke=INK, stroke_width=2
    )
    decided = element(
        "circle", cx=percent(start), cy=y, r=4, fill=WHITE, stroke=INK, stroke_width=1.5
    )
    holds = number == len(promises) - 1
    diamond = _diamond(end, y, INK if holds else WHITE) if promise.due_on else ""
    return line + decided + diamond + _row_label(promises, number, end, y)


def _diamond(x: float, y: int, fill: str) -> str:
    """A nested drawing, since a path cannot take per cent."""
    path = element("path", d=_DIAMOND, fill=fill, stroke=INK, stroke_width=1.8)
    return element("svg", path, x=percent(x), y=y, overflow="visible")


def _row_words(promise: Promise, number: int) -> str:
    if promise.due_on is None:
        return "No date" if number else "No date at first"
    return _day(promise.due_on) if number else f"First due {_day(promise.due_on)}"


def _row_label(promises: Sequence[Promise], number: int, x: float, y: int) -> str:
    promise, before = promises[number], previous_due(promises, number) if number else None
    words = _row_words(promise, number)
    further = ""
    if promise.due_on and before:
        further = element("tspan", _days(before, promise.due_on, "on"), font_weight=400, dx=5)
    on_right = x > 50  # noqa: PLR2004 - the middle, in per cent
    return svg.text(
        words,
        *([further] if further else []),
        class_="k",
        x=percent(min(x + 1.2, 100) if on_right else max(x - 1.2, 0)),
        y=y - 13,
        text_anchor="end" if on_right else "start",
        **_LABEL,
        **_HALO,
    )
