"""Compare HTML by what it says, not by its white space or the order of its attributes."""

from __future__ import annotations

from typing import Any

from django.template import engines
from django.test.html import parse_html


def render(source: str, **context: Any) -> str:
    """A template written out in a test, rendered as a page's would be."""
    return str(engines["django"].from_string(source).render(context))


def assert_same_html(actual: str, expected: str) -> None:
    """Fail, showing both, unless the two are the same elements, attributes and words."""
    got, wanted = parse_html(actual), parse_html(expected)
    assert got == wanted, f"\n--- got\n{got}\n--- wanted\n{wanted}"
