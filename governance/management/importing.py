"""What the commands share that read a file by difference: a preview that is told, and a yes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from django.core.management.base import CommandParser

from people.commands import PlainCommand
from people.errors import Refused
from people.wording import counted, first_capital
from plans.formats import Problem


class Change(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def ref(self) -> str: ...


class Preview(Protocol):
    """What a file says, and what it would change."""

    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def warnings(self) -> Sequence[Problem]: ...
    @property
    def made(self) -> Sequence[Change]: ...
    @property
    def stays(self) -> Sequence[Change]: ...


class ImportCommand(PlainCommand):
    """A command that says what a file would change, and changes it."""

    def add_how(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--yes", action="store_true", help="accept the warnings")
        self.add_as(parser)

    def refuse_unasked(self, found: Preview, *, yes: bool) -> None:
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

    def tell(self, found: Preview, *, done: str) -> None:
        """List what was found; ``done`` says whether it changed, or would."""
        self._list(found)
        count = first_capital(counted(len(found.made), "thing"))
        self.stdout.write(f"{count} {done}." if found.made else "Nothing to change.")

    def _list(self, found: Preview) -> None:
        for problem in found.problems:
            self.stdout.write(f"{problem.severity}: {problem.where}: {problem.what}")
        for change in found.stays:
            self.stdout.write(f"note: {change.ref} is {change.kind}; it stays.")
