"""Reading the outbox: a user's own letters, and those of a partnership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404

from people import clock
from people.letters.kinds import digests
from people.models import Letter, Partnership, Unsubscribing, User


@dataclass(frozen=True, slots=True)
class WantedLetters:
    """Which letters are asked for; each part may be left open."""

    user: int | None = None
    kind: str = ""
    state: str = ""
    first: date | None = None
    """London days on which they were written, both included."""
    last: date | None = None


def letters_of(partnership: Partnership, wanted: WantedLetters) -> QuerySet[Letter]:
    """The letters that are wanted, newest first, with those to whom they are."""
    found = Letter.objects.filter(partnership=partnership).select_related("to")
    named = {"to": wanted.user, "kind": wanted.kind, "state": wanted.state}
    found = found.filter(**{name: value for name, value in named.items() if value})
    if wanted.first is not None:
        found = found.filter(created_at__gt=clock.end_of_day(wanted.first - date.resolution))
    if wanted.last is not None:
        found = found.filter(created_at__lte=clock.end_of_day(wanted.last))
    return found


def kinds_written(partnership: Partnership) -> list[str]:
    """The names of the kinds of which there are letters."""
    names = Letter.objects.filter(partnership=partnership).values_list("kind", flat=True)
    return list(names.order_by("kind").distinct())


def get_letter(partnership: Partnership, pk: int) -> Letter:
    """A letter of a partnership that the reader has reached already."""
    return _found(Letter.objects.filter(partnership=partnership), pk)


def own_letters(user: User) -> QuerySet[Letter]:
    return Letter.objects.filter(to=user).select_related("partnership")


def get_own_letter(user: User, pk: int) -> Letter:
    return _found(own_letters(user), pk)


def letters_due(at: datetime) -> list[datetime]:
    """Since when each letter of the installation is due that has not left."""
    waiting = Letter.objects.filter(state=Letter.State.WAITING, next_try_at__lte=at)
    return list(waiting.values_list("due_at", flat=True))


def _found(letters: QuerySet[Letter], pk: int) -> Letter:
    letter = letters.select_related("to", "partnership").filter(pk=pk).first()
    if letter is None:
        raise Http404
    return letter


def digests_wanted(user: User) -> list[str]:
    """The names of the digests that a user has not unsubscribed from."""
    without = set(Unsubscribing.objects.filter(user=user).values_list("kind", flat=True))
    return [kind.name for kind in digests() if kind.name not in without]
