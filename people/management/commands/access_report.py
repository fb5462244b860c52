"""Who read, exported and changed access to what, from a day to a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.db.models import QuerySet

from people.access_log.entering import enter_command
from people.access_log.telling import report_line
from people.commands import PlainCommand, day
from people.errors import Refused
from people.models import AccessEntry, User
from people.selectors.access_log import Wanted, about, chosen, entries_of
from people.wording import number_of


class Command(PlainCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", nargs="?")
        parser.add_argument("--from", dest="first", type=day, required=True, metavar="D")
        parser.add_argument("--to", dest="last", type=day, required=True, metavar="D")
        parser.add_argument("--user", metavar="E", help="only rows of this e-mail address")
        self.add_as(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        by = self.user(options["by"])
        place = self.partnership(options["partnership"]) if options["partnership"] else None
        if by is not None and place is None:
            raise Refused("Name the partnership: a user sees the log of theirs alone.")
        self.demand(by, "people.see_access", place)
        wanted = Wanted(first=options["first"], last=options["last"])
        rows = entries_of(place) if place else AccessEntry.objects.all()
        if options["user"]:
            rows = _of(rows, options["user"])
        enter_command("access_report", by=by, partnership=place, what=_what(wanted))
        self._tell(chosen(rows, wanted).reverse())

    def _tell(self, rows: QuerySet[AccessEntry]) -> None:
        told = 0
        for row in rows.iterator():
            self.stdout.write(report_line(row))
            told += 1
        self.stdout.write(f"{number_of(told, 'row')}.")


def _of(rows: QuerySet[AccessEntry], email: str) -> QuerySet[AccessEntry]:
    found = about(rows, email)
    if not User.objects.filter(email__iexact=email).exists() and not found.exists():
        raise Refused(f"There is no user {email}, and nobody tried to sign in as that.")
    return found


def _what(wanted: Wanted) -> str:
    return f"from {wanted.first} to {wanted.last}"
