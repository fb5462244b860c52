"""Beginning a plan, opening it, and cutting its versions."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from actions.selectors.document import plan_document
from people import clock
from people.errors import Refused
from people.models import Body, Ledger, Partnership, User
from people.writing import Writing, lock, validate
from plans.document import Position, VersionEntry
from plans.document_json import document_digest
from plans.models import REPORTING_INTERVAL, Plan, Version
from plans.writing import plan_writing


def create_plan(
    partnership: Partnership,
    *,
    by: User | None,
    slug: str,
    title: str,
    reporting_interval: int = REPORTING_INTERVAL,
    driven_by: Body | None = None,
    needs_consideration: bool = True,
    said_on: date | None = None,
) -> Plan:
    """Begin a plan, to be set up before it is opened.

    Args:
        reporting_interval: days within which each open action is to have an update.
        driven_by: the sub-group whose chair considers updates and decides; none: any chair.
        needs_consideration: whether boards see an update only once the sub-group accepted it.

    Raises:
        Refused: the partnership has a plan of that short name, in capitals or not.
    """
    plan = Plan(
        partnership=partnership,
        slug=slug,
        title=title,
        reporting_interval=reporting_interval,
        driven_by=driven_by,
        needs_consideration=needs_consideration,
    )
    validate(plan)
    with transaction.atomic():
        lock(partnership)
        held = Plan.objects.filter(partnership=partnership, slug__iexact=slug).first()
        if held is not None:
            raise Refused(f"There is a plan “{held.slug}” already. Choose another short name.")
        Plan.objects.bulk_create([plan])
        with plan_writing(plan, by=by, reason="Plan begun", said_on=said_on) as w:
            w.save(plan)
    return plan


def open_plan(plan: Plan, *, by: User | None) -> Plan:
    """Open a plan: from now on, moment is the clock and its past can no longer be loaded.

    Raises:
        Refused: it is open already.
    """
    with plan_writing(plan, by=by, reason="Plan opened") as w:
        plan.refresh_from_db()
        if plan.is_open:
            raise Refused("The plan is open already.")
        plan.opened_at = w.moment
        w.save(plan)
        Ledger.objects.filter(pk=w.ledger.pk, opened_at=None).update(opened_at=w.moment)
    return plan


def cut_version(
    plan: Plan,
    *,
    by: User | None,
    number: str,
    author: str,
    comments: str,
    said_on: date | None = None,
) -> Version:
    """Name this moment of the plan; what it holds can be read for ever.

    Raises:
        Refused: the number is empty or was cut before.
    """
    if not number:
        raise Refused("Give the version a number, such as 3.4.")
    with plan_writing(plan, by=by, reason=f"Version {number}", said_on=said_on) as w:
        if Version.objects.filter(plan=plan, number=number, content_held=True).exists():
            raise Refused(f"Version {number} was cut before. Choose the next number.")
        document = plan_document(plan, at=w.moment, position=Position.CONSIDERED)
        day = clock.london_day(w.moment)
        version = _version(w, plan, VersionEntry(number, day, author, comments, True))
        version.document_digest = document_digest(document)
        w.append(version)
    return version


def list_version(w: Writing, plan: Plan, entry: VersionEntry) -> Version:
    """Note a version that a document lists, whose content is not held."""
    version = _version(w, plan, entry)
    version.content_held = False
    w.append(version)
    return version


def _version(w: Writing, plan: Plan, entry: VersionEntry) -> Version:
    return Version(
        plan=plan,
        number=entry.number,
        dated=entry.date,
        author=entry.author,
        comments=entry.comments,
        content_held=entry.content_held,
        chain_sequence=w.ledger.sequence,
        chain_digest=w.ledger.digest,
    )
