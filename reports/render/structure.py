"""Walking the tree of tags of a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Object


def kind_of(element: Object) -> str:
    """The kind of tag: ``Table``, ``TR``, ``H2``, …"""
    return str(element.S).removeprefix("/")


def kids(element: Object) -> list[Object]:
    """The tags directly under this one; marked content is left out."""
    found: Iterable[Object] = element.get("/K", [])
    return [k for k in found if _is_tag(k)]


def _is_tag(found: Object) -> bool:
    return isinstance(found, Dictionary) and "/S" in found


def descendants(element: Object) -> Iterator[Object]:
    """Every tag under this one, at any depth, as they are read."""
    waiting = kids(element)[::-1]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += kids(each)[::-1]


def of_kind(element: Object, kind: str) -> list[Object]:
    """Every tag of this kind, at any depth; what lies under one that was found is not searched."""
    found: list[Object] = []
    for kid in kids(element):
        found += [kid] if kind_of(kid) == kind else of_kind(kid, kind)
    return found


def adopt(parent: Object, children: Iterable[Object]) -> None:
    """Puts the children at the end of the parent's."""
    for child in children:
        child.P = parent
        parent.K.append(child)


def replace_kids(parent: Object, children: Iterable[Object]) -> None:
    parent.K = Array([])
    adopt(parent, children)


def marked_content(element: Object) -> list[int]:
    """The numbers, on its page, of the content that is marked with this very tag."""
    found: list[object] = list(element.get("/K", []))
    return [k for k in found if isinstance(k, int)]


def all_marked_content(element: Object) -> Iterator[tuple[Object, list[int]]]:
    """Each tag from this one down that marks content itself, in no order, with its numbers."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        found: list[Any] = [*each.get("/K", [])]
        numbers = [k for k in found if isinstance(k, int)]
        if numbers:
            yield each, numbers
        waiting += [k for k in found if _is_tag(k)]


def says_something(element: Object) -> bool:
    """Whether any content is marked with this tag or one under it."""
    return bool(marked_content(element)) or any(says_something(kid) for kid in kids(element))


def is_group_heading(row: Object) -> bool:
    """A row that begins with a header cell over several columns."""
    cells = kids(row)
    return kind_of(cells[0]) == "TH" and "/ColSpan" in cells[0].get("/A", {})
