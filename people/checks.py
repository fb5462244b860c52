"""System checks: the database's triggers, and what a real installation needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register
from django.db import connections

from people import triggers

_SAFE_SQLITE = (3, 51, 3)
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


@register(Tags.database)
def triggers_stand(
    *, databases: Sequence[str] | None = None, **_options: Any
) -> list[CheckMessage]:
    """The database holds every trigger that refuses to change what is never edited.

    It warns only: migrate, which puts it right, asks first and does not go on after an error.
    """
    found: list[CheckMessage] = []
    for alias in databases or []:
        db = connections[alias]
        if not triggers.can_stand(db):
            continue
        missing = triggers.missing(db)
        if missing:
            message = f"{len(missing)} triggers are missing, {missing[0]} the first."
            hint = "Run “manage.py migrate”: it installs them again."
            found.append(checks.Warning(message, hint=hint, id="people.W003"))
    return found


@register(Tags.database, deploy=True)
def sqlite_is_for_trying(**_options: Any) -> list[CheckMessage]:
    """A real installation runs on PostgreSQL."""
    if not str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3"):
        return []
    message = "The database is SQLite, which is for trying the product out."
    hint = "Set DATABASE_URL to a PostgreSQL database."
    if sqlite3.sqlite_version_info < _SAFE_SQLITE:
        hint += f" SQLite {sqlite3.sqlite_version} can corrupt a database that two processes use."
    return [checks.Warning(message, hint=hint, id="people.W001")]


@register(Tags.security, deploy=True)
def the_proxy_is_known(**_options: Any) -> list[CheckMessage]:
    """Behind a proxy, readers are told apart by what it says of them."""
    if not settings.SECURE_PROXY_SSL_HEADER or settings.TRUSTED_PROXIES:
        return []
    message = "The service stands behind a proxy that it does not know by its address."
    hint = "Set TRUSTED_PROXIES, or all readers together are locked out when some guess passwords."
    return [checks.Warning(message, hint=hint, id="people.W002")]


@register(Tags.security, deploy=True)
def letters_lead_somewhere(**_options: Any) -> list[CheckMessage]:
    """Whoever gets a letter is to reach the service by its link."""
    if urlsplit(settings.SERVICE_ADDRESS).hostname not in _THIS_MACHINE:
        return []
    message = "Links in letters, invitations too, lead to this machine, which nobody else reaches."
    hint = "Set SERVICE_ADDRESS to the address of the service, such as https://plan.example.org."
    return [checks.Warning(message, hint=hint, id="people.W004")]
