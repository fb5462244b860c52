"""Filling a form of a page that is ready with what somebody had typed into it before.

Pure: HTML in, HTML out. Whatever a page gave the form itself, such as its hidden fields, stays; so
the form knows what is newest, and is sent by its user or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
Typed = Mapping[str, Sequence[str]]

_CHOSEN = ("radio", "checkbox")
_NEVER = ("hidden", "password", "file", "submit", "button", "image", "reset")


def fill(html: str, *, page: str, action: str, typed: Typed, notice: str) -> str | None:
    """The page with its form filled in that is sent to ``action``; nothing if it has none.

    Args:
        page: the address of the page, to which a form without an address is sent.
        notice: what stands before the form, as HTML.
    """
    filler = _Filler(page, action, typed, notice)
    filler.feed(html)
    filler.close()
    return "".join(filler.out) if filler.found else None


class _Filler(HTMLParser):
    """Copies a page, word for word but for the fields of one form."""

    def __init__(self, page: str, action: str, typed: Typed, notice: str) -> None:
        super().__init__(convert_charrefs=False)
        self.page, self.action, self.typed, self.notice = page, action, typed, notice
        self.out: list[str] = []
        self.found = self._is_within = self._is_replaced = False
        self._select = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        raw = self.get_starttag_text() or ""
        if tag == "form" and not self.found:
            self._is_within = self.found = self._is_meant(dict(attrs))
            raw = self.notice + raw if self.found else raw
        elif self._is_within and not self._is_replaced:
            self.out.append(self._field(tag, attrs, raw))
            return
        self._copy(raw)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self._is_replaced = self._is_replaced and tag != "textarea"
        self._is_within = self._is_within and tag != "form"
        self._copy(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._copy(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._copy(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._copy(f"<!{decl}>")

    def _copy(self, text: str) -> None:
        if not self._is_replaced:
            self.out.append(text)

    def _is_meant(self, form: Mapping[str, str | None]) -> bool:
        is_posted = (form.get("method") or "").casefold() == "post"
        return is_posted and (form.get("action") or self.page) == self.action

    def _field(self, tag: str, attrs: Attributes, raw: str) -> str:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select in self.typed:
            return _marked(tag, attrs, "selected", is_on=self._has(self._select, given))
        elif name in self.typed and tag == "textarea":
            self._is_replaced = True
            return f"{raw}\n{escape(self.typed[name][-1])}"
        elif tag == "input":
            return self._input(attrs, raw)
        return raw

    def _input(self, attrs: Attributes, raw: str) -> str:
        given = dict(attrs)
        name, kind = given.get("name") or "", given.get("type") or "text"
        if kind in _CHOSEN:
            return _marked("input", attrs, "checked", is_on=self._has(name, given))
        if kind in _NEVER or name not in self.typed:
            return raw
        rest: Attributes = [(key, value) for key, value in attrs if key != "value"]
        return _tag("input", [*rest, ("value", self.typed[name][-1])])

    def _has(self, name: str, given: Mapping[str, str | None]) -> bool:
        return (given.get("value") or "on") in self.typed.get(name, ()) or (
            given.get("value") == "" and "" in self.typed.get(name, ())
        )


def _marked(tag: str, attrs: Attributes, mark: str, *, is_on: bool) -> str:
    rest: Attributes = [(key, value) for key, value in attrs if key != mark]
    return _tag(tag, [*rest, (mark, None)] if is_on else rest)


def _tag(tag: str, attrs: Attributes) -> str:
    written = (key if value is None else f'{key}="{escape(value)}"' for key, value in attrs)
    return f"<{' '.join((tag, *written))}>"
