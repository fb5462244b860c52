"""Posting the digest before a meeting to those who chair its body."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from governance.digests.content import digest
from governance.models import Meeting
from governance.selectors.digests import chairs_of_body, meetings_ahead, told_before
from people import clock
from people.jobs import Job
from people.letters.kinds import Kind
from people.models import Letter, User
from people.services.outbox import is_posted, post_letter
from people.wording import number_of


def _against(letter: Letter) -> str:
    meeting = Meeting.objects.select_related("body").filter(pk=letter.about["meeting"]).first()
    if meeting is None or meeting.held_on < clock.today():
        return "The meeting is past."
    if letter.to not in chairs_of_body(meeting.body, clock.today()):
        return "They do not chair the body any more."
    return ""


BEFORE_A_MEETING = Kind(
    "before-a-meeting",
    "a digest before each meeting that you chair",
    is_digest=True,
    reason_against=_against,
)


def post_digests(*, at: datetime) -> int:
    """Post what is due before meetings, once to each chair; a meeting that is past is left out.

    Returns:
        How many were new.
    """
    ahead = meetings_ahead(at=at, days=settings.DIGEST_DAYS)
    return sum(
        _post(meeting, user, at=at)
        for meeting in ahead
        for user in chairs_of_body(meeting.body, clock.london_day(at))
    )


def _post(meeting: Meeting, user: User, *, at: datetime) -> bool:
    """Whether there was something to tell that they were not told yet."""
    step = f"before meeting {meeting.pk}"
    if is_posted(meeting.partnership, to=user, step=step):
        return False
    with transaction.atomic():
        told = told_before(meeting, user, at=at)
        return bool(told.plans) and post_letter(
            meeting.partnership,
            to=user,
            kind=BEFORE_A_MEETING,
            step=step,
            content=digest(told),
            due=at,
            about={"meeting": meeting.pk},
        )


def _do(at: datetime) -> str:
    posted = post_digests(at=at)
    return f"Digests: {number_of(posted, 'letter')} written before meetings." if posted else ""


DIGESTS = Job("Digests", _do)
