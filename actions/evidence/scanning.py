"""The virus scanner: a command of the installation's own, which fails closed.

``EVIDENCE_SCANNER`` is a command line; the path of a file becomes its last argument. It exits 0 for
a clean file and 1 for an infected one, as ClamAV does. Anything else, and taking too long, is a
scanner that failed: the file is then not taken.
"""

from __future__ import annotations

import logging
import shlex
import subprocess
import tempfile

from django.conf import settings

from actions.evidence.attached import Attached
from people.errors import Refused

_logger = logging.getLogger(__name__)

PATIENCE = 30
"""Seconds for one file."""
_CLEAN, _INFECTED = 0, 1


class Infected(Refused):
    """The scanner found something."""


class NotScanned(Refused):
    """The scanner gave no answer."""


def scan(attached: Attached) -> None:
    """Go on only if the scanner found the file clean, or the installation has no scanner.

    Raises:
        Infected: it found something.
        NotScanned: it is not there, failed, or took longer than ``PATIENCE``.
    """
    command = shlex.split(settings.EVIDENCE_SCANNER)
    if not command:
        return
    answer = _answer(command, attached.content)
    if answer == _INFECTED:
        raise Infected(f"“{attached.name}” was refused by the virus scanner.")
    if answer not in (_CLEAN, None):
        _logger.warning("The virus scanner failed, with exit code %s.", answer)
    if answer != _CLEAN:
        raise NotScanned(
            f"“{attached.name}” cannot be checked for viruses now; "
            "post the update without it, or try later."
        )


def _answer(command: list[str], content: bytes) -> int | None:
    """The scanner's exit code; none where it gave no answer."""
    with tempfile.NamedTemporaryFile(prefix="evidence-") as file:
        file.write(content)
        file.flush()
        try:
            done = subprocess.run(  # noqa: S603 - the installation's own command
                [*command, file.name],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            _logger.warning("The virus scanner gave no answer: %s.", type(fault).__name__)
            return None
    return done.returncode
