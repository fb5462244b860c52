from __future__ import annotations

from django.db import models

from people.history import Tracked
from people.models.partnership import Agency, Partnership
from people.models.users import User
from people.scope import Scope


class Body(models.Model):
    """A board, sub-group or commission: LSCB, CSE Sub Group, Select Commission, Cabinet …"""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="bodies")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    history = Tracked()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="body_named_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        return Scope(self.partnership_id, body_id=self.pk)


class Membership(models.Model):
    """Someone's seat on a body, from a day to a day, both included."""

    class Role(models.TextChoices):
        INDEPENDENT_CHAIR = "independent chair", "Independent chair"
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice-chair", "Vice-chair"
        MEMBER = "member", "Member"
        OBSERVER = "participating observer", "Participating observer, without a vote"
        LAY_MEMBER = "lay member", "Lay member"
        CO_OPTED = "co-opted", "Co-opted member"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    name = models.CharField(max_length=200)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True)
    role = models.CharField(max_length=30, choices=Role.choices, default=Role.MEMBER)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    history = Tracked()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}"


CHAIRING = (Membership.Role.INDEPENDENT_CHAIR, Membership.Role.CHAIR, Membership.Role.VICE_CHAIR)
"""The seats from which a body is chaired; the vice-chair's in the chair's stead."""
