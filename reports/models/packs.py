"""A pack that is kept: its draft, what it prints, each step of its life, and its files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from actions.models import Posted
from governance.models import Review
from people.exempt.current import Shown
from people.history import Tracked
from people.models import AppendOnly, Body
from people.scope import Scope
from plans.models import Plan
from reports.content.source import PackKind
from reports.life import Step


class Pack(Shown):
    """A committee's paper from a plan, as its makers draft it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveIntegerField()
    """Counted in the plan; a pack once begun keeps it."""
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in PackKind])
    period = models.SlugField(max_length=10)
    """The quarter, such as ``2015-16-Q2``."""
    themes = models.JSONField(default=list, blank=True)
    """Numbers of the chosen themes; none means all."""
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="packs"
    )
    """The body whose meeting it is for."""
    meeting_on = models.DateField(null=True, blank=True)
    meeting_time = models.CharField(max_length=300, blank=True)
    venue = models.CharField(max_length=300, blank=True)
    item = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    """Empty: what it is called is made from plan and period."""
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, blank=True, related_name="packs"
    )
    """Of a recommendations update: the scrutiny review whose recommendations it tells."""
    directorate = models.TextField(blank=True)
    wards = models.TextField(blank=True)
    report_of = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    """A line for each."""
    proposals = models.TextField(blank=True)
    finance = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    policy = models.TextField(blank=True)
    background = models.TextField(blank=True)
    appendices = models.TextField(blank=True)
    """A line for each paper."""
    contact = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    """Whether it prints nothing that is exempt."""
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    """The published pack that this one corrects."""
    history = Tracked()
    ADDED_LATER: ClassVar[dict[str, object]] = {"review_id": None, "is_public": False}

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="pack_numbered_once")
        ]

    def __str__(self) -> str:
        return f"pack {self.number}"

    @property
    def scope(self) -> Scope:
        return self.plan.scope


class BuiltPack(Posted):
    """What a pack prints, all of it, as it was built when the pack was put forward."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="built")
    content = models.TextField()
    """As JSON: see ``reports.content.content_json``."""
    content_digest = models.SlugField(max_length=64)
    """SHA-256 of the content, in hexadecimal."""
    template_version = models.SlugField(max_length=10)

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"content of {self.pack}"


class PackStep(Posted):
    """What somebody did with what a pack prints, and why."""

    built = models.ForeignKey(BuiltPack, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=[(step.value, step.value) for step in Step])
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.built.pack}, {self.step}"

    @property
    def pack_id(self) -> int:
        return self.built.pack_id


class PackFile(AppendOnly):
    """A file of a published pack: its bytes are kept and never made again."""

    built = models.ForeignKey(BuiltPack, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    digest = models.SlugField(max_length=64)
    """SHA-256 of its bytes, in hexadecimal, by which they are found."""
    size = models.PositiveBigIntegerField()
    """In bytes."""

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["built", "name"], name="pack_file_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class AgendaPages(AppendOnly):
    """Where a published pack stands in the agenda pack of its meeting."""

    built = models.OneToOneField(BuiltPack, on_delete=models.PROTECT, related_name="agenda_pages")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"pages {self.first} to {self.last} of {self.built.pack}"
