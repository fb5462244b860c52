"""A picture is kept without where, when and by whom it was taken, and is the same to look at."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps, PngImagePlugin

from actions.evidence.attached import checked
from tests.actions.evidence.files import jpeg, png
from tests.support.figures import figure

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
SECRET = b"51.4816,-3.1791"


def photograph(turned: int = 1, **options: Any) -> bytes:
    """As a telephone makes it: with the place, the time, its maker, a comment and XMP."""
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = "A telephone", turned
    exif.get_ifd(GPS)[2] = (51.0, 28.0, 53.8)
    exif.get_ifd(GPS)[29] = SECRET.decode()
    out = io.BytesIO()
    Image.effect_noise((40, 30), 60).save(
        out, "JPEG", exif=exif, comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET, **options
    )
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def looks_the_same(before: bytes, after: bytes) -> bool:
    """As a reader of pictures shows it, the right way up."""
    images = [ImageOps.exif_transpose(opened(content)) for content in (before, after)]
    return images[0].size == images[1].size and not ImageChops.difference(*images).getbbox()


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"optimize": True}])
def test_a_photograph_says_only_which_side_is_up(turned: int, options: dict[str, Any]) -> None:
    taken = photograph(turned, **options)
    assert SECRET in taken
    kept = checked(taken, "photo.jpg").content
    assert SECRET not in kept
    assert b"A telephone" not in kept
    assert dict(opened(kept).getexif()) == ({ORIENTATION: turned} if turned > 1 else {})
    assert looks_the_same(taken, kept)
    figure("S7", "photographs kept without their place", 1)


def test_a_second_picture_behind_the_first_is_left_out() -> None:
    assert checked(jpeg() + photograph(), "photo.jpg").content == jpeg()


def test_colours_stay() -> None:
    profile = b"a profile of colours" * 10
    kept = checked(photograph(icc_profile=profile), "photo.jpg").content
    assert opened(kept).info["icc_profile"] == profile


def test_a_drawing_says_nothing_beside_what_it_shows() -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", SECRET.decode())
    said.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    exif = Image.Exif()
    exif[MAKER] = SECRET.decode()
    out = io.BytesIO()
    Image.effect_noise((40, 30), 60).save(out, "PNG", pnginfo=said, exif=exif, dpi=(300, 300))
    kept = checked(out.getvalue(), "map.png").content
    assert SECRET in out.getvalue()
    assert SECRET not in kept
    assert looks_the_same(out.getvalue(), kept)
    assert "dpi" in opened(kept).info


def test_what_says_nothing_is_kept_as_it_is() -> None:
    assert checked(png(), "map.png").content == png()
    assert checked(jpeg(), "photo.jpg").content == jpeg()


@pytest.mark.parametrize(
    "exif",
    [
        b"", b"II", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", b"XX*\0" + bytes(20),
        b"MM\0*" + struct.pack(">IHHHIHH", 8, 1, ORIENTATION, 3, 1, 99, 0),
    ],
)  # fmt: skip
def test_which_side_is_up_may_be_said_in_nonsense(exif: bytes) -> None:
    part = b"Exif\0\0" + exif
    taken = jpeg()[:2] + b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part + jpeg()[2:]
    assert checked(taken, "photo.jpg").content == jpeg()
