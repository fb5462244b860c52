"""The file of a backup: a zip of the database, of each content, and of what all of it must be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from people.backup.manifest import Manifest, from_json
from people.errors import Refused
from people.whole_files import whole_file

_DATABASE = "database"
_CONTENTS = "contents/"
_MANIFEST = "manifest.json"
_CHUNK = 1024 * 1024


@dataclass(slots=True)
class NewBackup:
    """A backup that is being written."""

    _zip: ZipFile
    members: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of each file that it holds so far."""

    def add_database(self, file: Path) -> None:
        self._add(_DATABASE, file)

    def add_content(self, root: Path, file: Path) -> None:
        """Add a file under the name that it has below a folder."""
        self._add(_CONTENTS + file.relative_to(root).as_posix(), file)

    def finish(self, manifest: Manifest) -> None:
        self._zip.writestr(_MANIFEST, manifest.to_json())

    def _add(self, name: str, file: Path) -> None:
        digest = sha256()
        with file.open("rb") as source, self._zip.open(name, "w", force_zip64=True) as member:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                member.write(chunk)
        self.members[name] = digest.hexdigest()


@contextmanager
def new_backup(path: Path) -> Iterator[NewBackup]:
    """Write a backup, which is there once all of it is on the disk.

    Raises:
        Refused: a file stands there already, or the disk does not take it.
    """
    if path.exists():
        raise Refused(f"{path} is there already. Choose another name.")
    try:
        with whole_file(path) as file, ZipFile(file, "w", ZIP_STORED) as archive:
            yield NewBackup(archive)
    except OSError as error:
        raise Refused(f"The backup could not be written: {error.strerror or error}.") from None


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened, and is whole."""

    manifest: Manifest
    _zip: ZipFile

    @property
    def contents(self) -> Iterator[str]:
        """The name of each content below its folder."""
        names = (name for name in self.manifest.members if name.startswith(_CONTENTS))
        return (name.removeprefix(_CONTENTS) for name in names)

    def write_database(self, to: Path) -> None:
        with to.open("wb") as file:
            self._write(_DATABASE, file)

    def write_content(self, name: str, to: BinaryIO) -> None:
        self._write(_CONTENTS + name, to)

    def _write(self, member: str, to: BinaryIO) -> None:
        with self._zip.open(member) as source:
            shutil.copyfileobj(source, to, _CHUNK)


@contextmanager
def opened_backup(path: Path) -> Iterator[Backup]:
    """A backup, once each file in it was found to be what was put there.

    Raises:
        Refused: it cannot be read, is no backup, or is damaged.
    """
    try:
        archive = ZipFile(path)
    except FileNotFoundError:
        raise Refused(f"There is no file {path}.") from None
    except (OSError, BadZipFile):
        raise Refused(f"{path} is no backup, or was cut off.") from None
    with archive:
        manifest = _manifest(archive, path)
        for name in _damaged(archive, manifest.members):
            raise Refused(f"{path} is damaged: {name} is not what was put there.")
        yield Backup(manifest, archive)


def _manifest(archive: ZipFile, path: Path) -> Manifest:
    try:
        return from_json(archive.read(_MANIFEST).decode())
    except (KeyError, ValueError, BadZipFile):
        raise Refused(f"{path} is no backup of this service.") from None


def _damaged(archive: ZipFile, members: Mapping[str, str]) -> Iterator[str]:
    """Each file that is missing, another, or one that nothing is said of."""
    there = set(archive.namelist()) - {_MANIFEST}
    yield from sorted(there ^ members.keys())
    for name, digest in members.items():
        if _digest(archive, name) != digest:
            yield name


def _digest(archive: ZipFile, name: str) -> str:
    digest = sha256()
    try:
        with archive.open(name) as member:
            while chunk := member.read(_CHUNK):
                digest.update(chunk)
    except (BadZipFile, OSError):
        return ""
    return digest.hexdigest()
