"""Blocks that hold words alone and fit on their page whole: cells, items, notes.

For them WeasyPrint's rules of floats, columns and breaks come to nothing, and what
is left is to set one line below the other. A block of which anything does not fit, or which holds
anything else, is laid out by the original.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline, page

from reports.render.faster.boxes import collapse_margin, resolve_percentages
from reports.render.faster.places import put

_BLOCK: Any = block
_INLINE: Any = inline
"""It does not state its types."""
_original: Callable[..., tuple[Any, ...]] = _BLOCK.block_container_layout
_GIVEN = (
    "bottom_space", "skip_stack", "page_is_empty", "absolute_boxes", "fixed_boxes",
    "adjoining_margins", "first_letter_style", "first_line_style", "discard", "max_lines",
)  # fmt: skip
_INLINES = (boxes.TextBox, boxes.InlineBox)


class _DoesNotFit(Exception):
    pass


class _Room(NamedTuple):
    """What is left of a page."""

    context: Any
    bottom: float
    """What is kept free at its end."""

    def ends_before(self, y: float) -> bool:
        return bool(self.context.overflows_page(self.bottom, y))


def _container_layout(context: Any, box: Any, *others: Any, **named: Any) -> tuple[Any, ...]:
    given = {**dict(zip(_GIVEN, others, strict=False)), **named}
    if not (_is_undisturbed(context, given) and _is_plain(box) and _holds_words_alone(box, given)):
        return _original(context, box, *others, **named)
    top, margins = box.position_y, [*(given["adjoining_margins"] or ())]
    try:
        new_box, below = _laid_out(_Room(context, given["bottom_space"]), box, margins)
    except _DoesNotFit:
        box.position_y = top
        return _original(context, box, *others, **named)
    if given["adjoining_margins"] is not None:
        given["adjoining_margins"][:] = margins
    return new_box, None, {"break": "any", "page": box.style["page"]}, below, False, None


def _is_undisturbed(context: Any, given: dict[str, Any]) -> bool:
    """Whether it begins here, like any other, and nothing floats beside it."""
    return bool(
        given["skip_stack"] is None
        and given["max_lines"] is None
        and not (given["discard"] or given["first_letter_style"] or given["first_line_style"])
        and context._excluded_shapes_root_boxes
        and not any(context._excluded_shapes.values())
    )


def _holds_words_alone(box: Any, given: dict[str, Any]) -> bool:
    """A paragraph; of a cell also several, or lists of them."""
    if len(box.children) == 1 and type(box.children[0]) is boxes.LineBox:
        return _is_words(box.children[0])
    if type(box) is not boxes.TableCellBox or given["page_is_empty"] or not box.children:
        return False
    return all(_is_words_below(box, each) for each in box.children)


def _is_words_below(above: Any, box: Any) -> bool:
    if type(box) is boxes.LineBox:
        return len(above.children) == 1 and _is_words(box)
    return (
        type(box) is boxes.BlockBox
        and _is_plain(box)
        and box.style["page"] == above.style["page"]
        and bool(box.children)
        and all(_is_words_below(box, each) for each in box.children)
    )


def _is_words(box: Any) -> bool:
    return all(
        type(each) in _INLINES and each.style["position"] == "static" and _is_words(each)
        for each in box.children
    )


def _is_plain(box: Any) -> bool:
    style = box.style
    try:
        known: bool = style.is_plain
    except AttributeError:
        known = style.is_plain = _is_plain_style(style)
    return known and not (box.first_letter_style or box.first_line_style or box.force_fragmentation)


def _is_plain_style(style: Any) -> bool:
    plain = {
        "position": "static", "float": "none",
        "continue": "auto", "box_decoration_break": "slice", "max_lines": "none",
        "column_width": "auto", "column_count": "auto",
    }  # fmt: skip
    may_break = {"auto", "avoid", "avoid-page"}
    return may_break.issuperset((style["break_before"], style["break_after"])) and all(
        style[name] == value for name, value in plain.items()
    )


def _laid_out(room: _Room, box: Any, margins: list[float]) -> tuple[Any, list[float]]:
    """The box with what is in it, and the margins that meet those of what stands below it.

    Raises:
        _DoesNotFit: it goes on overleaf.
    """
    margins.append(box.margin_top)
    own, collapses = margins, box.top_margin_collapses()
    if collapses:
        y = box.position_y
    else:
        box.position_y += collapse_margin(margins) - box.margin_top
        margins, y = [], box.content_box_y()
    children: list[Any] = []
    for index, child in enumerate(box.children):
        if type(child) is boxes.LineBox:
            children = _lines(room, box, y + collapse_margin(margins))
            margins, y = [], children[-1].position_y + children[-1].height
        else:
            child.position_x, child.position_y = box.content_box_x(), y
            new_child, margins = _block(room, box, child, margins)
            new_child.index = index
            children.append(new_child)
            y = new_child.border_box_y() + new_child.border_height()
    if collapses:
        box.position_y += collapse_margin(own) - box.margin_top
    if box.height != "auto":
        margins = []
    if not box.bottom_margin_collapses():
        y, margins = y + collapse_margin(margins), []
    return _closed(box, children, y), margins


def _lines(room: _Room, box: Any, y: float) -> list[Any]:
    lines = []
    for line, resume_at in _INLINE.iter_line_boxes(
        room.context, box.children[0], y, room.bottom, None, box, [], [], None, None
    ):
        line.resume_at = resume_at
        lines.append(line)
        y = line.position_y + line.height
    if not lines or room.ends_before(y + _below(box)):
        raise _DoesNotFit
    return lines


def _block(room: _Room, box: Any, child: Any, margins: list[float]) -> tuple[Any, list[float]]:
    resolve_percentages(child, box)
    if "auto" in (child.margin_top, child.margin_bottom):
        raise _DoesNotFit
    _BLOCK.block_level_width(child, box)
    new_child, below = _laid_out(room, child, margins)
    end = new_child.border_box_y() + new_child.border_height()
    if room.ends_before(end + _below(new_child) + max(0, new_child.margin_bottom)):
        raise _DoesNotFit
    below.append(new_child.margin_bottom)
    return new_child, below


def _below(box: Any) -> float:
    """How much of a box is below what is in it. WeasyPrint counts it twice at the end of a page."""
    below: float = box.padding_bottom + box.border_bottom_width
    return below


def _closed(box: Any, children: list[Any], y: float) -> Any:
    new_box = box.copy_with_children(children)
    if new_box.height == "auto":
        new_box.height = y - new_box.content_box_y()
    new_box.height = max(min(new_box.height, new_box.max_height), new_box.min_height)
    return new_box


put(_container_layout, "block_container_layout", block, page)
