"""How the ratings of a plan stood month by month, as stacked columns: SVG, and in words. Pure.

Counts in, markup out, as in ``charts``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plans import brag, svg
from plans.brag import Rating
from plans.charts import HIDE_ON_PHONE, Counts
from plans.svg import INK, SECOND_INK, Drawing, element, pattern_fill, percent

_LEFT, _RIGHT = 4.2, 89.5
"""Where the columns begin and end, in per cent; the labels stand to the right."""
_TOP, _FOOT_SPACE = 8, 24
_COLUMN_SHARE = 0.8
_LABEL_GAP = 15
_FEWEST_SLOTS = 6

Months = Sequence[tuple[str, Counts]]
"""Pairs of a month's name (``December 2025``) and the counts at its end, oldest first."""


class _Scale(NamedTuple):
    top: int
    """The number at the head of the axis."""
    base: int
    """y of the foot, in px."""
    step: int

    def y(self, number: float) -> float:
        return self.base - (self.base - _TOP) * number / self.top


class _Slot(NamedTuple):
    """Where a month stands on the axis, in per cent."""

    number: int
    left: float
    width: float

    @property
    def place(self) -> dict[str, str]:
        """The column's; a gap is left on either side."""
        gap = self.width * (1 - _COLUMN_SHARE) / 2
        return {"x": percent(self.left + gap), "width": percent(self.width * _COLUMN_SHARE)}

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


def month_columns(months: Months, *, prefix: str, height: int = 232) -> Drawing:
    """A stacked column for each month; the last one carries the letters and numbers."""
    if not months:
        return _no_months()
    scale = _scale([sum(counts.values()) for _, counts in months], height)
    slot = (_RIGHT - _LEFT) / max(len(months), _FEWEST_SLOTS)
    first = _RIGHT - slot * len(months)
    columns = [
        _column(month, _Slot(n, first + slot * n, slot), scale=scale, prefix=prefix)
        for n, month in enumerate(months)
    ]
    ends = _end_labels(months[-1][1], scale)
    axis = element("line", class_="ax0", **_across(scale.base + 1.5), stroke=INK)
    content = [svg.patterns(prefix), *_grid(scale), *columns, *ends, axis]
    return svg.drawing(*content, css="chart", height=height, label=month_finding(months))


def month_finding(months: Months) -> str:
    """What the columns show, in words: each rating's first and last number."""
    first, last = months[0], months[-1]
    moves = [
        f"{brag.look(r).word} {_move(first[1].get(r, 0), last[1].get(r, 0))}." for r in brag.ORDER
    ]
    return f"Stacked columns, {first[0]} to {last[0]}. " + " ".join(moves)


def _move(before: int, after: int) -> str:
    if before == after:
        return f"stayed at {after}" if after else "stayed at none"
    return f"{'rose' if after > before else 'fell'} from {before} to {after}"


def _no_months() -> Drawing:
    words = svg.text("No month has figures yet", x=0, y=20, font_size=13.5, fill=SECOND_INK)
    return svg.drawing(words, css="chart", height=32, label="No month has figures yet.")


def _scale(totals: list[int], height: int) -> _Scale:
    """A round number at the head of the axis, and at most five lines under it."""
    most = max(1, *totals)
    rough = most / 4
    size = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = next(size * m for m in (1, 2, 5, 10) if size * m >= rough)
    return _Scale(top=math.ceil(most / step) * step, base=height - _FOOT_SPACE, step=step)


def _across(y: float) -> dict[str, object]:
    return {"x1": percent(_LEFT), "x2": percent(_RIGHT), "y1": y, "y2": y}


def _grid(scale: _Scale) -> Iterator[str]:
    for number in range(scale.step, scale.top + 1, scale.step):
        y = scale.y(number)
        yield element("line", class_="ax", **_across(y), stroke=svg.RULE)
        yield _tick(str(number), x=percent(_LEFT - 0.8), y=y + 4, text_anchor="end")


def _tick(words: str, **attributes: object) -> str:
    return svg.text(words, font_size=12.5, fill=SECOND_INK, **attributes)


def _column(month: tuple[str, Counts], slot: _Slot, *, scale: _Scale, prefix: str) -> str:
    """One month. In a narrow box every third month keeps its name."""
    label, counts = month
    blocks = [
        _block(rating, low, high, scale=scale, place=slot.place, prefix=prefix)
        for rating, low, high in _stack(counts)
    ]
    css = HIDE_ON_PHONE if slot.number % 3 else None
    y = scale.base + 18
    name = _tick(label[:3], class_=css, x=percent(slot.middle), y=y, text_anchor="middle")
    return "".join(blocks) + name


def _stack(counts: Counts) -> Iterator[tuple[Rating | None, int, int]]:
    """Each rating with where it begins and ends, from the foot upwards."""
    low = 0
    for rating in brag.ORDER:
        high = low + counts.get(rating, 0)
        if high > low:
            yield rating, low, high
        low = high


def _block(
    rating: Rating | None,
    low: int,
    high: int,
    *,
    scale: _Scale,
    place: dict[str, str],
    prefix: str,
) -> str:
    bottom, top = scale.y(low), scale.y(high) + 0.5
    box: dict[str, object] = {**place, "y": top, "height": max(bottom - top - 0.5, 0.5)}
    edge = {"stroke": INK, "stroke_width": 1} if rating is None else {}
    solid = element("rect", **box, fill=brag.look(rating).solid, **edge)
    fill = pattern_fill(prefix, rating)
    return solid + (element("rect", **box, fill=fill, opacity=".55") if fill else "")


def _end_labels(counts: Counts, scale: _Scale) -> list[str]:
    stack = list(_stack(counts))
    wanted = [scale.y((low + high) / 2) + 4 for _, low, high in stack]
    return [
        svg.text(
            f"{brag.look(rating).letter} {high - low}",
            class_="k",
            x=percent(_RIGHT + 0.9),
            y=y,
            font_size=13.5,
            font_weight=700,
            fill=INK,
        )
        for (rating, low, high), y in zip(stack, _spread(wanted), strict=True)
    ]


def _spread(wanted: list[float]) -> list[float]:
    """The same places from the foot upwards, moved so far apart that no label covers another."""
    placed: list[float] = []
    for y in wanted:
        placed.append(min(y, placed[-1] - _LABEL_GAP) if placed else y)
    overflow = (_TOP + 4) - min(placed, default=_TOP + 4)
    return [y + max(overflow, 0) for y in placed]
