"""Writing SVG: elements whose attributes are escaped, and the patterns that mark a rating.

Pure. Only presentation attributes are written, never ``style`` or a script, so that a strict
content security policy holds; and no ``viewBox``: x and width are in per cent, y and height in
pixels, so that a chart fills any width and its words keep their size.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Self
from xml.sax.saxutils import escape, quoteattr

from plans.brag import Rating

FONT = "Source Sans 3, Arial, sans-serif"
INK = "#0b0c0c"
SECOND_INK = "#484949"
RULE = "#d9d5ce"
WHITE = "#ffffff"
NAMESPACE = "http://www.w3.org/2000/svg"


class Drawing(str):
    """Finished SVG. Templates print it as it is, since all of it was escaped when written."""

    __slots__ = ()

    def __html__(self) -> Self:
        return self


def element(name: str, *content: str, **attributes: object) -> str:
    """One element. ``content`` is SVG already; ``_`` in an attribute's name stands for ``-``."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def _value(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def percent(value: float) -> str:
    return f"{value:.2f}%"


def text(words: str, *more: str, **attributes: object) -> str:
    """Words in the chart's own font; ``more`` is SVG that follows them (a ``tspan``)."""
    return element("text", escape(words), *more, font_family=FONT, **attributes)


def drawing(*content: str, css: str, height: int, label: str) -> Drawing:
    """A whole chart, as wide as its box; ``label`` is its text alternative. Heights in px."""
    return Drawing(
        element(
            "svg",
            *content,
            xmlns=NAMESPACE,
            class_=css,
            width="100%",
            height=height,
            role="img",
            aria_label=label,
        )
    )


def data_uri(svg: str) -> str:
    """The drawing as an address that needs no fetching; for ``<img>`` in a paper."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")


def _dots(name: str) -> str:
    dot = element("circle", cx=3, cy=3, r=1.3, fill=WHITE)
    return _pattern(name, dot, height=6)


def _diagonals(name: str) -> str:
    band = element("rect", width=2, height=6, fill=WHITE)
    return _pattern(name, band, height=6, patternTransform="rotate(45)")


def _lines(name: str) -> str:
    line = element("rect", width=6, height=1.6, y=1.5, fill=INK)
    return _pattern(name, line, height=5)


def _pattern(name: str, mark: str, *, height: int, **more: object) -> str:
    return element(
        "pattern", mark, id=name, width=6, height=height, patternUnits="userSpaceOnUse", **more
    )


_DRAWN: dict[Rating | None, Callable[[str], str]] = {
    Rating.BLUE: _dots,
    Rating.RED: _diagonals,
    Rating.AMBER: _lines,
}
"""The ratings that carry a pattern, so that they are told apart without colour."""


def _pattern_id(prefix: str, rating: Rating) -> str:
    return f"{prefix}-{rating.value[0]}"


def patterns(prefix: str) -> str:
    """The definitions that ``pattern_fill`` points to; once in each drawing."""
    return element(
        "defs", *(draw(_pattern_id(prefix, rating)) for rating, draw in _DRAWN.items() if rating)
    )


def pattern_fill(prefix: str, rating: Rating | None) -> str | None:
    """The fill of a rating's pattern; none for Green, which is plain, and for no rating."""
    if rating is None or rating not in _DRAWN:
        return None
    return f"url(#{_pattern_id(prefix, rating)})"
