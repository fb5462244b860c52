"""The words of a Word paragraph as a reader sees them: insertions in, deletions out.

What is struck through stands apart: it is no longer meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from plans.formats.text import clean, whole
from plans.formats.word_symbols import sign_of

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
_RUN = f"{W}r"
_STRIKES = (f"{W}rPr/{W}strike", f"{W}rPr/{W}dstrike")
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


def struck_of(element: Element) -> str:
    """The words that are struck through, a space where others stand between them."""
    return "".join(_struck_pieces(element))


def _struck_pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == _RUN:
            yield "".join(_pieces(child)) if _is_struck(child) else " "
        elif _is_seen(child):
            yield from _struck_pieces(child)


def _is_struck(run: Element) -> bool:
    return any(on(run.find(strike)) for strike in _STRIKES)


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield "" if value(child, "type") == "page" else _SIGNS[child.tag]
        elif child.tag == f"{W}sym":
            yield symbol(child)
        elif child.tag == f"{W}ffData":
            yield _chosen(child)
        elif _is_seen(child) and not (child.tag == _RUN and _is_struck(child)):
            yield from _pieces(child)


def _is_seen(element: Element) -> bool:
    return element.tag not in _UNSEEN and not _is_placeholder(element)


def symbol(element: Element) -> str:
    """The sign of a font of pictures; empty where it is not known."""
    return sign_of(value(element, "font"), value(element, "char"))


def _is_placeholder(element: Element) -> bool:
    """A content control that still shows its prompt, such as "Choose an item."."""
    return element.tag == f"{W}sdt" and on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _chosen(field: Element) -> str:
    """The chosen entry of an old form's drop-down."""
    choices = field.find(f"{W}ddList")
    if choices is None:
        return ""
    entries = [value(e) for e in choices.findall(f"{W}listEntry")]
    index = whole(value(choices.find(f"{W}result")) or "0")
    return entries[index] if index is not None and index < len(entries) else ""


def block_text(parent: Element, words: Callable[[Element], str] = text_of) -> str:
    """The paragraphs of a cell or control, one a line, tables inside it included.

    Args:
        words: which of a paragraph's words are meant.
    """
    lines: list[str] = []
    for child in unwrapped(parent, "p", "tbl"):
        if child.tag == f"{W}p":
            lines.append(words(child))
        else:
            cells = (cell for row in unwrapped(child, "tr") for cell in unwrapped(row, "tc"))
            lines.extend(block_text(cell, words) for cell in cells)
    return clean("\n".join(lines))
