"""Pictures as they may be kept: whole, and without what they say of where, when and by whom. Pure.

A telephone writes the place into every picture that it takes. What shows nothing is left out: all
that is no part of the picture, of its colours, or of which side is up.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from actions.evidence.kinds import JPEG, PNG, Kind
from plans.formats.reading import Unreadable

_PNG_START = b"\x89PNG\r\n\x1a\n"
_JPEG_START = b"\xff\xd8"
STARTS = (_PNG_START, b"\xff\xd8\xff")
_ACTIVE = re.compile(rb"<\s*(?:script|\?php)\b", re.IGNORECASE)
_CUT_SHORT = "this picture is cut short; save it again and add it whole"


def kind_of_picture(content: bytes) -> Kind:
    """What kind of picture it is, once it was looked through.

    Raises:
        Unreadable: it is cut short, or hides something.
    """
    if _ACTIVE.search(content):
        raise Unreadable("a script is hidden in this picture")
    if content.startswith(_PNG_START):
        _refuse_behind(content)
        return PNG
    b"".join(_jpeg_parts(content))
    return JPEG


def without_story(content: bytes, kind: Kind) -> bytes:
    """The content; of a picture without what it tells beside what it shows."""
    if kind is PNG:
        shown = (content[at:end] for name, at, end in _png_chunks(content) if name in _SHOWN)
        return _PNG_START + b"".join(shown)
    return b"".join(_jpeg_parts(content)) if kind is JPEG else content


_SHOWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD sPLT pHYs acTL fcTL fdAT".split()
)
"""Chunks of a PNG of which the picture is made (its third edition, and moving ones)."""


def _refuse_behind(content: bytes) -> None:
    chunks = [(name, end) for name, _, end in _png_chunks(content)]
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1] != (b"IEND", len(content)):
        raise Unreadable("this picture is cut short, or holds something more behind its end")


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The kind, beginning and end of each whole chunk whose checksum holds, up to the last."""
    at = len(_PNG_START)
    while len(content) - at >= 12:  # noqa: PLR2004 - length, kind and checksum, four bytes each
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        checksum = int.from_bytes(content[end - 4 : end], "big")
        if end > len(content) or zlib.crc32(content[at + 4 : end - 4]) != checksum:
            return
        yield content[at + 4 : at + 8], at, end
        if content[at + 4 : at + 8] == b"IEND":
            return
        at = end


_END, _SCAN = 0xD9, 0xDA
_APPLICATIONS, _COMMENT = range(0xE0, 0xF0), 0xFE
_NEXT_MARKER = re.compile(rb"\xff+([^\xff\x00\xd0-\xd7])", re.DOTALL)
"""Within a scan, what is neither a byte of it nor a place where reading can begin again."""


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """The parts of which the first picture is made; what stands behind its end is left out.

    Raises:
        Unreadable: it does not come to its end.
    """
    yield _JPEG_START
    at = len(_JPEG_START)
    while (found := _NEXT_MARKER.match(content, at)) and found[1][0] != _END:
        size = int.from_bytes(content[found.end() : found.end() + 2], "big")
        end = found.end() + size
        if size < 2 or end > len(content):  # noqa: PLR2004 - the size itself
            break
        if found[1][0] == _SCAN:
            end = _end_of_scan(content, end)
        yield from _kept(found[1][0], content[found.end() : end])
        at = end
    if not found or found[1][0] != _END:
        raise Unreadable(_CUT_SHORT)
    yield bytes((0xFF, _END))


def _end_of_scan(content: bytes, at: int) -> int:
    found = _NEXT_MARKER.search(content, at)
    return found.start() if found else len(content)


def _kept(marker: int, part: bytes) -> Iterator[bytes]:
    said = part[2:]
    if marker not in (*_APPLICATIONS, _COMMENT) or said.startswith(_OF_COLOURS):
        yield bytes((0xFF, marker)) + part
    elif said.startswith(_EXIF):
        yield from _side_up(said.removeprefix(_EXIF))


_OF_COLOURS = (b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")
_EXIF = b"Exif\0\0"
_ORIENTATION, _SHORT = 0x0112, 3
_UPRIGHT, _MOST_TURNED = 1, 8
"""As the camera held it, and the last of TIFF's eight ways to turn and mirror it."""
_ENTRY = 12
"""Bytes of an entry of TIFF: what, of which type, how many, and its value."""


def _side_up(exif: bytes) -> Iterator[bytes]:
    """A part that says which side of the picture is up, if the camera said so, and nothing else."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    turned = _orientation(exif, order) if order else _UPRIGHT
    if _UPRIGHT < turned <= _MOST_TURNED:
        entry = struct.pack(">HHHIHHI", 1, _ORIENTATION, _SHORT, 1, turned, 0, 0)
        tiff = _EXIF + b"MM\0*" + struct.pack(">I", 8) + entry
        yield b"\xff\xe1" + struct.pack(">H", len(tiff) + 2) + tiff


def _orientation(exif: bytes, order: str) -> int:
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (number,) = struct.unpack_from(f"{order}H", exif, at)
        for n in range(number):
            what, _, _, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + n * _ENTRY)
            if what == _ORIENTATION:
                return int(value)
    except struct.error:  # it is cut short: the picture stands as it was taken
        return _UPRIGHT
    return _UPRIGHT
