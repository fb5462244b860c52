from __future__ import annotations

from django.db import models


class CostlyUse(models.Model):
    """A page that costs much was asked for; no part of any record, and gone after a while."""

    about = models.CharField(max_length=64)
    """A keyed digest of what was asked for, and by whom or from where."""
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["about", "made_at"], name="costly_use_about")]

    def __str__(self) -> str:
        return f"{self.about[:8]} at {self.made_at}"
