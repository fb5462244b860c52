"""What a backup says of itself: when it was taken, and what must be in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

_FORM = 1
_BITS = 256


class Table(NamedTuple):
    """What a table holds: how many rows, and a digest of them in whatever order."""

    rows: int
    digest: str


def table_of(rows: Iterable[tuple[Any, ...]]) -> Table:
    """Count the rows of a table, and sum their digests up."""
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(sha256(repr(_plain(row)).encode()).digest())
    return Table(count, f"{total % 2**_BITS:064x}")


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


@dataclass(frozen=True, slots=True)
class Manifest:
    taken_at: datetime
    """The instant of which it holds the database (UTC)."""
    vendor: str
    """Whose database it is: ``postgresql`` or ``sqlite``."""
    migrations: tuple[str, ...]
    """Those applied to it, such as ``people.0001_people``."""
    tables: Mapping[str, Table]
    members: Mapping[str, str]
    """The SHA-256 of each file in the backup, by its name there."""

    @property
    def said(self) -> str:
        """``1,204 rows in 61 tables and 12 files, as at 2026-03-31 12:00 UTC``."""
        rows, files = sum(table.rows for table in self.tables.values()), len(self.members) - 1
        moment = f"{self.taken_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        return f"{rows:,} rows in {len(self.tables)} tables and {files:,} files, as at {moment}"

    def to_json(self) -> str:
        said = {
            "form": _FORM,
            "taken_at": self.taken_at.isoformat(),
            "database": self.vendor,
            "migrations": self.migrations,
            "tables": self.tables,
            "members": self.members,
        }
        return json.dumps(said, indent=1, sort_keys=True)


def from_json(text: str) -> Manifest:
    """The manifest that was written as JSON.

    Raises:
        ValueError: it is none, or one of another form.
    """
    try:
        said = json.loads(text)
        if said["form"] != _FORM:
            raise ValueError("another form")
        return Manifest(
            datetime.fromisoformat(said["taken_at"]),
            said["database"],
            tuple(said["migrations"]),
            {name: Table(*table) for name, table in said["tables"].items()},
            said["members"],
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no manifest") from error
