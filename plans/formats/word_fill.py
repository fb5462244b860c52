"""The colour of a Word cell: its shading, its text's shading or highlight, or a coloured blob."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from plans.formats.colours import mixed, tinted
from plans.formats.ooxml import is_colour
from plans.formats.text import whole
from plans.formats.word_text import W, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF",
    "red": "FF0000", "darkBlue": "00008B", "darkCyan": "008B8B", "darkGreen": "006400",
    "darkMagenta": "800080", "darkRed": "8B0000", "darkYellow": "808000", "darkGray": "A9A9A9",
    "lightGray": "D3D3D3", "black": "000000", "white": "FFFFFF",
}  # fmt: skip
_SLOTS = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2", "light1": "lt1",
    "dark1": "dk1", "light2": "lt2", "dark2": "dk2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip
_BLOBS = frozenset("●⬤■█◆▲▼★•◼⚫🔵🟢🟠🔴🟡🟦🟩🟧🟥🟨\uf06c\uf06e")
_COLOURED_BLOBS = {
    "🔵": "0070C0", "🟦": "0070C0", "🟢": "00B050", "🟩": "00B050", "🟠": "FFA500", "🟧": "FFA500",
    "🟡": "FFFF00", "🟨": "FFFF00", "🔴": "FF0000", "🟥": "FF0000",
}  # fmt: skip


class Paint:
    """Colours resolved against the document's theme."""

    def __init__(self, theme: Mapping[str, str]) -> None:
        self.theme = theme

    def fill(self, cell: Element) -> str:
        """Six hex digits, or empty: the cell's own shading first, then its text's."""
        own = self._shade(cell.find(f"{W}tcPr/{W}shd"))
        if own and own != "FFFFFF":
            return own
        return next(self._text_fills(cell), own)

    def _text_fills(self, cell: Element) -> Iterator[str]:
        for look in (*cell.iter(f"{W}pPr"), *cell.iter(f"{W}rPr")):
            light = _HIGHLIGHTS.get(value(look.find(f"{W}highlight")), "")
            if colour := light or self._shade(look.find(f"{W}shd")):
                yield colour

    def without_blob(self, cell: Element, text: str, fill: str) -> tuple[str, str]:
        """Text and fill; a cell of only a coloured blob has the blob's colour and no text."""
        if not text or any(c not in _BLOBS and not c.isspace() and c != "\ufe0f" for c in text):
            return text, fill
        colour = _COLOURED_BLOBS.get(text[0]) or next(self._text_colours(cell), "")
        return ("", colour) if colour else (text, fill)

    def _text_colours(self, cell: Element) -> Iterator[str]:
        for node in cell.iter(f"{W}color"):
            if colour := self._colour(node, "val", "theme"):
                yield colour

    def _shade(self, shading: Element | None) -> str:
        """The colour that a fill and a pattern over it give."""
        if shading is None:
            return ""
        pattern = value(shading)
        ground = self._colour(shading, "fill", "themeFill")
        share = _share(pattern)
        if share == 0:
            return ground
        ink = self._colour(shading, "color", "themeColor") or "000000"
        return mixed(ink, ground or "FFFFFF", share)

    def _colour(self, node: Element, plain: str, theme: str) -> str:
        """The theme's colour with its tint or shade where there is one, else the plain one."""
        named = value(node, theme if theme != "theme" else "themeColor")
        base = self.theme.get(_SLOTS.get(named, named), "")
        if not base:
            return value(node, plain).upper() if is_colour(value(node, plain)) else ""
        tint, shade = value(node, f"{theme}Tint"), value(node, f"{theme}Shade")
        return tinted(tinted(base, 1 - _eighth(tint)), _eighth(shade) - 1)


def _eighth(text: str) -> float:
    """A byte in two hex digits as a share of 1; 1 where there is none."""
    try:
        return int(text, 16) / 255 if text else 1.0
    except ValueError:
        return 1.0


def _share(pattern: str) -> float:
    """How much of the pattern's own colour covers the ground, 0 to 1."""
    if pattern == "solid":
        return 1.0
    if pattern.startswith("pct") and (per_cent := whole(pattern[3:])) is not None:
        return min(per_cent, 100) / 100
    return 0.0 if pattern in {"", "clear", "nil"} else 0.5
