"""The letters of lines: set once where a line says again what another said.

Where each letter stands follows from what its file knows of its font, so the letters of another
file are taken only where this one has each of them already, and as wide.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import weasyprint.draw
from weasyprint.draw import text as drawn_text
from weasyprint.text import ffi as glue

from reports.render.faster.kept import Kept
from reports.render.faster.places import put
from reports.render.faster.words import is_kept

LETTERS = Kept(most=10_000)
"""By their style's place in memory, which is nothing else's while the style is held."""

_DRAW: Any = weasyprint.draw
_GLUE: Any = glue
_TEXT: Any = drawn_text
"""It does not state its types."""
_original_text: Callable[..., None] = _TEXT.draw_text
_original_letters: Callable[..., list[Any]] = _TEXT.draw_first_line


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
    is_whole = text_overflow != "ellipsis" and block_ellipsis == "none" and textbox.text.strip()
    letters = _set_letters(stream, textbox) if is_whole else None
    if letters is None:
        return _original_letters(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    stream.set_font_size(*letters.font)
    stream.stream.append(letters.shown)
    if is_kept(letters.style) and letters.style["text_decoration_line"] == "none":
        LETTERS.keep((id(letters.style), textbox.pango_layout.text), letters)
    return []


class _Glyphs(NamedTuple):
    """Those of a line as Pango has set them, and how wide each of them is there."""

    signs: tuple[int, ...]
    widths: tuple[int, ...]


def _set_letters(stream: Any, textbox: Any) -> _Letters | None:
    """A line in one font, of which the file has each letter already; of others the original."""
    _GLUE.pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
    line, _ = textbox.pango_layout.get_first_line()
    run = line.runs[0]
    if run == _GLUE.ffi.NULL or run.next != _GLUE.ffi.NULL or _GLUE.pango.pango_version() < _SINCE:
        return None
    font, size = stream.add_font(run.data.item.analysis.font)
    glyphs = _glyphs(run.data.glyphs)
    if glyphs is None or font.bitmap or font.svg or font.png or font.colr:
        return None
    try:
        spelt = _spelt(font, size, glyphs)
    except KeyError:
        return None
    signs = tuple(set(glyphs.signs))
    widths = tuple(font.widths[sign] for sign in signs)
    return _Letters((font.hash, size), b"[%b] TJ" % spelt, signs, widths, textbox.style)


def _glyphs(string: Any) -> _Glyphs | None:
    """Nothing where one of them is moved from its place."""
    size = string.num_glyphs * _GLUE.ffi.sizeof("PangoGlyphInfo")
    numbers = memoryview(_GLUE.ffi.buffer(string.glyphs, size)).cast("i").tolist()
    signs, widths, *moved = (tuple(numbers[of::_NUMBERS]) for of in range(_NUMBERS - 1))
    return None if any(map(any, moved)) else _Glyphs(signs, widths)


_SINCE = 14802
"""The version of Pango, 1.48.2, from which on it tells the size of a font as it is."""
_NUMBERS = 5
"""Of a glyph, as Pango has it: which, how wide, how far moved right and up, and how it stands."""


def _spelt(font: Any, size: float, glyphs: _Glyphs) -> bytes:
    """As a file has it: letters, and between them by how much more or less wide they stand.

    Raises:
        KeyError: the file does not have one of them yet.
    """
    known: dict[tuple[int, int], str] = vars(font).setdefault("spelt", {}).setdefault(size, {})
    for sign, width in set(zip(*glyphs, strict=True)) - known.keys():
        if sign not in font.to_unicode:
            raise KeyError(sign)
        more = font.widths[sign] - width * 1000 * _GLUE.FROM_UNITS / size
        known[sign, width] = f"{sign:04x}>{int(more)}<" if more else f"{sign:04x}"
    said = "<" + "".join(map(known.__getitem__, zip(*glyphs, strict=True)))
    return (said[:-1] if said[-1] == "<" else said + ">").encode()


put(_draw_text, "draw_text", _DRAW)
put(_draw_letters, "draw_first_line", _TEXT)
