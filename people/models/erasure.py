"""What was lawfully erased from the record. The text itself is not kept."""

from __future__ import annotations

from django.db import models

from people.models.ledger import AppendOnly
from people.models.partnership import Partnership
from people.models.users import User


class Erasure(AppendOnly):
    """One text of one row is gone: who erased it, when, and on what ground in law."""

    class Ground(models.TextChoices):
        UNLAWFUL = "unlawful", "It was kept unlawfully: UK GDPR, article 17(1)(d)"
        OBJECTION = "objection", "The person objected to it: UK GDPR, article 17(1)(c)"
        NOT_NEEDED = "not needed", "It is no longer needed: UK GDPR, article 17(1)(a)"
        OBLIGATION = "obligation", "The law or a court orders it: UK GDPR, article 17(1)(e)"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    """The row's, as the chain names it."""
    row = models.BigIntegerField()
    field = models.SlugField(max_length=60)
    """Which of the row's texts."""
    about = models.SlugField(max_length=60)
    """What the text belonged to: an action's key, or ``user-12``."""
    ground = models.CharField(max_length=20, choices=Ground.choices)
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["moment", "id"]
        constraints = [models.UniqueConstraint(fields=["kind", "row", "field"], name="erased_once")]
        indexes = [models.Index(fields=["partnership", "about"], name="erasures_of_what")]

    def __str__(self) -> str:
        return f"“{self.field}” of {self.kind} {self.row}"
