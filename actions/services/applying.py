"""Making a plan what a document says, by difference, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models

from actions.models import Action, ProgressUpdate
from actions.selectors.current import current_updates
from actions.selectors.document import IN_THE_PLAN, plan_document
from actions.services.dates import move_date
from actions.services.posting import accept, append_update
from actions.services.structure import set_leads
from actions.services.versions import list_version
from people import clock
from people.errors import Refused
from people.models import Agency, Officer, User
from people.writing import Writing
from plans.applying import DoesNotFit, apply_changes
from plans.changes import Change, progress_of
from plans.document import (
    ActionEntry,
    ObjectiveEntry,
    OfficerEntry,
    PlanDocument,
    Position,
    ThemeEntry,
)
from plans.models import GlossaryEntry, Objective, Plan, Theme, Version
from plans.writing import people_writing, plan_writing


def apply(
    plan: Plan,
    changes: Iterable[Change],
    *,
    by: User | None,
    reason: str = "",
    agreed_by: str = "",
    said_on: date | None = None,
) -> None:
    """Lay changes upon a plan: all of them, or none.

    An action whose rating or evidence changes gets one progress update; a due date that moves, a
    date change; other words or leads, a revision. What leaves the document is withdrawn.

    Args:
        reason: why dates move and actions leave; needed if any does.

    Raises:
        Refused: a reason is needed and none is given; nothing was written.
        DoesNotFit: a change speaks of what the plan does not hold.
    """
    changes = list(changes)
    _refuse_without_reason(changes, reason)
    with plan_writing(plan, by=by, reason=reason, said_on=said_on) as w:
        # People may be younger than the past that is being loaded: read all that there is.
        present = max(w.moment, clock.now())
        before = plan_document(plan, at=present, position=Position.RECORDED)
        _Applier(w, plan, reason, agreed_by).make(apply_changes(before, changes))


def needs_reason(change: Change) -> bool:
    """Whether a change asks why: a date that moves, an action that leaves."""
    moved = change.kind == "due date" and change.field == "due_on" and change.before is not None
    return moved or change.kind == "action withdrawn"


def _refuse_without_reason(changes: list[Change], reason: str) -> None:
    if not reason and any(needs_reason(change) for change in changes):
        refs = ", ".join(c.ref for c in changes if needs_reason(c))
        raise Refused(
            f"Dates move or actions leave the plan ({refs}). Give the reason: it is kept with them."
        )


class _Applier:
    """One application of one document to one plan."""

    def __init__(self, w: Writing, plan: Plan, reason: str, agreed_by: str) -> None:
        self.w, self.plan, self.reason, self.agreed_by = w, plan, reason, agreed_by
        self.officers: dict[str, Officer] = {}

    def make(self, document: PlanDocument) -> None:
        self._plan(document)
        self._people(document)
        self._glossary(document)
        kept = self._themes(document)
        self._withdraw_all_but(kept)
        self._remove_emptied(document)
        self._list_versions(document)

    def _set(self, row: models.Model, **values: Any) -> None:
        """Save the row if it is new or if any value differs."""
        differs = [name for name, value in values.items() if getattr(row, name) != value]
        for name in differs:
            setattr(row, name, values[name])
        if differs or row.pk is None:
            self.w.save(row)

    def _plan(self, document: PlanDocument) -> None:
        self.plan.refresh_from_db()
        self._set(
            self.plan,
            title=document.title or self.plan.title,
            period_from=document.period.start,
            period_to=document.period.end,
            owner=document.owner,
            methodology=document.methodology,
        )

    def _people(self, document: PlanDocument) -> None:
        with people_writing(self.w) as w:
            agencies = {a.name: a for a in Agency.objects.filter(partnership=w.partnership)}
            held = Officer.objects.filter(partnership=w.partnership)
            self.officers = {officer.name: officer for officer in held}
            for entry in document.officers:
                agency = _agency(w, agencies, entry)
                self.officers[entry.name] = _officer(w, self.officers, entry, agency)

    def _glossary(self, document: PlanDocument) -> None:
        held: defaultdict[str, list[GlossaryEntry]] = defaultdict(list)
        for entry in GlossaryEntry.objects.filter(plan=self.plan).order_by("removed", "place"):
            held[entry.term].append(entry)
        for place, term in enumerate(document.glossary, 1):
            rows = held[term.term]
            row = rows.pop(0) if rows else GlossaryEntry(plan=self.plan, term=term.term)
            self._set(row, meaning=term.meaning, place=place, removed=False)
        for row in (row for rows in held.values() for row in rows):
            self._set(row, removed=True)

    def _themes(self, document: PlanDocument) -> set[int]:
        held = {theme.number: theme for theme in Theme.objects.filter(plan=self.plan)}
        kept: set[int] = set()
        for entry in document.themes:
            row = held.get(entry.number) or Theme(plan=self.plan, number=entry.number)
            self._set(row, name=entry.name, statement=entry.statement, removed=False)
            kept |= self._objectives(row, entry)
        return kept

    def _objectives(self, theme: Theme, entry: ThemeEntry) -> set[int]:
        held = {o.ref: o for o in Objective.objects.filter(plan=self.plan)}
        kept: set[int] = set()
        for place, objective in enumerate(entry.objectives, 1):
            row = held.get(objective.ref) or Objective(plan=self.plan, ref=objective.ref)
            self._set(row, theme_id=theme.pk, text=objective.text, place=place, removed=False)
            kept |= self._actions(row, objective)
        return kept

    def _actions(self, objective: Objective, entry: ObjectiveEntry) -> set[int]:
        keys = [action.key for action in entry.actions]
        held = {a.key: a for a in Action.objects.filter(plan=self.plan, key__in=keys)}
        updates = current_updates(
            [a.pk for a in held.values()], at=self.w.moment, position=Position.RECORDED
        )
        kept: set[int] = set()
        for place, action in enumerate(entry.actions, 1):
            row = held.get(action.key) or Action(plan=self.plan, key=action.key)
            self._action(row, objective, place, action)
            self._report(row, action, updates.get(row.pk))
            kept.add(row.pk)
        return kept

    def _action(self, row: Action, objective: Objective, place: int, entry: ActionEntry) -> None:
        is_new = row.pk is None
        values: dict[str, Any] = {
            "objective_id": objective.pk,
            "place": place,
            "ref": entry.ref,
            "text": entry.text,
            "lead_as_printed": entry.lead_as_printed,
            "baseline_due_on": entry.baseline_due_on or entry.due_on,
            "milestones": [day.isoformat() for day in entry.milestones],
            "when_as_printed": entry.when_as_printed,
            "no_date_reason": entry.no_date_reason or "",
            "state": row.state if row.state in IN_THE_PLAN else Action.State.OPEN,
        }
        if is_new:
            values["due_on"] = entry.due_on
        elif row.due_on != entry.due_on:
            self._move(row, entry.due_on)
        self._set(row, **values)
        set_leads(self.w, row, [self._officer(name) for name in dict.fromkeys(entry.leads)])

    def _officer(self, name: str) -> Officer:
        if name not in self.officers:
            raise DoesNotFit(f"{name} leads an action and is no officer of this plan.")
        return self.officers[name]

    def _move(self, row: Action, to_date: date | None) -> None:
        """Record the move; a date where there was none is no move, but the first date."""
        if row.due_on is None:
            row.due_on = to_date
        else:
            move_date(self.w, row, to_date, reason=self.reason, agreed_by=self.agreed_by)
        self.w.save(row)

    def _report(self, row: Action, entry: ActionEntry, current: ProgressUpdate | None) -> None:
        if progress_of(entry) == progress_of(current):
            return
        update = ProgressUpdate(
            action=row,
            by=self.w.by,
            rating=entry.rating or "",
            rating_as_printed=entry.rating_as_printed,
            evidence=entry.evidence,
        )
        append_update(self.w, update)
        if self.plan.needs_consideration and not self.plan.is_open:
            accept(self.w, update, "Part of a document from which the plan was set up.")

    def _withdraw_all_but(self, kept: set[int]) -> None:
        for row in Action.objects.filter(plan=self.plan, state__in=IN_THE_PLAN).exclude(
            pk__in=kept
        ):
            self._set(row, state=Action.State.WITHDRAWN, state_reason=self.reason)

    def _remove_emptied(self, document: PlanDocument) -> None:
        refs = {objective.ref for objective in document.objectives}
        numbers = {theme.number for theme in document.themes}
        for objective in Objective.objects.filter(plan=self.plan).exclude(ref__in=refs):
            self._set(objective, removed=True)
        for theme in Theme.objects.filter(plan=self.plan).exclude(number__in=numbers):
            self._set(theme, removed=True)

    def _list_versions(self, document: PlanDocument) -> None:
        held = set(Version.objects.filter(plan=self.plan).values_list("number", flat=True))
        for entry in document.versions:
            if entry.number not in held:
                list_version(self.w, self.plan, entry)


def _agency(w: Writing, agencies: dict[str, Agency], entry: OfficerEntry) -> Agency | None:
    if not entry.agency:
        return None
    if entry.agency not in agencies:
        agencies[entry.agency] = Agency(partnership=w.partnership, name=entry.agency)
        w.save(agencies[entry.agency])
    return agencies[entry.agency]


def _officer(
    w: Writing, officers: dict[str, Officer], entry: OfficerEntry, agency: Agency | None
) -> Officer:
    officer = officers.get(entry.name) or Officer(partnership=w.partnership, name=entry.name)
    wanted = {"job_title": entry.job_title, "kind": entry.kind.value, "agency": agency}
    differs = any(getattr(officer, name) != value for name, value in wanted.items())
    if officer.pk is None or differs:
        for name, value in wanted.items():
            setattr(officer, name, value)
        w.save(officer)
    return officer
