"""What Word and Excel files share: safe parsing of a part, the theme's colours, the properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from plans.formats.reading import Unreadable
from plans.formats.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_SLOTS = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5",
          "accent6", "hlink", "folHlink")  # fmt: skip
"""The theme's colours in the order in which Excel counts them."""


def parsed(parts: Mapping[str, bytes], name: str) -> Element | None:
    """The root of a part; none where the file has no such part.

    Raises:
        Unreadable: the part is damaged, hostile, or far larger than a plan.
    """
    content = parts.get(name)
    if content is None:
        return None
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise Unreadable(
            "This file is damaged inside; save it again in Word or Excel and upload it."
        ) from None
    return root


def theme_colours(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Six hex digits by the slot's name in the theme, such as ``accent1``."""
    name = next((n for n in sorted(parts) if "/theme/theme" in n), "")
    root = parsed(parts, name)
    scheme = None if root is None else root.find(f"{DRAWING}themeElements/{DRAWING}clrScheme")
    if scheme is None:
        return {}
    found = ((slot, scheme.find(f"{DRAWING}{slot}")) for slot in _SLOTS)
    return {slot: colour for slot, node in found if node is not None and (colour := _colour(node))}


def _colour(node: Element) -> str:
    for child in node:
        value = child.get("lastClr") or child.get("val") or ""
        if is_colour(value):
            return value.upper()
    return ""


def theme_slot(index: int) -> str:
    """The name of a colour that Excel gives by its number; empty beyond the list."""
    return _SLOTS[index] if 0 <= index < len(_SLOTS) else ""


def is_colour(value: str | None) -> bool:
    return value is not None and re.fullmatch("[0-9a-fA-F]{6}", value) is not None


def property_title(parts: Mapping[str, bytes]) -> str:
    root = parsed(parts, "docProps/core.xml")
    return clean(root.findtext(f"{_DUBLIN}title") or "") if root is not None else ""
