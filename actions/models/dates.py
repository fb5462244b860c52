"""Due dates: what was asked for, what was agreed, and the occurrences of what recurs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from actions.models.action import Action
from actions.models.posted import Posted
from people.models import Officer


class DateRequest(Posted):
    """A lead asks for another due date, with the reason."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="date_requests")
    on_behalf_of = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_date = models.DateField(null=True, blank=True)
    """The due date when it was asked."""
    to_date = models.DateField()
    reason = models.TextField()

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.from_date} to {self.to_date}"


class DateDecision(Posted):
    """A chair agrees to a date that was asked for, or refuses it with a reason."""

    class Decision(models.TextChoices):
        AGREED = "agreed", "Agreed"
        REFUSED = "refused", "Refused"

    request = models.OneToOneField(DateRequest, on_delete=models.PROTECT, related_name="decision")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.request}"


class DateChange(Posted):
    """A due date that moved: from, to, reason, who agreed. The baseline stays."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="date_changes")
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    reason = models.TextField()
    agreed_by = models.TextField(blank=True)
    ADDED_LATER: ClassVar[dict[str, object]] = {"form_key": None}

    class Meta:
        ordering = ["moment", "id"]
        indexes = [models.Index(fields=["action", "moment"], name="moves_of_action")]

    def __str__(self) -> str:
        return f"{self.from_date} to {self.to_date}"


class Occurrence(Posted):
    """One occurrence of a recurring action was completed, and the next one opened."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="occurrences")
    number = models.PositiveIntegerField()
    """Of the completed occurrence, from 1."""
    due_on = models.DateField(null=True, blank=True)
    """When the completed occurrence was due."""
    next_due_on = models.DateField()

    class Meta:
        ordering = ["moment", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="occurrence_ends_once")
        ]

    def __str__(self) -> str:
        return f"occurrence {self.number} of {self.action}"
