"""What an Excel cell's style says: its fill as a colour, how it shows a number, struck or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.numbers import BUILTIN_FORMATS

from plans.formats.colours import mixed, tinted
from plans.formats.ooxml import is_colour, parsed, theme_colours, theme_slot
from plans.formats.text import whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PATTERN_SHARES = {"solid": 1.0, "darkGray": 0.75, "mediumGray": 0.5, "lightGray": 0.25,
                   "gray125": 0.125, "gray0625": 0.0625}  # fmt: skip
_STANDARD = ("none", "gray125")
"""The first two fills of every workbook, which Excel reserves."""


class Styles:
    """The fill, number format and strike of each style, by its number."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        root = parsed(parts, "xl/styles.xml")
        self.theme = theme_colours(parts)
        self.indexed = _palette(root)
        self.fills = (
            [] if root is None else [self._fill(f) for f in root.findall(f"{MAIN}fills/{MAIN}fill")]
        )
        self.formats = _formats(root)
        fonts = [] if root is None else root.findall(f"{MAIN}fonts/{MAIN}font")
        self.strikes = frozenset(n for n, font in enumerate(fonts) if is_struck(font))
        """Numbers of the fonts that strike through."""
        self.looks = [] if root is None else [
            (_number(x, "fillId"), _number(x, "numFmtId"), _number(x, "fontId"))
            for x in root.findall(f"{MAIN}cellXfs/{MAIN}xf")
        ]  # fmt: skip

    def fill(self, style: int) -> str:
        """Six hex digits, empty for none."""
        number = self.looks[style][0] if 0 <= style < len(self.looks) else 0
        return self.fills[number] if number < len(self.fills) else ""

    def number_format(self, style: int) -> str:
        number = self.looks[style][1] if 0 <= style < len(self.looks) else 0
        return self.formats.get(number) or BUILTIN_FORMATS.get(number, "General")

    def struck(self, style: int) -> bool:
        number = self.looks[style][2] if 0 <= style < len(self.looks) else 0
        return number in self.strikes

    def _fill(self, fill: Element) -> str:
        pattern = fill.find(f"{MAIN}patternFill")
        return self._gradient(fill) if pattern is None else self._pattern(pattern)

    def _pattern(self, pattern: Element) -> str:
        kind = pattern.get("patternType", "none")
        ink = self._colour(pattern.find(f"{MAIN}fgColor"))
        if kind == "none" or (kind in _STANDARD and not ink):
            return ""
        share = _PATTERN_SHARES.get(kind, 0.5)
        ground = self._colour(pattern.find(f"{MAIN}bgColor")) or "FFFFFF"
        return ink if share == 1.0 else mixed(ink or "000000", ground, share)

    def _gradient(self, fill: Element) -> str:
        stops = [
            self._colour(c) for c in fill.findall(f"{MAIN}gradientFill/{MAIN}stop/{MAIN}color")
        ]
        colours = [c for c in stops if c]
        return mixed(colours[0], colours[-1], 0.5) if colours else ""

    def _colour(self, node: Element | None) -> str:
        if node is None:
            return ""
        return self._tinted(self._base(node), node.get("tint", "0"))

    def _base(self, node: Element) -> str:
        rgb = node.get("rgb", "")
        if is_colour(rgb[-6:]):
            return rgb[-6:].upper()
        if (theme := whole(node.get("theme", ""))) is not None:
            return self.theme.get(theme_slot(theme), "")
        number = whole(node.get("indexed", ""))
        return self.indexed[number] if number is not None and number < len(self.indexed) else ""

    def _tinted(self, colour: str, tint: str) -> str:
        try:
            return tinted(colour, float(tint)) if colour else ""
        except ValueError:
            return colour


def is_struck(font: Element) -> bool:
    strike = font.find(f"{MAIN}strike")
    return strike is not None and strike.get("val") not in {"0", "false"}


def _number(node: Element, name: str) -> int:
    return whole(node.get(name, "")) or 0


def _palette(root: Element | None) -> list[str]:
    """The indexed colours: the workbook's own, empty for what is none, else Excel's."""
    own = [] if root is None else root.findall(f"{MAIN}colors/{MAIN}indexedColors/{MAIN}rgbColor")
    stated = (colour.get("rgb", "")[-6:].upper() for colour in own)
    return [c if is_colour(c) else "" for c in stated] or [c[-6:] for c in COLOR_INDEX]


def _formats(root: Element | None) -> dict[int, str]:
    found = () if root is None else root.findall(f"{MAIN}numFmts/{MAIN}numFmt")
    return {_number(f, "numFmtId"): f.get("formatCode", "") for f in found}
