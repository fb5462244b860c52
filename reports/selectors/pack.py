"""Reading what a pack is made from: the plan at the period's end, and what moved before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from actions.assurance import last_days
from actions.selectors.comparison import changes_between
from actions.selectors.document import plan_document
from actions.selectors.facts import doubts_from, facts_of
from actions.selectors.moves import moves_in_all
from actions.selectors.trend import ratings_by_month
from people import clock
from people.asat import as_at
from people.errors import Refused
from people.exempt.reading import as_public, as_reader
from people.exempt.words import exempt_words
from people.models import Body, Ledger, Officer
from people.replica import from_a_replica
from plans.document import PlanDocument
from plans.document_json import document_digest
from plans.models import Plan
from reports.content.periods import Quarter
from reports.content.source import (
    Anchor,
    FrontTexts,
    LastMeeting,
    Meeting,
    PackKind,
    PackSource,
    Seen,
)
from reports.models import Pack
from reports.selectors import record
from reports.selectors.record import SHOWN_TO_BODIES
from reports.selectors.seen import last_meeting, last_seen, owed_at


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What pack is asked for, and what its maker wrote for the front sheet."""

    kind: PackKind
    period: Quarter
    made_by: str
    as_at: datetime | None = None
    """The moment at which the pack could have been made like this; none for now."""
    themes: tuple[int, ...] = ()
    meeting: Meeting | None = None
    texts: FrontTexts = field(default_factory=FrontTexts)
    is_public: bool = False
    """Whether it prints nothing that is exempt; else that stands on marked pages of its own."""
    exempt_texts: Mapping[str, str] = field(default_factory=dict)
    """Under which paragraph each exempt section of the front sheet is, by its field."""
    body: Body | None = None
    """For whose meeting it is."""
    lead: Officer | None = None
    """Of a lead's sheet: whose it is."""
    corrects: Pack | None = None
    """The published pack that it puts right."""


@from_a_replica()
def pack_source(plan: Plan, order: PackOrder) -> PackSource:
    """Everything that the pack prints, read at the period's end, or as at the order's moment
    where the period still ran then.

    What every pack prints is read as the public may read it, by today's decisions whatever the
    moment. The marked pages of a restricted pack are read once more, as whoever reads now, and
    only where something of the pack is exempt.

    Raises:
        Refused: the period lies ahead of the moment, or the plan had not begun at its end.
    """
    with as_public():
        public = _read(plan, replace(order, texts=public_texts(order)))
    if order.is_public or not (_is_exempt(public.document) or order.exempt_texts):
        return public
    with as_reader():
        return replace(public, restricted=_read(plan, order))


def public_texts(order: PackOrder) -> FrontTexts:
    """The front sheet with a notice in the place of each section that is exempt."""
    notices: dict[str, Any] = {
        name: exempt_words(paragraph, "section") for name, paragraph in order.exempt_texts.items()
    }
    return replace(order.texts, **notices)


def _is_exempt(document: PlanDocument) -> bool:
    return bool(document.exempt) or any(action.exempt for action in document.actions)


def _read(plan: Plan, order: PackOrder) -> PackSource:
    """The pack as whoever reads now reads it.

    Raises:
        Refused: the period lies ahead of the moment, or the plan had not begun at its end.
    """
    present = clock.now()
    span = _span(plan, order, latest=order.as_at or present)
    after, at, latest = span.after, span.at, span.latest
    document = plan_document(plan, at=at, position=SHOWN_TO_BODIES)
    before = _before(plan, after)
    changes = changes_between(plan, before, document) if before else ()
    facts = facts_of(plan, document, at=at, position=SHOWN_TO_BODIES)
    months = ratings_by_month(plan, at=at, position=SHOWN_TO_BODIES, themes=order.themes)
    return PackSource(
        kind=order.kind,
        period=order.period,
        partnership=plan.partnership.name,
        document=document,
        before=before,
        changes=changes,
        made_at=present,
        made_by=order.made_by,
        digest=document_digest(document),
        path=f"{plan.partnership.slug}/{plan.slug}",
        anchor=_anchor(plan),
        date_moves=record.date_moves(plan, after=after, at=at),
        moves_in_all=moves_in_all(plan, at=at),
        needs=record.needs(plan, at=at),
        doubts=doubts_from(facts, plan, at=at, position=SHOWN_TO_BODIES),
        last_days=last_days(facts),
        challenges=record.challenges(plan, after=after, at=at),
        decisions=record.decisions(plan, after=after, at=at),
        departures=record.reasons_of_leaving(plan, changes, at=at),
        months=tuple((month.label, month.counts) for month in months),
        themes=order.themes,
        meeting=order.meeting,
        seen=span.seen,
        last_meeting=_last_meeting(plan, order, at=latest),
        lead=_name_of(order.lead, at=at) if order.lead else "",
        owed=owed_at(order.lead, at=latest) if order.lead else (),
        texts=order.texts,
        is_public=order.is_public,
        exempt_texts=order.exempt_texts,
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """From when to when a pack tells what moved."""

    after: datetime
    """The moment that its body saw last, or else the end of the quarter before."""
    at: datetime
    """The moment at which it shows the plan."""
    latest: datetime
    """The moment at which it is made, or could have been made like this."""
    seen: Seen | None
    """The pack that its body saw last."""


def _span(plan: Plan, order: PackOrder, *, latest: datetime) -> _Span:
    at = _moment_of(order.period, latest)
    seen = _seen(plan, order, at=at, until=latest)
    return _Span(seen.at if seen else order.period.before.moment, at, latest, seen)


def _moment_of(period: Quarter, latest: datetime) -> datetime:
    """The period's end, or the latest moment that can be shown where it still runs then."""
    if period.start > clock.london_day(latest):
        raise Refused(f"{period.label} lies ahead. Choose a quarter that has begun.")
    return min(period.moment, latest)


def _anchor(plan: Plan) -> Anchor:
    ledger = Ledger.objects.get(partnership=plan.partnership)
    return Anchor(plan.partnership.slug, ledger.sequence, ledger.digest)


def _seen(plan: Plan, order: PackOrder, *, at: datetime, until: datetime) -> Seen | None:
    if order.body is None:
        return None
    return last_seen(
        plan,
        order.body,
        themes=order.themes,
        at=at,
        until=until,
        corrects=order.corrects,
        meeting_on=order.meeting.day if order.meeting else None,
    )


def _last_meeting(plan: Plan, order: PackOrder, *, at: datetime) -> LastMeeting | None:
    if order.body is None or order.kind is not PackKind.SCRUTINY:
        return None
    day = order.meeting.day if order.meeting else None
    return last_meeting(plan, order.body, before=day or clock.london_day(at), at=at)


def _name_of(officer: Officer, *, at: datetime) -> str:
    """The name that an officer had, under which the plan of that moment lists them."""
    held = as_at(Officer, at, id=officer.pk).values_list("name", flat=True).first()
    return str(held or officer.name)


def _before(plan: Plan, after: datetime) -> PlanDocument | None:
    try:
        return plan_document(plan, at=after, position=SHOWN_TO_BODIES)
    except Refused:
        return None
