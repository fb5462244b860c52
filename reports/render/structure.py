"""Walking the tree of tags of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Object


class Marked(NamedTuple):
    """A piece of a page that is marked, so that tags can speak of it."""

    page: Any
    """Nothing where no tag says which it is."""
    number: int
    """On its page."""


def kind_of(element: Object) -> str:
    """The kind of tag: ``Table``, ``TR``, ``H2``, …"""
    return str(element.S).removeprefix("/")


def below(element: Object) -> list[Any]:
    """What stands directly under a tag: other tags, marked content, annotations."""
    found: Any = element.get("/K", [])
    return list(found) if isinstance(found, Array | list) else [found]


def kids(element: Object) -> list[Object]:
    """The tags directly under this one."""
    return [k for k in below(element) if _is_tag(k)]


def pieces(element: Object) -> list[Any]:
    """What stands directly under a tag and is no tag."""
    return [k for k in below(element) if not _is_tag(k)]


def _is_tag(found: Object) -> bool:
    return isinstance(found, Dictionary) and "/S" in found


def descendants(element: Object) -> Iterator[Object]:
    """Every tag under this one, at any depth, as they are read."""
    waiting = kids(element)[::-1]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += kids(each)[::-1]


def marked_content(element: Object) -> Iterator[Marked]:
    """The content that is marked with this very tag."""
    own = element.get("/Pg")
    for piece in pieces(element):
        if isinstance(piece, int):
            yield Marked(own, piece)
        elif "/MCID" in piece:
            yield Marked(piece.get("/Pg", own), int(piece.MCID))


def is_group_heading(row: Object) -> bool:
    """A row that begins with a header cell over several columns."""
    cells = kids(row)
    return kind_of(cells[0]) == "TH" and "/ColSpan" in cells[0].get("/A", {})
