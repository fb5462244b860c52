"""Every text of a part of a Word or an Excel file: paragraphs, cells, and what is said of them.

Text that was struck out or hidden is read like any other: it is in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from reports.finished.said import Said

_WHOLES = frozenset({"p", "si", "is", "c", "v", "f", "definedName", "sheet"})
"""Elements whose text is one: a paragraph, a cell, a string."""
_PARTS = {"br": "\n", "cr": "\n", "tab": "\t"}
"""Elements that part what stands before them from what stands behind."""
_PLACES = {
    "word/document": "the text",
    "word/header": "the head of the pages",
    "word/footer": "the foot of the pages",
    "word/comments": "a comment",
    "word/footnotes": "a footnote",
    "docProps/": "the properties",
    "xl/comments": "a comment",
    "xl/workbook": "a sheet’s name or a name for cells",
    "xl/": "a cell",
}


def said_in_xml(name: str, data: bytes) -> Iterator[Said]:
    """The texts and the attributes of a part; what is no XML is read as letters."""
    where = next((words for start, words in _PLACES.items() if name.startswith(start)), name)
    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException):
        yield Said(where, data.decode("latin-1"))
        return
    yield from (Said(where, text) for text in _texts(root))
    yield from (Said(f"what is said of {where}", text) for text in _attributes(root))


def _texts(element: Element) -> Iterator[str]:
    """Each text once, whole: what runs over several pieces of one paragraph is put together."""
    if _name(element) in _WHOLES:
        yield "".join(_pieces(element))
        return
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        yield from _texts(child)
        if child.tail and child.tail.strip():
            yield child.tail


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _pieces(element: Element) -> Iterator[str]:
    """The text under an element, and what parts it where it is shown."""
    yield _PARTS.get(_name(element), "")
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def _attributes(root: Element) -> Iterator[str]:
    found = (value for each in root.iter() for value in each.attrib.values())
    return (value for value in dict.fromkeys(found) if any(map(str.isalpha, value)))
