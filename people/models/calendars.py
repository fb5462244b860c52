"""Calendars to which users subscribe from elsewhere."""

from __future__ import annotations

from django.db import models

from people.models.users import User


class CalendarFeed(models.Model):
    """A user's calendar at a secret address; without a row it is switched off."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="calendar_feed")
    serial = models.SlugField(max_length=60)
    """Random, and part of what the address is made from: another one makes it void."""
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.user}"
