"""Writing to a plan: by the clock once it is opened, by the day it was said before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from people import clock
from people.asat import revisions
from people.current import writing_or_none
from people.errors import Refused
from people.models import Agency, Officer, User
from people.wording import day_words
from people.writing import Writing, at_the_clock, lock, writing
from plans.models import Plan, Version

EARLIEST = date(1970, 1, 1)
"""No delivery plan is older; a year such as 0201 is a slip."""

_KEPT = ("opened_at", "set_up_until", "closed_at", "needs_consideration", "second_sign_off")
"""What decides how a plan may be written to, and who sees what is written."""


@contextmanager
def plan_writing(
    plan: Plan, *, by: User | None, reason: str = "", said_on: date | None = None
) -> Iterator[Writing]:
    """Write to a plan at its next moment.

    Args:
        said_on: the London day on which it was said, for a plan that is not opened yet.

    Raises:
        Refused: the plan is closed; or it is open and a day is given; or the day lies ahead or
            before what the plan already holds.
    """
    if writing_or_none() is not None:
        with writing(plan.partnership, by=by, reason=reason) as w:
            _read_anew(plan)
            _refuse_if_closed(plan)
            yield w
            _remember_last(plan, w)
        return
    with transaction.atomic():
        lock(plan.partnership)
        _read_anew(plan)
        _refuse_if_closed(plan)
        with writing(plan.partnership, by=by, reason=reason, said_at=_said_at(plan, said_on)) as w:
            yield w
            _remember_last(plan, w)


def _read_anew(plan: Plan) -> None:
    """Read under the lock how the plan is kept: it may have been read long before."""
    plan.refresh_from_db(fields=_KEPT)


def _refuse_if_closed(plan: Plan) -> None:
    if plan.closed_at is not None:
        day = day_words(clock.london_day(plan.closed_at))
        raise Refused(f"The plan was closed on {day}: nothing is written to it any more.")


def _remember_last(plan: Plan, w: Writing) -> None:
    """While a plan is being set up, the last moment that was written to it."""
    if not plan.is_open:
        plan.set_up_until = w.moment
        Plan.objects.filter(pk=plan.pk).update(set_up_until=w.moment)


def takes_the_day(plan: Plan, day: date) -> bool:
    """Whether what was said on this London day can be written to the plan now."""
    try:
        _said_at(plan, day)
    except Refused:
        return False
    return True


def _said_at(plan: Plan, said_on: date | None) -> datetime | None:
    today = clock.today()
    if said_on is None or (said_on == today and not plan.is_open):
        return None
    if plan.is_open:
        raise Refused(
            "The plan is open: what is written now carries today's date. Leave the date out."
        )
    if said_on < EARLIEST:
        raise Refused(f"{day_words(said_on)} is too long ago to be meant. Check the year.")
    if said_on > today:
        raise Refused(f"{day_words(said_on)} lies ahead. Give the day on which it was said.")
    last = plan.set_up_until
    if last and clock.london_day(last) > said_on:
        raise Refused(
            f"The plan already holds something said on {day_words(clock.london_day(last))}. "
            "Load documents in the order of their dates."
        )
    moment = clock.said_on(said_on)
    return max(moment, last + clock.TICK) if last else moment


@contextmanager
def people_writing(w: Writing) -> Iterator[Writing]:
    """For officers and agencies written with a plan whose past is being loaded.

    Once any plan is opened they take the clock: its pages may already have shown the partnership's
    people at past moments. So they do where one of them, another plan or a version was written
    later than what is loaded: what it shows or holds is not to change.
    """
    if not w.loads_past or not (w.ledger.opened_at or _were_written_since(w)):
        yield w
        return
    with at_the_clock(w) as present:
        yield present


def _were_written_since(w: Writing) -> bool:
    written = [
        revisions(model).filter(partnership_id=w.partnership.pk, history_date__gt=w.moment)
        for model in (Officer, Agency)
    ]
    planned = [
        Version.objects.filter(plan__partnership=w.partnership, moment__gt=w.moment),
        Plan.objects.filter(partnership=w.partnership, set_up_until__gt=w.moment),
    ]
    return any(later.exists() for later in (*written, *planned))
