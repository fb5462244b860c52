"""What members and the public asked at an item, what officers answered, and what is to follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from actions.models import Action, Posted
from governance.meetings.document import PromiseOutcome, QuestionKind, StepOutcome
from governance.models.meetings import Meeting, MeetingItem, Part, PartOfItem
from people.history import Tracked
from people.models import Officer
from people.scope import Scope
from plans.models import Objective


class Question(PartOfItem):
    """A question, comment or request; ``place`` is its number among those of the item."""

    item = models.ForeignKey(MeetingItem, on_delete=models.PROTECT, related_name="questions")
    kind = models.CharField(
        max_length=10,
        choices=[(each.value, each.value) for each in QuestionKind],
        default=QuestionKind.QUESTION.value,
    )
    asked_by = models.CharField(max_length=200)
    from_public = models.BooleanField(default=False)
    """Whether one of the public asked, not a member."""
    section = models.TextField(blank=True)
    """The part of the document that was discussed, as printed."""
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    objective_ref = models.CharField(max_length=30, blank=True)
    """As printed at that time."""
    text = models.TextField()
    answer_note = models.TextField(blank=True)
    uncertainty = models.TextField(blank=True)
    history = Tracked()
    LINKS: ClassVar[Mapping[str, str]] = {"objective": "objective_ref"}

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.place} of {self.item}"


class PartOfQuestion(Part):
    """Something that stands under a question."""

    class Meta:
        abstract = True

    @property
    def of_meeting(self) -> Meeting:
        question: Question = self.question  # type: ignore[attr-defined]  # each that derives from it has one
        return question.of_meeting


class AskedAbout(PartOfQuestion):
    """An action about which a question was asked; it keeps the ref that it had at that time."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="about")
    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    """None where the plan has none of that ref."""
    ref = models.CharField(max_length=30)
    history = Tracked()
    LINKS: ClassVar[Mapping[str, str]] = {"action": "ref"}

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"{self.question} about {self.ref}"


class Answer(PartOfQuestion):
    """What an officer answered."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    officer_as_printed = models.CharField(max_length=200)
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    history = Tracked()
    LINKS: ClassVar[Mapping[str, str]] = {"officer": "officer_as_printed"}

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"answer of {self.officer_as_printed}"


class Promise(PartOfQuestion):
    """An answer that was promised for later."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="promises")
    text = models.TextField()
    officer_as_printed = models.CharField(max_length=200, blank=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="promises"
    )
    """Who owes the answer."""
    due_on = models.DateField(null=True, blank=True)
    history = Tracked()
    LINKS: ClassVar[Mapping[str, str]] = {"officer": "officer_as_printed"}

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"promise to {self.question}"

    @property
    def owed_by(self) -> int | None:
        """The number of the officer who owes it."""
        return self.officer_id


class PromiseClosing(Posted):
    """What became of a promise, which ends it."""

    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="closing")
    outcome = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in PromiseOutcome]
    )
    closed_on = models.DateField()
    """The London day on which it was kept, or given up."""
    text = models.TextField()
    """What was answered, or why nothing will be."""

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"end of {self.promise}"

    @property
    def scope(self) -> Scope:
        return self.promise.scope


class ObjectiveWithoutQuestions(PartOfItem):
    """An objective about which nobody asked anything, as the record says."""

    item = models.ForeignKey(
        MeetingItem, on_delete=models.PROTECT, related_name="objectives_without_questions"
    )
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ref = models.CharField(max_length=30)
    text = models.TextField(blank=True)
    history = Tracked()
    LINKS: ClassVar[Mapping[str, str]] = {"objective": "ref"}

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"objective {self.ref} without questions"


class NextStep(PartOfItem):
    """What is to be done after the meeting, by whom and by when, followed until it is closed."""

    item = models.ForeignKey(MeetingItem, on_delete=models.PROTECT, related_name="next_steps")
    text = models.TextField()
    owner_as_printed = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="next_steps"
    )
    due_on = models.DateField(null=True, blank=True)
    history = Tracked()
    LINKS: ClassVar[Mapping[str, str]] = {"owner": "owner_as_printed"}

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"next step {self.place} of {self.item}"

    @property
    def owed_by(self) -> int | None:
        """The number of the officer who owes it."""
        return self.owner_id


class NextStepClosing(Posted):
    """What became of a next step, which ends it."""

    step = models.OneToOneField(NextStep, on_delete=models.PROTECT, related_name="closing")
    outcome = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in StepOutcome]
    )
    closed_on = models.DateField()
    text = models.TextField()
    """What came of it, or why nothing did."""

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"end of {self.step}"

    @property
    def scope(self) -> Scope:
        return self.step.scope
