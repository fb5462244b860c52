"""Looks through a PDF from standard input, as a process of its own: ``actions.evidence.papers``.

It runs within limits of memory and time, since what is packed may unpack without end. A PDF whose
objects are written out plainly leaves no name in other letters and nothing packed.

Ends with the number of what was found; with any other number, or none, it could not be read.
"""

from __future__ import annotations

import re
import resource
import sys
from io import BytesIO

import pikepdf

SOUND, RUNS, LOCKED, DAMAGED = 0, 10, 11, 12
MOST_MEMORY = 400 * 1024 * 1024
MOST_SECONDS = 5
MOST_PACKED = 16 * 1024 * 1024
"""Bytes of the objects that are packed in one stream."""

_RUNS = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|SubmitForm|ImportData)"
    rb"(?![A-Za-z])|/XFA (?:\[|\d+ \d+ R)"
)


def look_through(content: bytes) -> int:
    """What a PDF is found to be."""
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as paper:
            if paper.is_encrypted:
                return LOCKED
            runs = _RUNS.search(_written_out(paper))
            unread = DAMAGED if paper.get_warnings() else SOUND
            return RUNS if runs else unread
    except pikepdf.PasswordError:
        return LOCKED
    except pikepdf.PdfError:
        return DAMAGED


def _written_out(paper: pikepdf.Pdf) -> bytes:
    """The PDF with every object in plain letters; what streams hold stays as it is."""
    out = BytesIO()
    paper.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
        fix_metadata_version=False,
    )
    return out.getvalue()


if __name__ == "__main__":
    pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST_PACKED)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    sys.exit(look_through(sys.stdin.buffer.read()))
