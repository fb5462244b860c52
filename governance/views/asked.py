"""What members asked and what came of it: per body, on the page of an action, and of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.models import Action
from actions.views.frame import PlanFrame
from actions.views.panels import Panel
from governance.meetings.asked import MeetingLine, in_order
from governance.selectors.asked import (
    AllAsked,
    all_asked,
    asked_about,
    asked_of_objectives,
    body_name,
    times_asked_of,
)
from governance.views.meetings import ASKED, open_sentence, showing_of
from governance.views.places import governance_link
from governance.views.showing import Showing, ShownExchange, ShownFollowed
from people.frame import Link, page
from people.wording import counted, first_capital

_PER_PAGE = 6
"""Meetings on a page."""
_MOST = 3
"""As many exchanges as stand on the page of an action; a link leads to the others."""


@dataclass(frozen=True, slots=True)
class ShownSitting:
    """What was asked at one meeting, and its next steps."""

    line: MeetingLine
    url: str
    exchanges: Sequence[ShownExchange]
    steps: Sequence[ShownFollowed]


@require_safe
def asked_page(request: HttpRequest, partnership: str, body: str) -> HttpResponse:
    """All that the members of a body asked, meeting by meeting, and what came of it."""
    showing = showing_of(request, partnership, of="what members asked")
    name = body_name(showing.partnership, body, at=showing.moment.moment)
    found = all_asked(showing.partnership, at=showing.moment.moment).of_body(body)
    page_of = Paginator(_with_questions(found), _PER_PAGE).get_page(request.GET.get("page"))
    context = page(
        request,
        showing.partnership,
        governance_link(showing.partnership).at(showing.moment),
        Link("", f"{name}: asked"),
        as_at=showing.moment,
        body=name,
        sentence=_sentence(found, showing),
        owed=showing.followed(in_order(each for each in found.followed if each.is_open)),
        sittings=_sittings(showing, found, page_of),
        pages=page_of,
        query=urlencode(showing.kept),
        now_word=showing.now_word,
    )
    return render(request, "governance/asked.html", context)


def _sentence(found: AllAsked, showing: Showing) -> str:
    if not found.exchanges:
        return f"Nothing that members asked is kept yet. {open_sentence(found, showing)}"
    asked = counted(len(found.exchanges), *ASKED)
    meetings = len({each.meeting.key for each in found.exchanges})
    first = f"{first_capital(asked)} at {counted(meetings, 'meeting')}."
    return f"{first} {open_sentence(found, showing)}"


def _with_questions(found: AllAsked) -> list[MeetingLine]:
    """The meetings at which anything was asked, or of which a next step is kept."""
    keys = {each.meeting.key for each in found.exchanges}
    keys |= {each.meeting.key for each in found.steps}
    return [line for line in found.meetings if line.key in keys]


def _sittings(
    showing: Showing, found: AllAsked, lines: Iterable[MeetingLine]
) -> list[ShownSitting]:
    held = {line.key: line for line in lines}
    shown = showing.exchanges(each for each in found.exchanges if each.meeting.key in held)
    steps = showing.followed(each for each in found.steps if each.meeting.key in held)
    return [
        ShownSitting(
            line,
            showing.meeting_url(line),
            [each for each in shown if each.exchange.meeting.key == key],
            [each for each in steps if each.followed.meeting.key == key],
        )
        for key, line in held.items()
    ]


def on_action(frame: PlanFrame, action: Action) -> Panel | None:
    """What was asked about an action at meetings, and how often about its objective."""
    if not frame.request.user.has_perm("governance.see", frame.plan.partnership):
        return None
    exchanges = asked_about(action, at=frame.as_at.moment)
    of_objective = times_asked_of(action.objective, at=frame.as_at.moment)
    if not exchanges and not of_objective:
        return None
    showing, of_plan = _showing_on(frame), ("plan", frame.plan.slug)
    context = {
        "shown": showing.exchanges(exchanges[:_MOST]),
        "total": len(exchanges),
        "more_url": showing.questions_url(of_plan, ("action", action.ref)),
        "objective": action.objective,
        "of_objective": of_objective,
        "objective_url": showing.questions_url(of_plan, ("objective", action.objective.ref)),
        "now_word": showing.now_word,
    }
    return Panel("governance/_on_action.html", context)


def _showing_on(frame: PlanFrame) -> Showing:
    """The reader of a plan's page, in the position that the page shows."""
    plan = copy(frame.plan)
    plan.title = frame.title
    plans = {plan.pk: (plan, frame.position)}
    return Showing(frame.request, frame.plan.partnership, frame.as_at, plans)


def on_plan(frame: PlanFrame) -> Panel | None:
    """How often each objective of a plan was asked about, with the way to what was said."""
    if not frame.request.user.has_perm("governance.see", frame.plan.partnership):
        return None
    asked = asked_of_objectives(frame.plan, at=frame.as_at.moment)
    if not asked:
        return None
    showing, of_plan = _showing_on(frame), ("plan", frame.plan.slug)
    objectives = [
        (ref, count, showing.questions_url(of_plan, ("objective", ref))) for ref, count in asked
    ]
    context = {"objectives": objectives, "all_url": showing.questions_url(of_plan)}
    return Panel("governance/_on_plan.html", context)
