from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from people.history import Tracked
from people.scope import Scope

LEAST_MONTHS, USUAL_MONTHS, MOST_MONTHS = 12, 24, 120
"""For how long rows of the access log can be kept."""


class Partnership(models.Model):
    """The agencies of one area that share the work. None sees another's plans."""

    ADDED_LATER: ClassVar[dict[str, object]] = {"access_months": USUAL_MONTHS}

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    access_months = models.PositiveSmallIntegerField(
        default=USUAL_MONTHS,
        validators=[MinValueValidator(LEAST_MONTHS), MaxValueValidator(MOST_MONTHS)],
    )
    """For how many months rows of its access log are kept."""
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
