"""What people said of text that had to be looked at. The text itself is not kept."""

from __future__ import annotations

from django.db import models

from people.models.ledger import AppendOnly
from people.models.partnership import Partnership
from people.models.users import User


class IdentityConfirmation(AppendOnly):
    """One answer to one finding; who gave it, and why."""

    class Answer(models.TextChoices):
        NO_CHILD = "no child", "It is no child’s identity"
        NEEDED = "needed", "It is needed here"
        MAY_BE_PRINTED = "may be printed", "It may be printed"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    rule = models.SlugField(max_length=40)
    digest = models.SlugField(max_length=64)
    """Stands for what was found: see ``people.confirming.digest_of``."""
    answer = models.CharField(max_length=20, choices=Answer.choices)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["moment", "id"]
        indexes = [models.Index(fields=["partnership", "digest"], name="confirmation_of_what")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.answer}"
