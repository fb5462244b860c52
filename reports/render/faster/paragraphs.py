"""Lines that are words alone: most of a paper's.

Where such a line ends and how high it is follows from its words, from how they look, and from
where its column begins and ends. So one is laid out, and others like it are put where they belong.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from reports.render.faster.boxes import resolve_percentages
from reports.render.faster.kept import Kept
from reports.render.faster.places import put
from reports.render.faster.words import is_kept

PARAGRAPHS = Kept(most=10_000)
"""By their styles' places in memory, which are nothing else's while the styles are held.

A plan of 500 actions says some nine thousand lines that are words alone.
"""

_INLINE: Any = inline
"""It does not state its types."""
_original: Callable[..., tuple[Any, Any]] = _INLINE.get_next_linebox
_PLACES = ("position_x", "width", "height", "margin_top", "margin_bottom", "baseline")


class _Line(NamedTuple):
    line: dict[str, Any]
    words: dict[str, Any]
    """What is known of each of them, wherever it stands."""
    end: int | None
    """Where in the text the next line begins."""
    styles: tuple[Any, Any]


def _next_line(context: Any, linebox: Any, y: float, *others: Any) -> tuple[Any, Any]:
    *_, first_letter_style, first_line_style = others
    if (
        linebox.text_indent
        or first_letter_style
        or first_line_style
        or not _is_words_alone(context, linebox)
    ):
        return _original(context, linebox, y, *others)
    _bottom, skipped, column, *_ = others
    [words] = linebox.children
    begin = next(iter(skipped[0])) if skipped and skipped[0] else 0
    x = column.content_box_x()
    key = (id(linebox.style), id(words.style), words.text, begin, x, column.width)
    known = PARAGRAPHS.get(key)
    if known is None:
        line, resume_at = _original(context, linebox, y, *others)
        if line and line.children and line.children[0].position_x == x:
            PARAGRAPHS.keep(key, _known(line, resume_at))
        return line, resume_at
    line = _put(known, linebox, y, column)
    return line, None if known.end is None else {0: {known.end: None}}


def _is_words_alone(context: Any, linebox: Any) -> bool:
    """Whether a line holds one text, as it stands in sheets, and nothing floats beside it."""
    return (
        len(linebox.children) == 1
        and type(linebox.children[0]) is boxes.TextBox
        and not context.excluded_shapes
        and is_kept(linebox.style)
        and is_kept(linebox.children[0].style)
    )


def _known(line: Any, resume_at: Any) -> _Line:
    [words] = line.children
    return _Line(
        {name: getattr(line, name) for name in _PLACES},
        {name: getattr(words, name) for name in (*_PLACES, "text", "pango_layout")},
        resume_at and next(iter(resume_at[0])),
        (line.style, words.style),
    )


def _put(known: _Line, linebox: Any, y: float, column: Any) -> Any:
    [source] = linebox.children
    resolve_percentages(source, column)
    words = source.copy()
    vars(words).update(known.words)
    words.position_y = -words.baseline + (y + known.line["baseline"])
    line = linebox.copy_with_children([words])
    vars(line).update(known.line, position_y=y)
    return line


put(_next_line, "get_next_linebox", _INLINE)
