"""Who reports to whom, and which body is to hear of which plan."""

from __future__ import annotations

from django.db import models

from people.history import Tracked
from people.models import Body
from people.scope import Scope
from plans.models import Plan


class ReportingRoute(models.Model):
    """That a body reports to another one, on what and how often."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reports_to")
    to = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="hears_from")
    what = models.CharField(max_length=200, blank=True)
    """What is reported, where it is not the plans that the body drives."""
    interval = models.PositiveIntegerField(null=True, blank=True)
    """Days within which it is to report again; none is set where it reports when it is asked."""
    history = Tracked()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "to", "what"], name="route_agreed_once")
        ]

    def __str__(self) -> str:
        return f"{self.body} to {self.to}"

    @property
    def scope(self) -> Scope:
        return self.body.scope


class PlanRoute(models.Model):
    """That a body owns, oversees or scrutinises a plan, and how often it is to hear of it.

    Which body drives a plan, and at which interval its leads report, the plan itself says.
    """

    class Part(models.TextChoices):
        OWNS = "owns", "Owns it"
        OVERSEES = "oversees", "Oversees it"
        SCRUTINISES = "scrutinises", "Scrutinises it"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plan_routes")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="routes")
    part = models.CharField(max_length=20, choices=Part.choices)
    interval = models.PositiveIntegerField(null=True, blank=True)
    """Days within which the body is to hear of the plan again; none asks for no regular hearing."""
    history = Tracked()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "plan", "part"], name="part_taken_once")
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.part} {self.plan}"

    @property
    def scope(self) -> Scope:
        return self.body.scope
