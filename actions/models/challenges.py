"""Challenges: a rating is questioned, the lead answers, a chair of the challenger's body closes."""

from __future__ import annotations

from django.db import models

from actions.models.action import Action
from actions.models.posted import Posted
from actions.models.updates import ProgressUpdate
from people.models import Body, Officer
from people.scope import Scope
from plans.brag import Rating, look


class Challenge(Posted):
    """A chair, board member or scrutiny officer questions a rating."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="challenges")
    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    """The update whose rating is questioned; none where the challenger saw none."""
    rating = models.CharField(
        max_length=5, blank=True, choices=[(rating.value, look(rating).word) for rating in Rating]
    )
    """As the challenger saw it."""
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """On behalf of which body; none is the sub-group that keeps the plan."""
    meeting_on = models.DateField(null=True, blank=True)
    """The day of the meeting at which it was raised, if it was."""
    reason = models.TextField()
    answer_by = models.DateField()
    """The London day by which the lead is to answer."""

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"challenge of {self.action}"

    @property
    def scope(self) -> Scope:
        return self.action.scope


class ChallengeAnswer(Posted):
    """The lead's answer: the rating is kept, or changed by a further update."""

    class Stance(models.TextChoices):
        KEPT = "kept", "Keeps the rating"
        CHANGED = "changed", "Changes the rating"

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="answers")
    on_behalf_of = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stance = models.CharField(max_length=10, choices=Stance.choices)
    text = models.TextField()
    update = models.OneToOneField(
        ProgressUpdate, on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    """The update by which the rating was changed."""

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"answer to {self.challenge}"


class ChallengeClosing(Posted):
    """A chair of the challenger's body says how a challenge ended."""

    class Outcome(models.TextChoices):
        UPHELD = "rating upheld", "Rating upheld"
        CHANGED = "rating changed", "Rating changed"
        WITHDRAWN = "challenge withdrawn", "Challenge withdrawn"

    challenge = models.OneToOneField(Challenge, on_delete=models.PROTECT, related_name="closing")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.challenge}"
