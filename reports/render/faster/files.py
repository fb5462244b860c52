"""Writing a file: mostly texts and whole numbers, in objects that each name a page.

pydyf makes the list of all pages for each of them, which grows with the square of the pages.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pydyf

from reports.render.faster.places import put

_DICTIONARY: Any = pydyf.Dictionary
_PDF: Any = pydyf.PDF
_PYDYF: Any = pydyf
"""It does not state its types."""

_original_bytes: Callable[[Any], bytes] = _PYDYF._to_bytes
_original_references: Callable[[Any], tuple[bytes, ...]] = _PDF.page_references.fget
_WRITTEN: dict[type, Callable[[Any], bytes]] = {
    bytes: lambda item: item,
    str: lambda text: text.encode("ascii"),
    int: lambda number: b"%d" % number,
}


def _to_bytes(item: Any) -> bytes:
    return _WRITTEN.get(type(item), _original_bytes)(item)


_name = lru_cache(maxsize=512)(_to_bytes)


def _dictionary(dictionary: Any) -> bytes:
    return b"<<%b>>" % b"".join(
        [b"/%b %b" % (_name(key), _to_bytes(value)) for key, value in dictionary.items()]
    )


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    number = len(pdf.pages["Kids"])
    known: tuple[int, tuple[bytes, ...]] | None = getattr(pdf, "_known_references", None)
    if known is None or known[0] != number:
        known = (number, tuple(_original_references(pdf)))
        pdf._known_references = known
    return known[1]


def _stream_data(stream: Any) -> bytes:
    """Asked for twice, to be written and for the name that a file is given."""
    try:
        known: bytes = stream.written
    except AttributeError:
        known = stream.written = _written(stream)
    return known


def _written(stream: Any) -> bytes:
    said = b"\n".join([each if type(each) is bytes else _to_bytes(each) for each in stream.stream])
    extra = dict(stream.extra)
    if stream.compress:
        said = zlib.compress(said)
        extra["Filter"] = "/FlateDecode"
    extra["Length"] = len(said)
    return b"%b\nstream\n%b\nendstream" % (_DICTIONARY(extra).data, said)


put(_to_bytes, "_to_bytes", _PYDYF)
put(property(_stream_data), "data", _PYDYF.Stream)
put(property(_dictionary), "data", _PYDYF.Dictionary)
put(property(_page_references), "page_references", _PDF)
