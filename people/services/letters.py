"""Letters in the long run: which ones a user does without, and how long they are kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.html import escape

from people import clock
from people.errors import Refused
from people.letters.kinds import Kind, digests
from people.models import Letter, Partnership, Unsubscribing, User
from people.services.retention import months_before
from people.whole_words import plainest, put_for


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


def erase_letters_to(user: User) -> None:
    """Take away the words of every letter to a departed user, and where it went.

    That a letter was sent, and about which step, stays.
    """
    Letter.objects.filter(to=user).update(subject="", text="", html="", links=[], sent_to="")


def forget_in_letters(partnership: Partnership, name: str, *, left: str) -> None:
    """Let the letters of a partnership say what is left of a name where they said the name."""
    part = plainest(name)
    naming = Q(subject__icontains=part) | Q(text__icontains=part)
    for letter in Letter.objects.filter(naming, partnership=partnership):
        letter.subject = put_for(letter.subject, name, left)[:_LONGEST_SUBJECT]
        letter.text = put_for(letter.text, name, left)
        letter.html = put_for(letter.html, escape(name), escape(left))
        letter.links = [
            {**link, "words": put_for(link["words"], name, left)} for link in letter.links
        ]
        letter.save(update_fields=["subject", "text", "html", "links"])


_LONGEST_SUBJECT = Letter._meta.get_field("subject").max_length


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
