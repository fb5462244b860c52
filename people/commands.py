"""The form of every command: exit 0, or 1 with one plain sentence on standard error."""

from __future__ import annotations

import getpass
import os
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.asked import day_of
from people.errors import Refused
from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.models import Partnership, User
from people.selectors.accounts import account_by_email


def day(text: str) -> date:
    """A day given to a command.

    Raises:
        Refused: the text is none that can be meant.
    """
    meant = day_of(text)
    if meant is None:
        raise Refused(f"“{text}” is no day. Write it as 2026-03-31.")
    return meant


class PlainCommand(BaseCommand):
    """A command that ends with a plain sentence where it could not do its work."""

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """A parser that raises on wrong arguments and leaves ``--version`` to the command."""
        self._called_from_command_line = False
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **options)

    def run_from_argv(self, argv: list[str]) -> None:
        try:
            options = vars(self.create_parser(argv[0], argv[1]).parse_args(argv[2:]))
            arguments = options.pop("args", ())
            self.execute(*arguments, **options)
        except (Refused, CommandError) as error:
            sys.stderr.write(f"{error}\n")
            sys.exit(1)

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Do the work, reading what is exempt as the user on whose behalf it is done."""
        by = self.user(options.get("by"))
        with reading_as(Reader(by) if by else None):
            done: str | None = super().execute(*args, **options)
        return done

    def add_as(self, parser: CommandParser) -> None:
        parser.add_argument("--as", dest="by", metavar="EMAIL", help="on whose behalf to write")

    def user(self, email: str | None) -> User | None:
        """The user on whose behalf the command writes; none is the system itself."""
        if not email:
            return None
        found = account_by_email(email)
        if found is None:
            raise Refused(f"There is no active user {email}. Check the address.")
        return found

    def demand(self, by: User | None, permission: str, obj: object) -> None:
        """Hold a user to the same rule as on the pages; the system may do what they may."""
        if by is not None and not by.has_perm(permission, obj):
            raise Refused(f"{by} may not do this. Ask a plan administrator.")

    def new_password(self, variable: str) -> str:
        """A password from the environment, else asked for where there is a terminal."""
        given = os.environ.get(variable)
        if given:
            return given
        if not sys.stdin.isatty():
            raise Refused(f"Set {variable} to the new password.")
        return getpass.getpass("New password: ")

    def partnership(self, slug: str) -> Partnership:
        found = Partnership.objects.filter(slug=slug).first()
        if found is None:
            raise Refused(f"There is no partnership “{slug}”.")
        return found
