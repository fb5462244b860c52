"""The forms that stand on a page, as a browser would find them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]


@dataclass
class Form:
    method: str
    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    """By its name, every value that each field holds or offers."""
    files: set[str] = field(default_factory=set)


def forms_of(html: str) -> list[Form]:
    finder = _Finder()
    finder.feed(html)
    return finder.forms


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self._form = Form(given.get("method", "get").lower(), given.get("action", ""))
            self.forms.append(self._form)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            self._add(self._select, given.get("value", ""))
        elif tag == "textarea":
            self._textarea = name
            self._add(name, "")
        elif name and given.get("type") == "file" and self._form:
            self._form.files.add(name)
        elif name and tag in ("input", "button"):
            self._add(name, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea and data.strip():
            self._add(self._textarea, data.strip())

    def _add(self, name: str, value: str) -> None:
        if self._form and name:
            self._form.fields.setdefault(name, []).append(value)
