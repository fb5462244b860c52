"""What everything that people post to an action's record has."""

from __future__ import annotations

from django.db import models

from people.models import AppendOnly, User


class Posted(AppendOnly):
    """Said once by someone, from a form that counts once however often it is posted."""

    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Who posted it; none is the system."""
    form_key = models.UUIDField(null=True, blank=True, unique=True)
    """The key of the form's rendering: the same form posted twice counts once."""

    class Meta:
        abstract = True
