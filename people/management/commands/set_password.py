"""Give an account another password, as when the last administrator has lost theirs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from people import services
from people.commands import PlainCommand
from people.errors import Refused


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--reason", default="Set by the operator")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = self.user(options["email"])
        if user is None:
            raise Refused("Name the account by its e-mail address.")
        services.set_password(
            user, self.new_password("NEW_PASSWORD"), by=None, reason=options["reason"]
        )
        self.stdout.write(f"{user.email} has another password.")
