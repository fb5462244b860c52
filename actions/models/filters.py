"""Filters of a plan's action list that someone keeps under a name."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from people.models import User
from people.scope import Scope
from plans.models import Plan


class SavedFilter(models.Model):
    """A reader's bookmark within a plan, theirs alone or shared; no part of the plan's record."""

    OF_PARTNERSHIP: ClassVar[str] = "plan__partnership"
    """The way to the partnership of which it is, as a filter has it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="saved_filters")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="saved_filters")
    name = models.CharField(max_length=100)
    query = models.TextField(blank=True)
    """The list's parameters, as they stand in an address."""
    shared = models.BooleanField(default=False)
    """Whether everyone who reads the plan sees it."""

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "owner", "name"], name="filter_named_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        return self.plan.scope
