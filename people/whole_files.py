"""Files that are whole or not there at all, however the process that writes them ends."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".part"
"""How the name of a file ends as long as it is being written."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file under a name of its own; once it is on the disk it takes its place.

    Only its owner may read it. Where the block raises, nothing is left of it.

    Raises:
        OSError: the disk does not take it.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Have the disk remember which files a folder holds."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
