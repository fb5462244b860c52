"""Writing the files that a command made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from people.errors import Refused


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write each file whole, and none while one of them cannot be written.

    Returns:
        The path of each with its SHA-256.

    Raises:
        Refused: the folder or a file cannot be written.
    """
    drafts = {name: folder / f".{name}.part" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            drafts[name].write_bytes(data)
        for name, draft in drafts.items():
            draft.replace(folder / name)
    except OSError as error:
        _remove(drafts.values())
        raise Refused(f"Cannot write to {folder}: {error.strerror}.") from None
    return [f"{folder / name} {hashlib.sha256(data).hexdigest()}" for name, data in files.items()]


def _remove(drafts: Iterable[Path]) -> None:
    for draft in drafts:
        with suppress(OSError):  # what is said is why the files could not be written
            draft.unlink()
