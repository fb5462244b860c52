"""Contents of files, each once, in a file named by its SHA-256.

Below a folder: ``ab/cd/abcd…``. A content is written to a temporary name, flushed to the disk and
then renamed, so that a file is whole or not there. It is looked at again whenever it is read.

A content lies there before its row is written. What nothing names a day later is put aside;
whoever keeps it anew makes it young again, and keeps the sweep off meanwhile. It is put aside and
not removed, since another database may name it: one that is put back to a later instant.
"""

from __future__ import annotations

import fcntl
import hashlib
import math
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from people.errors import Refused
from people.whole_files import UNFINISHED, flush_folder, whole_file

_CHUNK = 1024 * 1024


class Missing(Refused):
    """The content is not there."""


class Changed(Refused):
    """The content is not what was kept."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A folder of contents below ``EVIDENCE_ROOT``."""

    folder: str

    @property
    def _root(self) -> Path:
        return Path(settings.EVIDENCE_ROOT) / self.folder

    def path_of(self, digest: str) -> Path:
        return self._root / digest[:2] / digest[2:4] / digest

    def aside(self, digest: str) -> Path:
        """Where a content lies once it was put aside."""
        return self._root / "set-aside" / digest

    def keep(self, content: bytes) -> str:
        """Write the content, unless it is there already; what is damaged is written anew.

        Returns:
            Its SHA-256, in hexadecimal.

        Raises:
            OSError: the disk does not take it.
        """
        digest = hashlib.sha256(content).hexdigest()
        path = self.path_of(digest)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(self._root, fcntl.LOCK_SH):
            if path.is_file() and _digest_at(path) == digest:
                path.touch()
            else:
                _write(path, content)
        return digest

    def opened(self, digest: str) -> BinaryIO:
        """The content, open for reading from its beginning.

        Raises:
            Missing: it is not there.
            Changed: its digest is another.
        """
        try:
            file = self._brought_back(digest).open("rb")
        except OSError:
            raise Missing(
                "The content of this file is missing, so it cannot be shown. "
                "Tell whoever runs the service."
            ) from None
        if _digest_of(file) != digest:
            file.close()
            raise Changed(
                "This file is no longer what was kept, so it is not shown. "
                "Tell whoever runs the service."
            )
        file.seek(0)
        return file

    def _brought_back(self, digest: str) -> Path:
        """Where a content lies, from where it was put aside; another reader may be quicker."""
        path, aside = self.path_of(digest), self.aside(digest)
        if not path.exists() and aside.is_file():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                aside.replace(path)
        return path

    def wrong_with(self, digest: str) -> str:
        """What is wrong with a content, in words for the check of the record; empty: nothing."""
        try:
            self.opened(digest).close()
        except Missing:
            return "the content of the file is missing"
        except Changed:
            return "the content of the file is not what was kept"
        return ""

    def remove(self, digest: str) -> None:
        """Take a content away for good, and its folder's memory of it; it may be gone already."""
        path = self.path_of(digest)
        for each in (path, self.aside(digest)):
            each.unlink(missing_ok=True)
            if each.parent.is_dir():
                flush_folder(each.parent)

    def sweep(self, named: Collection[str], *, before: datetime) -> int:
        """Put aside what is not named and was not kept since; remove what is unfinished.

        Returns:
            How many files went.
        """
        found = [path for path in sorted(self._root.glob("??/??/*")) if path.name not in named]
        return sum(self._swept_if_older(path, before.timestamp()) for path in found)

    def _swept_if_older(self, path: Path, before: float) -> bool:
        with _locked(self._root, fcntl.LOCK_EX):
            is_older = _kept_at(path) < before
            if is_older and path.suffix == UNFINISHED:
                path.unlink()
            elif is_older:
                aside = self.aside(path.name)
                aside.parent.mkdir(mode=0o700, exist_ok=True)
                path.replace(aside)
        return is_older


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    """Hold a folder's lock: several keep contents at once, and one sweeps alone."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)


def _write(path: Path, content: bytes) -> None:
    with whole_file(path) as file:
        file.write(content)


def _kept_at(path: Path) -> float:
    """When a file was last kept; never where another process finished or took it meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return math.inf


def _digest_at(path: Path) -> str:
    with path.open("rb") as file:
        return _digest_of(file)


def _digest_of(file: BinaryIO) -> str:
    sha = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        sha.update(chunk)
    return sha.hexdigest()
