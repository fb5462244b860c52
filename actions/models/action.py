"""An action of a plan, and who leads it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models

from people.exempt.current import Shown
from people.history import Tracked
from people.models import Officer
from people.scope import Scope
from plans.document import NoDateReason
from plans.models import Objective, Plan

KEY_LENGTH = 12
_KEY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_key() -> str:
    """A key that no action has had: 12 letters and digits that are not mistaken for others."""
    return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(KEY_LENGTH))


class Action(Shown):
    """One action of a plan: what is to be done, by whom, by when."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        SIGNED_OFF = "signed off", "Signed off"
        WITHDRAWN = "withdrawn", "Withdrawn"
        TRANSFERRED = "transferred", "Transferred"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="actions")
    key = models.SlugField(max_length=40, unique=True, default=new_key)
    """Never changes, and goes with the action wherever it goes."""
    ref = models.CharField(max_length=30)
    """As the plan prints it; once used, never given to another action of the plan."""
    place = models.PositiveIntegerField()
    """Its place among the objective's actions, from 1."""
    text = models.TextField()
    lead_as_printed = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    baseline_due_on = models.DateField(null=True, blank=True)
    """The first due date that the action had in the plan."""
    milestones = models.JSONField(default=list, blank=True)
    """Days in ISO form, where the plan names several."""
    when_as_printed = models.TextField(blank=True)
    no_date_reason = models.CharField(
        max_length=20, blank=True, choices=[(reason.value, reason.value) for reason in NoDateReason]
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    state_reason = models.TextField(blank=True)
    recurs_every = models.PositiveSmallIntegerField(null=True, blank=True)
    """Months from one occurrence to the next; none for an action that is done once."""
    history = Tracked()
    ADDED_LATER: ClassVar[dict[str, object]] = {"recurs_every": None}

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "ref"], name="ref_used_once")]

    def __str__(self) -> str:
        return self.ref

    @property
    def scope(self) -> Scope:
        return self.plan.scope


class ActionLead(models.Model):
    """An officer who leads an action. One of an action's leads is the responsible one."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="leads")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="leads")
    order = models.PositiveIntegerField()
    responsible = models.BooleanField(default=False)
    history = Tracked()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.officer} leads {self.action}"


RESPONSIBLE_FIRST = ("-responsible", "order", "id")
"""The order in which an action's leads are told, for a query."""


def responsible_first(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of leads as they stood, in the order in which an action's are told."""
    return sorted(rows, key=lambda row: (not row["responsible"], row["order"], row["id"]))
