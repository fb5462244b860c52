"""Setting, opening and closing the reporting rounds of a plan."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.views.asking import ask, plan_asked_of
from actions.views.frame import PlanFrame
from governance.forms.rounds import (
    CloseRoundForm,
    OpenRoundForm,
    SetRoundsForm,
    rounds_as_they_stand,
)
from governance.models import Round
from governance.rounds.asked import stands
from governance.selectors.rounds import asked_now, open_round_of, schedule_of, to_be_asked_now
from governance.services.rounds import close_round, needs_reason, open_round, set_rounds
from governance.views.rounds import round_link, rounds_link, rounds_url, under_way_url
from people import clock
from people.access import signed_in
from people.views.asking import CONFLICT, FORM_METHODS, OK, done, sent, unless_overtaken
from people.views.once import counts_once
from people.wording import counted, day_words, first_capital, listed
from plans.models import Plan, Version

_RUN = "governance.run_rounds"


@require_http_methods(FORM_METHODS)
@counts_once
def set_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, _RUN)
    stands = rounds_as_they_stand(frame.plan, schedule_of(frame.plan))
    form = SetRoundsForm(sent(request), initial=stands)
    change = unless_overtaken(
        form, lambda data: _set(frame, form, data), frame.plan, _as_they_stand
    )
    if form.is_bound and form.carries_out(change):
        return done(request, "The reporting rounds are set.", rounds_url(frame.plan))
    return ask(
        frame,
        form,
        rounds_link(frame.plan),
        title="Set the reporting rounds",
        lede="What you change holds from the next round on.",
        current="governance",
        status=CONFLICT if form.is_overtaken else OK,
    )


def _as_they_stand(plan: Plan) -> dict[str, Any]:
    return rounds_as_they_stand(plan, schedule_of(plan))


def _set(frame: PlanFrame, form: SetRoundsForm, data: dict[str, Any]) -> None:
    set_rounds(
        frame.plan,
        by=signed_in(frame.request),
        settings=form.settings(),
        reason=data["reason"],
        seen=data["seen"],
    )


@require_http_methods(FORM_METHODS)
@counts_once
def open_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, _RUN)
    form = OpenRoundForm(sent(request))
    opened: list[Round] = []
    if form.is_bound and form.carries_out(
        lambda _: opened.append(open_round(frame.plan, by=signed_in(request), today=clock.today()))
    ):
        said = (
            f"Round {opened[0].number} is open. Updates are due by {day_words(opened[0].due_on)}."
        )
        return done(request, said, round_link(opened[0]).url)
    return ask(
        frame,
        form,
        rounds_link(frame.plan),
        title="Open a reporting round",
        lede=_what_opening_does(frame),
        current="governance",
    )


def _what_opening_does(frame: PlanFrame) -> str:
    asked = counted(len(to_be_asked_now(frame.plan)), "open action")
    return (
        f"Updates are asked for on {asked}. Each person who acts for a lead gets one letter with "
        "what is due from them."
    )


@require_http_methods(FORM_METHODS)
@counts_once
def close_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, _RUN)
    under_way = open_round_of(frame.plan)
    left_out = needs_reason(under_way, asked_now(under_way)) if under_way else ""
    form = CloseRoundForm(sent(request), left_out=left_out)
    cut: list[Version] = []
    back = under_way_url(frame.plan)
    if form.is_bound and form.carries_out(
        lambda data: cut.append(close_round(frame.plan, by=signed_in(request), **data))
    ):
        return done(request, f"The round is closed, and version {cut[0].number} is cut.", back)
    links = (rounds_link(frame.plan), *([round_link(under_way)] if under_way else []))
    return ask(
        frame,
        form,
        *links,
        title="Close the reporting round",
        lede=_what_closing_does(under_way),
        current="governance",
    )


def _what_closing_does(under_way: Round | None) -> str:
    """That a version is cut, and what it leaves out."""
    if under_way is None:
        return "No round is under way."
    found = stands(asked_now(under_way))
    said = [
        f"{counted(number, noun)} {'is' if number == 1 else 'are'} not {done_with}"
        for number, noun, done_with in (
            (found.missing, "action", "reported on"),
            (found.waiting, "update", "considered"),
        )
        if number
    ]
    if not said:
        return "Everything was reported and is considered. A version of the plan is cut."
    return f"A version of the plan is cut. {first_capital(listed(said))}: the version says which."
