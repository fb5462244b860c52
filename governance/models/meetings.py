"""A meeting of a body: when and where, who was there, its agenda and its items.

All of it is typed while the meeting goes on and corrected after it, so all of it is tracked; what
is asked and answered at an item stands in ``questions``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.db import models

from actions.models import Posted
from governance.meetings.document import Capacity
from people import clock
from people.exempt.current import Shown
from people.history import Tracked
from people.models import Body, Lines, Partnership
from people.scope import Scope


class Meeting(models.Model):
    """One meeting of one body; a body meets once a day."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="meetings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    slug = models.SlugField(max_length=80)
    held_on = models.DateField()
    """The London day of the meeting, past or to come."""
    begins_at = models.TimeField(null=True, blank=True)
    """By the clock of London."""
    council = models.CharField(max_length=200, blank=True)
    venue = models.CharField(max_length=300, blank=True)
    record = models.CharField(max_length=200, blank=True)
    """What there is of it, as printed: minutes, or an agenda and summons only."""
    source_file = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=200, blank=True)
    vice_chair = models.CharField(max_length=200, blank=True)
    uncertainty = models.TextField(blank=True)
    """What could not be read with certainty."""
    history = Tracked()

    class Meta:
        ordering = ["held_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="meeting_named_once"),
            models.UniqueConstraint(fields=["body", "held_on"], name="meeting_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"meeting of {self.held_on}"

    @property
    def scope(self) -> Scope:
        return Scope(self.partnership_id, body_id=self.body_id)

    @property
    def beginning(self) -> datetime | None:
        """The instant at which it begins; none where the hour is not known."""
        if self.begins_at is None:
            return None
        return datetime.combine(self.held_on, self.begins_at, tzinfo=clock.LONDON)


class Part(Shown):
    """Something in a meeting's record, in its order among its kind."""

    place = models.PositiveIntegerField()
    """From 1; what was taken out from between others leaves its place empty."""
    LINKS: ClassVar[Mapping[str, str]] = {}
    """What it is linked to, each with the field that holds the printed words for that."""

    class Meta:
        abstract = True

    @property
    def of_meeting(self) -> Meeting:
        """The meeting in whose record it stands."""
        raise NotImplementedError

    @property
    def scope(self) -> Scope:
        return self.of_meeting.scope

    def stays_linked(self, link: str, said: Mapping[str, object]) -> bool:
        """Whether a link stays as it was made, since the same words are printed for it.

        What words stand for is found once: officers are renamed, and plans share their refs.
        """
        printed = self.LINKS[link]
        held = getattr(self, printed)
        return getattr(self, f"{link}_id") is not None and said.get(printed, held) == held


class PartOfMeeting(Part):
    """Something that stands in the record of a meeting itself."""

    class Meta:
        abstract = True

    @property
    def of_meeting(self) -> Meeting:
        found: Meeting = self.meeting  # type: ignore[attr-defined]  # each that derives from it has one
        return found


class Attendance(PartOfMeeting):
    """Somebody who belongs to a meeting, came to it, or sent apologies; named as printed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    capacity = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Capacity]
    )
    name = models.CharField(max_length=200)
    role = models.TextField(blank=True)
    """Their post, for whom they were co-opted, or for which item they came."""
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.name


class Declaration(PartOfMeeting):
    """An interest that a member declared."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="declarations")
    member = models.CharField(max_length=200)
    interest = models.TextField()
    item = models.CharField(max_length=20, blank=True)
    """The number of the item that it concerns, as printed."""
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"interest of {self.member}"


class AgendaItem(PartOfMeeting):
    """An item of the agenda, as the summons prints it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    number = models.CharField(max_length=20)
    title = models.TextField()
    note = models.TextField(blank=True)
    pages = models.CharField(max_length=40, blank=True)
    """Of the agenda pack."""
    recommendations_in_report = Lines(default=list, blank=True)
    next_meeting_on = models.DateField(null=True, blank=True)
    next_meeting_at = models.TimeField(null=True, blank=True)
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"agenda item {self.number}"


class MeetingItem(PartOfMeeting):
    """An item of the minutes, under its minute number."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.CharField(max_length=20)
    title = models.TextField()
    plan_theme = models.PositiveIntegerField(null=True, blank=True)
    """The number of the plan's theme that it was about."""
    text = models.TextField(blank=True)
    introduction = models.TextField(blank=True)
    points = Lines(default=list, blank=True)
    closing = models.TextField(blank=True)
    next_steps_introduction = models.TextField(blank=True)
    next_meeting_on = models.DateField(null=True, blank=True)
    next_meeting_at = models.TimeField(null=True, blank=True)
    exclusion_paragraph = models.CharField(max_length=20, blank=True)
    """Of Schedule 12A, where press and public were excluded for this item."""
    exclusion_words = models.TextField(blank=True)
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="item_numbered_once")
        ]

    def __str__(self) -> str:
        return f"item {self.number}"


class PartOfItem(Part):
    """Something that stands under an item."""

    class Meta:
        abstract = True

    @property
    def of_meeting(self) -> Meeting:
        item: MeetingItem = self.item  # type: ignore[attr-defined]  # each that derives from it has one
        return item.meeting


class PresentedPaper(PartOfItem):
    """A paper that was presented at an item."""

    item = models.ForeignKey(MeetingItem, on_delete=models.PROTECT, related_name="papers")
    title = models.TextField()
    presented_by = models.CharField(max_length=200, blank=True)
    pages = models.CharField(max_length=40, blank=True)
    link = models.URLField(max_length=500, blank=True)
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"paper “{self.title}”"


class Resolution(PartOfItem):
    """What the body resolved, in its words."""

    item = models.ForeignKey(MeetingItem, on_delete=models.PROTECT, related_name="resolutions")
    text = models.TextField()
    history = Tracked()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"resolution {self.place} of {self.item}"


class MinutesAgreement(Posted):
    """At an item, the minutes of an earlier meeting were agreed: from then on they stay."""

    item = models.ForeignKey(MeetingItem, on_delete=models.PROTECT, related_name="agreements")
    agreed = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    """The meeting whose minutes they are; none where it is not kept here."""
    meeting_on = models.DateField()
    amendments = models.TextField(blank=True)

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"agreement of the minutes of {self.meeting_on}"

    @property
    def scope(self) -> Scope:
        return self.item.scope
