"""Styles of elements, pages and what stands at their edges: those of one paper serve the next.

A style is what sheets say of an element, and what it takes from the one that it stands in. A
process that prints reads its sheets once, so one paper's elements have the styles that another's
had, and with a style is kept what was worked out from it: lengths, lines of text, their letters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.css import StyleFor

from reports.render.faster.kept import Kept
from reports.render.faster.places import put

STYLES = Kept(most=4_000)
"""A pack has some three hundred, and each kind of paper its own."""

_Styles: Any = StyleFor
"""It does not state its types."""
_original: Callable[..., None] = _Styles.set_computed_styles


def _set_computed_styles(
    styles: Any,
    element: Any,
    *,
    parent: Any,
    pseudo_type: Any = None,
    target_collector: Any = None,
    **others: Any,
) -> None:
    computed = styles.get_computed_styles()
    above = styles.font_config if parent is None else computed[parent, None]
    said = styles.get_cascaded_styles().get((element, pseudo_type), {})
    key = (id(above), pseudo_type, *_each(said))
    known = STYLES.get(key)
    if known is None:
        named = {"parent": parent, "pseudo_type": pseudo_type, **others}
        _original(styles, element, target_collector=target_collector, **named)
        STYLES.keep(key, computed[element, pseudo_type])
        return
    computed[element, pseudo_type] = known
    if target_collector and known["anchor"]:
        target_collector.collect_anchor(known["anchor"])


def _each(said: dict[str, Any]) -> list[Any]:
    """What is said of it, by whom and how closely: a style holds the values, which stay its own."""
    return [
        (name, origin, layer, *how_closely, _known_by(value))
        for name, (value, (origin, layer, how_closely)) in said.items()
    ]


def _known_by(value: Any) -> Any:
    """Values of sheets are there for as long as the sheet; an element's language comes with it."""
    words = value if isinstance(value, tuple) else (value,)
    return value if all(isinstance(word, str) for word in words) else id(value)


put(_set_computed_styles, "set_computed_styles", _Styles)
