"""A file of a published pack that is given out no longer. Its digest, and its bytes, stay."""

from __future__ import annotations

from django.db import models

from actions.models import Posted
from reports.models.packs import PackFile


class Withholding(Posted):
    """Somebody withheld a file, with the reason."""

    file = models.ForeignKey(PackFile, on_delete=models.PROTECT, related_name="withholdings")
    reason = models.TextField()

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"withheld: {self.file}"


class Release(Posted):
    """A file that was withheld is given out again."""

    withholding = models.OneToOneField(
        Withholding, on_delete=models.PROTECT, related_name="release"
    )
    reason = models.TextField()

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"released: {self.withholding.file}"
