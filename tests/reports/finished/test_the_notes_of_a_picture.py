"""Of a picture its notes are read, and not the letters that its points happen to spell."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reports.finished import said_in

CANARY = "Zanzibar heron"


def _picture(notes: PngInfo | None = None) -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "png", pnginfo=notes)
    return out.getvalue()


def _noted(*, packed: bool) -> bytes:
    notes = PngInfo()
    notes.add_text("Comment", CANARY, zip=packed)
    return _picture(notes)


def _noted_in_a_language() -> bytes:
    notes = PngInfo()
    notes.add_itxt("Comment", CANARY, "en", "Comment", zip=True)
    return _picture(notes)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + checksum


def _with_points(points: bytes) -> bytes:
    """The picture with other points; what stands before them is kept."""
    made = _picture()
    place = made.index(b"IDAT") - 4
    return made[:place] + _chunk(b"IDAT", points) + _chunk(b"IEND", b"")


def _said(data: bytes) -> str:
    return " ".join(said.text for said in said_in("chart.png", data))


@pytest.mark.parametrize(
    "data",
    [
        _noted(packed=False),
        _noted(packed=True),
        _noted_in_a_language(),
        _picture() + CANARY.encode(),
    ],
    ids=["a note", "a packed note", "a note in a language", "behind its end"],
)
def test_a_note_is_read(data: bytes) -> None:
    assert CANARY in _said(data)


def test_its_points_are_no_words() -> None:
    stored = zlib.compress(b"\0" + b"??? TBC ???" * 9, level=0)
    assert b"??? TBC ???" in _with_points(stored)
    assert "???" not in _said(_with_points(stored))


@pytest.mark.parametrize(
    "data",
    [
        _with_points(CANARY.encode()),
        _with_points(zlib.compress(b"\0\0") + CANARY.encode()),
        _picture()[:-6] + CANARY.encode(),
        b"\x89PNG" + CANARY.encode(),
    ],
    ids=["no points", "behind the points", "cut off", "no picture"],
)
def test_what_is_no_whole_picture_is_read_to_the_last_letter(data: bytes) -> None:
    assert CANARY in _said(data)
