"""Write the whole system to one file: the database as at one instant, and every file kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from people.backup.making import make_backup
from people.commands import PlainCommand


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        manifest = make_backup(options["file"])
        self.stdout.write(f"{options['file']}: {manifest.said}.")
