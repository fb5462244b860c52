"""Which rating a colour means: the nearest of the shades that people pick, in OKLab.

OKLab (Ottosson 2020) is a perceptual space: equal distances look equally far apart. People pick
their shades by eye from Office's palettes, so each rating has several; the light ones are the
tints of those palettes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from plans.brag import Rating

SHADES: dict[Rating, tuple[str, ...]] = {
    Rating.BLUE: (
        "0070C0", "00B0F0", "0000FF", "002060", "1F497D", "4F81BD", "5B9BD5", "4472C4", "2E75B6",
        "9DC3E6", "8DB3E2", "BDD7EE", "DDEBF7", "C6D9F1", "12436D", "D2E2F1", "00008B",
    ),
    Rating.GREEN: (
        "00B050", "92D050", "00FF00", "008000", "70AD47", "9BBB59", "A9D08E", "C6E0B4", "C6EFCE",
        "E2EFDA", "28A197", "CFE4DC", "375623", "339966", "548235", "90EE90",
    ),
    Rating.AMBER: (
        "FFC000", "FFBF00", "FFA500", "FFFF00", "FFD966", "FFE699", "FFEB9C", "FFF2CC", "FFB81C",
        "FFEE80", "F79646", "ED7D31", "BF9000", "FFCC00", "FF9900",
    ),
    Rating.RED: (
        "FF0000", "C00000", "A8122A", "FF5050", "FFC7CE", "F4D7D7", "E06666", "800000", "FF7C80",
        "C0504D", "DA9694", "F8CBCB", "8B0000",
    ),
}  # fmt: skip

_GREY = 0.025
"""Chroma below which a colour has no hue to speak of (OKLab units)."""
_PAPER = 0.96
"""Lightness above which a colour without hue is the paper itself."""
_DARK = 0.2
_LINEAR_UP_TO = 0.04045
_FAR = 0.11
"""Distance beyond which a colour is none of the four."""
_BETWEEN = 0.025
"""The nearest rating must be nearer than the next by this, else the colour is between them."""

Lab = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Shade:
    """What a colour says. ``doubt`` completes "the cell's colour …" where it is not clear."""

    rating: Rating | None
    doubt: str = ""


@lru_cache(maxsize=1024)
def rating_of(colour: str) -> Shade:
    """The rating of a colour given as six hex digits; white, like no fill, states none."""
    lab = oklab(colour)
    if math.hypot(lab[1], lab[2]) < _GREY:
        return _without_hue(lab, colour)
    (near, rating), (next_near, other) = sorted((_distance(lab, r), r) for r in SHADES)[:2]
    if near > _FAR:
        return Shade(
            None, f"(#{colour}) is none of blue, green, amber and red; {rating} is the nearest"
        )
    if next_near - near < _BETWEEN:
        return Shade(None, f"(#{colour}) lies between {rating} and {other}")
    return Shade(rating)


def tells_a_rating(colour: str) -> bool:
    """Whether a fill is the colour of one rating; no fill tells none."""
    return bool(colour) and rating_of(colour).rating is not None


def _without_hue(lab: Lab, colour: str) -> Shade:
    if lab[0] > _PAPER:
        return Shade(None)
    return Shade(
        None, f"(#{colour}) is {'black' if lab[0] < _DARK else 'grey'}, which is no rating"
    )


def _distance(lab: Lab, rating: Rating) -> float:
    return min(math.dist(lab, oklab(shade)) for shade in SHADES[rating])


@lru_cache(maxsize=1024)
def oklab(colour: str) -> Lab:
    """Lightness 0 to 1 and the two opponent axes of an sRGB colour in six hex digits."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(channel: float) -> float:
    """The light of an sRGB channel (IEC 61966-2-1), 0 to 1."""
    return (
        channel / 12.92 if channel <= _LINEAR_UP_TO else float(((channel + 0.055) / 1.055) ** 2.4)
    )


def mixed(first: str, second: str, share: float) -> str:
    """The colour that a pattern of two gives; ``share`` of the first, 0 to 1."""
    channels = (
        round(int(first[i : i + 2], 16) * share + int(second[i : i + 2], 16) * (1 - share))
        for i in (0, 2, 4)
    )
    return "".join(f"{c:02X}" for c in channels)


def tinted(colour: str, tint: float) -> str:
    """The colour lightened (tint above 0) or darkened (below 0), -1 to 1 (ECMA-376 18.8.3)."""
    if tint == 0:
        return colour
    return mixed("FFFFFF" if tint > 0 else "000000", colour, min(abs(tint), 1.0))
