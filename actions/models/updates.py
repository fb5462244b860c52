"""What is said of an action's progress, what the sub-group made of it, and what is needed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Case, F, QuerySet, When

from actions.models.action import Action
from actions.models.posted import Posted
from people.models import Officer
from people.scope import Scope
from plans.brag import Rating, look
from plans.document import Position
from plans.models import part_of_the_record


class UpdateQuerySet(QuerySet["ProgressUpdate"]):
    """Progress updates, as adjectives that compose."""

    def counting(self, position: Position) -> QuerySet[Any]:
        """Updates that ever count in a position, with ``counts_from`` and ``counts_until``.

        This is the one statement of what counts. In the recorded position an update counts from
        when it was said; in the considered one from when the sub-group accepted it, and a returned
        one never does. It counts until a correction of it counts.
        """
        if position is Position.RECORDED:
            return self.annotate(counts_from=F("moment"), counts_until=F("corrected_by__moment"))
        accepted = Consideration.Decision.ACCEPTED
        return self.filter(consideration__decision=accepted).annotate(
            counts_from=F("consideration__moment"),
            counts_until=Case(
                When(
                    corrected_by__consideration__decision=accepted,
                    then=F("corrected_by__consideration__moment"),
                )
            ),
        )


class ProgressUpdate(Posted):
    """What was said of an action: by whom, when, on what evidence, at which rating.

    Never edited. A mistake is corrected by a further update that names the one it corrects.
    """

    class NeedKind(models.TextChoices):
        RESOURCE = "resource", "A resource"
        DECISION = "decision", "A decision"
        INTERVENTION = "intervention", "An intervention"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    on_behalf_of = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rating = models.CharField(
        max_length=5, blank=True, choices=[(rating.value, look(rating).word) for rating in Rating]
    )
    """Empty: the update gives none."""
    rating_as_printed = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    need_kind = models.CharField(max_length=12, blank=True, choices=NeedKind.choices)
    needed = models.TextField(blank=True)
    """For Amber and Red: what resource, decision or intervention is needed."""
    needed_from = models.TextField(blank=True)
    asked = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The officer from whom it is needed, where it is one of the partnership's."""
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    ADDED_LATER: ClassVar[dict[str, object]] = {"need_kind": "", "asked_id": None}
    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["moment", "id"]
        indexes = [models.Index(fields=["action", "-moment", "-id"], name="newest_update")]

    def __str__(self) -> str:
        return f"update of {self.action.ref}"

    @property
    def scope(self) -> Scope:
        return self.action.scope

    @property
    def part(self) -> str:
        return part_of_the_record(self.action.plan_id)


class Consideration(Posted):
    """The sub-group looked at an update and accepted it, or returned it with a reason.

    Until then the update is recorded but not considered, and boards and scrutiny do not see it.
    """

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        RETURNED = "returned", "Returned"

    update = models.OneToOneField(
        ProgressUpdate, on_delete=models.PROTECT, related_name="consideration"
    )
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.update}"

    @property
    def part(self) -> str:
        return self.update.part


class NeedAnswer(Posted):
    """What came of something that an update said was needed: the answer of the one asked."""

    class Outcome(models.TextChoices):
        GIVEN = "given", "Given"
        PARTLY = "partly", "Given in part"
        REFUSED = "refused", "Refused"

    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.PROTECT, related_name="need_answers"
    )
    on_behalf_of = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    text = models.TextField()

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.update}"
