"""Files and links that carry an update's evidence."""

from __future__ import annotations

from django.db import models

from actions.models.posted import Posted
from actions.models.updates import ProgressUpdate


class EvidenceFile(Posted):
    """A file beside an update. Its content is stored once, under its digest."""

    update = models.ForeignKey(ProgressUpdate, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    """As the lead named it, made safe to be shown and downloaded."""
    digest = models.SlugField(max_length=64)
    """SHA-256 of the content."""
    size = models.PositiveIntegerField()
    """In bytes."""
    media_type = models.CharField(max_length=100)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def part(self) -> str:
        return self.update.part


class EvidenceLink(Posted):
    """A link beside an update, to what is kept elsewhere."""

    update = models.ForeignKey(ProgressUpdate, on_delete=models.PROTECT, related_name="links")
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=1000)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    @property
    def part(self) -> str:
        return self.update.part
