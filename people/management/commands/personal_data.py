"""Write what is held about a user or an officer as JSON: all, or what one partnership holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from people.access_log.entering import enter_command
from people.commands import PlainCommand
from people.errors import Refused
from people.models import Officer, Partnership, User
from people.selectors.held_about import HeldAbout, held_about, held_about_officer


def _held(email: str | None, officer: str | None, place: Partnership | None) -> HeldAbout:
    if bool(email) == bool(officer) or (officer and not place):
        raise Refused("Give an e-mail address, or --officer with --partnership.")
    if place and officer:
        return held_about_officer(_officer(place, officer))
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        raise Refused(f"There is no user {email}. Check the address.")
    return held_about(user, partnership=place)


def _officer(place: Partnership, name: str) -> Officer:
    found = Officer.objects.filter(partnership=place, name=name).first()
    if found is None:
        raise Refused(f"{place} has no officer {name}. Write the name as the officer's page does.")
    return found


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", nargs="?")
        parser.add_argument("--officer", metavar="NAME", help="an officer of the partnership")
        parser.add_argument("--partnership", metavar="SLUG", help="only what it holds")
        parser.add_argument("--out", required=True, metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        slug = options["partnership"]
        place = self.partnership(slug) if slug else None
        held = _held(options["email"], options["officer"], place)
        text = json.dumps(held.as_json(), ensure_ascii=False, indent=1)
        enter_command("personal_data", by=None, partnership=place, what=held.file.replace("-", " "))
        try:
            options["out"].write_text(text, encoding="utf-8")
        except OSError as error:
            raise Refused(f"Cannot write {options['out']}: {error.strerror}.") from None
        self.stdout.write(f"{options['out']}: {len(held.sections)} kinds of rows.")
