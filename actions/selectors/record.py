"""An action's whole record, as it stood at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any

from django.db import models
from django.http import Http404

from actions.models import Action, ActionLead, DateChange, ProgressUpdate
from people import clock
from people.asat import as_at, names_as_at, revisions
from people.models import Agency, Officer, User
from plans import brag
from plans.brag import Rating
from plans.document import Position
from plans.models import Objective, Theme
from plans.words import Piece, word_changes

SYSTEM = "the system"


class EntryKind(StrEnum):
    UPDATE = "Update"
    DATE_CHANGE = "Date change"
    REWORDED = "Reworded"
    LEADS = "Lead"
    ADDED = "Added to the plan"
    WITHDRAWN = "Withdrawn"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the record: what happened, when, who said so."""

    kind: EntryKind
    moment: datetime
    who: str
    rating: Rating | None = None
    text: str = ""
    reason: str = ""
    needed: str = ""
    needed_from: str = ""
    agreed_by: str = ""
    from_date: date | None = None
    to_date: date | None = None
    pieces: tuple[Piece, ...] = ()
    corrects: datetime | None = None
    corrected: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class LeadWords:
    name: str
    job_title: str
    agency: str
    responsible: bool


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """What an action's page shows: where it stood and everything said of it until then."""

    row: dict[str, Any]
    theme: dict[str, Any]
    objective: dict[str, Any]
    leads: tuple[LeadWords, ...]
    entries: tuple[Entry, ...]
    """Newest first."""
    current: ProgressUpdate | None
    current_by: str
    rating_since: datetime | None
    moves: tuple[DateChange, ...]
    today: date
    """The London day of the moment."""
    began: datetime

    @property
    def rating(self) -> Rating | None:
        return Rating(self.current.rating) if self.current and self.current.rating else None

    @property
    def _is_open(self) -> bool:
        return bool(self.row["state"] == Action.State.OPEN)

    @property
    def milestones(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.row["milestones"]]

    @property
    def awaits_sign_off(self) -> bool:
        return brag.awaits_sign_off(self.rating, is_open=self._is_open)

    @property
    def days_to_due(self) -> int | None:
        due: date | None = self.row["due_on"]
        return (due - self.today).days if due else None

    @property
    def days_overdue(self) -> int:
        due = self.row["due_on"]
        return brag.days_overdue(due, self.rating, is_open=self._is_open, today=self.today)

    @property
    def days_slipped(self) -> int:
        """Days from the baseline to the date that holds; negative where it came forward."""
        due, first = self.row["due_on"], self.row["baseline_due_on"]
        return (due - first).days if due and first else 0

    @property
    def days_since_update(self) -> int | None:
        if self.current is None:
            return None
        return (self.today - clock.london_day(self.current.moment)).days


def action_record(action: Action, *, at: datetime, position: Position) -> ActionRecord:
    """The action's record at a moment.

    Until consideration is built a plan needs none, and both positions are the same.

    Raises:
        Http404: the action was not in the plan yet.
    """
    return _Reader(action, at, position).record()


class _Reader:
    def __init__(self, action: Action, at: datetime, position: Position) -> None:
        self.action, self.at, self.position = action, at, position
        partnership = action.plan.partnership_id
        self.officers = names_as_at(Officer, at, partnership_id=partnership)
        self.agencies = names_as_at(Agency, at, partnership_id=partnership)
        self.updates = list(ProgressUpdate.objects.filter(action=action, moment__lte=at))
        self.moves = list(DateChange.objects.filter(action=action, moment__lte=at))
        self.revisions = list(
            revisions(Action)
            .filter(id=action.pk, history_date__lte=at)
            .order_by("history_date", "history_id")
        )
        self.users = names_as_at(User, at, id__in=self._speakers())

    def _speakers(self) -> set[int]:
        said = {update.by_id for update in self.updates} | {move.by_id for move in self.moves}
        return {pk for pk in said | {r.history_user_id for r in self.revisions} if pk}

    def record(self) -> ActionRecord:
        row = _as_it_stood(Action, self.action.pk, self.at)
        objective = _as_it_stood(Objective, row["objective_id"], self.at)
        standing = self._standing_updates()
        current = standing[-1] if standing else None
        entries = [*self._updates(), *self._moves(), *self._wordings(), *self._lead_changes()]
        return ActionRecord(
            row=row,
            theme=_as_it_stood(Theme, objective["theme_id"], self.at),
            objective=objective,
            leads=self._leads(),
            entries=tuple(sorted(entries, key=lambda entry: entry.moment, reverse=True)),
            current=current,
            current_by=self._who(current.by_id, current.on_behalf_of_id) if current else "",
            rating_since=_rating_since(standing),
            moves=tuple(self.moves),
            today=clock.london_day(self.at),
            began=self.revisions[0].history_date,
        )

    def _who(self, user: int | None, officer: int | None = None) -> str:
        name = self.users.get(user, SYSTEM) if user else SYSTEM
        if officer is None or self.officers.get(officer) == name:
            return name
        return f"{self.officers[officer]}, entered by {name}"

    def _standing_updates(self) -> list[ProgressUpdate]:
        corrected = {update.corrects_id for update in self.updates}
        return [update for update in self.updates if update.pk not in corrected]

    def _updates(self) -> list[Entry]:
        moments = {update.pk: update.moment for update in self.updates}
        corrected = {update.corrects_id for update in self.updates}
        return [
            Entry(
                EntryKind.UPDATE,
                update.moment,
                self._who(update.by_id, update.on_behalf_of_id),
                rating=Rating(update.rating) if update.rating else None,
                text=update.evidence,
                reason=update.reason,
                needed=update.needed,
                needed_from=update.needed_from,
                corrects=moments.get(update.corrects_id or 0),
                corrected=update.pk in corrected,
                anchor=f"update-{update.pk}",
            )
            for update in self.updates
        ]

    def _moves(self) -> list[Entry]:
        return [
            Entry(
                EntryKind.DATE_CHANGE,
                move.moment,
                self._who(move.by_id),
                text=move.reason,
                agreed_by=move.agreed_by,
                from_date=move.from_date,
                to_date=move.to_date,
            )
            for move in self.moves
        ]

    def _wordings(self) -> list[Entry]:
        first = self.revisions[0]
        who = self._who(first.history_user_id)
        found = [Entry(EntryKind.ADDED, first.history_date, who, text=first.text)]
        for before, after in pairwise(self.revisions):
            found += self._revision(before, after)
        return found

    def _revision(self, before: Any, after: Any) -> list[Entry]:
        who, reason = self._who(after.history_user_id), after.history_change_reason or ""
        found = []
        if before.text != after.text:
            pieces = word_changes(before.text, after.text)
            found.append(
                Entry(EntryKind.REWORDED, after.history_date, who, reason=reason, pieces=pieces)
            )
        if before.state != after.state and after.state == Action.State.WITHDRAWN:
            moment = after.history_date
            found.append(Entry(EntryKind.WITHDRAWN, moment, who, text=after.state_reason))
        return found

    def _lead_changes(self) -> list[Entry]:
        """One entry for each moment, after the first, at which leads came or went."""
        rows = revisions(ActionLead).filter(action_id=self.action.pk, history_date__lte=self.at)
        came: dict[datetime, list[str]] = {}
        went: dict[datetime, list[str]] = {}
        reasons: dict[datetime, str] = {}
        for row in rows.order_by("history_date", "history_id"):
            reasons[row.history_date] = row.history_change_reason or ""
            if row.history_type == "+":
                came.setdefault(row.history_date, []).append(self.officers[row.officer_id])
            elif row.history_type == "-":
                went.setdefault(row.history_date, []).append(self.officers[row.officer_id])
        began = self.revisions[0].history_date
        return [
            Entry(
                EntryKind.LEADS,
                moment,
                "",
                text=_lead_words(came.get(moment, []), went.get(moment, [])),
                reason=reasons[moment],
            )
            for moment in sorted({*came, *went})
            if moment != began
        ]

    def _leads(self) -> tuple[LeadWords, ...]:
        rows = list(as_at(ActionLead, self.at, action_id=self.action.pk).values())
        keys = [row["officer_id"] for row in rows]
        officers = {row["id"]: row for row in as_at(Officer, self.at, id__in=keys).values()}
        ordered = sorted(rows, key=lambda r: (not r["responsible"], r["order"]))
        return tuple(self._lead(row, officers.get(row["officer_id"], {})) for row in ordered)

    def _lead(self, row: dict[str, Any], officer: dict[str, Any]) -> LeadWords:
        return LeadWords(
            name=self.officers[row["officer_id"]],
            job_title=officer.get("job_title", ""),
            agency=self.agencies.get(officer.get("agency_id", 0), ""),
            responsible=row["responsible"],
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


def _lead_words(came: list[str], went: list[str]) -> str:
    """Who leads now in whose place, as a sentence."""
    new, old = " and ".join(came), " and ".join(went)
    if new and old:
        return f"{new} in place of {old}."
    return f"{new} joins." if new else f"{old} no longer leads."


def _rating_since(updates: list[ProgressUpdate]) -> datetime | None:
    """Since when the current rating has held without a break."""
    since = None
    for update in reversed(updates):
        if update.rating != updates[-1].rating:
            break
        since = update.moment
    return since if updates and updates[-1].rating else None
