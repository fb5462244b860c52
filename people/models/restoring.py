"""That a record was brought back from a backup."""

from __future__ import annotations

from django.db import models

from people.clock import london_day
from people.models.ledger import AppendOnly
from people.models.partnership import Partnership
from people.wording import day_words, moment_words


class Restoration(AppendOnly):
    """The whole system was restored: what was written since the backup is not in this record."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    """When the backup was taken (UTC)."""

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"restored as at {self.taken_at.isoformat()}"

    @property
    def sentence(self) -> str:
        """``Brought back on 3 March 2026 from the backup of 2 March 2026, 2:00am.``"""
        day, taken = day_words(london_day(self.moment)), moment_words(self.taken_at)
        return f"Brought back on {day} from the backup of {taken}."
