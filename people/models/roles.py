from __future__ import annotations

from django.db import models

from people.history import Tracked
from people.models.bodies import Body
from people.models.partnership import Partnership
from people.models.users import User


class Role(models.Model):
    """What a user is in a partnership, one of its plans or one of its bodies, for a time."""

    class Kind(models.TextChoices):
        CHAIR = "chair", "Sub-group chair"
        CHIEF_OFFICER = "chief officer", "Chief officer"
        BOARD_MEMBER = "board member", "Board member"
        SCRUTINY_OFFICER = "scrutiny officer", "Scrutiny officer"
        ADMINISTRATOR = "administrator", "Plan administrator"
        AUDITOR = "auditor", "Auditor"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="roles")
    plan_slug = models.SlugField(max_length=60, blank=True)
    """Only in this plan of the partnership, if set."""
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True)
    """Only for this body, if set."""
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    history = Tracked()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"
