"""What WeasyPrint does for every box, line and tag of a paper, with less work.

Each of these stands for a function of WeasyPrint, or of pydyf, that a long table calls tens of
thousands of times. It answers the common case from what is known already, and leaves every other
to the original: pages come out the same. Importing this module puts them in place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pydyf
import weasyprint.draw
from weasyprint.css import computed_values
from weasyprint.draw import text as drawn_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, block, column, inline, page, percent, table
from weasyprint.layout import float as floating
from weasyprint.text import ffi as glue
from weasyprint.text import line_break

_BACKGROUND: Any = background
_Box: Any = boxes.Box
_PDF: Any = pydyf.PDF
_PYDYF: Any = pydyf
_DRAW: Any = weasyprint.draw
_FLOATING: Any = floating
_GLUE: Any = glue
_INLINE: Any = inline
_LINES: Any = line_break
_PERCENT: Any = percent
_TEXT: Any = drawn_text
"""Neither library states its types."""


class Place(NamedTuple):
    """Where a faster function stands, and the one whose place it took."""

    owner: Any
    name: str
    original: Any


PLACES: list[Place] = []


def _put(faster: Any, name: str, *owners: Any) -> None:
    for owner in owners:
        PLACES.append(Place(owner, name, vars(owner)[name]))
        setattr(owner, name, faster)


# Writing a file: mostly texts and whole numbers, in objects that each name a page. pydyf makes the
# list of all pages for each of them, which grows with the square of the pages.

_original_bytes: Callable[[Any], bytes] = _PYDYF._to_bytes
_original_references: Callable[[Any], tuple[bytes, ...]] = _PDF.page_references.fget
_WRITTEN: dict[type, Callable[[Any], bytes]] = {
    bytes: lambda item: item,
    str: lambda text: text.encode("ascii"),
    int: lambda number: b"%d" % number,
}


def _to_bytes(item: Any) -> bytes:
    return _WRITTEN.get(type(item), _original_bytes)(item)


_name = lru_cache(maxsize=512)(_to_bytes)


def _dictionary(dictionary: Any) -> bytes:
    return b"<<%b>>" % b"".join(
        [b"/%b %b" % (_name(key), _to_bytes(value)) for key, value in dictionary.items()]
    )


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    number = len(pdf.pages["Kids"])
    known: tuple[int, tuple[bytes, ...]] | None = getattr(pdf, "_known_references", None)
    if known is None or known[0] != number:
        known = (number, tuple(_original_references(pdf)))
        pdf._known_references = known
    return known[1]


_put(_to_bytes, "_to_bytes", _PYDYF)
_put(property(_dictionary), "data", _PYDYF.Dictionary)
_put(property(_page_references), "page_references", _PDF)


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


def _resolve_percentages(box: Any, containing_block: Any) -> None:
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


_put(
    _resolve_percentages, "resolve_percentages",
    percent, block, column, floating, inline, page, table,
)  # fmt: skip


# Where a box stands: nearly all are in the normal flow, which is asked for them again and again.

_original_flow: Callable[[Any], bool] = _Box.is_in_normal_flow


def _is_in_normal_flow(box: Any) -> bool:
    style = box.style
    plain = style["float"] == "none" and style["position"] == "static"
    return plain or _original_flow(box)


_put(_is_in_normal_flow, "is_in_normal_flow", _Box)


# Lines beside floats: where nothing floats, a line is as wide as what it stands in.

_original_collisions: Callable[..., tuple[Any, Any, Any]] = _FLOATING.avoid_collisions


def _avoid_collisions(
    context: Any,
    box: Any,
    containing_block: Any,
    outer: bool = True,  # noqa: FBT001, FBT002
) -> tuple[Any, Any, Any]:
    style = containing_block.style
    if outer or context.excluded_shapes or style["direction"] != "ltr":
        return _original_collisions(context, box, containing_block, outer=outer)
    left = containing_block.content_box_x()
    right = left + containing_block.width - box.margin_right
    left += box.margin_left
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


_put(_avoid_collisions, "avoid_collisions", inline)


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


_put(_setup, "setup", _LINES.Layout)
_put(_strut, "strut", line_break, inline, computed_values)


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


_put(_split_first_line, "split_first_line", line_break, inline)
_put(_draw_text, "draw_text", _DRAW)
_put(_draw_letters, "draw_first_line", _TEXT)


# What stands behind a box: behind most there is nothing, whatever it stands in.

_original_backgrounds: Callable[..., None] = _BACKGROUND.layout_box_backgrounds
_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
_SQUARE = {f"border_{corner}_radius": (0, 0) for corner in _CORNERS}


def _layout_backgrounds(page: Any, box: Any, images: Any, *others: Any, **named: Any) -> None:
    if others or named or box is page or not _is_bare(box.style):
        _original_backgrounds(page, box, images, *others, **named)
        return
    for child in box.all_children():
        _layout_backgrounds(page, child, images)
    box.background = None
    for name, radii in _SQUARE.items():
        setattr(box, name, radii)


def _is_bare(style: Any) -> bool:
    try:
        known: bool = style.is_bare
    except AttributeError:
        known = style.is_bare = (
            style["background_color"] != "currentcolor"
            and style["background_color"].alpha == 0
            and not style["box_shadow"]
            and all(kind == "none" for kind, _ in style["background_image"])
            and all(
                style[f"{kind}_source"][0] == "none" for kind in ("border_image", "mask_border")
            )
            and all((0, "px") in style[name] for name in _SQUARE)
        )
    return known


_put(_layout_backgrounds, "layout_box_backgrounds", _BACKGROUND)


# Pictures behind a box: one that stands behind many is drawn once, and each of them refers to it.

_original_picture: Callable[[Any, Any, Any], None] = _DRAW.draw_background_image


def _draw_background_image(stream: Any, layer: Any, style: Any) -> None:
    if layer.image is None or layer.repeat != ("no-repeat", "no-repeat") or 0 in layer.size:
        _original_picture(stream, layer, style)
        return
    place = [at + from_ for at, from_ in zip(layer.position, layer.positioning_area, strict=False)]
    with stream.artifact(), stream.stacked():
        if not layer.unbounded:
            stream.rectangle(*layer.painting_area)
            stream.clip()
            stream.end()
        stream.transform(e=place[0], f=place[1])
        stream.draw_x_object(_drawn(stream, layer.image, layer.size, style))


def _drawn(stream: Any, image: Any, size: Sequence[float], style: Any) -> str:
    """The name by which the file's pages refer to a drawing of this size."""
    drawings: dict[Any, str] = vars(stream._resources).setdefault("drawings", {})
    key = (id(image), *size)
    if key not in drawings:
        group = stream.add_group(0, 0, *size)
        image.draw(group, *size, style)
        drawings[key] = group.id
    return drawings[key]


_put(_draw_background_image, "draw_background_image", _DRAW)
