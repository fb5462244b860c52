"""Between boxes: margins that meet, and the kinds of page on which boxes begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from reports.render.faster.places import put


def _collapse_margin(margins: Sequence[float]) -> float:
    return max((0, *margins)) + min((0, *margins))


put(_collapse_margin, "collapse_margin", block)


def _page_values(box: Any) -> tuple[str, str]:
    """Asked of each box on either side of a possible break, down to the innermost ones."""
    kind = box.style["page"]
    first, last = _first(box.children), _first(reversed(box.children))
    if first is None or last is None:
        return kind, kind
    begins, ends = first.page_values()
    if last is not first:
        ends = last.page_values()[1]
    return begins or kind, ends or kind


def _first(children: Iterable[Any]) -> Any:
    for child in children:
        if child.is_in_normal_flow() or child.is_floated():
            return child
    return None


put(_page_values, "page_values", boxes.ParentBox)
