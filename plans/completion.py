"""A bar of what is said to be complete, and of what is signed off of it. Pure."""

from __future__ import annotations

from plans import brag, svg
from plans.brag import Rating
from plans.svg import WHITE, Drawing, element, percent

HEIGHT = 12
_GROUND = "#efece7"
_BLUE = brag.look(Rating.BLUE).solid


def completion_bar(*, signed: int, awaiting: int, total: int, most: int) -> Drawing:
    """Signed off solid, awaiting sign-off outlined, so that it does not look finished.

    Args:
        total: every action of what the bar stands for.
        most: the greatest total among the bars that stand together.
    """
    whole = max(most, 1)
    said = 100 * (signed + awaiting) / whole
    content = [element("rect", width=percent(100 * total / whole), height=HEIGHT, fill=_GROUND)]
    if awaiting:
        content += _outlined(said)
    if signed:
        width = percent(100 * signed / whole)
        content.append(element("rect", width=width, height=HEIGHT, fill=_BLUE))
    label = f"{signed} signed off, {awaiting} awaiting sign-off, of {total}"
    return svg.drawing(*content, css="bars", height=HEIGHT, label=label)


def _outlined(share: float) -> list[str]:
    """A white box with an edge of half a pixel inside its share of the width."""
    edge = {"fill": "none", "stroke": _BLUE}
    return [
        element("rect", width=percent(share), height=HEIGHT, fill=WHITE),
        element(
            "rect", x=0.5, y=0.5, width=percent(max(share - 0.5, 0.5)), height=HEIGHT - 1, **edge
        ),
    ]
