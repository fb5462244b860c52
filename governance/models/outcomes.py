"""What came of a recommendation: the actions that deliver it, and what scrutiny found of it."""

from __future__ import annotations

from django.db import models

from actions.models import Action, Posted
from governance.models.reviews import Recommendation
from governance.reviews.document import Found
from people.history import Tracked


class DeliveringAction(models.Model):
    """An action that delivers a recommendation; it stays the same one in whichever plan."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="delivered_by"
    )
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="delivers")
    history = Tracked()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "action"], name="action_delivers_it_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} for {self.recommendation}"


class ScrutinyLook(Posted):
    """What the scrutiny body found when it looked at what is said to be completed."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="looks"
    )
    found = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Found])
    reason = models.TextField(blank=True)
    looked_on = models.DateField(null=True, blank=True)
    """The London day on which the body looked."""

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"what scrutiny found of {self.recommendation}"
