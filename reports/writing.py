"""Writing a file that a command made."""

from __future__ import annotations

from pathlib import Path

from people.errors import Refused


def write_whole(folder: Path, name: str, data: bytes) -> Path:
    """Write a file whole or not at all, and give its path.

    Raises:
        Refused: the folder or the file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}.part"
        draft.write_bytes(data)
        return draft.replace(folder / name)
    except OSError as error:
        raise Refused(f"Cannot write to {folder}: {error.strerror}.") from None
