"""Commands of manage.py that begin at once, so that they can be killed in the midst of their work.

``python -m tests.support.forking`` has everything loaded. For each line that it is given, a list of
words as JSON, it runs that command in a child; it says the child's number, and then how it ended.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import django

from tests.support.processes import environment

LOADED = ("actions.services.importing", "reports.services.makings")


class Commands:
    """Runs one command after another, each in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def begin(self, *words: str) -> int:
        """Begin a command; the number of its process."""
        assert self._process.stdin is not None
        print(json.dumps(words), file=self._process.stdin, flush=True)
        return self._read()

    def ended(self) -> int:
        """Wait for the command; its exit code, or less than nought: the signal that ended it."""
        return self._read()

    def run(self, *words: str) -> int:
        self.begin(*words)
        return self.ended()

    def kill(self, number: int) -> bool:
        """Kill a command; whether it had not ended by itself."""
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        return self.ended() == -signal.SIGKILL

    def _read(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


@contextmanager
def commands(**more: str) -> Iterator[Commands]:
    """Commands on the database of the test, until the block ends.

    Args:
        more: of the environment, such as ``EVIDENCE_ROOT``.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.forking"],
        env=environment() | more, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        yield Commands(process)
        process.kill()


def main() -> None:
    django.setup()
    for name in LOADED:
        __import__(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(json.loads(line))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _run(words: list[str]) -> None:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - only once Django is set up

    os.setpgid(0, 0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        execute_from_command_line(["manage.py", *words])
    except SystemExit as ended:
        sys.stderr.flush()
        os._exit(int(ended.code or 0))
    os._exit(0)


if __name__ == "__main__":
    main()
