"""Letters in the long run: which ones a user does without, and how long they are kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from people import clock
from people.errors import Refused
from people.letters.kinds import Kind, digests
from people.models import Letter, Partnership, Unsubscribing, User
from people.services.retention import months_before


def unsubscribe(user: User, kind: Kind) -> None:
    """Send a user no more letters of a kind; said twice it is so all the same.

    Raises:
        Refused: letters of this kind tell of duties.
    """
    if not kind.is_digest:
        raise Refused("These letters say what is due from you, so they cannot be switched off.")
    defaults = {"since": clock.now()}
    Unsubscribing.objects.get_or_create(user=user, kind=kind.name, defaults=defaults)


def choose_digests(user: User, wanted: Collection[str]) -> None:
    """Let a user have the digests of these kinds and no others."""
    with transaction.atomic():
        Unsubscribing.objects.filter(user=user, kind__in=wanted).delete()
        for kind in digests():
            if kind.name not in wanted:
                unsubscribe(user, kind)


def erase_letters(user: User, called: Collection[str]) -> None:
    """Take away the words of every letter to a departed user, or that names them.

    That a letter was sent, and about which step, stays.

    Args:
        called: every name and address that they had, in small letters.
    """
    held = Letter.objects.exclude(text="").values_list("pk", "text").iterator()
    naming = [pk for pk, text in held if any(name in text.casefold() for name in called)]
    letters = Letter.objects.filter(Q(to=user) | Q(pk__in=naming))
    letters.update(subject="", text="", html="", links=[])
    Letter.objects.filter(to=user).update(sent_to="")


def remove_old_letters(*, at: datetime) -> int:
    """Take away every letter that is older than its partnership keeps its access log.

    Args:
        at: the instant from which the terms are counted back; none after the clock's.

    Returns:
        How many went.
    """
    present = min(at, clock.now())
    return sum(_remove_before(each, present) for each in Partnership.objects.order_by("pk"))


def _remove_before(partnership: Partnership, present: datetime) -> int:
    before = months_before(present, partnership.access_months)
    old = Letter.objects.filter(partnership=partnership, created_at__lt=before)
    return old.delete()[0]
