"""Charts of ratings, drawn on the server as SVG. Pure: counts in, markup out.

A rating is told by letter and pattern as well as by colour. Each chart states its figures in
its text alternative; the page still shows them as a table beside it. ``prefix`` makes the ids
of the patterns unique on a page. Heights are in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plans import brag, svg
from plans.brag import Look, Rating
from plans.svg import INK, NAMESPACE, SECOND_INK, WHITE, Drawing, element, pattern_fill, percent

Counts = Mapping[Rating | None, int]

HIDE_ON_PHONE = "narrow-off"
"""Class of what the style sheet leaves out in a narrow box."""

_TALL = 36
"""From this height a bar is taken for one that has the page's whole width."""
_COUNT_FITS, _COUNT_FITS_IN_TALL = 8.5, 4.5
_COUNT_FITS_ON_PHONE = 11.5
_LETTER_FITS = 3.5
"""Least share of its bar, in per cent, for a segment to carry that label."""


class KeyEntry(NamedTuple):
    """One line of a chart's key."""

    swatch: Drawing
    look: Look


class _Segment(NamedTuple):
    rating: Rating | None
    number: int
    start: float
    share: float
    """Per cent of the bar."""

    @property
    def end(self) -> float:
        return self.start + self.share


def figures(counts: Counts) -> str:
    """The counts in words, zeros left out: ``Blue 19, Green 37``."""
    parts = [f"{brag.look(r).word} {counts[r]}" for r in brag.ORDER if counts.get(r)]
    return ", ".join(parts) or "no actions"


def data_uri(chart: str) -> str:
    """The chart as an address that needs no fetching; for ``<img>`` in a paper."""
    return svg.data_uri(chart)


# The stacked bar


def stacked_bar(counts: Counts, *, prefix: str, subject: str, height: int = 28) -> Drawing:
    """One bar, the whole of what is counted; ``subject`` begins the text alternative."""
    segments = list(_segments(counts))
    content = [part for s in segments for part in _draw_segment(s, prefix, height)]
    return svg.drawing(
        svg.patterns(prefix),
        *(content or _empty_bar(height)),
        css="bars",
        height=height,
        label=f"{subject}: {figures(counts)}",
    )


def _segments(counts: Counts) -> Iterator[_Segment]:
    total = sum(counts.values())
    done = 0
    for rating in brag.ORDER:
        number = counts.get(rating, 0)
        if number:
            yield _Segment(rating, number, 100 * done / total, 100 * number / total)
        done += number


def _empty_bar(height: int) -> list[str]:
    edge = element(
        "rect", x=0.5, y=0.5, width="99.8%", height=height - 1, fill="none", stroke=SECOND_INK
    )
    return [edge, svg.text("No actions", x=10, y=height / 2 + 5, font_size=13.5, fill=SECOND_INK)]


def _draw_segment(segment: _Segment, prefix: str, height: int) -> Iterator[str]:
    look = brag.look(segment.rating)
    place = {"x": percent(segment.start), "width": percent(segment.share)}
    strip = _strip(height)
    yield element("rect", **place, height=height, fill=look.solid)
    fill = pattern_fill(prefix, segment.rating)
    if fill:
        yield element("rect", **place, y=height - strip, height=strip, fill=fill)
    gap: dict[str, object] = {"fill": "none", "stroke": WHITE, "stroke_width": 2}
    yield element("rect", class_="seg", **place, y=-1, height=height + 2, **gap)
    if segment.rating is None:
        yield from _edges(segment, height)
    if segment.share >= _LETTER_FITS:
        yield _segment_label(segment, look, height)


def _strip(height: int) -> int:
    """Height of the pattern's strip at the foot of a bar, so that no label sits on a pattern."""
    return 10 if height >= _TALL else 7


def _edges(segment: _Segment, height: int) -> Iterator[str]:
    """The outline of what has no rating: white on white needs one."""
    line = {"class_": "edge", "stroke": INK, "stroke_width": 1}
    left, right = percent(segment.start), percent(segment.end)
    for y in (0.5, height - 0.5):
        yield element("line", **line, x1=left, x2=right, y1=y, y2=y)
    for x, shift in ((left, "translate(1.5)"), (right, "translate(-.5)")):
        yield element("line", **line, x1=x, x2=x, y1=0, y2=height, transform=shift)


def _segment_label(segment: _Segment, look: Look, height: int) -> str:
    return svg.text(
        look.letter,
        *_segment_count(segment, height),
        x=percent(segment.start + segment.share / 2),
        y=(height - _strip(height)) / 2 + 4.9,
        text_anchor="middle",
        font_size=13.5,
        font_weight=700,
        fill=look.on_solid,
    )


def _segment_count(segment: _Segment, height: int) -> list[str]:
    if segment.share < (_COUNT_FITS_IN_TALL if height >= _TALL else _COUNT_FITS):
        return []
    css = HIDE_ON_PHONE if segment.share < _COUNT_FITS_ON_PHONE else None
    return [element("tspan", str(segment.number), class_=css, dx=2.5)]


# The key


def swatch(rating: Rating | None, *, prefix: str) -> Drawing:
    """A small block as the charts draw the rating; decoration, so hidden from readers aloud."""
    look = brag.look(rating)
    block = element("rect", width=22, height=16, fill=look.solid)
    fill = pattern_fill(prefix, rating)
    if fill:
        mark = svg.patterns(prefix) + element("rect", y=9, width=22, height=7, fill=fill)
    elif rating is None:
        mark = element("rect", x=0.5, y=0.5, width=21, height=15, fill="none", stroke=INK)
    else:
        mark = ""
    attributes: dict[str, object] = {"width": 22, "height": 16, "class_": "swatch"}
    hidden = {"aria_hidden": "true", "focusable": "false"}
    return Drawing(element("svg", block, mark, xmlns=NAMESPACE, **attributes, **hidden))


def key(prefix: str) -> list[KeyEntry]:
    """Every rating with its swatch, in the order in which ratings are listed."""
    return [
        KeyEntry(swatch(rating, prefix=f"{prefix}-{look.css}"), look)
        for rating, look in brag.LOOKS.items()
    ]
