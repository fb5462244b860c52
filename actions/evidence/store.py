"""Where the content of evidence lies: each once, in a file named by its SHA-256.

Below ``EVIDENCE_ROOT``: ``ab/cd/abcd…``. A content is written to a temporary name, flushed to the
disk and then renamed, so that a file is whole or not there. It is looked at again whenever it is
read. A file whose update was never written (its transaction failed) stays; it harms nobody.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from actions.evidence.attached import Attached
from people.errors import Refused

_CHUNK = 1024 * 1024


class Missing(Refused):
    """The content is not there."""


class Changed(Refused):
    """The content is not what was uploaded."""


def path_of(digest: str) -> Path:
    return Path(settings.EVIDENCE_ROOT) / digest[:2] / digest[2:4] / digest


def keep(attached: Attached) -> None:
    """Write the content, unless it is there already; what is there and damaged is written anew.

    Raises:
        Refused: the disk does not take it.
    """
    path = path_of(attached.digest)
    if path.is_file() and _digest_at(path) == attached.digest:
        return
    try:
        _written(path, attached.content)
    except OSError:
        raise Refused(
            f"“{attached.name}” could not be kept; post the update without it, or try later."
        ) from None


def _written(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def opened(digest: str) -> BinaryIO:
    """The content, open for reading from its beginning.

    Raises:
        Missing: it is not there.
        Changed: its digest is another.
    """
    try:
        file = path_of(digest).open("rb")
    except OSError:
        raise Missing(
            "The content of this file is missing, so it cannot be shown. "
            "Tell whoever runs the service."
        ) from None
    if _digest_of(file) != digest:
        file.close()
        raise Changed(
            "This file is no longer what was uploaded, so it is not shown. "
            "Tell whoever runs the service."
        )
    file.seek(0)
    return file


def remove(digest: str) -> None:
    """Take a content away for good, and its folder's memory of it; it may be gone already."""
    path = path_of(digest)
    path.unlink(missing_ok=True)
    if path.parent.is_dir():
        _flush_folder(path.parent)


def _digest_at(path: Path) -> str:
    with path.open("rb") as file:
        return _digest_of(file)


def _digest_of(file: BinaryIO) -> str:
    sha = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        sha.update(chunk)
    return sha.hexdigest()
