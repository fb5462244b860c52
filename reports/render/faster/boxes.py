"""Where boxes stand, and how large they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, column, inline, page, percent, table
from weasyprint.layout import float as floating

from reports.render.faster.places import put

_Box: Any = boxes.Box
_FLOATING: Any = floating
_PERCENT: Any = percent
"""It does not state its types."""


# Lengths of a box: where a style names them all in pixels, or as ``auto``, they are the same in
# every box of that style, whatever it stands in.

_original_percentages: Callable[[Any, Any], None] = _PERCENT.resolve_percentages
_SIDES = ("top", "right", "bottom", "left")
_LEAST = ("min_width", "min_height")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *("width", "max_width", "height", "max_height"),
    *_LEAST,
)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)


def resolve_percentages(box: Any, containing_block: Any) -> None:
    style = box.style
    try:
        lengths, borders = style.lengths
    except AttributeError:
        lengths, borders = style.lengths = _lengths(style)
    if lengths is None:
        _original_percentages(box, containing_block)
        return
    used = vars(box)
    used.update(lengths)
    if style["border_collapse"] == "collapse":
        # What a table settled between its cells stays.
        used.update((name, width) for name, width in borders.items() if name not in used)
    else:
        used.update(borders)


def _lengths(style: Any) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    if style["box_sizing"] != "content-box":
        return None, {}
    lengths = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            lengths[name] = 0 if name in _LEAST else value
        elif getattr(value, "unit", None) == "px":
            lengths[name] = value.value
        else:
            return None, {}
    return lengths, {name: style[name] for name in _BORDERS}


put(
    resolve_percentages, "resolve_percentages",
    percent, block, column, floating, inline, page, table,
)  # fmt: skip


# Where a box stands: nearly all are in the normal flow, which is asked for them again and again.

_original_flow: Callable[[Any], bool] = _Box.is_in_normal_flow


def _is_in_normal_flow(box: Any) -> bool:
    style = box.style
    plain = style["float"] == "none" and style["position"] == "static"
    return plain or _original_flow(box)


put(_is_in_normal_flow, "is_in_normal_flow", _Box)


# Lines beside floats: where nothing floats, a line is as wide as what it stands in.

_original_collisions: Callable[..., tuple[Any, Any, Any]] = _FLOATING.avoid_collisions


def _avoid_collisions(
    context: Any,
    box: Any,
    containing_block: Any,
    outer: bool = True,  # noqa: FBT001, FBT002 - as the original has it
) -> tuple[Any, Any, Any]:
    style = containing_block.style
    if outer or context.excluded_shapes or style["direction"] != "ltr":
        return _original_collisions(context, box, containing_block, outer=outer)
    left = containing_block.content_box_x()
    right = left + containing_block.width - box.margin_right
    left += box.margin_left
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


put(_avoid_collisions, "avoid_collisions", inline)


# What kind of page a box is on: nothing in a line or in a cell asks for one of its own.


def _page_values(box: Any) -> tuple[Any, Any]:
    kind = box.style["page"]
    return kind, kind


put(_page_values, "page_values", boxes.LineBox, boxes.TableCellBox)


# Margins that meet: of those of one sign the largest counts.


def collapse_margin(margins: Sequence[float]) -> float:
    return max((0, *margins)) + min((0, *margins))


put(collapse_margin, "collapse_margin", block)
