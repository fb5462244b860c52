"""Promises and next steps: who owes what by when, and saying what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from actions.views.panels import Panel
from governance.forms.following import ClosingForm, NextStepForm, PromiseForm
from governance.meetings.asked import Followed, in_order
from governance.meetings.document import PromiseOutcome, StepOutcome
from governance.models import Meeting, NextStep, Promise
from governance.selectors.asked import all_asked, get_next_step, get_promise, owed_by
from governance.services.meetings import close_next_step, close_promise
from governance.views.meetings import WITH_MEETINGS, one_of, open_sentence, showing_of
from governance.views.places import governance_link
from governance.views.showing import Showing, ShownFollowed
from people.access import demand, signed_in
from people.frame import Link, page
from people.models import Partnership
from people.moments import AsAt
from people.selectors.places import get_partnership, present
from people.standing import standing
from people.views.asking import (
    CONFLICT,
    FORM_METHODS,
    OK,
    asked_moment,
    done,
    refuse_the_past,
    sent,
)
from people.wording import day_words

STATES: Mapping[str, str] = {
    "open": "Open",
    "overdue": "Overdue",
    "closed": "Closed",
    "all": "Open and closed",
}
_OPEN = "open"


def followed_link(partnership: Partnership) -> Link:
    url = reverse("governance:followed", args=[partnership.slug])
    return Link(url, "Promises and next steps", takes_moment=True)


@require_safe
def followed_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who owes what to which body, by when; what is overdue stands first."""
    showing = showing_of(request, partnership, of="promises and next steps")
    found = all_asked(showing.partnership, at=showing.moment.moment)
    chosen, no_states = one_of(request, "state", STATES, called="state")
    state = chosen or _OPEN
    body, no_bodies = one_of(request, "body", found.bodies, called=WITH_MEETINGS)
    kept = found.of_body(body) if body else found
    shown = showing.followed(in_order(kept.followed))
    context = page(
        request,
        showing.partnership,
        governance_link(showing.partnership).at(showing.moment),
        Link("", "Promises and next steps"),
        as_at=showing.moment,
        sentence=open_sentence(kept, showing),
        rows=[each for each in shown if _is(each, state)],
        total=len(shown),
        states=STATES,
        state=state,
        bodies=found.bodies,
        body=body,
        problems=[*no_states, *no_bodies],
    )
    return render(request, "governance/followed.html", context)


def _is(shown: ShownFollowed, state: str) -> bool:
    is_open = shown.followed.is_open
    return {
        "open": is_open,
        "overdue": shown.is_overdue,
        "closed": not is_open,
        "all": True,
    }[state]


@require_http_methods(FORM_METHODS)
def close_promise_page(request: HttpRequest, partnership: str, promise: int) -> HttpResponse:
    """Saying what became of an answer that was promised for later."""
    place = get_partnership(request.user, partnership)
    found = get_promise(place, promise)
    _ask_leave(request, place, found)
    form = PromiseForm(sent(request))
    if request.method == "POST" and form.carries_out(
        lambda data: close_promise(
            found,
            by=signed_in(request),
            outcome=PromiseOutcome(data["outcome"]),
            text=data["text"],
            closed_on=data["closed_on"],
            form_key=data["form_key"],
        )
    ):
        return done(request, "The promise is closed.", _meeting_url(found.of_meeting))
    lede = f"Promised to {found.question.asked_by}: {found.text}"
    return _ask(request, found.of_meeting, form, title="Close a promise", lede=lede)


@require_http_methods(FORM_METHODS)
def close_next_step_page(request: HttpRequest, partnership: str, step: int) -> HttpResponse:
    """Saying what came of a next step."""
    place = get_partnership(request.user, partnership)
    found = get_next_step(place, step)
    _ask_leave(request, place, found)
    form = NextStepForm(sent(request))
    if request.method == "POST" and form.carries_out(
        lambda data: close_next_step(
            found,
            by=signed_in(request),
            outcome=StepOutcome(data["outcome"]),
            text=data["text"],
            closed_on=data["closed_on"],
            form_key=data["form_key"],
        )
    ):
        return done(request, "The next step is closed.", _meeting_url(found.of_meeting))
    return _ask(request, found.of_meeting, form, title="Close a next step", lede=found.text)


def _ask_leave(request: HttpRequest, place: Partnership, found: Promise | NextStep) -> None:
    """Go on only for who may close it, and not in the past.

    Raises:
        PermissionDenied: the user may not.
        OnlyNow: the address asks for a past moment.
    """
    demand(request.user, "governance.close_followed", found)
    refuse_the_past(request, place, followed_link(place))


def _meeting_url(meeting: Meeting) -> str:
    return reverse("governance:meeting", args=[meeting.partnership.slug, meeting.slug])


def _ask(
    request: HttpRequest, meeting: Meeting, form: ClosingForm, *, title: str, lede: str
) -> HttpResponse:
    place = meeting.partnership
    label = f"{meeting.body}, {day_words(meeting.held_on)}"
    back = Link(_meeting_url(meeting), label)
    more: dict[str, Any] = {"form": form, "title": title, "lede": lede, "back": back}
    way = (governance_link(place), followed_link(place), back, Link("", title))
    moment = asked_moment(request, place)
    context = page(request, place, *way, as_at=moment, **more)
    return render(
        request, "people/form.html", context, status=CONFLICT if form.is_overtaken else OK
    )


def on_my_work(request: HttpRequest) -> Panel | None:
    """What the officers for whom the user acts owe to bodies."""
    owed = owed_by(standing(request.user).officers)
    rows = [row for each in owed for row in _mine(request, each.partnership, each.followed)]
    return Panel("governance/_owed.html", {"rows": rows}) if rows else None


def _mine(
    request: HttpRequest, partnership: Partnership, followed: Sequence[Followed]
) -> list[ShownFollowed]:
    moment = AsAt(present(partnership), of="what is owed")
    return Showing(request, partnership, moment, {}).followed(followed)
