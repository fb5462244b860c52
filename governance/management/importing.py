"""What the commands share that read a file by difference: a preview that is told, and a yes."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import CommandParser

from governance.services.preview import Change, Preview
from people.commands import PlainCommand
from people.errors import Refused
from people.wording import counted, first_capital


class ImportCommand(PlainCommand):
    """A command that says what a file would change, and changes it."""

    def add_how(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--yes", action="store_true", help="accept the warnings")
        self.add_as(parser)

    def refuse_unasked(self, found: Preview[Change], *, yes: bool) -> None:
        """Go on without a warning, or with a yes to them: given before, or at a terminal.

        Raises:
            Refused: there is none.
        """
        if yes or not found.warnings:
            return
        if not sys.stdin.isatty():
            first = f"{found.warnings[0].where}: {found.warnings[0].what}"
            raise Refused(f"The file has warnings; read them with --dry-run, add --yes. {first}")
        self._list(found)
        if input("Import it with these warnings? [y/N] ").strip().lower() != "y":
            raise Refused("Nothing was imported.")

    def show(self, document: object, found: Preview[Change], options: dict[str, Any]) -> None:
        """Say what the file would change or has changed: as JSON, with what it holds, or in words.

        Args:
            document: what the file holds, as JSON can say it.
        """
        if options["json"]:
            told = {"document": document, **found.as_data()}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self._tell(found, done="would change" if options["dry_run"] else "changed")

    def _tell(self, found: Preview[Change], *, done: str) -> None:
        self._list(found)
        count = first_capital(counted(len(found.made), "thing"))
        self.stdout.write(f"{count} {done}." if found.made else "Nothing to change.")

    def _list(self, found: Preview[Change]) -> None:
        for problem in found.problems:
            self.stdout.write(f"{problem.severity}: {problem.where}: {problem.what}")
        for change in found.stays:
            self.stdout.write(f"note: {change.ref} is {change.kind}; it stays.")
