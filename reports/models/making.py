"""The making of a pack's files, asked for by somebody and done in the background."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from people.models import User
from people.scope import Scope
from reports.making import Stage, State
from reports.models.packs import BuiltPack


class Making(models.Model):
    """How far the publishing of a pack has come; no part of the record, which holds the step."""

    OF_PARTNERSHIP: ClassVar[str] = "built__pack__plan__partnership"
    """The way to the partnership of which it is, as a filter has it."""

    built = models.ForeignKey(BuiltPack, on_delete=models.PROTECT, related_name="makings")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    """What whoever publishes it says of it; it goes into the record with the step."""
    first_page = models.PositiveIntegerField(null=True)
    """The page of its meeting's agenda pack with which it begins, if the clerk said."""
    form_key = models.UUIDField(default=uuid.uuid4, unique=True)
    """Of the form that asked for it: the same form asks for one making, and takes one step."""
    state = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in State], default=State.WAITING
    )
    stage = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Stage], blank=True)
    """What is being done, once it was begun."""
    tries = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)
    """Why nothing was published."""

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["built"],
                condition=models.Q(state__in=[State.WAITING, State.UNDER_WAY, State.STOPPING]),
                name="pack_made_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"making of {self.built.pack}, {self.state}"

    @property
    def scope(self) -> Scope:
        return self.built.pack.scope
