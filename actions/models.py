"""An action and its record."""

from __future__ import annotations

import secrets

from django.db import models

from people.history import Tracked
from people.models import AppendOnly, Officer, User
from people.scope import Scope
from plans.brag import Rating, look
from plans.document import NoDateReason
from plans.models import Objective, Plan

KEY_LENGTH = 12
_KEY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_key() -> str:
    """A key that no action has had: 12 letters and digits that are not mistaken for others."""
    return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(KEY_LENGTH))


class Action(models.Model):
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
    history = Tracked()

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


class ProgressUpdate(AppendOnly):
    """What was said of an action: by whom, when, on what evidence, at which rating.

    Never edited. A mistake is corrected by a further update that names the one it corrects.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True)
    """Who posted it; none is the system."""
    on_behalf_of = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True)
    rating = models.CharField(
        max_length=5, blank=True, choices=[(rating.value, look(rating).word) for rating in Rating]
    )
    """Empty: the update gives none."""
    rating_as_printed = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    needed = models.TextField(blank=True)
    """For Amber and Red: what resource, decision or intervention is needed."""
    needed_from = models.TextField(blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    form_key = models.UUIDField(null=True, blank=True, unique=True)
    """The key of the form's rendering: the same form posted twice counts once."""

    class Meta:
        ordering = ["moment", "id"]
        indexes = [models.Index(fields=["action", "-moment", "-id"], name="newest_update")]

    def __str__(self) -> str:
        return f"update of {self.action.ref}"


class DateChange(AppendOnly):
    """A due date that moved: from, to, reason, who agreed. The baseline stays."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="date_changes")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True)
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    reason = models.TextField()
    agreed_by = models.TextField(blank=True)

    class Meta:
        ordering = ["moment", "id"]
        indexes = [models.Index(fields=["action", "moment"], name="moves_of_action")]

    def __str__(self) -> str:
        return f"{self.from_date} to {self.to_date}"
