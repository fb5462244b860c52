"""What an Excel cell holds: words, a number as it is shown, or a real date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from plans.formats.dates import month_end
from plans.formats.excel_styles import MAIN, Styles, is_struck
from plans.formats.grid import Cell
from plans.formats.ooxml import parsed
from plans.formats.text import clean, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_EXACT = 1e15
"""Whole numbers below this are exact in a workbook."""
_LONG = 12
"""Characters from which a number shows the noise of its last bits."""
_LAST_SERIAL = 2_958_465
"""31 December 9999."""
Words = tuple[str, str]
"""A text, and what is struck out of it."""


class Values:
    """The cells of one workbook."""

    def __init__(
        self, parts: Mapping[str, bytes], styles: Styles, *, counts_from_1904: bool
    ) -> None:
        self.styles = styles
        self.epoch = CALENDAR_MAC_1904 if counts_from_1904 else CALENDAR_WINDOWS_1900
        root = parsed(parts, "xl/sharedStrings.xml")
        strings = [] if root is None else root.findall(f"{MAIN}si")
        looks = {False, bool(styles.strikes)}
        self.shared = {struck: [_words(si, struck=struck) for si in strings] for struck in looks}
        """The strings as cells show them whose font strikes through, or does not."""

    def cell(self, element: Element) -> Cell:
        number = whole(element.get("s", "")) or 0
        fill, struck = self.styles.fill(number), self.styles.struck(number)
        if element.get("t") in {"s", "inlineStr"}:
            text, gone = self._string(element, struck=struck)
            return Cell(text, fill, struck=gone)
        shown = self._value(element, self.styles.number_format(number), fill)
        return Cell(fill=fill, struck=shown.text) if struck else shown

    def _string(self, element: Element, *, struck: bool) -> Words:
        if element.get("t") == "inlineStr":
            inline = element.find(f"{MAIN}is")
            return ("", "") if inline is None else _words(inline, struck=struck)
        shared, place = self.shared[struck], whole(element.findtext(f"{MAIN}v") or "")
        return shared[place] if place is not None and place < len(shared) else ("", "")

    def _value(self, element: Element, shape: str, fill: str) -> Cell:
        kind, written = element.get("t", "n"), element.findtext(f"{MAIN}v") or ""
        if kind == "n" and written:
            return self._number(written, shape, fill)
        if kind == "d":
            return self._dated(written, fill)
        if kind == "b":
            return Cell("Yes" if written == "1" else "No", fill)
        return Cell(clean(written), fill)

    def _dated(self, written: str, fill: str) -> Cell:
        try:
            day = date.fromisoformat(written[:10])
        except ValueError:
            return Cell(clean(written), fill)
        return Cell(f"{day:%d/%m/%Y}", fill, day)

    def _number(self, written: str, shape: str, fill: str) -> Cell:
        try:
            number = float(written)
        except ValueError:
            return Cell(clean(written), fill)
        if is_date_format(shape) and 1 <= number <= _LAST_SERIAL:
            return _shown_date(self._day(number), shape, fill)
        return Cell(_shown_number(number, written, shape), fill)

    def _day(self, serial: float) -> date | None:
        value = from_excel(serial, self.epoch)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None


def _shown_date(day: date | None, shape: str, fill: str) -> Cell:
    """The date as shown. The first of a month shown without its day means that month's end."""
    if day is None:
        return Cell("", fill)
    bare = re.sub(r"\[[^]]*\]|\"[^\"]*\"|\\.", "", shape.lower())
    if "d" in bare:
        return Cell(f"{day:%d/%m/%Y}", fill, day)
    shown = f"{day:%b %Y}" if "yyyy" in bare else f"{day:%b-%y}"
    return Cell(shown, fill, month_end(day.year, day.month) if day.day == 1 else day)


def _shown_number(number: float, written: str, shape: str) -> str:
    """The number with the decimals of its format: a ref 1.10 is stored as 1.1."""
    decimals = re.fullmatch(r"0(?:\.(0{1,30}))?(?:_[^;]*)?(?:;.*)?", shape)
    if decimals:
        return f"{number:.{len(decimals[1] or '')}f}"
    if number.is_integer() and abs(number) < _EXACT:
        return str(int(number))
    return f"{number:.10g}" if len(written) > _LONG else written


def _words(node: Element, *, struck: bool) -> Words:
    """The text of a string, runs joined, phonetic guides left out.

    Args:
        struck: whether the cell's font strikes through, where a run has no font of its own.
    """
    runs = [(t.text or "", struck) for t in node.findall(f"{MAIN}t")]
    for run in node.findall(f"{MAIN}r"):
        font = run.find(f"{MAIN}rPr")
        gone = struck if font is None else is_struck(font)
        runs.append((run.findtext(f"{MAIN}t") or "", gone))
    living = "".join(text for text, gone in runs if not gone)
    return clean(living), clean("".join(text if gone else " " for text, gone in runs))
