"""Tags that say nothing are left out of a PDF before it is written.

WeasyPrint gives each line of text a tag of its own, and each change of its style another: half of
a pack's tags say no more than that there is text. What they mark is marked by the tag above them
instead, which says what it is: a cell, a paragraph, the body of a list's item. A screen reader
meets fewer steps, and a file has half as many parts to write and to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_SAYS_NOTHING = frozenset({"/Span", "/NonStruct"})
_GROUPS = frozenset(
    {"/Document", "/Part", "/Sect", "/Table", "/THead", "/TBody", "/TR", "/L", "/LI"}
)
"""They hold tags, and no text of their own."""
_PLAIN = frozenset({"Type", "S", "K", "Pg", "P"})
"""A tag with anything else says something: which words to read aloud, in which language."""


def leave_out_plain_tags(_document: Any, pdf: Any) -> None:
    """A finisher, as WeasyPrint calls what may change a file before it is written."""
    tags = {each.reference: each for each in pdf.objects if _is_tag(each)}
    takes_over: dict[bytes, bytes] = {}
    for tag in tags.values():
        if tag["S"] not in _GROUPS and not _is_plain(tag, tags):
            tag["K"][:] = list(_content(tag, tag.reference, tags, takes_over))
    for marked in _marks_of_pages(pdf):
        marked[:] = [takes_over.get(reference, reference) for reference in marked]


def _is_tag(each: Any) -> bool:
    return isinstance(each, dict) and each.get("Type") == "/StructElem"


def _is_plain(tag: Any, tags: dict[bytes, Any]) -> bool:
    """Whether a tag says nothing, and stands under one that can hold its text."""
    above = tags.get(tag["P"])
    return (
        tag["S"] in _SAYS_NOTHING
        and _PLAIN.issuperset(tag)
        and above is not None
        and above["S"] not in _GROUPS
    )


def _content(
    tag: Any, owner: bytes, tags: dict[bytes, Any], takes_over: dict[bytes, bytes]
) -> Iterator[Any]:
    """What stands under a tag once the plain ones among it are left out."""
    for kid in tag["K"]:
        below = tags.get(kid) if isinstance(kid, bytes) else None
        if below is None or not _is_plain(below, tags):
            yield kid
        else:
            takes_over[kid] = owner
            below.free = "f"
            yield from _content(below, owner, tags, takes_over)


def _marks_of_pages(pdf: Any) -> Iterator[Any]:
    """For each page the list of the tags to which its marked content belongs."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    for each in pdf.objects[_number(root["ParentTree"])]["Nums"]:
        if isinstance(each, list):
            yield each


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
