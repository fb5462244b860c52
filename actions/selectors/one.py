"""What the facts imply for one action, from the record that its page has read already.

``facts.py`` fetches the same facts for every action of a plan; a test holds the two together.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from actions import assurance
from actions.assurance import Doubt, Facts, Judged, Lead
from actions.models import SignOff
from actions.selectors.began import began_on
from actions.selectors.facts import rules_with, version_before_last
from actions.selectors.moves import move_fact
from actions.selectors.record import ActionRecord
from people import clock
from plans.document import NoDateReason, Position
from plans.models import Plan


def doubts_on(
    record: ActionRecord, plan: Plan, *, at: datetime, position: Position
) -> tuple[Doubt, ...]:
    """What the facts imply for one action as it stood in a plan at a moment."""
    names = record.names
    said = {*names.officers.values(), *names.agencies.values(), *names.bodies.values()}
    rules = rules_with(said, plan, at=at, position=position)
    return assurance.doubts(facts_on(record, plan, at=at), rules, today=record.today)


def facts_on(record: ActionRecord, plan: Plan, *, at: datetime) -> Facts:
    """The facts of one action, as it stood in a plan at a moment."""
    row, current, before = record.row, record.current, record.standing[-2:-1]
    since = record.rating_since
    return Facts(
        key=row["key"],
        ref=row["ref"],
        text=row["text"],
        rating=record.rating,
        is_open=record.is_open,
        signed_off=record.is_signed_off,
        evidence=current.evidence if current else "",
        when_as_printed=row["when_as_printed"],
        no_date_reason=NoDateReason(row["no_date_reason"]) if row["no_date_reason"] else None,
        due_on=row["due_on"],
        baseline_due_on=row["baseline_due_on"],
        leads=tuple(Lead(lead.name, lead.left_on) for lead in record.leads),
        lead_as_printed=row["lead_as_printed"],
        began_on=began_on(plan, record.came, at=at),
        updated_on=clock.london_day(current.moment) if current else None,
        evidence_before=before[0].evidence if before else None,
        attachments=_attachments(current),
        rating_since=clock.london_day(since) if since else None,
        moves=tuple(move_fact(moved) for moved in record.moves),
        version_before_last=version_before_last(plan, at),
        judged=_judged(record.signed),
    )


def _attachments(update: Any) -> int:
    return len(update.files.all()) + len(update.links.all()) if update else 0


def _judged(signed: SignOff | None) -> Judged | None:
    return Judged(signed.text, signed.evidence, signed.due_on) if signed else None
