"""Make the packs that people asked for, in the background, until it is told to stop."""

from __future__ import annotations

import logging
import signal
from threading import Event
from typing import Any

from django.core.management.base import CommandParser

from people.commands import PlainCommand
from people.connecting import AWAY, is_back
from reports.giving_way import go_last
from reports.services.makings import work_next, worker_turn

_logger = logging.getLogger(__name__)

_PAUSE = 1.0
_PAUSE_AWAY = 3.0
"""Seconds between two looks whether the database is back."""
_PATIENCE = 1.0


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="make what waits, then end")

    def handle(self, *_args: Any, **options: Any) -> None:
        go_last()
        is_told_to_end = Event()
        signal.signal(signal.SIGTERM, lambda *_: is_told_to_end.set())
        if options["once"]:
            _make_what_waits(is_told_to_end)
        else:
            _go_on(is_told_to_end)


def _make_what_waits(is_told_to_end: Event) -> None:
    with worker_turn(_PATIENCE):
        while work_next() and not is_told_to_end.is_set():
            pass


def _go_on(is_told_to_end: Event) -> None:
    """Make what is asked for; while the database is away, wait for it."""
    while not is_told_to_end.is_set():
        try:
            _make_what_comes(is_told_to_end)
        except AWAY as error:
            kind = type(error).__name__
            _logger.warning("The database does not answer: %s. The worker waits for it.", kind)
            _wait_for_the_database(is_told_to_end)


def _make_what_comes(is_told_to_end: Event) -> None:
    """Make it under the sign that a worker is there.

    Where another worker has the sign, it is asked for again after each look: that one may end.
    """
    while not is_told_to_end.is_set():
        with worker_turn(_PATIENCE) as has_the_sign:
            _look(is_told_to_end)
            while has_the_sign and not is_told_to_end.is_set():
                _look(is_told_to_end)


def _look(is_told_to_end: Event) -> None:
    if not work_next():
        is_told_to_end.wait(_PAUSE)


def _wait_for_the_database(is_told_to_end: Event) -> None:
    while not is_told_to_end.wait(_PAUSE_AWAY):
        if is_back():
            _logger.warning("The database answers again.")
            return
