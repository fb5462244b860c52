"""What a body means to look at, and what it looked at."""

from __future__ import annotations

from django.db import models

from governance.models.meetings import Meeting, MeetingItem
from governance.models.reviews import Review
from people.history import Tracked
from people.models import Body
from people.scope import Scope
from plans.models import Objective, Plan, Theme


class ProgrammeEntry(models.Model):
    """An entry of a body's work programme. One that is taken off stays, with the reason."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="programme")
    title = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True)
    """What it is about; with a theme or an objective, the plan in which these stand."""
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True)
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, blank=True)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="planned"
    )
    """At which it is to be looked at."""
    month = models.DateField(null=True, blank=True)
    """The first day of the month in which it is, where no meeting is set."""
    item = models.ForeignKey(
        MeetingItem, on_delete=models.PROTECT, null=True, blank=True, related_name="looked_at"
    )
    """At which it was looked at."""
    taken_off = models.CharField(max_length=500, blank=True)
    """Why the body does not look at it after all; empty while it means to."""
    history = Tracked()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "programme entries"

    def __str__(self) -> str:
        return self.title

    @property
    def scope(self) -> Scope:
        return self.body.scope
