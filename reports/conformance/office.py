"""Whether a finished Word or Excel file holds only what its reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import fromstring

_PROPERTIES = "docProps/core.xml"
_CARRIED = {
    "embeddings/": "A file lies within it.",
    "vbaProject": "It holds a program.",
    "externalLinks/": "It refers to other files.",
    "customXml/": "It holds data that no reader sees.",
    "docProps/custom": "It has properties of its own.",
    "comments": "It holds comments.",
    "persons/": "It names those who commented on it.",
    "docProps/thumbnail": "It holds a picture of itself as it once was.",
}
_SAID_BY = ("creator", "lastModifiedBy")
_HIDING = {
    "ins": "It tracks changes.",
    "del": "It tracks changes.",
    "moveFrom": "It tracks changes.",
    "vanish": "It holds hidden text.",
}
_HIDEABLE = ("sheet", "row", "col")


def faults_of_office(data: bytes, *, author: str) -> tuple[str, ...]:
    """What is wrong with it, each fault once.

    Args:
        author: in whose name alone it may be written.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            parts = {n: fromstring(package.read(n)) for n in names if n.endswith(".xml")}
    except BadZipFile:
        return ("It is no whole Word or Excel file.",)
    found = (*_carried(names), *_hidden(parts), *_told(parts.get(_PROPERTIES), author))
    return tuple(dict.fromkeys(found))


def _carried(names: list[str]) -> Iterator[str]:
    for part, fault in _CARRIED.items():
        if any(part in name for name in names):
            yield fault


def _hidden(parts: Mapping[str, Element]) -> Iterator[str]:
    for root in parts.values():
        for each in root.iter():
            tag = _local(each.tag)
            if tag in _HIDING:
                yield _HIDING[tag]
            if tag in _HIDEABLE and _is_hidden(each):
                yield f"It has a hidden {'column' if tag == 'col' else tag}."


def _is_hidden(each: Element) -> bool:
    is_seen = each.get("state", "visible") == "visible"
    return not is_seen or each.get("hidden", "0") not in {"0", "false"}


def _told(properties: Element | None, author: str) -> Iterator[str]:
    for each in () if properties is None else properties:
        if _local(each.tag) in _SAID_BY and (each.text or author) != author:
            yield "Its properties name an author who is not the partnership."


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
