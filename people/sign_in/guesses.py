"""Guesses at a password or a code are few: of an account, and from one place.

A guess is counted before it is looked at, and taken back if it was right. So of many that are made
at once no more get through than of as many made one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.crypto import salted_hmac

from people import clock
from people.errors import Refused
from people.models import Guess
from people.sign_in.readers_address import neighbourhood

WHILE = timedelta(hours=1)
MOST_OF_AN_ACCOUNT = 10
MOST_FROM_A_PLACE = 100
TOO_MANY = (
    "There were too many tries that were not right. Wait an hour and try again, or ask your plan "
    "administrator."
)


class TooManyGuesses(Refused):
    """Nothing was looked at: neither whether the account exists nor whether the guess was right."""


@dataclass(frozen=True)
class Counted:
    """A guess that was counted and may be looked at."""

    rows: tuple[int, ...]

    def was_right(self) -> None:
        _forget(self.rows)


def count_guess(*, account: str, address: str) -> Counted:
    """Count a guess at what only the account's owner knows.

    Raises:
        TooManyGuesses: of that account, or from that place, within the last hour.
    """
    limits = {
        _digest("account", _without_case(account)): MOST_OF_AN_ACCOUNT,
        _digest("place", neighbourhood(address)): MOST_FROM_A_PLACE,
    }
    now = clock.now()
    Guess.objects.filter(made_at__lte=now - WHILE).delete()
    rows = tuple(Guess.objects.create(about=about, made_at=now).pk for about in limits)
    if any(Guess.objects.filter(about=about).count() > most for about, most in limits.items()):
        _forget(rows)
        raise TooManyGuesses(TOO_MANY)
    return Counted(rows)


def _without_case(text: str) -> str:
    """The same for all that a database may take for one address: “ı” has the capital of “i”."""
    return text.upper().casefold()


def _forget(rows: Iterable[int]) -> None:
    Guess.objects.filter(pk__in=rows).delete()


def _digest(kind: str, text: str) -> str:
    """So that the table tells nobody who signs in from where."""
    return salted_hmac(f"people.guesses.{kind}", text, algorithm="sha256").hexdigest()
