"""Words that were broken into lines before: in this paper, or in one that was printed before it.

Tables say again what other tables said, and a draft what the last one said. The same words in a
column as wide are broken into lines once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.layout import inline
from weasyprint.text import line_break

from reports.render.faster.kept import Kept
from reports.render.faster.places import put

LINES = Kept(most=6_000)
"""By their style's place in memory, which is nothing else's while the style is held.

Most are asked for once: what is laid out of them is kept in ``paragraphs``.
"""

_LINES: Any = line_break
"""It does not state its types."""

_original_split: Callable[..., Any] = _LINES.split_first_line


class _Line(NamedTuple):
    line: Any
    style: Any


def _split_first_line(
    text: str, style: Any, context: Any, max_width: Any, *others: Any, **named: Any
) -> Any:
    if context is None or not is_kept(style):
        return _original_split(text, style, context, max_width, *others, **named)
    key = (id(style), text, max_width, others, *named.items())
    known = LINES.get(key)
    if known is None:
        known = _Line(_original_split(text, style, context, max_width, *others, **named), style)
        LINES.keep(key, known)
    return known.line


def is_kept(style: Any) -> bool:
    """Each text in a drawing has a style of its own; where lines are filled out, no two agree; and
    of one that is read from right to left it matters whether it was drawn already.
    """
    return (
        isinstance(style, ComputedStyle | AnonymousStyle)
        and style["direction"] == "ltr"
        and "justify" not in (style["text_align_all"], style["text_align_last"])
    )


put(_split_first_line, "split_first_line", line_break, inline)
