"""Reading the access log: what a partnership's auditor may see of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from people import clock
from people.access_log.entering import typed_digest
from people.models import AccessEntry, AccessRemoval, Partnership
from people.selectors.accounts import users_of

_READING = (AccessEntry.Kind.READ, AccessEntry.Kind.EXPORT, AccessEntry.Kind.DOWNLOAD)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the log; each part may be left open."""

    user: int | None = None
    kind: str = ""
    first: date | None = None
    """London days, both included."""
    last: date | None = None


def entries_of(partnership: Partnership) -> QuerySet[AccessEntry]:
    """The rows of a partnership, and those of its users that are of no partnership alone.

    Of a user from elsewhere that is what they read, which may be of here; when and from where they
    sign in concerns the partnership that looks after their account.
    """
    read_here = Q(partnership=None, user__in=users_of(partnership), kind__in=_READING)
    return looked_after_by(partnership) | AccessEntry.objects.filter(read_here)


def looked_after_by(partnership: Partnership) -> QuerySet[AccessEntry]:
    """Rows that a partnership keeps: its own, and those of its accounts that are of none."""
    of_its_accounts = Q(partnership=None, user__partnership=partnership)
    return AccessEntry.objects.filter(Q(partnership=partnership) | of_its_accounts)


def chosen(entries: QuerySet[AccessEntry], wanted: Wanted) -> QuerySet[AccessEntry]:
    """The rows that are wanted, newest first, with those who did it."""
    if wanted.user is not None:
        entries = entries.filter(user=wanted.user)
    if wanted.kind:
        entries = entries.filter(kind=wanted.kind)
    if wanted.first is not None:
        before = clock.end_of_day(wanted.first - timedelta(days=1))
        entries = entries.filter(moment__gt=before)
    if wanted.last is not None:
        entries = entries.filter(moment__lte=clock.end_of_day(wanted.last))
    return entries.select_related("user", "whom").order_by("-moment", "-id")


def about(entries: QuerySet[AccessEntry], email: str) -> QuerySet[AccessEntry]:
    """The rows of somebody by their e-mail address, whether they have an account or not."""
    return entries.filter(Q(user__email__iexact=email) | Q(typed=typed_digest(email)))


def last_removal(partnership: Partnership) -> AccessRemoval | None:
    """When older rows last went, if any did."""
    return AccessRemoval.objects.filter(partnership=partnership).order_by("-moment", "-id").first()
