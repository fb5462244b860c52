"""Writing the files that a command made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from people.errors import Refused


def write_files(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """Write each file, whole or not at all, and tell its path and its SHA-256.

    Raises:
        Refused: the folder or a file cannot be written.
    """
    for name, data in files.items():
        yield f"{_write_whole(folder, name, data)} {hashlib.sha256(data).hexdigest()}"


def _write_whole(folder: Path, name: str, data: bytes) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}.part"
        draft.write_bytes(data)
        return draft.replace(folder / name)
    except OSError as error:
        raise Refused(f"Cannot write to {folder}: {error.strerror}.") from None
