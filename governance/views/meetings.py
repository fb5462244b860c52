"""Meetings: the list of them, and one as its minutes read, at any moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.meetings.asked import ItemRecord, MeetingLine, MeetingRecord
from governance.selectors.asked import AllAsked, all_asked
from governance.selectors.meetings import get_meeting, meeting_record
from governance.views.panels import ON_MEETING
from governance.views.places import governance_link
from governance.views.showing import Showing, ShownExchange, ShownFollowed, readable
from people.access import demand
from people.frame import Link, page
from people.models import Partnership
from people.moments import as_at
from people.selectors.places import get_partnership
from people.wording import counted, day_words, first_capital, listed

ASKED = ("question, comment or request", "questions, comments and requests")
"""One, and several."""
_LIST = "the meetings"
WITH_MEETINGS = "body with meetings"
_LONGEST = 60
"""As many letters of what an address says are said again."""


def meetings_link(partnership: Partnership) -> Link:
    url = reverse("governance:meetings", args=[partnership.slug])
    return Link(url, "Meetings", takes_moment=True)


def showing_of(request: HttpRequest, slug: str, *, of: str) -> Showing:
    """What a reader is shown of a partnership's meetings, at the moment that they ask for."""
    place = get_partnership(request.user, slug)
    demand(request.user, "governance.see", place)
    moment = as_at(request, place, of=of)
    return Showing(request, place, moment, readable(request, place, at=moment.moment))


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """A meeting in the list."""

    line: MeetingLine
    url: str
    asked: int
    open: int
    """Promises and next steps that are open."""
    overdue: int


@require_safe
def meetings_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Every meeting, of every body or of one, with what was asked and what is open of it."""
    showing = showing_of(request, partnership, of=_LIST)
    found = all_asked(showing.partnership, at=showing.moment.moment)
    chosen, problems = one_of(request, "body", found.bodies, called=WITH_MEETINGS)
    kept = found.of_body(chosen) if chosen else found
    rows = [_row(showing, kept, line) for line in kept.meetings]
    context = page(
        request,
        showing.partnership,
        governance_link(showing.partnership).at(showing.moment),
        Link("", "Meetings"),
        as_at=showing.moment,
        sentence=_sentence(kept, showing),
        coming=[row for row in reversed(rows) if row.line.is_ahead(showing.today)],
        held=[row for row in rows if not row.line.is_ahead(showing.today)],
        bodies=found.bodies,
        chosen=chosen,
        problems=problems,
        call_url=_call_url(request, showing),
    )
    return render(request, "governance/meetings.html", context)


def _call_url(request: HttpRequest, showing: Showing) -> str:
    """Where a meeting is called, for who may, now."""
    may = request.user.has_perm("governance.keep_meetings", showing.partnership)
    may = may and showing.moment.is_now
    return reverse("governance:call-meeting", args=[showing.partnership.slug]) if may else ""


def one_of(
    request: HttpRequest, name: str, known: Collection[str], *, called: str
) -> tuple[str, list[str]]:
    """The last value of a parameter that is known, and a sentence for each that is not.

    Args:
        called: what such a value is, for that sentence.
    """
    asked = [text.strip() for text in request.GET.getlist(name) if text.strip()]
    problems = [
        f"“{text[:_LONGEST]}” is no {called} here and was left out."
        for text in asked
        if text not in known
    ]
    return next((text for text in reversed(asked) if text in known), ""), problems


def _row(showing: Showing, found: AllAsked, line: MeetingLine) -> ShownMeeting:
    followed = [each for each in found.followed if each.meeting.key == line.key]
    return ShownMeeting(
        line=line,
        url=showing.meeting_url(line),
        asked=sum(each.meeting.key == line.key for each in found.exchanges),
        open=sum(each.is_open for each in followed),
        overdue=sum(each.is_overdue(showing.today) for each in followed),
    )


def _sentence(found: AllAsked, showing: Showing) -> str:
    """``Three meetings, at which 65 things were asked. Four promises and next steps are open …``"""
    if not found.meetings:
        return f"No meeting {'is' if showing.moment.is_now else 'was'} kept here yet."
    asked = counted(len(found.exchanges), *ASKED)
    verb = "was" if len(found.exchanges) == 1 else "were"
    first = (
        f"{first_capital(counted(len(found.meetings), 'meeting'))}, at which {asked} {verb} put."
    )
    return f"{first} {open_sentence(found, showing)}"


def open_sentence(found: AllAsked, showing: Showing) -> str:
    """How many promises and next steps are open, and how many of them are overdue."""
    open_ones = [each for each in found.followed if each.is_open]
    if not open_ones:
        return "No promise and no next step is open."
    late = sum(each.is_overdue(showing.today) for each in open_ones)
    verb = "is" if len(open_ones) == 1 else "are"
    said = counted(len(open_ones), "promise or next step", "promises and next steps")
    overdue = f", {counted(late, 'of them', 'of them')} overdue" if late else ""
    return f"{first_capital(said)} {verb} open{overdue}."


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item of the minutes, as its reader is shown it."""

    item: ItemRecord
    exchanges: Sequence[ShownExchange]
    steps: Sequence[ShownFollowed]


@require_safe
def meeting_page(request: HttpRequest, partnership: str, meeting: str) -> HttpResponse:
    """One meeting as its minutes read, with what is followed since."""
    showing = showing_of(request, partnership, of="this meeting")
    found = get_meeting(showing.partnership, meeting)
    record = meeting_record(found, at=showing.moment.moment)
    title = f"{record.line.body}, {day_words(record.line.held_on)}"
    context = page(
        request,
        showing.partnership,
        governance_link(showing.partnership).at(showing.moment),
        meetings_link(showing.partnership).at(showing.moment),
        Link("", title),
        as_at=showing.moment,
        title=title,
        record=record,
        sentence=_of_the_meeting(record),
        items=_items(showing, record),
        now_word=showing.now_word,
        decides=showing.moment.is_now and request.user.has_perm("people.decide_exempt", found),
        asked_url=_asked_url(showing, record.line),
        panels=ON_MEETING.panels(request, found, showing.moment),
    )
    return render(request, "governance/meeting.html", context)


def _items(showing: Showing, record: MeetingRecord) -> list[ShownItem]:
    exchanges = {each.exchange.key: each for each in showing.exchanges(record.exchanges)}
    return [
        ShownItem(
            item,
            [exchanges[each.key] for each in item.exchanges],
            showing.followed(item.steps),
        )
        for item in record.items
    ]


def _asked_url(showing: Showing, line: MeetingLine) -> str:
    url = reverse("governance:asked", args=[showing.partnership.slug, line.body_slug])
    return url + showing.moment.instant_query


def _of_the_meeting(record: MeetingRecord) -> str:
    """``Nine present. 33 questions, comments and requests; 38 answers; four resolutions.``"""
    document = record.document
    parts = _counts(
        (len(document.present), "member present", "members present"),
        (len(document.items) or len(document.agenda), "item", "items"),
        (len(record.exchanges), *ASKED),
        (sum(len(each.entry.answers) for each in record.exchanges), "answer", "answers"),
        (sum(len(each.resolutions) for each in document.items), "resolution", "resolutions"),
        (sum(len(each.next_steps) for each in document.items), "next step", "next steps"),
    )
    return f"{first_capital(listed(parts))}." if parts else "Nothing of it is kept yet but its day."


def _counts(*counts: tuple[int, str, str]) -> Iterable[str]:
    return [counted(number, one, several) for number, one, several in counts if number]
