"""What was decided exempt: not for publication under Schedule 12A. Append-only, and lifted so."""

from __future__ import annotations

from django.db import models
from django.db.models import QuerySet

from people.models.ledger import AppendOnly
from people.models.partnership import Partnership
from people.models.users import User
from people.schedule_12a import PARAGRAPHS
from people.scope import Scope


class ExemptionQuerySet(QuerySet["Exemption"]):
    def in_force(self) -> ExemptionQuerySet:
        """Those that nobody lifted. A review date that has passed lifts nothing."""
        return self.filter(lift=None)


class Exemption(AppendOnly):
    """A thing's texts are exempt: under which paragraph, why, by whom, to be reviewed when."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    """The thing's, as the chain names it."""
    row = models.BigIntegerField()
    part = models.SlugField(max_length=60, blank=True)
    """Which of the thing's texts; empty for all of them, those to come included."""
    paragraph = models.CharField(max_length=2, choices=list(PARAGRAPHS.items()))
    """Of Part 1 of Schedule 12A."""
    reason = models.TextField()
    """Read by who may read restricted text, and by nobody else."""
    review_on = models.DateField()
    """The London day by which somebody looks whether it still has to be."""
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["moment", "id"]
        indexes = [
            models.Index(fields=["partnership", "kind", "row"], name="exempt_what"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.row} {self.part}".strip()

    @property
    def scope(self) -> Scope:
        return self.partnership.scope


class ExemptionLift(AppendOnly):
    """A decision that text is exempt holds no longer."""

    exemption = models.OneToOneField(Exemption, on_delete=models.PROTECT, related_name="lift")
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"lifted: {self.exemption}"
