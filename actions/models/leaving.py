"""Officers who leave, and who follows them in their actions."""

from __future__ import annotations

from django.db import models

from actions.models.action import Action
from actions.models.posted import Posted
from people.models import AppendOnly, Officer


class Leaving(Posted):
    """It was said that an officer leaves, and to whom their actions go from the day after."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="leavings")
    last_day = models.DateField()
    """The last London day on which they lead."""
    successor = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who follows in every action for which nothing else is said; none leaves them vacant."""
    reason = models.TextField()

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.officer} leaves"

    @property
    def others(self) -> dict[int, Officer | None]:
        """Who follows in single actions, by the action's number."""
        return {each.action_id: each.successor for each in self.successions.all()}


class Succession(AppendOnly):
    """Who follows in one action, where that is somebody else than in the others."""

    leaving = models.ForeignKey(Leaving, on_delete=models.PROTECT, related_name="successions")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"who follows in {self.action}"
