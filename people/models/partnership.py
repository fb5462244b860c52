from __future__ import annotations

from django.db import models

from people.history import Tracked
from people.scope import Scope


class Partnership(models.Model):
    """The agencies of one area that share the work. None sees another's plans."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    history = Tracked()

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        return Scope(self.pk)


class Agency(models.Model):
    """Council, police, health, probation, voluntary sector …"""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    history = Tracked()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="agency_named_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        return Scope(self.partnership_id)
