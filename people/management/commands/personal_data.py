"""Write what is held about a user as JSON: all of it, or what one partnership holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from people.access_log.entering import enter_command
from people.commands import PlainCommand
from people.errors import Refused
from people.models import User
from people.selectors.held_about import held_about


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--partnership", metavar="SLUG", help="only what it holds")
        parser.add_argument("--out", required=True, metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise Refused(f"There is no user {options['email']}. Check the address.")
        slug = options["partnership"]
        place = self.partnership(slug) if slug else None
        held = held_about(user, partnership=place)
        text = json.dumps(held.as_json(), ensure_ascii=False, indent=1)
        enter_command("personal_data", by=None, partnership=place, what=f"user {user.pk}")
        try:
            options["out"].write_text(text, encoding="utf-8")
        except OSError as error:
            raise Refused(f"Cannot write {options['out']}: {error.strerror}.") from None
        self.stdout.write(f"{options['out']}: {len(held.sections)} kinds of rows.")
