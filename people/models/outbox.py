"""Letters that leave by e-mail, and those that have left."""

from __future__ import annotations

from django.db import models

from people.models.partnership import Partnership
from people.models.users import User
from people.scope import Scope


class Letter(models.Model):
    """One letter to one user about one step; no part of the record, which holds the step itself."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        REJECTED = "rejected", "Not taken by the mail server"
        NOT_SENT = "not sent", "Not to be sent"
        HELD = "held", "Held since a backup was restored"

    STUCK = (State.WAITING, State.REJECTED, State.HELD)
    """Those that somebody can have tried again."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="letters")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="letters")
    step = models.CharField(max_length=200)
    """The one step that it is about, such as ``round 12 opens``: written of to a user once."""
    kind = models.SlugField(max_length=60)
    about = models.JSONField(default=dict)
    """Keys by which its kind finds out whether it still holds; never what a text says."""
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    links = models.JSONField(default=list)
    """Words and path of each of its links."""
    message_id = models.CharField(max_length=200, unique=True)
    """The same at each try, so that mail servers and readers know a letter that came twice."""
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    """It does not leave before."""
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    """How often it was tried, but for tries that were cut off."""
    next_try_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    """When it was handed to the mail server, as long as that has not answered."""
    perhaps_twice = models.BooleanField(default=False)
    """Whether an earlier try ended without an answer, so that it may have arrived before."""
    sent_at = models.DateTimeField(null=True)
    sent_to = models.EmailField(blank=True)
    why = models.CharField(max_length=300, blank=True)
    """Why it waits, was not taken, or is not to be sent."""

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "to", "step"], name="one_letter_a_step")
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="letters_that_are_due"),
            models.Index(fields=["partnership", "-created_at", "-id"], name="letters_of_partner"),
        ]

    def __str__(self) -> str:
        return f"{self.step}, to {self.to}"

    @property
    def scope(self) -> Scope:
        return Scope(self.partnership_id)


class Unsubscribing(models.Model):
    """A user does without the letters of a kind, until they want them again."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="unsubscribings")
    kind = models.SlugField(max_length=60)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="unsubscribed_once")]

    def __str__(self) -> str:
        return f"{self.user} without {self.kind}"
