"""Reporting rounds: how a plan spreads them, each round, and what was done in it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models

from governance.rounds.calendar import Days, Spans
from governance.rounds.steps import LABELS, Step
from people.history import Tracked
from people.models import AppendOnly, User
from people.scope import Scope
from plans.models import Plan, Version

_USUAL = Spans()
LONGEST_SPAN = 180
"""Days: no part of a round can be meant to take longer."""


def _span(usual: int) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(
        default=usual, validators=[MaxValueValidator(LONGEST_SPAN)]
    )


class RoundSchedule(models.Model):
    """Whether a plan has reporting rounds, from which day on, and how each is spread."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="round_schedule")
    is_on = models.BooleanField(default=True)
    first_on = models.DateField()
    """The London day on which the first round opens; the others follow by the plan's interval."""
    to_report = _span(_USUAL.to_report)
    """Days from the opening to the due day; the rest are days before or after that."""
    remind_before = _span(_USUAL.remind_before)
    remind_after = _span(_USUAL.remind_after)
    escalate_after = _span(_USUAL.escalate_after)
    queue_after = _span(_USUAL.queue_after)
    history = Tracked()

    def __str__(self) -> str:
        return f"rounds of {self.plan}"

    @property
    def scope(self) -> Scope:
        return self.plan.scope

    @property
    def spans(self) -> Spans:
        return Spans(
            self.to_report,
            self.remind_before,
            self.remind_after,
            self.escalate_after,
            self.queue_after,
        )


class Round(models.Model):
    """One reporting round of a plan. What it asked for and what came is read from the record."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    """What was said after this moment was said in the round."""
    opened_on = models.DateField()
    remind_on = models.DateField()
    due_on = models.DateField()
    remind_again_on = models.DateField()
    escalate_on = models.DateField()
    queue_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="round"
    )
    """The version that closed it."""
    history = Tracked()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="round_numbered_once"),
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(closed_at=None), name="one_round_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.number}"

    @property
    def scope(self) -> Scope:
        return self.plan.scope

    @property
    def days(self) -> Days:
        return Days(
            self.opened_on,
            self.remind_on,
            self.due_on,
            self.remind_again_on,
            self.escalate_on,
            self.queue_on,
        )

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class RoundStep(AppendOnly):
    """A step of a round, done once: who was written to, or why nobody was."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=[(each.value, LABELS[each]) for each in Step])
    skipped = models.TextField(blank=True)
    """Why nobody was written to; empty where somebody was."""

    class Meta:
        ordering = ["moment", "id"]
        constraints = [models.UniqueConstraint(fields=["round", "step"], name="step_done_once")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.round}"


class Told(AppendOnly):
    """Somebody was written to at a step of a round; the outbox has the letter."""

    step = models.ForeignKey(RoundStep, on_delete=models.PROTECT, related_name="told")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["moment", "id"]
        constraints = [models.UniqueConstraint(fields=["step", "user"], name="told_once_a_step")]

    def __str__(self) -> str:
        return f"{self.user} was told"
