"""Digests of rows: canonical text, salted digests of free text, links of the chain. Pure.

A row's digest covers the salted digest of each of its texts rather than the text, so that a lawful
erasure can empty a text and its salt and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

GENESIS = "0" * 64
"""What the first entry of a chain follows."""

SALT_BYTES = 12


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(f"no canonical form for {type(value).__name__}")


def canonical(value: object) -> bytes:
    """One byte sequence for one value, whatever database it came from."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    ).encode()


def sha256(value: object) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def new_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


def text_digest(salt: str, text: str) -> str:
    return sha256([salt, text])


def row_digest(plain: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """The digest of a row: its plain values and the digests of its texts."""
    return sha256([plain, texts])


def link_digest(sequence: int, kind: str, row: int, digest: str, previous: str) -> str:
    """The digest of one entry of a chain."""
    return sha256([sequence, kind, row, digest, previous])
