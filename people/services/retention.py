"""How long rows of the access log are kept, and taking away those that are older."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from people import clock, digests
from people.access_log.entering import enter
from people.errors import Refused, Stale
from people.models import AccessEntry, AccessRemoval, Partnership, User
from people.models.partnership import LEAST_MONTHS, MOST_MONTHS, USUAL_MONTHS
from people.selectors.access_log import looked_after_by
from people.triggers import permit
from people.wording import moment_words, number_of
from people.writing import writing

BATCH = 10_000
"""Rows that go in one transaction, which is to end soon."""


def keep_for(
    partnership: Partnership, *, by: User | None, months: int, reason: str, seen: int
) -> Partnership:
    """Say for how many months rows of a partnership's access log are kept, from now on.

    ``seen`` is the number that the user saw.

    Raises:
        Stale: somebody changed it since.
        Refused: nothing would change, or it is too few or too many.
    """
    with writing(partnership, by=by, reason=reason) as w:
        partnership.refresh_from_db()
        if partnership.access_months != seen:
            raise Stale("Somebody changed this since you opened the page.")
        if partnership.access_months == months:
            raise Refused("Rows are kept for so long already. Nothing was changed.")
        if not LEAST_MONTHS <= months <= MOST_MONTHS:
            raise Refused(f"Rows are kept for {LEAST_MONTHS} to {MOST_MONTHS} months.")
        partnership.access_months = months
        w.save(partnership)
    return partnership


def remove_what_is_older(*, at: datetime) -> int:
    """Take away every row that is older than its partnership keeps it; the record tells of it.

    Safe to run twice, or at once. Rows that no partnership looks after, as of somebody unknown who
    tried to sign in, go after the longest of all terms.

    Args:
        at: the instant from which the terms are counted back; none after the clock's.

    Returns:
        How many rows went.
    """
    present = min(at, clock.now())
    partnerships = list(Partnership.objects.order_by("pk"))
    longest = max((each.access_months for each in partnerships), default=USUAL_MONTHS)
    return sum(
        _until_none(partial(_remove_some, each, months_before(present, each.access_months)))
        for each in partnerships
    ) + _until_none(partial(_remove_some_of_nobody, months_before(present, longest)))


def _until_none(remove: Callable[[], int]) -> int:
    gone = 0
    while some := remove():
        gone += some
    return gone


def _remove_some(partnership: Partnership, up_to: datetime) -> int:
    if not _older(looked_after_by(partnership), up_to).exists():
        return 0
    with writing(partnership, by=None, reason="Rows of the access log that were too old") as w:
        gone, digest = _taken(looked_after_by(partnership), up_to)
        if gone:
            w.append(
                AccessRemoval(
                    partnership=partnership,
                    months=partnership.access_months,
                    up_to=up_to,
                    rows=gone,
                    digest=digest,
                )
            )
            _enter(partnership, gone, up_to, digest)
    return gone


def _remove_some_of_nobody(up_to: datetime) -> int:
    """There is no chain for these: the row that tells of it stands in the log alone."""
    nobodys = AccessEntry.objects.filter(partnership=None, user=None)
    if not _older(nobodys, up_to).exists():
        return 0
    with transaction.atomic():
        gone, digest = _taken(nobodys, up_to)
        if gone:
            _enter(None, gone, up_to, digest)
    return gone


def _enter(partnership: Partnership | None, gone: int, up_to: datetime, digest: str) -> None:
    enter(
        AccessEntry.Kind.RETENTION,
        by=None,
        partnership=partnership,
        what=f"{number_of(gone, 'row')} from before {moment_words(up_to)}, sha256 {digest}",
    )


def _older(rows: QuerySet[AccessEntry], up_to: datetime) -> QuerySet[AccessEntry]:
    return rows.filter(moment__lt=up_to).order_by("moment", "id")


def _taken(rows: QuerySet[AccessEntry], up_to: datetime) -> tuple[int, str]:
    """How many rows were just taken away, oldest first, and a digest of what they held."""
    found = list(_older(rows, up_to).select_for_update(of=("self",))[:BATCH])
    with permit("retention of the access log"):
        AccessEntry.objects.filter(pk__in=[row.pk for row in found]).delete()
    return len(found), digest_of(found)


def digest_of(rows: Iterable[AccessEntry]) -> str:
    """Of every column of the rows, in their order: who kept a copy can show that it is one."""
    names = [field.attname for field in AccessEntry._meta.concrete_fields]
    return digests.sha256([[getattr(row, name) for name in names] for row in rows])


def months_before(instant: datetime, months: int) -> datetime:
    """The beginning of the London day that lies so many months back, or of its month's last."""
    day = clock.london_day(instant)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    back = date(year, month + 1, min(day.day, last))
    return clock.end_of_day(back - date.resolution) + clock.TICK
