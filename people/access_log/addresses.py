"""What every address is for the access log: one table, filled by each room for its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from people.models import AccessEntry

Kind = AccessEntry.Kind


@dataclass(frozen=True, slots=True)
class Logged:
    """What somebody gets at an address; a page is read, any other file is a copy taken."""

    words: str
    """What it is, as it stands behind “Read” or “Exported”."""
    page: Kind = Kind.READ
    file: Kind = Kind.EXPORT


@dataclass(frozen=True, slots=True)
class NotLogged:
    """An address that shows no text of a plan, of its record or its people."""

    why: str


def downloads(words: str) -> Logged:
    return Logged(words, file=Kind.DOWNLOAD)


ADDRESSES: dict[str, Logged | NotLogged] = {}
"""By the full name of each URL."""


def add_addresses(table: Mapping[str, Logged | NotLogged]) -> None:
    """Let a room say what its addresses are; ``config`` wires it."""
    ADDRESSES.update(table)


def words_of(address: str) -> str:
    """What an address or a command is, in words."""
    known = ADDRESSES.get(address)
    if isinstance(known, Logged):
        return known.words
    return f"by the command {address}" if address and ":" not in address else ""
