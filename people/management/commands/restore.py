"""Bring the whole system back from a backup, into an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from people.backup.restoring import restore
from people.commands import PlainCommand


class Command(PlainCommand):
    help = __doc__
    requires_system_checks: list[str] = []
    """The database that they look at is not there yet."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        restored = restore(options["file"])
        self.stdout.write(f"Restored, and as it was dumped: {restored.manifest.said}.")
        if restored.letters:
            held = "letter that waited is" if restored.letters == 1 else "letters that waited are"
            self.stdout.write(
                f"{restored.letters} {held} held, since it may have left before: “Try again now” "
                "on its page sends it."
            )
        self.stdout.write("Everybody signs in again. Run verify_history next.")
