"""The items of a meeting, and what belongs to an item itself."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, time

from actions.services.posting import Words, append_once
from governance.models import (
    Meeting,
    MeetingItem,
    MinutesAgreement,
    NextStep,
    PresentedPaper,
    Resolution,
)
from governance.services.meetings.keeping import keeping, keeping_under, next_place, refuse_empty
from people.errors import Refused
from people.models import Officer, User
from people.wording import day_words


def open_item(
    meeting: Meeting,
    *,
    by: User | None,
    number: str,
    title: str,
    plan_theme: int | None = None,
    text: str = "",
    introduction: str = "",
    points: Sequence[str] = (),
    closing: str = "",
    next_steps_introduction: str = "",
    next_meeting_on: date | None = None,
    next_meeting_at: time | None = None,
    place: int | None = None,
) -> MeetingItem:
    """Open an item under its minute number.

    Raises:
        Refused: the meeting has an item of that number.
    """
    refuse_empty(number, "the number of the item")
    refuse_empty(title, "what the item is about")
    with keeping(meeting, by=by, reason="Item opened") as w:
        if meeting.items.filter(number=number).exists():
            raise Refused(f"This meeting has an item {number} already. Give another number.")
        item = MeetingItem(
            meeting=meeting,
            place=next_place(meeting.items, place),
            number=number,
            title=title,
            plan_theme=plan_theme,
            text=text,
            introduction=introduction,
            points=list(points),
            closing=closing,
            next_steps_introduction=next_steps_introduction,
            next_meeting_on=next_meeting_on,
            next_meeting_at=next_meeting_at,
        )
        w.save(item)
    return item


def present_paper(
    item: MeetingItem,
    *,
    by: User | None,
    title: str,
    presented_by: str = "",
    pages: str = "",
    link: str = "",
    place: int | None = None,
) -> PresentedPaper:
    """Record a paper that is presented at the item."""
    refuse_empty(title, "the title of the paper")
    with keeping_under(item, by=by, reason="Paper presented") as w:
        paper = PresentedPaper(
            item=item,
            place=next_place(item.papers, place),
            title=title,
            presented_by=presented_by,
            pages=pages,
            link=link,
        )
        w.save(paper)
    return paper


def resolve(
    item: MeetingItem, *, by: User | None, text: str, place: int | None = None
) -> Resolution:
    """Record what the body resolves."""
    refuse_empty(text, "the resolution")
    with keeping_under(item, by=by, reason="Resolved") as w:
        resolution = Resolution(item=item, place=next_place(item.resolutions, place), text=text)
        w.save(resolution)
    return resolution


def set_next_step(
    item: MeetingItem,
    *,
    by: User | None,
    text: str,
    owner: Officer | None = None,
    owner_as_printed: str = "",
    due_on: date | None = None,
    place: int | None = None,
) -> NextStep:
    """Record what is to be done next, by whom and by when; it is followed until it is closed."""
    refuse_empty(text, "the next step")
    with keeping_under(item, by=by, reason="Next step set") as w:
        step = NextStep(
            item=item,
            place=next_place(item.next_steps, place),
            text=text,
            owner=owner,
            owner_as_printed=owner_as_printed or (owner.name if owner else ""),
            due_on=due_on,
        )
        w.save(step)
    return step


def agree_minutes(
    item: MeetingItem,
    *,
    by: User | None,
    meeting_on: date,
    amendments: str = "",
    form_key: uuid.UUID | None = None,
) -> MinutesAgreement:
    """Record that the minutes of an earlier meeting of the body are agreed: they stay from now on.

    Raises:
        Refused: the meeting is no earlier one, or its minutes were agreed already.
    """
    said: Words = {"meeting_on": meeting_on, "amendments": amendments}
    with keeping_under(item, by=by, reason="Minutes agreed") as w:

        def say() -> MinutesAgreement:
            _refuse_to_agree(item.meeting, meeting_on)
            agreed = Meeting.objects.filter(body=item.meeting.body_id, held_on=meeting_on).first()
            return MinutesAgreement(item=item, by=w.by, agreed=agreed, **said)

        return append_once(w, MinutesAgreement, form_key, say, said, item_id=item.pk)


def _refuse_to_agree(meeting: Meeting, meeting_on: date) -> None:
    """Raise Refused where a meeting cannot agree the minutes of that London day."""
    if meeting_on >= meeting.held_on:
        raise Refused(
            f"Minutes are agreed at a later meeting. This one is of {day_words(meeting.held_on)}: "
            "give the day of an earlier one."
        )
    if MinutesAgreement.objects.filter(
        item__meeting__body=meeting.body_id, meeting_on=meeting_on
    ).exists():
        raise Refused(f"The minutes of {day_words(meeting_on)} were agreed already.")
