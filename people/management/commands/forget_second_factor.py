"""Take away an account's second factors, as when the last administrator has lost theirs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from people.commands import PlainCommand
from people.errors import Refused
from people.sign_in.factors import forget_second_factors


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--reason", default="Taken away by the operator")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = self.user(options["email"])
        if user is None:
            raise Refused("Name the account by its e-mail address.")
        forget_second_factors(user, by=None, reason=options["reason"])
        self.stdout.write(f"{user.email} sets up a second factor when they next sign in.")
