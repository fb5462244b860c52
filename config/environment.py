"""What the environment says, read as what each setting is; else the service does not start.

What is set to nothing counts as not set. What may hold a password is not told again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from config.starting import end, scheme_of

_SWITCHED = {
    **dict.fromkeys(environ.Env.BOOLEAN_TRUE_STRINGS, True),
    **dict.fromkeys(("false", "off", "n", "no", "0"), False),
}


class Environment(environ.Env):
    """Each of these readings ends the program, with one sentence, where it finds no sense."""

    def __init__(self, said: Mapping[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # it states no types
        self.ENVIRON = said  # type: ignore[assignment]  # any mapping does

    def switch(self, name: str, *, default: bool) -> bool:
        said = self._said(name)
        if not said:
            return default
        if said.lower() not in _SWITCHED:
            end(f"{name} is “{said}”; set it to true or false.")
        return _SWITCHED[said.lower()]

    def number(self, name: str, *, default: int) -> int:
        """A whole number, 0 or more, of whatever the setting counts."""
        said = self._said(name)
        if not said:
            return default
        if not said.isdecimal():
            end(f"{name} is “{said}”; set it to a whole number, such as {default}.")
        return int(said)

    def web_address(self, name: str, *, default: str) -> str:
        said = self._said(name) or default
        if not _is_web_address(said):
            end(f"{name} is “{said}”; write it as https://plan.example.org.")
        return said

    def mail_server(self, name: str, *, default: str) -> dict[str, Any]:
        """Django's settings of how letters leave."""
        found = _mail_server(self._said(name) or default)
        if found is None:
            end(f"{name} is no address of a mail server; write it as smtp+tls://host:587.")
        return found

    def database(self, name: str) -> dict[str, Any]:
        """Django's settings of a database."""
        found = _database(self._said(name))
        if found is None:
            end(f"{name} is no address of a database; write it as postgres://user@host:5432/name.")
        return found

    def list_in_json(self, name: str) -> list[Any]:
        try:
            found = json.loads(self._said(name) or "[]")
        except ValueError:
            found = None
        if not isinstance(found, list):
            end(f"{name} is no list in JSON; write it as [{{…}}, {{…}}].")
        return found

    def _said(self, name: str) -> str:
        said: str = self.str(name, default="")
        return said.strip()


def _database(address: str) -> dict[str, Any] | None:
    if scheme_of(address) not in environ.Env.DB_SCHEMES:
        return None
    try:
        found: dict[str, Any] = environ.Env.db_url_config(address)
    except ValueError:
        return None
    return found


def _mail_server(address: str) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = environ.Env.email_url_config(address)
    except (ImproperlyConfigured, ValueError):
        return None
    needs_a_host = scheme_of(address).startswith("smtp")
    return None if needs_a_host and not found["EMAIL_HOST"] else found


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
