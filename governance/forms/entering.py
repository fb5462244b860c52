"""The small forms in which a meeting is entered: each keeps one part of its record."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from actions.forms.common import prose
from governance.forms.entry import ANSWERERS, ASKERS, EntryForm, name_field
from governance.meetings.document import Capacity
from governance.selectors.entering import Desk
from people.forms import day_field, line_field, offer_choices
from people.schedule_12a import PARAGRAPHS, words_of_exclusion
from people.wording import listed


class AttendanceForm(EntryForm):
    """Who of the body is there, and who sent apologies."""

    part, then = "attendance", "attending"
    chair = name_field("In the chair", "", offered=ASKERS)
    present = forms.MultipleChoiceField(label="Present", required=False)
    apologies = forms.MultipleChoiceField(label="Apologies", required=False)

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, desk=desk, **kwargs)
        kept = desk.named(Capacity.MEMBER, Capacity.CO_OPTED, Capacity.PRESENT, Capacity.APOLOGIES)
        self.roles = {**desk.members, **{row.name: row.role for row in kept}}
        for name in ("present", "apologies"):
            offer_choices(self, name, ((each, each) for each in self.roles))

    @classmethod
    def held(cls, row: Any) -> dict[str, Any]:
        """Of a meeting: who is down as what."""
        kept = [(each.capacity, each.name) for each in row.attendances.all()]
        return {
            "chair": row.chair,
            "present": [name for capacity, name in kept if capacity == Capacity.PRESENT],
            "apologies": [name for capacity, name in kept if capacity == Capacity.APOLOGIES],
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        both = [name for name in data.get("present", ()) if name in data.get("apologies", ())]
        if both:
            raise forms.ValidationError(
                f"{listed(both)} cannot be present and send apologies. Untick one of the two."
            )
        return data

    @property
    def ticks(self) -> list[tuple[str, str, bool, bool]]:
        """Each member with their role, and whether they are there or sent apologies."""
        present = self["present"].value() or ()
        apologies = self["apologies"].value() or ()
        return [
            (name, role, name in present, name in apologies) for name, role in self.roles.items()
        ]


class AttendingForm(EntryForm):
    """Somebody else who is there."""

    part, keeps = "attending", ("name", "role", "capacity")
    then = "attending"
    lines = (("name", "role", "capacity"),)
    button = "Add"
    name = name_field("Who else is there", "Say who is there", offered=ANSWERERS)
    role = line_field("As what", hint="")
    capacity = forms.ChoiceField(
        label="How",
        choices=[
            (Capacity.IN_ATTENDANCE.value, "In attendance"),
            (Capacity.PRESENT.value, "Present as a member"),
            (Capacity.APOLOGIES.value, "Sent apologies"),
        ],
    )


class DeclarationForm(EntryForm):
    part, then = "declaration", "declaration"
    button = "Save the declaration"
    lines = (("member", "item_number"),)
    member = name_field("Who declares an interest", "Say who declares the interest", offered=ASKERS)
    item_number = line_field("In which minute", max_length=20)
    interest = prose("Which interest", rows=2, missing="Write which interest it is")

    @classmethod
    def held(cls, row: Any) -> dict[str, Any]:
        return {"member": row.member, "interest": row.interest, "item_number": row.item}

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "member": data["member"],
            "interest": data["interest"],
            "item": data["item_number"],
        }


class NewItemForm(EntryForm):
    """Opening the next item."""

    part = "item"
    keeps: ClassVar[tuple[str, ...]] = ("number", "title", "text")
    lines = (("number", "title"),)
    button = "Open this item"
    number = line_field("Minute number", "Give the minute’s number", max_length=20)
    title = line_field("Title", "Write what the item is about", max_length=1000)
    text = prose("What was said", rows=3)


class ItemForm(NewItemForm):
    """All that an item itself says."""

    part, writes = "words", "item"
    button = "Save the words"
    keeps = (
        "number", "title", "text", "introduction", "points", "closing", "next_steps_introduction",
        "next_meeting_on", "next_meeting_at", "plan_theme",
    )  # fmt: skip
    introduction = prose("Introduction to the questions", rows=3)
    points = prose("Points", rows=3, hint="One on each line.")
    closing = prose("Words at the close", rows=2)
    next_steps_introduction = prose("Words before the next steps", rows=2)
    plan_theme = forms.IntegerField(
        label="Theme of the plan",
        required=False,
        min_value=1,
        help_text="Its number, if the item is about a whole theme.",
        error_messages=dict.fromkeys(("invalid", "min_value"), "Give a theme’s number, such as 1"),
    )
    next_meeting_on = day_field("Next meeting", required=False)
    next_meeting_at = forms.TimeField(
        label="At what time",
        required=False,
        help_text="Such as 13:30.",
        error_messages={"invalid": "Give a time such as 13:30"},
    )

    @classmethod
    def held(cls, row: Any) -> dict[str, Any]:
        return {**super().held(row), "points": "\n".join(row.points)}

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        points = [line.strip() for line in data["points"].splitlines() if line.strip()]
        return {**super().said(data), "points": points}


class ExclusionForm(EntryForm):
    """Press and public are excluded from an item."""

    part, writes = "exclusion", "item"
    keeps = ("exclusion_paragraph", "exclusion_words")
    grows = False
    button = "Exclude press and public"
    exclusion_paragraph = forms.ChoiceField(
        label="Under which paragraph of Schedule 12A",
        choices=[
            ("", "Nobody is excluded"),
            *((n, f"{n}. {said}") for n, said in PARAGRAPHS.items()),
        ],
        required=False,
    )
    exclusion_words = prose(
        "The words of the resolution", rows=4, hint="Left empty, the Act’s own words are filled in."
    )

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        paragraph = data["exclusion_paragraph"]
        words = data["exclusion_words"] or (words_of_exclusion(paragraph) if paragraph else "")
        return {"paragraph": paragraph, "words": words}

    @property
    def said_when_done(self) -> str:
        if self.cleaned_data["exclusion_paragraph"]:
            return "Press and public are excluded. The item is exempt until somebody lifts that."
        return (
            "Nobody is excluded. An item that is exempt stays so until somebody lifts that under "
            "“What is exempt”."
        )


class PaperForm(EntryForm):
    part, then, keeps = "paper", "paper", ("title", "presented_by", "pages")
    button = "Save the paper"
    lines = (("presented_by", "pages"),)
    title = line_field("Paper", "Write the title of the paper", max_length=1000)
    presented_by = name_field("Presented by", "", offered=ANSWERERS)
    pages = line_field("Pages", max_length=40)


class SilentForm(EntryForm):
    """Nobody asked anything about an objective: one press for each that the plan has."""

    part, then, keeps = "silent", "silent", ("ref", "text")
    grows = False
    button = "Save that nobody asked"
    lines = (("ref", "text"),)
    ref = line_field("Objective", "Give the objective’s ref, such as 1.4", max_length=30)
    text = line_field("In these words", max_length=1000)

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        said = {name: value for name, value in super().said(data).items() if value}
        return {**said, "objective": self.desk.refs.objectives.get(data["ref"])}


class ResolutionForm(EntryForm):
    part, then, keeps = "resolution", "resolution", ("text",)
    button = "Save the resolution"
    text = prose("Resolved", rows=2, missing="Write what is resolved")


class StepForm(EntryForm):
    part, then, keeps = "step", "step", ("text", "owner_as_printed", "due_on")
    button = "Save the next step"
    text = prose("Next step", rows=2, missing="Write what is to be done")
    owner_as_printed = name_field("Who does it", "", offered=ANSWERERS)
    due_on = day_field("By when", required=False)

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        return {**super().said(data), "owner": self.desk.officer(data["owner_as_printed"])}


class AgreementForm(EntryForm):
    """The minutes of the last meeting are agreed."""

    part, keeps = "agreement", ("meeting_on", "amendments")
    then, grows = "resolution", False
    button = "Agree these minutes"
    meeting_on = day_field("Minutes of the meeting on")
    amendments = prose("Amendments", rows=2, hint="Leave it empty if nothing was amended.")


class TakeOutForm(EntryForm):
    """Something that was typed by mistake."""

    part = "take-out"
    kind = forms.CharField(widget=forms.HiddenInput)

    @property
    def said_when_done(self) -> str:
        return "Taken out. What stood there stays in its history."
