"""Writing rows of the access log: each is one insert, of words that can be printed."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.crypto import salted_hmac

from people import clock
from people.access_log.answer import answer_or_none
from people.exempt.reading import what_was_read
from people.models import AccessEntry, Partnership, User
from people.sign_in.readers_address import readers_address
from people.wording import listed

_LENGTHS = {"what": 300, "address": 80, "came_from": 45, "result": 60}


def keep(row: AccessEntry) -> None:
    """Insert a row, as of now.

    Raises:
        DatabaseError: it could not be kept; then nothing may be sent.
    """
    row.moment = clock.now()
    for name, length in _LENGTHS.items():
        setattr(row, name, printable(getattr(row, name))[:length])
    row.save()


def enter(
    kind: AccessEntry.Kind,
    *,
    by: User | None,
    partnership: Partnership | None = None,
    whom: User | None = None,
    what: str = "",
    result: str = "",
    typed: str = "",
) -> None:
    """A row of something that happened, with where it came from.

    Args:
        typed: the e-mail address that was typed, where it is no account's.
    """
    row = AccessEntry(kind=kind, user=by, whom=whom, partnership=partnership, what=what)
    row.result, row.typed = result, typed_digest(typed) if typed else ""
    if answer := answer_or_none():
        row.address, row.came_from = answer.address, readers_address(answer.request)
        answer.is_logged = True
    keep(row)


def enter_once_a_day(kind: AccessEntry.Kind, *, by: User) -> None:
    """A row of what a program asks for by itself, over and over: one a day for each place.

    So who got it, and from where, is told, and the log is not filled by a program that asks hourly.
    """
    answer = answer_or_none()
    if answer is None:
        return
    begins = clock.end_of_day(clock.today() - date.resolution)
    place = readers_address(answer.request)
    today = AccessEntry.objects.filter(user=by, moment__gt=begins)
    if today.filter(kind=kind, address=answer.address, came_from=place).exists():
        answer.is_logged = True
    else:
        enter(kind, by=by)


def enter_command(
    command: str,
    *,
    by: User | None,
    partnership: Partnership | None,
    what: str,
    as_at: datetime | None = None,
    position: str = "",
) -> None:
    """A row of a command that gives out what a plan says, before it does."""
    exempt = what_was_read()
    keep(
        AccessEntry(
            kind=AccessEntry.Kind.EXPORT,
            user=by,
            partnership=partnership,
            address=command,
            what=f"{what}, exempt: {listed(exempt)}" if exempt else what,
            as_at=as_at,
            position=position,
        )
    )


def typed_digest(email: str) -> str:
    """Stands for an address that is no account's; who holds the database alone cannot guess it."""
    return salted_hmac("people.access_log", email.casefold(), algorithm="sha256").hexdigest()


def printable(text: str) -> str:
    """One line, without signs that no printer knows."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(seen.split())
