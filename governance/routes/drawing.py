"""The routes drawn: a box for each body and plan, a line from whoever reports to whoever hears.

Pure. Boxes stand one below the other, as wide as the page, and the lines run beside them, so that
the drawing holds in the narrowest window and its words keep their size. Lengths are in pixels.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from governance.routes.lanes import Lane, lanes
from governance.routes.network import Network, Node, Route, in_order
from plans import svg
from plans.svg import INK, WHITE, Drawing, element

_NARROWEST = 288
"""The width of the drawing in a window of 320 pixels."""
_PAPER = "#f7f5f2"
_PAD, _GAP, _EDGE = 12, 16, 1.5
_NAME, _WORDS = 16, 14
"""Sizes of type."""
_NAME_LETTER, _WORDS_LETTER = 8.6, 7.1
"""How wide a letter is, on average."""
_NAME_LINE, _WORDS_LINE = 20, 18
_BELOW_NAME = 3
_COLUMN, _MOST_GUTTER = 14, 98
_ARROW, _DOT = 8, 3


@dataclass(frozen=True, slots=True)
class _Box:
    """A node with its words, broken into lines, and where it stands."""

    node: Node
    name: tuple[str, ...]
    routes: tuple[tuple[Route, tuple[str, ...]], ...]
    top: float

    @property
    def height(self) -> float:
        words = sum(len(lines) for _, lines in self.routes)
        return self.words_top - self.top + _WORDS_LINE * words + _PAD

    @property
    def words_top(self) -> float:
        """Where the words of its routes begin, or would."""
        return self.top + _PAD + _NAME_LINE * len(self.name) + (_BELOW_NAME if self.routes else 0)

    @property
    def middle(self) -> float:
        """Where an arrow meets the box: its first line."""
        return self.top + _PAD + _NAME_LINE / 2

    def starts(self) -> Iterator[tuple[Route, float]]:
        """Each route that leaves the box, with the height of the line that names it."""
        y = self.words_top
        for route, lines in self.routes:
            yield route, y + _WORDS_LINE / 2
            y += _WORDS_LINE * len(lines)


def draw(network: Network, *, label: str) -> Drawing:
    """The whole network; ``label`` is its text alternative."""
    rows = in_order(network)
    laid = lanes(network, rows)
    gutter = _gutter(laid)
    boxes = _boxes(network, rows, gutter)
    height = boxes[-1].top + boxes[-1].height + _EDGE if boxes else 0
    lines = [part for lane in laid for part in _lane(lane, boxes, gutter, laid)]
    drawn = [part for box in boxes for part in _box(box, gutter)]
    return svg.drawing(*lines, *drawn, css="routes", height=round(height), label=label)


def _columns(laid: Sequence[Lane]) -> int:
    return 1 + max((lane.column for lane in laid), default=-1)


def _gutter(laid: Sequence[Lane]) -> float:
    """The room beside the boxes in which the lines run."""
    columns = _columns(laid)
    return min(_COLUMN * columns + _ARROW + 2, _MOST_GUTTER) if columns else _EDGE


def _boxes(network: Network, rows: Sequence[Node], gutter: float) -> list[_Box]:
    room = _NARROWEST - gutter - 2 * _PAD
    found: list[_Box] = []
    top = _EDGE
    for node in rows:
        name = _broken(node.name, room / _NAME_LETTER)
        routes = [(r, _broken(r.words, room / _WORDS_LETTER)) for r in network.from_(node)]
        found.append(_Box(node, name, tuple(routes), top))
        top += found[-1].height + _GAP
    return found


def _broken(words: str, letters: float) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words, width=int(letters))) or ("",)


def _box(box: _Box, gutter: float) -> Iterator[str]:
    """Its frame, which the drawing's edge cuts off, so the right side is a line of its own."""
    frame: dict[str, object] = {"stroke": INK, "stroke_width": _EDGE}
    fill = _PAPER if box.node.is_plan else WHITE
    yield element("rect", x=gutter, y=box.top, width="100%", height=box.height, fill=fill, **frame)
    foot = box.top + box.height
    side = {"x1": "100%", "x2": "100%", "y1": box.top, "y2": foot}
    yield element("line", **side, transform=f"translate({-_EDGE / 2})", **frame)
    yield from _words(box, gutter + _PAD)


def _words(box: _Box, x: float) -> Iterator[str]:
    for place, line in enumerate(box.name):
        y = box.top + _PAD + _NAME_LINE * place + 15
        yield svg.text(line, x=x, y=y, font_size=_NAME, font_weight=700, fill=INK)
    for place, line in enumerate(line for _, lines in box.routes for line in lines):
        y = box.words_top + _WORDS_LINE * place + 13
        yield svg.text(line, x=x, y=y, font_size=_WORDS, fill=INK)


def _lane(lane: Lane, boxes: Sequence[_Box], gutter: float, laid: Sequence[Lane]) -> Iterator[str]:
    """The line to one node: from each that reports to it, along the lane, into an arrow."""
    target = next(box for box in boxes if box.node.key == lane.target)
    starts = [y for box in boxes for route, y in box.starts() if route.target == lane.target]
    step = (gutter - _ARROW - 2) / _columns(laid)
    x = gutter - _ARROW - 2 - step * (lane.column + 0.5)
    ends = [target.middle, *starts]
    yield _line(x, x, min(ends), max(ends))
    yield _line(x, gutter, target.middle, target.middle)
    yield _arrow(gutter, target.middle)
    for y in starts:
        yield _line(x, gutter, y, y)
        yield element("circle", cx=x, cy=y, r=_DOT, fill=INK)


def _line(x1: float, x2: float, y1: float, y2: float) -> str:
    return element("line", x1=x1, x2=x2, y1=y1, y2=y2, stroke=INK, stroke_width=_EDGE)


def _arrow(x: float, y: float) -> str:
    points = f"{x:g},{y:g} {x - _ARROW:g},{y - 5:g} {x - _ARROW:g},{y + 5:g}"
    return element("polygon", points=points, fill=INK)
