"""By when the papers of a coming meeting must be out, and where its officer enters it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from actions.views.panels import Panel
from governance.clear_days import CLEAR_DAYS, Notice, notice_of
from governance.models import Meeting
from people.moments import AsAt
from people.wording import day_words, listed, number_words


def on_coming_meeting(_request: HttpRequest, meeting: Meeting, moment: AsAt) -> Panel | None:
    """The last day on which the agenda can be published in time."""
    if meeting.held_on <= moment.day:
        return None
    notice = notice_of(meeting.held_on)
    return Panel(
        "governance/_notice.html",
        {"sentence": sentence(notice, moment.day), "is_late": notice.has_passed(moment.day)},
    )


def sentence(notice: Notice, today: date) -> str:
    """``The agenda and its reports must be out by Tuesday 3 November 2026 …``"""
    day = f"{notice.publish_by:%A} {day_words(notice.publish_by)}"
    if notice.has_passed(today):
        return (
            f"The agenda and its reports had to be out by {day}, and that day has passed. "
            "What was not out then can be taken only if the chair decides that it is urgent, "
            "for reasons that the minutes give."
        )
    return (
        f"The agenda and its reports must be out by {day}, to give {number_words(CLEAR_DAYS)} "
        f"clear days before the meeting{_longer(notice)}."
    )


def _longer(notice: Notice) -> str:
    days = [f"{day_words(day)} ({name})" for day, name in notice.bank_holidays]
    if not days:
        return ""
    verb = "is a bank holiday" if len(days) == 1 else "are bank holidays"
    return f"; {listed(days)} {verb}"


def on_meeting_to_enter(request: HttpRequest, meeting: Meeting, moment: AsAt) -> Panel | None:
    """For who keeps the body's meetings: where this one is entered."""
    may = request.user.has_perm("governance.keep_meetings", meeting)
    if not moment.is_now or not may or meeting.agreements.exists():
        return None
    url = reverse("governance:enter-meeting", args=[meeting.partnership.slug, meeting.slug])
    return Panel("governance/_to_enter.html", url)
