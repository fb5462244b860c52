"""The words of a Word paragraph as a reader sees them: insertions in, deletions out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plans.formats.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPAT = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = {
    f"{W}{n}"
    for n in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "rPr",
        "pPr",
        "sdtPr",
        "drawing",
        "pict",
        "delInstrText",
        "tcPr",
        "trPr",
        "object",
    )
} | {f"{_COMPAT}Fallback"}
_WRAPS = {f"{W}{n}" for n in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def value(element: Element | None, name: str = "val") -> str:
    """An attribute in Word's namespace; empty where there is none."""
    return "" if element is None else element.get(f"{W}{name}", "")


def on(element: Element | None) -> bool:
    """Whether a switch such as bold is there and not set to off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def unwrapped(parent: Element, *names: str) -> Iterator[Element]:
    """The children of these names, also those inside content controls and insertions."""
    wanted = {f"{W}{n}" for n in names}
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPS:
            yield from unwrapped(child, *names)


def text_of(element: Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield "" if value(child, "type") == "page" else _SIGNS[child.tag]
        elif child.tag == f"{W}ffData":
            yield _chosen(child)
        elif child.tag not in _UNSEEN and not _is_placeholder(child):
            yield from _pieces(child)


def _is_placeholder(element: Element) -> bool:
    """A content control that still shows its prompt, such as "Choose an item."."""
    return element.tag == f"{W}sdt" and on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _chosen(field: Element) -> str:
    """The chosen entry of an old form's drop-down."""
    choices = field.find(f"{W}ddList")
    if choices is None:
        return ""
    entries = [value(e) for e in choices.findall(f"{W}listEntry")]
    index = value(choices.find(f"{W}result")) or "0"
    return entries[int(index)] if index.isdecimal() and int(index) < len(entries) else ""


def block_text(parent: Element) -> str:
    """The paragraphs of a cell or control, one a line, tables inside it included."""
    lines: list[str] = []
    for child in unwrapped(parent, "p", "tbl"):
        if child.tag == f"{W}p":
            lines.append(text_of(child))
        else:
            lines.extend(
                block_text(cell) for row in unwrapped(child, "tr") for cell in unwrapped(row, "tc")
            )
    return clean("\n".join(lines))
