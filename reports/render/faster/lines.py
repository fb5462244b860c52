"""Lines of text, and the letters in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import weasyprint.draw
from weasyprint.css import computed_values
from weasyprint.draw import text as drawn_text
from weasyprint.layout import inline
from weasyprint.text import ffi as glue
from weasyprint.text import line_break

from reports.render.faster.places import put

_DRAW: Any = weasyprint.draw
_GLUE: Any = glue
_LINES: Any = line_break
_TEXT: Any = drawn_text
"""It does not state its types."""


# Lines of text: Pango's settings of a style are made once, and so is the height of its lines.

_original_setup: Callable[[Any, Any], None] = _LINES.Layout.setup
_original_strut: Callable[[Any], tuple[float, float]] = _LINES.strut
_FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings",
)  # fmt: skip


class _Settings(NamedTuple):
    context: Any
    font: Any
    language: Any


def _setup(layout: Any, style: Any) -> None:
    try:
        settings = style.settings
    except AttributeError:
        settings = style.settings = _settings(style) if _is_plain(style) else None
    if settings is None:
        _original_setup(layout, style)
        return
    pango, ffi = _GLUE.pango, _GLUE.ffi
    layout.style = style
    layout.first_line_direction = 0
    layout.language = settings.language
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    made = pango.pango_layout_new(settings.context)
    layout.layout = ffi.gc(made, _GLUE.gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, settings.font)


def _is_plain(style: Any) -> bool:
    return bool(
        style["text_decoration_line"] == "none"
        and style["font_language_override"] == "normal"
        and style["lang"]
        and not _LINES.font_features(*(style[name] for name in _FEATURES))
    )


def _settings(style: Any) -> _Settings:
    pango, ffi = _GLUE.pango, _GLUE.ffi
    made = pango.pango_font_map_create_context(style.font_config.font_map)
    context = ffi.gc(made, _GLUE.gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, _LINES.PANGO_DIRECTION[style["direction"]])
    name, _ = _GLUE.unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(name)
    pango.pango_context_set_language(context, language)
    return _Settings(context, _LINES.get_font_description(style), language)


def _strut(style: Any) -> tuple[float, float]:
    try:
        known: tuple[float, float] = style.line
    except AttributeError:
        known = style.line = _original_strut(style)
    return known


put(_setup, "setup", _LINES.Layout)
put(_strut, "strut", line_break, inline, computed_values)


# The same words in a column as wide: tables say again what other tables said. They are broken into
# lines once for each paper, and their letters are set once.

_original_split: Callable[..., Any] = _LINES.split_first_line
_original_text: Callable[..., None] = _TEXT.draw_text
_original_letters: Callable[..., list[Any]] = _TEXT.draw_first_line


def _split_first_line(
    text: str, style: Any, context: Any, max_width: Any, *others: Any, **named: Any
) -> Any:
    if context is None or "justify" in (style["text_align_all"], style["text_align_last"]):
        return _original_split(text, style, context, max_width, *others, **named)
    lines: dict[Any, Any] = vars(context).setdefault("lines", {})
    key = (id(style), text, max_width, others, *named.items())
    if key not in lines:
        line = _original_split(text, style, context, max_width, *others, **named)
        lines[key] = line, style
    return lines[key][0]


class _Letters(NamedTuple):
    font: Any
    shown: bytes
    style: Any
    """Held so that nothing else can be known by its place in memory."""


def _letters(stream: Any) -> dict[Any, _Letters]:
    letters: dict[Any, _Letters] = vars(stream._resources).setdefault("letters", {})
    return letters


def _draw_text(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: Any
) -> None:
    style = textbox.style
    known = _letters(stream).get((id(style), textbox.pango_layout.text))
    if known is None or text_overflow == "ellipsis" or block_ellipsis != "none":
        _original_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    stream.set_color(style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, textbox.position_y + textbox.baseline)
    stream.set_font_size(*known.font)
    stream.stream.append(known.shown)
    stream.end_text()


def _draw_letters(
    stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
) -> list[Any]:
    style, text = textbox.style, textbox.pango_layout.text
    before, start = stream._current_font, len(stream.stream)
    stream._current_font = None
    pictures = _original_letters(stream, textbox, text_overflow, block_ellipsis, matrix)
    font = stream._current_font = stream._current_font or before
    if len(stream.stream) != start + len(("place", "font", "letters")):
        return pictures
    if font == before:
        del stream.stream[start + 1]
    if style["text_decoration_line"] == "none" and style["visibility"] == "visible":
        _letters(stream)[id(style), text] = _Letters(font, stream.stream[-1], style)
    return pictures


put(_split_first_line, "split_first_line", line_break, inline)
put(_draw_text, "draw_text", _DRAW)
put(_draw_letters, "draw_first_line", _TEXT)
