"""Lines of text: what Pango is told of a style, and how high its lines are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from weasyprint.css import computed_values
from weasyprint.layout import inline
from weasyprint.text import ffi as glue
from weasyprint.text import line_break

from reports.render.faster.places import put

_GLUE: Any = glue
_LINES: Any = line_break
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
