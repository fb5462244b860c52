"""Words that were set before: in this paper, or in one that was printed before it.

Tables say again what other tables said, and a draft what the last one said. The same words in a
column as wide are broken into lines once, and their letters set once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import weasyprint.draw
from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.draw import text as drawn_text
from weasyprint.layout import inline
from weasyprint.text import line_break

from reports.render.faster.kept import Kept
from reports.render.faster.places import put

LINES = Kept(most=12_000)
LETTERS = Kept(most=12_000)
"""By their style's place in memory, which is nothing else's while the style is held.

A plan of 500 actions says some ten thousand lines, which take twenty megabytes.
"""

_DRAW: Any = weasyprint.draw
_LINES: Any = line_break
_TEXT: Any = drawn_text
"""It does not state its types."""

_original_split: Callable[..., Any] = _LINES.split_first_line
_original_text: Callable[..., None] = _TEXT.draw_text
_original_letters: Callable[..., list[Any]] = _TEXT.draw_first_line


class _Line(NamedTuple):
    line: Any
    style: Any


def _split_first_line(
    text: str, style: Any, context: Any, max_width: Any, *others: Any, **named: Any
) -> Any:
    if context is None or not _is_kept(style):
        return _original_split(text, style, context, max_width, *others, **named)
    key = (id(style), text, max_width, others, *named.items())
    known = LINES.get(key)
    if known is None:
        known = _Line(_original_split(text, style, context, max_width, *others, **named), style)
        LINES.keep(key, known)
    return known.line


def _is_kept(style: Any) -> bool:
    """Each text in a drawing has a style of its own; where lines are filled out, no two agree."""
    return isinstance(style, ComputedStyle | AnonymousStyle) and "justify" not in (
        style["text_align_all"],
        style["text_align_last"],
    )


class _Letters(NamedTuple):
    font: tuple[str, float]
    shown: bytes
    signs: tuple[int, ...]
    """Of the font: which are shown."""
    widths: tuple[int, ...]
    """How wide a file has each of them."""
    style: Any


def _draw_text(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: Any
) -> None:
    style = textbox.style
    known = LETTERS.get((id(style), textbox.pango_layout.text))
    if (
        known is None
        or text_overflow == "ellipsis"
        or block_ellipsis != "none"
        or not _are_in_file(stream, known)
    ):
        _original_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    stream.set_color(style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, textbox.position_y + textbox.baseline)
    stream.set_font_size(*known.font)
    stream.stream.append(known.shown)
    stream.end_text()


def _are_in_file(stream: Any, letters: _Letters) -> bool:
    """Whether this file has each of them already, and as wide: where they stand depends on it."""
    font = _font(stream, letters.font[0])
    return font is not None and letters.widths == tuple(map(font.widths.get, letters.signs))


def _font(stream: Any, name: str) -> Any:
    return next((font for font in stream._fonts.values() if font.hash == name), None)


def _draw_letters(
    stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
) -> list[Any]:
    style, text = textbox.style, textbox.pango_layout.text
    before, start = stream._current_font, len(stream.stream)
    stream._current_font = None
    pictures = _original_letters(stream, textbox, text_overflow, block_ellipsis, matrix)
    used = stream._current_font = stream._current_font or before
    if len(stream.stream) != start + len(("place", "font", "letters")):
        return pictures
    if used == before:
        del stream.stream[start + 1]
    if style["text_decoration_line"] == "none" and style["visibility"] == "visible":
        font, shown = _font(stream, used[0]), stream.stream[-1]
        signs = _signs(shown)
        if _is_kept(style) and signs and max(signs) < font.glyph_count:
            widths = tuple(font.widths[sign] for sign in signs)
            LETTERS.keep((id(style), text), _Letters(used, shown, signs, widths, style))
    return pictures


_SIGNS = re.compile(rb"<([0-9a-f]+)>")


def _signs(shown: bytes) -> tuple[int, ...]:
    some = b"".join(_SIGNS.findall(shown))
    return tuple({int(some[at : at + 4], 16) for at in range(0, len(some), 4)})


put(_split_first_line, "split_first_line", line_break, inline)
put(_draw_text, "draw_text", _DRAW)
put(_draw_letters, "draw_first_line", _TEXT)
