"""What must hold of every response, and of the database after it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.http import HttpResponse

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

_NOT_COMPARED = {
    "django_session", "django_migrations", "people_accessentry", "people_costlyuse",
}  # fmt: skip
"""Reading writes to the access log, and counts sessions and costly pages; to no other table."""
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


def checksum() -> dict[str, str]:
    """A digest of the rows of every table but those to which reading writes."""
    tables = set(connection.introspection.table_names()) - _NOT_COMPARED
    with connection.cursor() as cursor:
        return {table: _digest(cursor, table) for table in sorted(tables)}


def _digest(cursor: Any, table: str) -> str:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    rows = sorted(repr(row) for row in cursor.fetchall())
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


_CHANGES = re.compile(r'\s*(?!SELECT\b|SAVEPOINT\b|RELEASE\b)(\w+)(?:\s+(?:INTO|FROM))?\s+"?(\w*)')


@contextmanager
def changes() -> Iterator[list[str]]:
    """What is sent to the database that may change a table which ``checksum`` compares."""
    sent: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        change = _CHANGES.match(sql)
        if change and change[2] not in _NOT_COMPARED:
            sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield sent


def body(response: Response) -> bytes:
    """What the response says, without the token that differs each time."""
    return _TOKEN.sub(b"", response.content)


def header_faults(response: Response) -> Iterator[str]:
    """Each header that is missing or weaker than it must be."""
    policy = _policy(response.headers.get("Content-Security-Policy", ""))
    if policy not in (_wanted_policy(), _OF_FILES):
        yield "Content-Security-Policy"
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    yield from (name for name, value in wanted.items() if response.headers.get(name) != value)
    if "no-store" not in response.headers.get("Cache-Control", ""):
        yield "Cache-Control"


_OF_FILES = {"default-src": {"'none'"}, "frame-ancestors": {"'none'"}, "sandbox": set[str]()}
"""Of what somebody uploaded: nothing in it is ever run."""


def _policy(header: str) -> dict[str, set[str]]:
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {name: set(sources) for name, *sources in parts}


def _wanted_policy() -> dict[str, set[str]]:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return {name: {str(source) for source in sources} for name, sources in directives.items()}


def cookie_faults(cookies: SimpleCookie) -> Iterator[str]:
    """Each cookie that is none of the two, or that scripts and other sites could use."""
    for name, cookie in cookies.items():
        if name not in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
            yield f"cookie {name}"
        if not (cookie["httponly"] or not cookie.value) or cookie["domain"]:
            yield f"cookie {name} is not kept to itself"
        if cookie["samesite"] not in ("Lax", "Strict") or cookie["path"] != "/":
            yield f"cookie {name} goes elsewhere"


_ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "poster", "content"}


def _runs(address: str) -> bool:
    return re.sub(r"[\s\0]", "", address).lower().startswith(("javascript:", "vbscript:"))


class _Inline(HTMLParser):
    """Finds styles, scripts and handlers that the policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {n}" for n in names if n == "style" or n.startswith("on")]
        self.found += [f"{tag} {n}={v}" for n, v in attrs if n in _ADDRESSES and _runs(v or "")]


_PAGES = ("text/html", "application/xhtml+xml", "image/svg+xml", "application/xml", "text/xml")
"""The media types of which a browser runs what stands in them; sniffing for others is refused."""


def inline_faults(response: Response | HttpResponse) -> list[str]:
    """Each style, script and handler that stands in the page itself; none in other files.

    In the packed bytes of a file anything may look like a tag.
    """
    if not (response.headers.get("Content-Type") or _PAGES[0]).startswith(_PAGES):
        return []
    finder = _Inline()
    finder.feed(response.content.decode(errors="replace"))
    return finder.found
