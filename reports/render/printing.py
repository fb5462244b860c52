"""Having papers printed by a process of its own (``reports.render.press``).

What prints holds a processor for seconds and memory for long. Apart from what answers pages it
leaves those a processor, reaches neither database nor secrets, gives its memory back, and takes
nobody with it should it end (decision 0029).
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any

from people.wording import counted
from reports.render.errors import CannotRender

_logger = logging.getLogger(__name__)

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""Debian's packages that bring Pango."""
_NO_PANGO = (
    f"The PDF cannot be made because Pango is not installed; on Debian: apt-get install {PACKAGES}."
)
_CUT_OFF = "The PDF was not made: what prints it was ended, perhaps for want of memory. Try again."
_STOPPING = "The PDF was not made: the service is stopping. Try again in a minute."
_MINUTES = 5
LONGEST = _MINUTES * 60.0
"""Seconds that a paper may take, and those that were ordered before it."""
_TOO_LONG = (
    "The PDF was not made: with those that were asked for before it, it took longer than "
    f"{counted(_MINUTES, 'minute')}. Try again later."
)
_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, "-m", "reports.render.press")
_KNOWN = (
    "PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_PATH",
    "FONTCONFIG_FILE", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH",
)  # fmt: skip
"""What it may know of its surroundings: where libraries and fonts lie."""
_TRIES = 2
"""One that ended since its last order is begun anew."""


Meanwhile = Callable[[], AbstractContextManager[None]]
"""What a process does for others, from when one of its threads waits until it goes on."""


class PrintingFailed(Exception):
    """A fault of what prints; the log tells where it happened."""


def printed(html: str, *, style: str, furniture: str) -> bytes:
    """A paper as PDF/UA-1, its tags finished; the same words in the same style, the same bytes.

    Raises:
        CannotRender: Pango is missing, or the printing was cut off or took too long.
    """
    return _press().order("print", html=html, style=style, furniture=furniture)


def number_of_pages(html: str, *, style: str, furniture: str) -> int:
    """How many pages it would print.

    Raises:
        CannotRender: Pango is missing, or the printing was cut off or took too long.
    """
    return int(_press().order("count", html=html, style=style, furniture=furniture))


def while_waiting(meanwhile: Meanwhile) -> None:
    """Have this process do so for others whenever one of its threads waits for a paper."""
    _press().meanwhile = meanwhile


class _Press:
    """The process, begun with its first order; one order at a time."""

    def __init__(self) -> None:
        self.meanwhile: Meanwhile = nullcontext
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False
        atexit.register(self._close)

    def order(self, what: str, **paper: str) -> bytes:
        line = json.dumps({"what": what, **paper}).encode() + b"\n"
        end = time.monotonic() + LONGEST
        with self.meanwhile(), self._its_turn():
            head, data = self._answer(line, end)
        for name, level, words in head["notes"]:
            logging.getLogger(name).log(level, "%s", words)
        if not head["can"]:
            raise CannotRender(_NO_PANGO)
        if "fault" in head:
            _logger.error("Printing failed:\n%s", head["fault"])
            raise PrintingFailed
        return data

    @contextmanager
    def _its_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=LONGEST):
            raise CannotRender(_TOO_LONG)
        try:
            yield
        finally:
            self._turn.release()

    def _answer(self, line: bytes, end: float) -> tuple[dict[str, Any], bytes]:
        for _ in range(_TRIES):
            try:
                return _asked(self._running(), line, end)
            except (BrokenPipeError, EOFError):
                self._end()
            except BaseException:
                # Its answer would be taken for that to the next order.
                self._end()
                raise
        raise CannotRender(_CUT_OFF)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._is_closed:
            raise CannotRender(_STOPPING)
        if self._process is None:
            known = {name: os.environ[name] for name in _KNOWN if name in os.environ}
            self._process = subprocess.Popen(  # noqa: S603 (our own program)
                _COMMAND, cwd=_ROOT, env=known, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _close(self) -> None:
        """As this process ends: none is begun after it; whoever has the turn clears away."""
        self._is_closed = True
        if self._turn.acquire(blocking=False):
            self._end()
            self._turn.release()
        elif process := self._process:
            process.kill()


_beginning = threading.Lock()


def _press() -> _Press:
    """The press of this process: one that was forked from it has its own."""
    with _beginning:
        return _press_of(os.getpid())


@cache
def _press_of(_process: int) -> _Press:
    return _Press()


def _asked(
    process: subprocess.Popen[bytes], line: bytes, end: float
) -> tuple[dict[str, Any], bytes]:
    """The answer to an order, which comes before this end.

    Raises:
        BrokenPipeError, EOFError: the process has ended.
        CannotRender: it did not come.
    """
    orders, answers = process.stdin, process.stdout
    if orders is None or answers is None:
        raise EOFError
    orders.write(line)
    orders.flush()
    if not select.select([answers], [], [], max(0, end - time.monotonic()))[0]:
        raise CannotRender(_TOO_LONG)
    said = answers.readline()
    head: dict[str, Any] = json.loads(said) if said.endswith(b"\n") else {"bytes": 1}
    data = answers.read(head["bytes"])
    if len(data) < head["bytes"]:
        raise EOFError
    return head, data
