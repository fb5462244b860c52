"""Begin a partnership, with its first plan administrator."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from people import clock, services
from people.commands import PlainCommand
from people.models import Role


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="its short name in addresses")
        parser.add_argument("--name", required=True)
        parser.add_argument("--administrator", required=True, metavar="EMAIL")
        parser.add_argument("--administrator-name", required=True, metavar="NAME")

    def handle(self, *_args: Any, **options: Any) -> None:
        with transaction.atomic():
            partnership = services.create_partnership(slug=options["slug"], name=options["name"])
            user = services.add_user(
                partnership,
                by=None,
                email=options["administrator"],
                name=options["administrator_name"],
                password=self.new_password("ADMINISTRATOR_PASSWORD"),
            )
            services.grant_role(
                user,
                by=None,
                kind=Role.Kind.ADMINISTRATOR,
                partnership=partnership,
                from_date=clock.today(),
            )
        self.stdout.write(f"{partnership.name} begins; {user.email} looks after it.")
