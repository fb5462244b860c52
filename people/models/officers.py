from __future__ import annotations

from django.db import models

from people.history import Tracked
from people.models.partnership import Agency, Partnership
from people.models.users import User
from people.scope import Scope


class Officer(models.Model):
    """A person, a post or a group that can be accountable for an action."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        POST = "post", "Post"
        GROUP = "group", "Group"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="officers")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PERSON)
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    """The last London day on which this officer could be accountable."""
    history = Tracked()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="officer_named_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        return Scope(self.partnership_id)


class Acting(models.Model):
    """A user acts for an officer from a day to a day, both included."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="acting")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="acting")
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    history = Tracked()

    class Meta:
        ordering = ["from_date", "id"]

    def __str__(self) -> str:
        return f"{self.user} for {self.officer}"
