"""Every text of a page: what is shown, what is said of it in attributes, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from people.patterns import words
from reports.finished.said import Said

_WITHIN_A_LINE = words(
    """
    a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u
    var wbr
    """
)


def said_in_html(page: str) -> Iterator[Said]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    yield Said("the page", "".join(reader.text))
    yield from (Said("an attribute", text) for text in reader.attributes)
    yield from (Said("a remark in the page’s code", text) for text in reader.remarks)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.attributes: list[str] = []
        self.remarks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value for _, value in attrs if value]
        self._end_of_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_of_line(tag)

    def _end_of_line(self, tag: str) -> None:
        if tag not in _WITHIN_A_LINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.remarks.append(data)

    def unknown_decl(self, data: str) -> None:
        self.remarks.append(data)

    def handle_pi(self, data: str) -> None:
        self.remarks.append(data)
