"""The plan's structure, each part with its history, and its named versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from people.history import Tracked
from people.models import AppendOnly, Body, Partnership
from people.scope import Scope

REPORTING_INTERVAL = 31
"""Days within which each open action is to have an update, unless the plan says otherwise."""


def part_of_the_record(plan: int) -> str:
    """What a plan's own part of its partnership's record is called, by the plan's key."""
    return f"plan {plan}"


class Plan(models.Model):
    """One multi-agency delivery plan: themes, objectives, actions."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plans")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=300, blank=True)
    """The body that owns the plan, as the plan words it."""
    methodology = models.TextField(blank=True)
    reporting_interval = models.PositiveIntegerField(default=REPORTING_INTERVAL)
    opened_at = models.DateTimeField(null=True, blank=True)
    """From this moment on, moment is the clock. Before it, the past may be loaded."""
    set_up_until = models.DateTimeField(null=True, blank=True)
    """The last moment written while the plan was being set up."""
    driven_by = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    """The sub-group whose chair considers updates and decides; none: any chair of the plan."""
    needs_consideration = models.BooleanField(default=True)
    """Whether boards and scrutiny see an update only once the sub-group accepted it."""
    second_sign_off = models.BooleanField(default=False)
    """Whether a chief officer signs off an action besides the chair."""
    doubt_rules = models.JSONField(default=dict, blank=True)
    """How this plan tunes its doubts: codes that are off, and limits, as ``Rules`` reads them."""
    closed_at = models.DateTimeField(null=True, blank=True)
    """From this moment on nothing is written to the plan."""
    history = Tracked(excluded_fields=["set_up_until"])
    ADDED_LATER: ClassVar[dict[str, object]] = {
        "driven_by_id": None,
        "needs_consideration": True,
        "second_sign_off": False,
        "doubt_rules": {},
        "closed_at": None,
    }

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="plan_named_once")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def scope(self) -> Scope:
        return Scope(self.partnership_id, self.slug, self.driven_by_id)

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class Theme(models.Model):
    """A numbered part of the plan: 1 Prevent, 2 Protect … A removed one stays, marked."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="themes")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    statement = models.TextField(blank=True)
    removed = models.BooleanField(default=False)
    history = Tracked()

    class Meta:
        ordering = ["number", "id"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Objective(models.Model):
    """A strategic objective of a theme. A removed one stays, marked."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="objectives")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="objectives")
    ref = models.CharField(max_length=30)
    place = models.PositiveIntegerField()
    """Its place among the theme's objectives, from 1."""
    text = models.TextField(blank=True)
    """Empty where the plan words none, as in a document without objectives."""
    removed = models.BooleanField(default=False)
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.ref


class GlossaryEntry(models.Model):
    """An abbreviation that the plan uses, and what it means."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="glossary")
    term = models.CharField(max_length=100)
    meaning = models.TextField()
    place = models.PositiveIntegerField()
    removed = models.BooleanField(default=False)
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]
        verbose_name_plural = "glossary entries"

    def __str__(self) -> str:
        return self.term


class Version(AppendOnly):
    """A named moment of the plan, or one that a document only lists (``content_held`` false)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(max_length=30)
    dated = models.DateField(null=True, blank=True)
    author = models.CharField(max_length=200, blank=True)
    comments = models.TextField(blank=True)
    content_held = models.BooleanField()
    document_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the plan document at this moment; empty where content is not held."""
    chain_sequence = models.BigIntegerField()
    chain_digest = models.CharField(max_length=64)
    """Where the partnership's chain stood: the anchor that a published paper prints."""

    class Meta:
        ordering = ["moment", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number", "content_held"], name="version_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return self.number


class VersionErasure(AppendOnly):
    """A text that a version held was erased: the digest of what is left of it."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="erasures")
    document_digest = models.SlugField(max_length=64)
    """SHA-256 of the plan document at the version's moment, since the erasure."""

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"a text of version {self.version} was erased"
