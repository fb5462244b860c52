"""What stands behind a box: colours and pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import weasyprint.draw
from weasyprint.layout import background

from reports.render.faster.places import put

_BACKGROUND: Any = background
_DRAW: Any = weasyprint.draw
"""It does not state its types."""


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


put(_layout_backgrounds, "layout_box_backgrounds", _BACKGROUND)


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


put(_draw_background_image, "draw_background_image", _DRAW)
