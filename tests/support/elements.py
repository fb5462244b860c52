"""The elements of a page, flat and in their order, each with what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_WITHOUT_END = frozenset(
    ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
)


@dataclass(eq=False)
class Element:
    tag: str
    given: dict[str, str]
    """Its attributes; empty is what has no value."""
    within: Element | None
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words and those of all that stands in it."""
        return " ".join("".join(self.said).split())

    @property
    def raw(self) -> str:
        return "".join(self.said)

    @property
    def classes(self) -> list[str]:
        return self.given.get("class", "").split()

    def above(self) -> Iterator[Element]:
        """What it stands in, from the inside."""
        here = self.within
        while here is not None:
            yield here
            here = here.within


def elements(html: str) -> list[Element]:
    """Every element of a page in its order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        within = self._open[-1] if self._open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, within)
        self.found.append(element)
        if tag not in _WITHOUT_END:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Also of what HTML lets stand without an end of its own, such as a line of a list."""
        if tag in (each.tag for each in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for each in self._open:
            each.said.append(data)
