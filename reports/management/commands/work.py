"""Make the packs that people asked for, in the background, until it is told to stop."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import CommandParser

from people.commands import PlainCommand
from reports.giving_way import go_last
from reports.services.makings import work_next, worker_turn

_PAUSE = 1.0
_PATIENCE = 1.0


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="make what waits, then end")

    def handle(self, *_args: Any, **options: Any) -> None:
        go_last()
        is_told_to_end = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: is_told_to_end.set())
        with worker_turn(_PATIENCE):
            while True:
                made = work_next()
                if options["once"] and not made:
                    return
                if is_told_to_end.is_set() or (not made and is_told_to_end.wait(_PAUSE)):
                    return
