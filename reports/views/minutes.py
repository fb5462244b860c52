"""The minutes of a meeting as files, as they stood at any moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.views.panels import Panel
from governance.meetings.asked import MeetingRecord
from governance.meetings.document import MeetingDocument
from governance.meetings.published import as_published
from governance.models import Meeting
from governance.selectors.meetings import get_meeting, meeting_record
from governance.selectors.objectives import objectives_of
from governance.views.meetings import meetings_link
from governance.views.places import governance_link
from governance.views.showing import readable
from people.access import demand
from people.errors import Refused
from people.exempt.reading import as_public
from people.exempt.words import are_exempt_words, paragraph_in
from people.frame import Link, page
from people.models import Partnership
from people.moments import AsAt, as_at
from people.selectors.places import get_partnership
from people.wording import day_words
from reports.content.audience import PUBLIC, RESTRICTED, marking_of
from reports.content.minutes import Agreement, minutes
from reports.content.minutes_shape import Minutes
from reports.content.printed_minutes import printed_minutes
from reports.gate import refuse_held_file, refuse_held_texts
from reports.render.errors import CannotRender
from reports.render.formats import Format
from reports.render.minutes_pdf import minutes_pdf
from reports.render.minutes_word import minutes_docx
from reports.views.answers import as_file

_HELD_BACK = 409
_PAPER = "paper"
"""What is held back, where it is no pack."""


@require_safe
def minutes_pdf_file(request: HttpRequest, partnership: str, meeting: str) -> HttpResponse:
    return _answer(request, partnership, meeting, kind=Format.PDF, write=_pdf)


@require_safe
def minutes_word_file(request: HttpRequest, partnership: str, meeting: str) -> HttpResponse:
    return _answer(request, partnership, meeting, kind=Format.DOCX, write=_word)


def _pdf(place: Partnership, paper: Minutes) -> bytes:
    return refuse_held_file(place, minutes_pdf(paper), what=_PAPER)


def _word(_place: Partnership, paper: Minutes) -> bytes:
    return minutes_docx(paper)


def _answer(
    request: HttpRequest,
    partnership: str,
    meeting: str,
    *,
    kind: Format,
    write: Callable[[Partnership, Minutes], bytes],
) -> HttpResponse:
    """The file, or the page that says why there is none."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    found = get_meeting(place, meeting)
    moment = as_at(request, place, of="these minutes")
    if moment.problem:
        why = moment.problem.partition(" This page")[0]
        return HttpResponseBadRequest(why, content_type="text/plain; charset=utf-8")
    try:
        paper = _minutes(request, found, moment.moment)
        refuse_held_texts(place, printed_minutes(paper), what=_PAPER)
        content = write(place, paper)
    except (Refused, CannotRender) as error:
        return _held_back(request, found, moment, str(error))
    return as_file(content, f"{_file_name(request, found, paper)}.{kind}", kind)


def _file_name(request: HttpRequest, meeting: Meeting, paper: Minutes) -> str:
    ending = PUBLIC if _for_public(request) else RESTRICTED if paper.marking else ""
    return f"minutes-{meeting.slug}{ending}"


def _minutes(request: HttpRequest, meeting: Meeting, at: datetime) -> Minutes:
    """The full minutes as their reader may read them, or with ``for=public`` the public ones.

    Who may read nothing that is exempt is given what the public is given, and it is not marked.
    """
    with as_public():
        public = meeting_record(meeting, at=at)
    if not public.items:
        raise Http404
    record = public if _for_public(request) else meeting_record(meeting, at=at)
    full = record.document
    is_public = _for_public(request) or (full == public.document and not _tells_more(full))
    agreed = public.agreed
    paper = minutes(
        as_published(full) if is_public else full,
        made_at=at,
        agreement=Agreement(agreed.on, agreed.amendments) if agreed else None,
        objectives=_objectives(request, meeting, record, at),
    )
    return paper if is_public else replace(paper, marking=_marking(public.document))


def _objectives(
    request: HttpRequest, meeting: Meeting, record: MeetingRecord, at: datetime
) -> dict[str, str]:
    """The words of the objectives that its record means, where their reader may read them.

    Several plans have an objective 1.1: the number alone does not tell of which was spoken.
    """
    found = objectives_of(readable(request, meeting.partnership, at=at), at=at)
    words = {each.key: each.text for each in found}
    return {ref: words[key] for ref, key in record.objectives.items() if key in words}


def _tells_more(document: MeetingDocument) -> bool:
    """Whether it holds words of an item from which the public was excluded."""
    excluded = (item for item in document.items if item.exclusion)
    return any(not are_exempt_words(item.text) for item in excluded)


def _for_public(request: HttpRequest) -> bool:
    return request.GET.get("for") == "public"


def _marking(document: MeetingDocument) -> str:
    """Under which paragraphs the full minutes are not for publication."""
    excluded = {item.exclusion.paragraph for item in document.items if item.exclusion}
    texts = [item.text for item in document.items] + [q.text for q in document.questions]
    return marking_of(excluded | {paragraph for text in texts if (paragraph := paragraph_in(text))})


def _held_back(request: HttpRequest, meeting: Meeting, moment: AsAt, why: str) -> HttpResponse:
    place = meeting.partnership
    names = [place.slug, meeting.slug]
    back = reverse("governance:meeting", args=names)
    may = request.user.has_perm("governance.keep_meetings", meeting)
    context = page(
        request,
        place,
        governance_link(place).at(moment),
        meetings_link(place).at(moment),
        Link(back, f"{meeting.body}, {day_words(meeting.held_on)}"),
        Link("", "Minutes"),
        as_at=moment,
        sentence=why,
        back=back,
        enter=reverse("governance:enter-meeting", args=names) if may else "",
    )
    return render(request, "reports/minutes_held_back.html", context, status=_HELD_BACK)


@dataclass(frozen=True, slots=True)
class MinutesLinks:
    pdf: str
    word: str
    public_pdf: str
    public_word: str
    are_agreed: bool


def on_meeting(_request: HttpRequest, meeting: Meeting, moment: AsAt) -> Panel | None:
    """Where the minutes are taken away, once there is an item."""
    if not meeting.items.exists():
        return None
    names = [meeting.partnership.slug, meeting.slug]
    return Panel(
        "reports/_minutes.html",
        MinutesLinks(
            pdf=reverse("reports:minutes-pdf", args=names) + moment.instant_query,
            word=reverse("reports:minutes-word", args=names) + moment.instant_query,
            public_pdf=_public("reports:minutes-pdf", names, moment),
            public_word=_public("reports:minutes-word", names, moment),
            are_agreed=meeting.agreements.filter(moment__lte=moment.moment).exists(),
        ),
    )


def _public(name: str, names: list[str], moment: AsAt) -> str:
    """The address of public minutes, at the moment of the page."""
    query = moment.instant_query
    return f"{reverse(name, args=names)}{query}{'&' if query else '?'}for=public"
