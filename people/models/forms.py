"""Forms that were carried out."""

from __future__ import annotations

from django.db import models

from people.models.users import User


class PostedForm(models.Model):
    """A form that did what it asks, with its answer: posted again it gives that answer.

    No part of the record, which tells what was done and not by which form.
    """

    key = models.UUIDField(primary_key=True)
    """Of the form's rendering and of what was typed into it."""
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    address = models.TextField()
    """To which it was posted: what it asks, and of what."""
    sentence = models.TextField(blank=True)
    """What its user was told."""
    leads_to = models.TextField(blank=True)
    """The page on which they were told it."""

    def __str__(self) -> str:
        return f"{self.address} by {self.by}"
