"""What a PNG says in words: its notes. Its points are numbers, in which letters stand by chance."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FRAME = 12
"""Bytes of a chunk besides its content: length, kind and checksum."""
_POINTS = b"IDAT"
_PACKED = {b"zTXt": 1, b"iTXt": 2, b"iCCP": 1}
"""Chunks that may be packed: how many bytes stand between their keyword's end and the rest."""


def notes_of(data: bytes) -> bytes | None:
    """Everything that a PNG holds beside its points; none if it is no whole PNG.

    What follows its last chunk belongs to it too.
    """
    if not data.startswith(_SIGNATURE):
        return None
    chunks: list[tuple[bytes, bytes]] = []
    end = len(_SIGNATURE)
    while not chunks or chunks[-1][0] != b"IEND":
        head = data[end : end + 8]
        kind, length = head[4:], int.from_bytes(head[:4], "big")
        content = data[end + 8 : end + 8 + length]
        end += length + _FRAME
        if not kind or zlib.crc32(kind + content) != int.from_bytes(data[end - 4 : end]):
            return None
        chunks.append((kind, content))
    if not _is_one_stream(b"".join(content for kind, content in chunks if kind == _POINTS)):
        return None
    return b"\n".join([*_notes(chunks), data[end:]])


def _notes(chunks: list[tuple[bytes, bytes]]) -> Iterator[bytes]:
    for kind, content in chunks:
        if kind == _POINTS:
            continue
        yield content
        if kind in _PACKED:
            _, _, rest = content.partition(b"\0")
            yield from _packed_in(rest, _PACKED[kind])


def _packed_in(rest: bytes, marks: int) -> Iterator[bytes]:
    """What is packed behind the marks, and behind the language that an ``iTXt`` names first."""
    rest = rest[marks:]
    for start in (0, *(place + 1 for place, byte in enumerate(rest) if byte == 0)):
        text = _unpacked(rest[start:])
        if text:
            yield text
            return


def _is_one_stream(points: bytes) -> bool:
    """Whether the points are all that is packed there: behind them words could hide."""
    stream = zlib.decompressobj()
    try:
        stream.decompress(points)
    except zlib.error:
        return False
    return stream.eof and not stream.unused_data


def _unpacked(data: bytes) -> bytes | None:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return None
