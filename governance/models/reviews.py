"""A scrutiny review: what was recommended, decided, answered, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from actions.models import Posted
from governance.reviews.document import Decision, Status
from people.history import Tracked
from people.models import Body, Lines, Officer, Partnership
from people.scope import Scope


class Review(models.Model):
    """A review by a scrutiny body, to whose recommendations the executive answers."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reviews")
    slug = models.SlugField(max_length=60)
    title = models.TextField()
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    """The body that reviewed, and to which the executive answers."""
    reported_on = models.DateField(null=True, blank=True)
    """The London day on which the review was put to the executive."""
    response_due_on = models.DateField(null=True, blank=True)
    """The last day for the executive's response, where it is not that of the law."""
    responding_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews_to_answer"
    )
    """The body that decides and responds, such as the Cabinet."""
    notes = Lines(default=list, blank=True)
    """Paragraphs that stand beside the recommendations."""
    history = Tracked()
    ADDED_LATER: ClassVar[dict[str, object]] = {
        "response_due_on": None,
        "responding_body_id": None,
    }

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="review_named_once")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def scope(self) -> Scope:
        return Scope(self.partnership_id, body_id=self.body_id)


class Recommendation(models.Model):
    """One recommendation of a review, as the review words it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    ref = models.CharField(max_length=20)
    place = models.PositiveIntegerField()
    """In the order of the review."""
    text = models.TextField()
    responding_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Where another body than the review's responds to this one."""
    history = Tracked()
    ADDED_LATER: ClassVar[dict[str, object]] = {"responding_body_id": None}

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "ref"], name="recommendation_numbered_once")
        ]

    def __str__(self) -> str:
        return f"recommendation {self.ref}"

    @property
    def scope(self) -> Scope:
        return self.review.scope


class Assignment(models.Model):
    """Who is to carry a recommendation out, and by when."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="assignments"
    )
    place = models.PositiveIntegerField()
    due_on = models.DateField(null=True, blank=True)
    officers_as_printed = models.TextField(blank=True)
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"who answers for {self.recommendation}"


class AssignedOfficer(models.Model):
    """An officer who is to carry a recommendation out."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="officers")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"{self.officer} for {self.assignment}"


class RecommendationDecision(Posted):
    """What the executive decided; a later decision stands in the place of an earlier one."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="decisions"
    )
    decision = models.CharField(
        max_length=20, blank=True, choices=[(each.value, each.value) for each in Decision]
    )
    """Empty where the printed words are no decision that is known."""
    subject_to = models.TextField(blank=True)
    as_printed = models.TextField(blank=True)
    rationale = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"decision on {self.recommendation}"


class Response(Posted):
    """What was answered to a recommendation, at first or as an update."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="responses"
    )
    text = models.TextField()
    heading = models.TextField(blank=True)
    """As printed above it; the first answer of a paper has none."""
    said_on = models.DateField(null=True, blank=True)
    """The London day on which it was said; of a month without a day, its last."""
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    """The response of which this one puts a mistake right."""
    ADDED_LATER: ClassVar[dict[str, object]] = {"corrects_id": None}

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"response to {self.recommendation}"


class StatusChange(Posted):
    """How far those have come who carry a recommendation out."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(
        max_length=20, blank=True, choices=[(each.value, each.value) for each in Status]
    )
    """Empty where a paper says nothing of it."""
    completed_on = models.DateField(null=True, blank=True)
    as_printed = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"status of {self.assignment}"
