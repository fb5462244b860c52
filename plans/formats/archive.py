"""Archives such as Word and Excel files are: what one may hold, looked at before it is read.

Limits: 50 MB unpacked (counted while unpacking, whatever the headers claim), a hundredfold at most,
1,000 members; no document type definition in any part, for entities cut or inflate text; no path
that leaves the archive.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from plans.formats.reading import Unreadable

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 50 * MEGABYTE
MOST_RATIO = 100
MOST_MEMBERS = 1000
MOST_PART = 8 * MEGABYTE
_SMALL = MEGABYTE
_CHUNK = 64 * 1024
_OVERLAP = 16

_SAFE_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii")
_ENCODING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
_DTD = re.compile(rb"<!(?:doctype|entity)", re.IGNORECASE)


def members_of(content: bytes) -> list[zipfile.ZipInfo]:
    """The names and sizes of an archive's parts.

    Raises:
        Unreadable: damaged, protected, with too many parts, or with one that cannot be trusted.
    """
    if content.count(b"PK\x01\x02") > MOST_MEMBERS:
        raise Unreadable(
            f"This file holds more than {MOST_MEMBERS:,} parts, which no document needs."
        )
    try:
        members = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        raise Unreadable(
            "This file is cut short or damaged; save it again and upload it whole."
        ) from None
    for member in members:
        _refuse_member(member)
    if len({m.filename for m in members}) != len(members):
        raise Unreadable("This file holds two parts of the same name, so it cannot be trusted.")
    return members


def _refuse_member(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name or "\x00" in name:
        raise Unreadable("This file holds a part whose name leaves the file, so it was refused.")
    if member.flag_bits & 0x1:
        raise Unreadable("This file is protected by a password; save it without one.")


def look_through(content: bytes, *, keeping: re.Pattern[str]) -> dict[str, bytes]:
    """The parts whose whole name matches, once every part of the archive has been looked at.

    Raises:
        Unreadable: damaged, too large unpacked, too densely packed, or with a part that has a
            document type definition or an encoding that could hide one.
    """
    members = members_of(content)
    spent = _Allowance(len(content))
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in members:
                kept = _part(archive, member, spent, keep=bool(keeping.fullmatch(member.filename)))
                if kept is not None:
                    parts[member.filename] = kept
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        RuntimeError,
    ):
        raise Unreadable(
            "This file is cut short or damaged; save it again and upload it whole."
        ) from None
    return parts


class _Allowance:
    """How much has been unpacked of one file, in bytes."""

    def __init__(self, packed: int) -> None:
        self.packed = packed
        self.unpacked = 0

    def spend(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > MOST_UNPACKED:
            raise Unreadable(
                "This file is larger than 50 MB when unpacked, which no document needs."
            )
        if self.unpacked > max(self.packed * MOST_RATIO, _SMALL):
            raise Unreadable(
                f"This file unpacks to more than {MOST_RATIO} times its size, so it was refused."
            )


def _part(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, spent: _Allowance, *, keep: bool
) -> bytes | None:
    """The part's bytes if they are to be kept; every part is counted and looked at all the same."""
    whole: list[bytes] = []
    size, seen = 0, b""
    for chunk in _chunks(archive, member):
        spent.spend(len(chunk))
        size += len(chunk)
        seen = _looked_at(member.filename, seen, chunk)
        if keep and size > MOST_PART:
            raise Unreadable("This file holds far more text than a plan; upload the plan alone.")
        if keep:
            whole.append(chunk)
    if size > max(_SMALL, MOST_RATIO * member.compress_size):
        raise Unreadable(
            f"This file unpacks to more than {MOST_RATIO} times its size, so it was refused."
        )
    return b"".join(whole) if keep else None


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _looked_at(name: str, before: bytes, chunk: bytes) -> bytes:
    """The end of the chunk, to be looked at together with the next.

    Raises:
        Unreadable: an XML part holds a document type definition, or could hide one.
    """
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return b""
    if not before:
        _refuse_encoding(chunk)
    if _DTD.search(before + chunk):
        raise Unreadable(
            "This file holds a document type definition (DTD), which can hide "
            "text, so it was refused."
        )
    return chunk[-_OVERLAP:]


def _refuse_encoding(start: bytes) -> None:
    declared = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf"))
    if b"\x00" in start[:200] or (declared and declared[1].lower() not in _SAFE_ENCODINGS):
        raise Unreadable("A part of this file is in an unusual encoding, so it was refused.")
