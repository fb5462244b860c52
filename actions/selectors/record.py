"""An action's whole record, as it stood at a moment in a position."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import Any

from django.db import models
from django.db.models import Count, Subquery
from django.http import Http404

from actions.models import (
    Action,
    ActionLead,
    DateChange,
    ProgressUpdate,
    SignOff,
    responsible_first,
)
from actions.needing import asked_so_far
from actions.record import Entry, EntryKind, LeadWords, Mark
from actions.selectors.current import newest_standing
from actions.selectors.entries import TELLERS
from actions.selectors.moves import moves_of
from actions.selectors.names import Names
from actions.selectors.telling import Telling
from people import clock
from people.asat import as_at, revisions
from people.exempt.reading import note_exempt
from people.models import Officer
from plans import brag
from plans.brag import Rating
from plans.document import Position
from plans.models import Objective, Theme


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """What an action's page shows: where it stood and everything said of it until then."""

    row: dict[str, Any]
    theme: dict[str, Any]
    objective: dict[str, Any]
    leads: tuple[LeadWords, ...]
    entries: tuple[Entry, ...]
    """Newest first."""
    standing: tuple[Any, ...]
    """The updates that count, oldest first; the last of them is the current one."""
    current_by: str
    rating_since: datetime | None
    moves: tuple[DateChange, ...]
    """Of the occurrence that runs."""
    today: date
    """The London day of the moment."""
    began: datetime
    came: datetime
    """When it came into the plan in which it stood."""
    signed: SignOff | None
    """The newest decision that it is complete."""
    names: Names
    unread: int
    """Updates that are older than those that were read."""

    @property
    def total(self) -> int:
        """Entries, those included that were not read."""
        return len(self.entries) + self.unread

    @property
    def current(self) -> ProgressUpdate | None:
        return self.standing[-1] if self.standing else None

    @property
    def is_signed_off(self) -> bool:
        return bool(self.row["state"] == Action.State.SIGNED_OFF)

    @property
    def open_challenges(self) -> list[Entry]:
        """Challenges that nobody has closed, oldest first."""
        found = self._told(EntryKind.CHALLENGE)
        return [entry for entry in found if Mark.CLOSED not in entry.marks]

    @property
    def need_answers(self) -> list[Entry]:
        """What came of what is needed now, in whichever update it was asked for, oldest first."""
        asked = {update.pk for update in asked_so_far(self.standing)}
        return [entry for entry in self._told(EntryKind.NEED_ANSWER) if entry.about in asked]

    @property
    def date_asked(self) -> Entry | None:
        """The request for another date that waits for the chair."""
        asked = self._told(EntryKind.DATE_REQUEST)
        return next((entry for entry in asked if Mark.WAITING in entry.marks), None)

    @property
    def arrival(self) -> Entry | None:
        """The transfer by which it came into the plan in which it stood."""
        found = self._told(EntryKind.TRANSFERRED)
        return found[-1] if found else None

    def _told(self, kind: EntryKind) -> list[Entry]:
        return [entry for entry in reversed(self.entries) if entry.kind is kind]

    @property
    def rating(self) -> Rating | None:
        return Rating(self.current.rating) if self.current and self.current.rating else None

    @property
    def is_open(self) -> bool:
        return bool(self.row["state"] == Action.State.OPEN)

    @property
    def milestones(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.row["milestones"]]

    @property
    def awaits_sign_off(self) -> bool:
        return brag.awaits_sign_off(self.rating, is_open=self.is_open)

    @property
    def days_to_due(self) -> int | None:
        due: date | None = self.row["due_on"]
        return (due - self.today).days if due else None

    @property
    def days_overdue(self) -> int:
        due = self.row["due_on"]
        return brag.days_overdue(due, self.rating, is_open=self.is_open, today=self.today)

    @property
    def days_slipped(self) -> int:
        """Days from the baseline to the date that holds; negative where it came forward."""
        due, first = self.row["due_on"], self.row["baseline_due_on"]
        return (due - first).days if due and first else 0


def action_record(
    action: Action, *, at: datetime, position: Position, newest: int | None = None
) -> ActionRecord:
    """The action's record at a moment: all that is recorded, or what the sub-group considered.

    Args:
        newest: as many updates are read, the others only counted; none reads all.

    Raises:
        Http404: the action was in no plan yet.
    """
    row = _as_it_stood(Action, action.pk, at)
    note_exempt(Action, [action.pk])
    objective = _as_it_stood(Objective, row["objective_id"], at)
    told = _telling(action, at, position, newest)
    entries = [entry for teller in TELLERS for entry in teller(told)]
    standing = [u for u in told.updates if not (u.counts_until and u.counts_until <= at)]
    current = standing[-1] if standing else None
    return ActionRecord(
        row=row,
        theme=_as_it_stood(Theme, objective["theme_id"], at),
        objective=objective,
        leads=_leads(told),
        entries=tuple(sorted(entries, key=lambda entry: entry.moment, reverse=True)),
        standing=tuple(standing),
        current_by=told.names.who(current.by_id, current.on_behalf_of_id) if current else "",
        rating_since=_rating_since(told, standing),
        moves=tuple(moves_of([action.pk], at=at).get(action.pk, ())),
        today=clock.london_day(at),
        began=told.revisions[0].history_date,
        came=next(r.history_date for r in told.revisions if r.plan_id == row["plan_id"]),
        signed=next((s for s in reversed(told.sign_offs) if s.decision == _SIGNED), None),
        names=told.names,
        unread=told.unread,
    )


_SIGNED = SignOff.Decision.SIGNED_OFF


def _telling(action: Action, at: datetime, position: Position, newest: int | None) -> Telling:
    counting = ProgressUpdate.objects.counting(position).filter(action=action, counts_from__lte=at)
    updates = counting.select_related("consideration", "proposal").prefetch_related(
        "files", "links"
    )
    written = revisions(Action).filter(id=action.pk, history_date__lte=at)
    signed = SignOff.objects.filter(action=action, moment__lte=at).select_related(
        "update__consideration"
    )
    number = counting.order_by().values("action").values(number=Count("pk"))
    numbered = updates.annotate(number=Subquery(number))
    read = list(numbered.order_by("-moment", "-id")[:newest])
    return Telling(
        action=action,
        at=at,
        position=position,
        names=Names(at, action.plan.partnership_id),
        updates=read[::-1],
        unread=read[0].number - len(read) if read else 0,
        revisions=list(written.order_by("history_date", "history_id")),
        sign_offs=list(signed.order_by("moment", "id")),
    )


def _leads(told: Telling) -> tuple[LeadWords, ...]:
    rows = list(as_at(ActionLead, told.at, action_id=told.action.pk).values())
    keys = [row["officer_id"] for row in rows]
    officers = {row["id"]: row for row in as_at(Officer, told.at, id__in=keys).values()}
    return tuple(_lead(row, told, officers) for row in responsible_first(rows))


def _lead(
    row: dict[str, Any],
    told: Telling,
    officers: dict[int, dict[str, Any]],
) -> LeadWords:
    officer = officers.get(row["officer_id"], {})
    return LeadWords(
        name=told.names.officers[row["officer_id"]],
        job_title=officer.get("job_title", ""),
        agency=told.names.agencies.get(officer.get("agency_id", 0), ""),
        responsible=row["responsible"],
        left_on=officer.get("left_on"),
    )


def _as_it_stood(model: type[models.Model], pk: int, at: datetime) -> dict[str, Any]:
    """One row as it stood at a moment.

    Raises:
        Http404: it did not exist then.
    """
    row: dict[str, Any] | None = as_at(model, at, id=pk).values().first()
    if row is None:
        raise Http404
    return row


def _rating_since(told: Telling, standing: list[Any]) -> datetime | None:
    """Since when the current rating has held without a break."""
    if not standing or not standing[-1].rating:
        return None
    run = takewhile(lambda update: update.rating == standing[-1].rating, reversed(standing))
    *_, first = run
    return (
        _rated_since(told, first.rating) if told.unread and first is standing[0] else first.moment
    )


def _rated_since(told: Telling, rating: str) -> datetime | None:
    """The same, where it has held for longer than the updates that were read."""
    held = newest_standing(at=told.at, position=told.position, action=told.action)
    other = held.exclude(rating=rating).values_list("moment", flat=True).first()
    run = held.filter(moment__gt=other) if other else held
    since: datetime | None = run.values_list("moment", flat=True).last()
    return since
