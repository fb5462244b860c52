from __future__ import annotations

from django.db import models


class Guess(models.Model):
    """A try at signing in that was not right; no part of any record, and gone after a while."""

    about = models.CharField(max_length=64)
    """A keyed digest of what the guess was about: an account, or where it came from."""
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["about", "made_at"], name="guess_about")]

    def __str__(self) -> str:
        return f"{self.about[:8]} at {self.made_at}"
