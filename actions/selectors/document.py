"""Reading a plan at a moment: ``plan_document``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.functional import cached_property

from actions.models import Action, ActionLead, ProgressUpdate, responsible_first
from actions.selectors.current import current_updates
from actions.selectors.plan_versions import versions_at
from actions.selectors.timelines import Timeline
from people import clock
from people.asat import as_at, names_as_at, revisions
from people.errors import Refused
from people.exempt.current import reading_as
from people.exempt.reading import (
    decided_on,
    exempt_under,
    hidden_from_reader,
    note_exempt,
)
from people.models import Agency, Ledger, Officer
from plans.brag import Rating
from plans.document import (
    ActionEntry,
    ActionState,
    ExemptAction,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    OfficerKind,
    Period,
    PlanDocument,
    Position,
    ThemeEntry,
    VersionEntry,
)
from plans.models import GlossaryEntry, Objective, Plan, Theme, Version
from plans.sides import DEPARTED

IN_FLIGHT = timedelta(seconds=60)
"""Longer than any transaction lasts: a younger moment, with nothing written since, is now."""

_JUST_NOW = timedelta(seconds=1)
"""A moment younger than this was read from the clock by the page itself: it means now."""

IN_THE_PLAN = frozenset({Action.State.OPEN, Action.State.SIGNED_OFF})


def settled(at: datetime, last: datetime | None) -> datetime:
    """``at``, or now where a transaction under way might still write before it.

    Up to the partnership's last moment nothing can be written any more: whoever writes has locked
    the ledger after that, and takes a later moment.

    Args:
        last: the partnership's last moment, which another host's clock may have set ahead of ours.
    """
    present = clock.now()
    if at <= present - IN_FLIGHT:
        return at
    if last is not None and at <= min(last, present - _JUST_NOW):
        return at
    return max(at, present, last or present)


def plan_document(plan: Plan, *, at: datetime, position: Position) -> PlanDocument:
    """The plan as it stood at a moment: all that is recorded, or what the sub-group considered.

    Raises:
        Refused: the plan did not exist yet.
    """
    ledger = Ledger.objects.only("last_moment").get(partnership=plan.partnership_id)
    return settled_document(plan, at=settled(at, ledger.last_moment), position=position)


def settled_document(plan: Plan, *, at: datetime, position: Position) -> PlanDocument:
    """``plan_document`` at a moment before which nothing can be written any more.

    Raises:
        Refused: the plan did not exist yet.
    """
    return _Reader(plan, at, position).document()


def empty_document(plan: Plan, *, at: datetime) -> PlanDocument:
    """What a plan will hold when it is created: the officers of its partnership alone."""
    return _Reader(plan, at, Position.RECORDED).empty()


def document_as_held(version: Version) -> PlanDocument:
    """What a version holds: the plan at its very moment, however lately it was cut."""
    return _Reader(version.plan, version.moment, Position.CONSIDERED).document()


def withdrawn_actions(plan: Plan, *, at: datetime, position: Position) -> list[ActionEntry]:
    """The plan's actions that had been withdrawn by a moment, as they stood when they left."""
    ledger = Ledger.objects.only("last_moment").get(partnership=plan.partnership_id)
    return _Reader(plan, settled(at, ledger.last_moment), position).withdrawn()


class _Reader:
    """One reading of one plan: every table at the same moment, no relation followed."""

    def __init__(self, plan: Plan, at: datetime, position: Position) -> None:
        self.plan, self.at, self.position = plan, at, position
        self.touched: datetime | None = None
        """The newest moment of whatever was read."""

    def document(self) -> PlanDocument:
        head = self._head()
        themes, officers, glossary = self._themes(), self._officers(), self._glossary()
        versions = versions_at(self.plan, at=self.at)
        held = [v for v in versions if v.content_held]
        newest = max(held, key=lambda v: (v.moment, v.pk), default=None)
        return PlanDocument(
            title=head["title"],
            period=Period(head["period_from"], head["period_to"]),
            owner=head["owner"],
            methodology=head["methodology"],
            at=self.at,
            position=self.position,
            version=newest.number if newest else "",
            changed_since_version=newest is not None and self._changed_since(newest.moment),
            versions=tuple(
                VersionEntry(v.number, v.dated, v.author, v.comments, v.content_held)
                for v in versions
            ),
            officers=officers,
            themes=themes,
            glossary=glossary,
        )

    def empty(self) -> PlanDocument:
        return PlanDocument(officers=self._officers())

    def _rows(self, model: Any, *columns: str, **filters: Any) -> list[dict[str, Any]]:
        rows = list(
            as_at(model, self.at, **filters).values("id", "history_date", *columns).order_by("id")
        )
        for row in rows:
            self._touch(row["history_date"])
        return rows

    def _touch(self, moment: datetime) -> None:
        if self.touched is None or moment > self.touched:
            self.touched = moment

    @cached_property
    def _officers_were(self) -> Timeline:
        """The partnership's officers, who lead actions and are listed: read once for both."""
        columns = ("id", "history_date", "history_type", "name", "job_title", "agency_id", "kind")
        rows = revisions(Officer).filter(partnership_id=self.plan.partnership_id)
        return Timeline(rows.order_by("history_date", "history_id").values(*columns))

    def _head(self) -> dict[str, Any]:
        rows = self._rows(
            Plan, "title", "period_from", "period_to", "owner", "methodology", id=self.plan.pk
        )
        if not rows:
            raise Refused("The plan did not exist yet. Choose a later date.")
        return rows[0]

    def _themes(self) -> tuple[ThemeEntry, ...]:
        rows = self._rows(Theme, "number", "name", "statement", "removed", plan_id=self.plan.pk)
        objectives = self._objectives()
        return tuple(
            ThemeEntry(row["number"], row["name"], row["statement"], tuple(objectives[row["id"]]))
            for row in sorted(rows, key=lambda r: (r["number"], r["id"]))
            if not row["removed"]
        )

    def _objectives(self) -> dict[int, list[ObjectiveEntry]]:
        rows = self._rows(
            Objective, "ref", "text", "place", "theme_id", "removed", plan_id=self.plan.pk
        )
        actions, exempt = self._actions(), self._exempt()
        found: dict[int, list[ObjectiveEntry]] = defaultdict(list)
        for row in sorted(rows, key=lambda r: (r["place"], r["id"])):
            if not row["removed"]:
                entry = ObjectiveEntry(
                    row["ref"], row["text"], tuple(actions[row["id"]]), tuple(exempt[row["id"]])
                )
                found[row["theme_id"]].append(entry)
        return found

    def _exempt(self) -> dict[int, list[ExemptAction]]:
        """The actions of each objective that the reader may not read, by their place alone."""
        found: dict[int, list[ExemptAction]] = defaultdict(list)
        hidden = hidden_from_reader(Action)
        if hidden:
            with reading_as(None):
                rows = as_at(Action, self.at, plan_id=self.plan.pk, id__in=list(hidden))
                held = list(
                    rows.order_by("place", "id").values("id", "ref", "objective_id", "state")
                )
            for row in held:
                if row["state"] in IN_THE_PLAN:
                    entry = ExemptAction(row["ref"], hidden[row["id"]])
                    found[row["objective_id"]].append(entry)
        return found

    def withdrawn(self) -> list[ActionEntry]:
        """Actions that have left the plan, as they stood when they left."""
        left = (e for _, e in self._entries() if e.state is ActionState.WITHDRAWN)
        return [replace(entry, state=ActionState.OPEN) for entry in left]

    def _actions(self) -> dict[int, list[ActionEntry]]:
        """The actions of each objective that are in the plan."""
        found: dict[int, list[ActionEntry]] = defaultdict(list)
        for objective, entry in self._entries():
            if entry.state not in DEPARTED:
                found[objective].append(entry)
        return found

    def _entries(self) -> Iterator[tuple[int, ActionEntry]]:
        """Every action that the plan ever had, by its place, with its objective."""
        rows = self._rows(
            Action,
            "key", "ref", "place", "text", "objective_id", "lead_as_printed", "due_on",
            "baseline_due_on", "milestones", "when_as_printed", "no_date_reason", "state",
            plan_id=self.plan.pk,
        )  # fmt: skip
        note_exempt(Action, [row["id"] for row in rows])
        leads = self._leads()
        updates = current_updates([row["id"] for row in rows], at=self.at, position=self.position)
        for row in sorted(rows, key=lambda r: (r["place"], r["id"])):
            entry = self._entry(row, leads.get(row["id"], ()), updates.get(row["id"]))
            yield row["objective_id"], entry

    def _entry(self, row: dict[str, Any], leads: tuple[str, ...], update: Any) -> ActionEntry:
        if update is not None:
            self._touch(update.counts_from)
        return ActionEntry(
            text=row["text"],
            key=row["key"],
            ref=row["ref"],
            leads=leads,
            lead_as_printed=row["lead_as_printed"],
            due_on=row["due_on"],
            milestones=tuple(date.fromisoformat(day) for day in row["milestones"]),
            when_as_printed=row["when_as_printed"],
            no_date_reason=NoDateReason(row["no_date_reason"]) if row["no_date_reason"] else None,
            baseline_due_on=row["baseline_due_on"],
            rating=Rating(update.rating) if update and update.rating else None,
            rating_as_printed=update.rating_as_printed if update else "",
            evidence=update.evidence if update else "",
            moment=update.moment if update else None,
            signed_off=row["state"] == Action.State.SIGNED_OFF,
            state=ActionState(row["state"]),
            exempt=decided_on(Action, row["id"]) or (exempt_under(update) if update else ""),
            has_exempt_update=bool(update and decided_on(ProgressUpdate, update.pk)),
        )

    def _leads(self) -> dict[int, tuple[str, ...]]:
        rows = self._rows(
            ActionLead, "action_id", "officer_id", "order", "responsible", plan_id=self.plan.pk
        )
        names = {pk: row["name"] for pk, row in self._officers_were.first().items()}
        names |= {pk: row["name"] for pk, row in self._officers_were.at(self.at).items()}
        found: dict[int, list[str]] = defaultdict(list)
        for row in responsible_first(rows):
            found[row["action_id"]].append(names[row["officer_id"]])
        return {action: tuple(officers) for action, officers in found.items()}

    def _officers(self) -> tuple[OfficerEntry, ...]:
        partnership = self.plan.partnership_id
        rows = sorted(self._officers_were.at(self.at).values(), key=lambda row: row["id"])
        for row in rows:
            self._touch(row["history_date"])
        agencies = names_as_at(Agency, self.at, partnership_id=partnership)
        return tuple(
            OfficerEntry(
                row["name"],
                row["job_title"],
                agencies.get(row["agency_id"], ""),
                OfficerKind(row["kind"]),
            )
            for row in rows
        )

    def _glossary(self) -> tuple[GlossaryTerm, ...]:
        rows = self._rows(
            GlossaryEntry, "term", "meaning", "place", "removed", plan_id=self.plan.pk
        )
        ordered = sorted(rows, key=lambda r: (r["place"], r["id"]))
        return tuple(GlossaryTerm(r["term"], r["meaning"]) for r in ordered if not r["removed"])

    def _changed_since(self, moment: datetime) -> bool:
        if self.touched is not None and self.touched > moment:
            return True
        gone = revisions(ActionLead).filter(
            plan_id=self.plan.pk, history_type="-", history_date__lte=self.at
        )
        return bool(gone.filter(history_date__gt=moment).exists())
