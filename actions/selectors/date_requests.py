"""Due dates that were asked for and on which no chair has decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from actions.models import DateRequest
from actions.selectors.names import Names
from plans.document import PlanDocument
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class OpenRequest:
    ref: str
    """Of the action, as the document shown has it."""
    text: str
    from_date: date | None
    to_date: date
    reason: str
    who: str
    moment: datetime


def open_date_requests(plan: Plan, document: PlanDocument, *, at: datetime) -> list[OpenRequest]:
    """What waited for a chair at a moment, oldest first. Only for readers of what is recorded."""
    entries = {entry.key: entry for entry in document.actions}
    undecided = Q(decision=None) | Q(decision__moment__gt=at)
    rows = list(
        DateRequest.objects.filter(undecided, action__key__in=list(entries), moment__lte=at)
        .select_related("action")
        .order_by("moment", "id")
    )
    names = Names(at, plan.partnership_id)
    names.know({row.by_id for row in rows})
    return [
        OpenRequest(
            ref=entries[row.action.key].ref,
            text=entries[row.action.key].text,
            from_date=row.from_date,
            to_date=row.to_date,
            reason=row.reason,
            who=names.who(row.by_id, row.on_behalf_of_id),
            moment=row.moment,
        )
        for row in rows
    ]
