"""Which rules of a sheet speak of an element: the same ones as of another that is like it.

What a rule may ask of an element is its name and attributes, those of what it stands in, and of
what stands right before and after it. Rules that ask for more (which of many it is, what it holds)
would be answered wrongly here; a test does not let the papers' sheets have any.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cssselect2

from reports.render.faster.places import put

_MATCHER: Any = cssselect2.Matcher
"""It does not state its types."""
_original: Callable[[Any, Any], list[Any]] = _MATCHER.match


class _Alike(dict[Any, "_Alike"]):
    """Elements that look alike to rules; under it are those in them, by how they look."""

    def __init__(self) -> None:
        super().__init__()
        self.matches: dict[Any, list[Any]] = {}
        """By the sheet's own matcher."""


def _match(matcher: Any, element: Any) -> list[Any]:
    matches = _alike(element).matches
    if matcher not in matches:
        matches[matcher] = _original(matcher, element)
    return matches[matcher]


def _alike(element: Any) -> _Alike:
    try:
        known: _Alike = element.alike
    except AttributeError:
        known = element.alike = _found(element)
    return known


def _found(element: Any) -> _Alike:
    if element.parent is None:
        return _Alike()
    looks, place = _looks(element.parent), element.index
    return _alike(element.parent).setdefault(tuple(looks[place : place + 3]), _Alike())


def _looks(parent: Any) -> list[Any]:
    """How each element in it looks; before the first one and after the last there is nothing."""
    try:
        known: list[Any] = parent.looks
    except AttributeError:
        each = [(child.tag, *child.attrib.items()) for child in parent.etree_children]
        known = parent.looks = [None, *each, None]
    return known


put(_match, "match", _MATCHER)
