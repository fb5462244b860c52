"""Calling a meeting: its day, its place and its agenda."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from governance.forms.calling import CallMeetingForm
from governance.models import Meeting
from governance.services.entering import call_with_agenda
from governance.views.meetings import meetings_link
from governance.views.places import governance_link
from people.access import demand, signed_in
from people.models import Body, Partnership, User
from people.views.asking import FORM_METHODS, ask, asked_of, done, sent
from people.views.once import counts_once
from people.wording import day_words

_PERMISSION = "governance.keep_meetings"
_LEDE = "It stands among the meetings at once, with the day by which its papers must be out."


def kept_by(user: User, partnership: Partnership) -> list[Body]:
    """The bodies whose meetings the user keeps."""
    bodies = Body.objects.filter(partnership=partnership).order_by("name")
    return [body for body in bodies if user.has_perm(_PERMISSION, body)]


@require_http_methods(FORM_METHODS)
@counts_once
def call_page(request: HttpRequest, partnership: str) -> HttpResponse:
    place = asked_of(request, partnership, "governance.see")
    user = signed_in(request)
    bodies = kept_by(user, place)
    if not bodies:
        demand(user, _PERMISSION, place)
    form = CallMeetingForm(sent(request), bodies=bodies)
    called: list[Meeting] = []
    if form.is_bound and form.carries_out(lambda data: called.append(_call(user, data))):
        (meeting,) = called
        url = reverse("governance:meeting", args=[place.slug, meeting.slug])
        return done(request, _sentence(meeting), url)
    way = (governance_link(place), meetings_link(place))
    return ask(request, place, form, *way, title="Call a meeting", lede=_LEDE)


def _call(user: User, data: dict[str, Any]) -> Meeting:
    return call_with_agenda(data.pop("body"), by=user, **data)


def _sentence(meeting: Meeting) -> str:
    return f"{meeting.body} meets on {day_words(meeting.held_on)}."
