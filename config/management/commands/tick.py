"""Do everything that is due by the clock. Safe to run twice, at once, or late."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import CommandParser

from people import clock
from people.commands import PlainCommand
from people.errors import Refused
from people.moments import read_moment
from people.services.retention import remove_what_is_older
from people.wording import number_of


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", metavar="INSTANT", help="as if the clock showed this")

    def handle(self, *_args: Any, **options: Any) -> None:
        gone = remove_what_is_older(at=_instant(options["at"]))
        self.stdout.write(f"Access log: {number_of(gone, 'row')} removed that were too old.")


def _instant(text: str | None) -> datetime:
    if text is None:
        return clock.now()
    found = read_moment(text)
    if found is None:
        raise Refused(f"“{text}” is no instant. Write it as 2026-03-31T12:00:00Z.")
    return found
