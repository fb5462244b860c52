"""The process that prints papers: it knows no database, no secret and nobody's session.

It reads orders, each a line of JSON, and answers each by a line of JSON and as many bytes as that
says; ``reports.render.printing`` is at the other end. It leaves a processor to others, is as urgent
as whoever gives it orders, and ends with them, or when none came for a while.
"""

from __future__ import annotations

import json
import logging
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

from reports.giving_way import leave_a_processor

PATIENCE = 600.0
"""Seconds without an order after which it ends, and gives back the memory that papers took."""

Order = dict[str, str]
"""What to do, with a page, its style, and what stands at the edge of each page."""
Work = Mapping[str, Callable[..., bytes]]
"""What can be done, by the words of an order."""
Note = tuple[str, int, str]
"""Who said it, how grave it is, and the words: as they go into a log."""


def main() -> None:
    """Do what is ordered, for as long as somebody orders."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key ends who ordered, and so this
    leave_a_processor()
    answers = _apart_from_what_is_said()
    work = _work()
    for line in _lines(sys.stdin.buffer):
        head, data = _answer(work, json.loads(line))
        answers.write(json.dumps({**head, "bytes": len(data)}).encode() + b"\n" + data)
        answers.flush()


def _apart_from_what_is_said() -> BinaryIO:
    """Where answers go; what a library says there goes where faults go."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _lines(orders: BinaryIO) -> Iterator[bytes]:
    """Each order; the next one comes when this one is answered."""
    while select.select([orders], [], [], PATIENCE)[0] and (line := orders.readline()):
        yield line


def _work() -> Work:
    """What can be done here: nothing where Pango is missing."""
    try:
        from reports.render import engine  # noqa: PLC0415  (needs Pango)
    except OSError:  # whoever orders is told that this machine cannot
        return {}
    return {
        "print": engine.printed,
        "count": lambda **paper: b"%d" % engine.number_of_pages(**paper),
    }


def _answer(work: Work, order: Order) -> tuple[dict[str, Any], bytes]:
    do = work.get(order.pop("what"))
    with _noting() as notes:
        head = {"notes": notes, "can": do is not None}
        try:
            return head, do(**order) if do else b""
        except Exception as fault:  # noqa: BLE001 (whoever ordered raises it)
            return {**head, "fault": _where(fault)}, b""


def _where(fault: Exception) -> str:
    """Where it happened, and of what kind it is; its message may repeat a text of the paper."""
    return "".join([*traceback.format_tb(fault.__traceback__), type(fault).__qualname__])


@contextmanager
def _noting() -> Iterator[list[Note]]:
    """What is written to the log meanwhile: whoever ordered has one, and here is none."""
    handler = _Noting()
    logging.getLogger().addHandler(handler)
    try:
        yield handler.notes
    finally:
        logging.getLogger().removeHandler(handler)


class _Noting(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.notes: list[Note] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.notes.append((record.name, record.levelno, record.getMessage()))


if __name__ == "__main__":
    main()
