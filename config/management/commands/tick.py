"""Do everything that is due by the clock. Safe to run twice, at once, or late."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import CommandError, CommandParser

from people import clock
from people.commands import PlainCommand
from people.errors import Refused
from people.jobs import do_what_is_due
from people.moments import read_moment


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", metavar="INSTANT", help="as if the clock showed this")

    def handle(self, *_args: Any, **options: Any) -> None:
        left = []
        for outcome in do_what_is_due(_instant(options["at"])):
            if not outcome.is_done:
                left.append(outcome.sentence)
            elif outcome.sentence:
                self.stdout.write(outcome.sentence)
        if left:
            raise CommandError("\n".join(left))


def _instant(text: str | None) -> datetime:
    if text is None:
        return clock.now()
    found = read_moment(text)
    if found is None:
        raise Refused(f"“{text}” is no instant. Write it as 2026-03-31T12:00:00Z.")
    return found
