"""PDFs as they may be kept: whole, readable to us, and without anything that runs.

What a PDF does may stand in packed objects, and its names may be written by numbers: searching its
bytes finds neither. So a process of its own looks through it, within limits. No Django.
"""

from __future__ import annotations

import logging
import subprocess
import sys

from actions.evidence import paper_reader
from plans.formats.reading import Unreadable

_logger = logging.getLogger(__name__)

START = b"%PDF-"
_END = b"%%EOF"
_SPACES = b"\x00\t\n\r\x0c "
_PATIENCE = 20
"""Seconds; the reader's own limit is of the processor's time, which others use too."""

_AGAIN = "print it to a new PDF and add that"
_REFUSED = {
    paper_reader.RUNS: f"this PDF holds scripts, forms that send, or further files; {_AGAIN}",
    paper_reader.LOCKED: f"this PDF is locked or has a password; {_AGAIN}",
}


def refuse_unsafe_paper(content: bytes) -> None:
    """Look through a PDF.

    Raises:
        Unreadable: it is cut short, locked or damaged, runs something, or unpacks without end.
    """
    if not content.rstrip(_SPACES).endswith(_END):
        raise Unreadable("this PDF is cut short, or holds something more behind its end")
    found = _looked_through(content)
    if found != paper_reader.SOUND:
        raise Unreadable(
            _REFUSED.get(found, f"this PDF is damaged or cannot be looked through; {_AGAIN}")
        )


def _looked_through(content: bytes) -> int:
    try:
        done = subprocess.run(  # noqa: S603 - our own file, by the interpreter that runs us
            [sys.executable, "-I", paper_reader.__file__],
            input=content,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        _logger.warning("A PDF could not be looked through: %s.", type(fault).__name__)
        return paper_reader.DAMAGED
    return done.returncode
