"""Our own charts as pictures of dots, for files that take no SVG. The same chart, the same bytes.

What ``plans.charts`` draws is drawn here, and nothing else: rectangles, plain or in the pattern of
a rating, lines, and words; x and width in per cent of the whole, y and height in pixels.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from defusedxml.ElementTree import fromstring
from PIL import Image, ImageDraw, ImageFont

from plans.svg import INK, NAMESPACE, WHITE, Drawing
from reports.render.stylesheets import font_file

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SCALE = 3
"""Dots to a pixel of the chart: sharp in print."""
_TILE = 6
"""Pixels after which a pattern comes again."""
_ANCHORS = {"middle": "ms", "end": "rs"}


class Picture(NamedTuple):
    """A picture as a PNG, with the size at which it is shown, in pixels of the chart."""

    png: bytes
    width: int
    height: int


def picture(chart: Drawing, width: int) -> Picture:
    """The chart at a width, in its pixels."""
    root = fromstring(str(chart))
    height = int(root.get("height", "0"))
    canvas = _Canvas(width, height)
    for drawn in root:
        canvas.draw(drawn)
    out = io.BytesIO()
    canvas.image.save(out, "PNG")
    return Picture(out.getvalue(), width, height)


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle in dots."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: int) -> _Box:
        return _Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    @property
    def edges(self) -> tuple[int, int, int, int]:
        return round(self.left), round(self.top), round(self.right) - 1, round(self.bottom) - 1

    @property
    def size(self) -> tuple[int, int]:
        left, top, right, bottom = self.edges
        return max(right - left + 1, 1), max(bottom - top + 1, 1)


class _Canvas:
    """A white sheet on which the elements of a chart are drawn one after the other."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.image = Image.new("RGB", (width * _SCALE, height * _SCALE), WHITE)
        self._pen = ImageDraw.Draw(self.image)

    def draw(self, drawn: Element) -> None:
        match drawn.tag.removeprefix(f"{{{NAMESPACE}}}"):
            case "rect":
                self._rectangle(drawn)
            case "line":
                self._line(drawn)
            case "text":
                self._words(drawn)

    def _dots(self, drawn: Element, name: str) -> float:
        """A length or a place in dots."""
        said = drawn.get(name, "0")
        share = said.endswith("%")
        return (float(said[:-1]) / 100 * self.width if share else float(said)) * _SCALE

    def _rectangle(self, drawn: Element) -> None:
        left, top = self._dots(drawn, "x"), self._dots(drawn, "y")
        right, bottom = left + self._dots(drawn, "width"), top + self._dots(drawn, "height")
        box, fill = _Box(left, top, right, bottom), drawn.get("fill", "none")
        if fill.startswith("url("):
            self._pattern(box, fill.rstrip(")")[-1], float(drawn.get("opacity", "1")))
        elif fill != "none":
            self._pen.rectangle(box.edges, fill=fill)
        if edge := drawn.get("stroke"):
            thick = round(float(drawn.get("stroke-width", "1")) * _SCALE)
            self._pen.rectangle(box.grown(thick // 2).edges, outline=edge, width=thick)

    def _pattern(self, box: _Box, rating: str, opacity: float) -> None:
        ink, mark = _PATTERNS[rating]
        mask = Image.new("L", box.size, 0)
        mark(ImageDraw.Draw(mask), *box.size, round(255 * opacity))
        self.image.paste(ink, box.edges[:2], mask)

    def _line(self, drawn: Element) -> None:
        ends = [self._dots(drawn, name) for name in ("x1", "y1", "x2", "y2")]
        self._pen.line(ends, fill=drawn.get("stroke", INK), width=_SCALE)

    def _words(self, drawn: Element) -> None:
        parts = [drawn.text or "", *(each.text or "" for each in drawn)]
        look = _font(int(drawn.get("font-weight", "400")), float(drawn.get("font-size", "12.5")))
        place = self._dots(drawn, "x"), self._dots(drawn, "y")
        anchor = _ANCHORS.get(drawn.get("text-anchor", ""), "ls")
        words = " ".join(filter(None, parts))
        self._pen.text(place, words, fill=drawn.get("fill", INK), font=look, anchor=anchor)


@cache
def _font(weight: int, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(font_file(weight)), round(size * _SCALE))


_Mark = Callable[[ImageDraw.ImageDraw, int, int, int], None]
"""Draws a pattern on a mask of a width and height, as dense as the last number says."""


def _steps(length: int) -> Iterator[int]:
    return iter(range(0, length + _TILE * _SCALE, _TILE * _SCALE))


def _spots(pen: ImageDraw.ImageDraw, width: int, height: int, dense: int) -> None:
    for x in _steps(width):
        for y in _steps(height):
            middle = x + 3 * _SCALE, y + 3 * _SCALE
            pen.circle(middle, 1.3 * _SCALE, fill=dense)


def _lines(pen: ImageDraw.ImageDraw, width: int, height: int, dense: int) -> None:
    for y in range(round(1.5 * _SCALE), height, 5 * _SCALE):
        pen.rectangle((0, y, width, y + round(1.6 * _SCALE) - 1), fill=dense)


def _diagonals(pen: ImageDraw.ImageDraw, width: int, height: int, dense: int) -> None:
    apart = round(_TILE * _SCALE * 1.41)
    for x in range(-height, width + height, apart):
        pen.line((x, height, x + height, 0), fill=dense, width=2 * _SCALE)


_PATTERNS: dict[str, tuple[str, _Mark]] = {
    "b": (WHITE, _spots),
    "a": (INK, _lines),
    "r": (WHITE, _diagonals),
}
"""By the last letter of a pattern's name: its ink, and how it is drawn."""
