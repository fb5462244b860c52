"""The ledger of a partnership: its lock, its last moment and its chain of digests."""

from __future__ import annotations

from typing import Any

from django.db import models

from people.current import OutsideWriting
from people.digests import GENESIS
from people.exempt.current import Shown

EVERY_PART = ""
"""The part of a link that may concern the whole record of its partnership."""


class Ledger(models.Model):
    """The moving head of a partnership's record. Whoever writes locks this row first."""

    partnership = models.OneToOneField(
        "people.Partnership", on_delete=models.PROTECT, related_name="ledger"
    )
    last_moment = models.DateTimeField(null=True)
    sequence = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=GENESIS)
    heads = models.JSONField(default=dict, db_default={})
    """The digest of the newest link of each part of the record; of what may concern every part
    under ``EVERY_PART``."""
    opened_at = models.DateTimeField(null=True)
    """When the partnership's first plan was opened: from then on its people take the clock."""

    def __str__(self) -> str:
        return f"ledger of partnership {self.partnership_id}"

    def move(self, digest: str, part: str) -> None:
        """Take the digest of a further link, which belongs to a part of the record."""
        if not self._heads_are_whole:
            self.heads = {EVERY_PART: self.digest}
        self.digest = digest
        self.heads[part] = digest

    def state_of(self, part: str) -> str:
        """How a part of the record stands: another name with each link that concerns it."""
        if not self._heads_are_whole:
            return self.digest
        return f"{self.heads.get(EVERY_PART, '')} {self.heads.get(part, '')}"

    @property
    def _heads_are_whole(self) -> bool:
        """Whether the last link was written by a version of the service that knows of parts."""
        return self.digest in self.heads.values()


class AppendOnly(Shown):
    """A row that is written once. The database itself refuses to change or delete it."""

    moment = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def part(self) -> str:
        """The part of its partnership's record that alone it concerns, such as a plan's."""
        return EVERY_PART

    def save(self, **_options: Any) -> None:
        """Refuse: rows are appended by ``Writing.append``, which binds them into the chain.

        Raises:
            OutsideWriting: always.
        """
        raise OutsideWriting("Rows that never change are appended by Writing.append() only.")


class ChainEntry(models.Model):
    """One link of a partnership's chain: the digest of a row, bound to the link before it."""

    partnership = models.ForeignKey("people.Partnership", on_delete=models.PROTECT)
    sequence = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    """The model's label, such as ``actions.progressupdate``."""
    row = models.BigIntegerField()
    texts = models.JSONField()
    """For each text of the row that is not empty: its salt and its salted digest."""
    row_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "sequence"], name="one_link_a_place"),
            models.UniqueConstraint(fields=["kind", "row"], name="one_link_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.row}"


class Permit(models.Model):
    """While a row stands here, in its own transaction, the triggers let a change through."""

    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.reason
