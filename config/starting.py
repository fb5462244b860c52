"""Secrets from files, and why the service must not start as its environment has it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from typing import NamedTuple, NoReturn

THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
_POSTGRES = ("postgres", "postgresql")
_SHORTEST_KEY = 50
_FEWEST_CHARACTERS = 5
_KNOWN_KEYS = ("demonstration-only-", "django-insecure-", "LONG-AND-RANDOM", "changeme")
"""How keys begin that stand in somebody's documentation."""


SECRETS = (
    "DATABASE_URL", "REPLICA_URL", "SECRET_KEY", "EMAIL_URL", "IDENTITY_PROVIDERS", "METRICS_TOKEN",
)  # fmt: skip
"""What the environment may name a file for, in a variable that ends in ``_FILE``."""
LOG_FORMATS = ("plain", "json")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_FOR_READERS = ("https", "http", "mailto")
"""What the address of a link begins with that any reader can follow."""


def end(why: str) -> NoReturn:
    """End with one sentence on standard error, and exit 1: whoever starts it reads no traceback."""
    sys.exit(f"The service does not start: {why}")


class Secrets(NamedTuple):
    """What stood in the files that the environment names, or why not to start without them."""

    values: dict[str, str]
    refusal: str = ""


def secrets_in_files(environment: Mapping[str, str]) -> Secrets:
    """Read each secret for which the environment names a file."""
    found: dict[str, str] = {}
    for name in SECRETS:
        path = environment.get(f"{name}_FILE")
        if not path:
            continue
        if environment.get(name):
            return Secrets({}, f"{name} and {name}_FILE are both set; set one of them.")
        try:
            found[name] = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return Secrets({}, f"the file {path} that {name}_FILE names cannot be read.")
    return Secrets(found)


@dataclass(frozen=True, kw_only=True)
class Start:
    """What the environment says; empty where it says nothing."""

    database_url: str
    secret_key: str
    hosts: Sequence[str]
    debug: bool
    allows_sqlite: bool
    log_format: str
    log_level: str = "WARNING"
    proxies: Sequence[str] = ()
    """Addresses or networks of what stands before the service."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """What the organisation says elsewhere, at the foot of every page: its name and its address."""

    @property
    def is_the_demonstration(self) -> bool:
        """On this machine alone, where nothing has to be kept from anybody."""
        return not self.database_url and not self.is_for_others

    @property
    def is_for_others(self) -> bool:
        return bool(set(self.hosts) - set(THIS_MACHINE))


def refusal(start: Start) -> str:
    """The first reason not to start, as one sentence; nothing if there is none."""
    if start.log_format not in LOG_FORMATS:
        return "LOG_FORMAT must be plain or json."
    if start.log_level not in LOG_LEVELS:
        return f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}."
    for proxy in start.proxies:
        if not _is_network(proxy):
            return (
                f"“{proxy}” of TRUSTED_PROXIES is neither an address nor a network; write it as "
                "10.0.0.5 or 10.0.0.0/8."
            )
    for name, address in start.elsewhere.items():
        if address and scheme_of(address) not in _FOR_READERS:
            return f"the address of “{name}” must begin with https:// or mailto:."
    if start.is_the_demonstration:
        return ""
    return _of_the_database(start) or _of_the_key(start.secret_key) or _of_the_hosts(start)


def scheme_of(address: str) -> str:
    """What an address begins with, whatever follows: a password may hold what no address may."""
    return address.partition(":")[0].lower()


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def _of_the_database(start: Start) -> str:
    kind = scheme_of(start.database_url) if start.database_url else "sqlite"
    if kind not in (*_POSTGRES, "sqlite"):
        return "DATABASE_URL must begin with postgres:// or, to try it out, with sqlite:///."
    if kind == "sqlite" and start.is_for_others and not start.allows_sqlite:
        return (
            "others can reach it, and the database is SQLite; set DATABASE_URL to a PostgreSQL "
            "database, or ALLOW_SQLITE=true if you mean it."
        )
    return ""


def _of_the_key(key: str) -> str:
    if not key:
        return "SECRET_KEY is not set; set it to a long random text."
    if key.startswith(_KNOWN_KEYS):
        return (
            "SECRET_KEY is one that everybody can read; set it to a long random text of your own."
        )
    if len(key) < _SHORTEST_KEY or len(set(key)) < _FEWEST_CHARACTERS:
        least = f"{_SHORTEST_KEY} characters or more"
        return f"SECRET_KEY is too easy to guess; set it to a random text of {least}."
    return ""


def _of_the_hosts(start: Start) -> str:
    if scheme_of(start.database_url) in _POSTGRES and not start.hosts:
        return "ALLOWED_HOSTS is not set; set it to the host names that the service answers to."
    if start.debug and start.is_for_others:
        return "DEBUG would show its source to others; set DEBUG=false."
    if "*" in start.hosts:
        return (
            "ALLOWED_HOSTS is * and lets anybody choose where addresses in files lead; set it to "
            "the host names that the service answers to."
        )
    return ""
