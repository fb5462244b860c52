"""Actions that go to another plan, and the signing of a plan's closing."""

from __future__ import annotations

from django.db import models

from actions.models.action import Action
from actions.models.posted import Posted
from plans.models import Plan


class Transfer(Posted):
    """An action went to another plan of the partnership; its record went with it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="transfers")
    from_plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="transfers_out")
    to_plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="transfers_in")
    from_ref = models.CharField(max_length=30)
    to_ref = models.CharField(max_length=30)
    reason = models.TextField()

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.from_ref} to {self.to_plan}"


class ClosingSignature(Posted):
    """A chief officer signs that a plan may close."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="closing_signatures")
    statement = models.TextField()

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"closing of {self.plan}"
