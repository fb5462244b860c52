"""Completion: what a lead proposes, what a chair decides, and what is reopened."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, QuerySet

from actions.models.action import Action
from actions.models.posted import Posted
from actions.models.updates import ProgressUpdate


class SignOffProposal(Posted):
    """A lead says that an action is complete. Its Blue update holds the evidence."""

    class Outcome(models.TextChoices):
        MET = "met", "Yes, the outcome was met"
        PARTLY = "partly", "In part"
        NOT_MET = "not met", "No, although the task is done"

    update = models.OneToOneField(ProgressUpdate, on_delete=models.PROTECT, related_name="proposal")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    continues = models.TextField(blank=True)
    """What goes on as usual business, and with whom."""

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"proposal: {self.update}"


class SignOffQuerySet(QuerySet["SignOff"]):
    """Signatures hold for an action as it was worded and dated when they were given."""

    def holding(self) -> SignOffQuerySet:
        """Those that say that an action is complete which reads, and is due, as it did then."""
        return self._given().filter(_AS_JUDGED)

    def lapsed(self) -> SignOffQuerySet:
        """Those that said so of an action which was reworded, or moved to another day, since."""
        return self._given().exclude(_AS_JUDGED)

    def _given(self) -> SignOffQuerySet:
        return self.filter(decision=SignOff.Decision.SIGNED_OFF)


_AS_JUDGED = Q(text=F("action__text")) & (
    Q(due_on=F("action__due_on")) | Q(due_on=None, action__due_on=None)
)


class SignOff(Posted):
    """A decision, with its rationale, on whether an action is complete.

    It is bound to the state that it judged: wording, evidence and due date are kept with it, so
    that a later change of any of them shows.
    """

    class Capacity(models.TextChoices):
        CHAIR = "chair", "Sub-group chair"
        CHIEF_OFFICER = "chief officer", "Chief officer"

    class Decision(models.TextChoices):
        SIGNED_OFF = "signed off", "Signed off"
        RETURNED = "returned", "Returned"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="sign_offs")
    update = models.ForeignKey(ProgressUpdate, on_delete=models.PROTECT, related_name="sign_offs")
    """The Blue update that was judged."""
    capacity = models.CharField(max_length=15, choices=Capacity.choices)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    rationale = models.TextField()
    text = models.TextField()
    evidence = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["moment", "id"]
        constraints = [
            models.UniqueConstraint(fields=["update", "capacity"], name="judged_once_a_capacity")
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.action}"


class Reopening(Posted):
    """A signed-off action is open again, with the reason."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="reopenings")
    reason = models.TextField()

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"reopened: {self.action}"
