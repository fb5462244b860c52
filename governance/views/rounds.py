"""The reporting rounds of a plan: which there were, and where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.views.asking import refuse_the_past
from actions.views.frame import PlanFrame, plan_frame
from governance.models import Round, RoundSchedule
from governance.rounds.asked import Asked, Came, outstanding
from governance.rounds.calendar import Interval
from governance.selectors.round_letters import steps_of
from governance.selectors.rounds import (
    acting_on,
    asked_now,
    get_round,
    next_opening,
    open_round_of,
    rounds_of,
    schedule_of,
)
from people import clock
from people.access import demand
from people.frame import Link
from people.wording import counted, day_words, first_capital, listed, number_of, number_words, plain
from plans.models import Plan


def rounds_url(plan: Plan, name: str = "rounds", *more: object) -> str:
    return reverse(f"governance:{name}", args=[plan.partnership.slug, plan.slug, *more])


def rounds_link(plan: Plan) -> Link:
    return Link(rounds_url(plan), "Reporting rounds")


def round_link(of: Round) -> Link:
    return Link(rounds_url(of.plan, "round", of.number), f"Round {of.number}")


def _reached(request: HttpRequest, partnership: str, plan: str) -> PlanFrame:
    """The frame of a page that is read; the rounds of a closed plan are read as well."""
    frame = plan_frame(request, partnership, plan)
    demand(request.user, "governance.see_rounds", frame.plan)
    refuse_the_past(frame)
    return frame


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in the list."""

    link: Link
    round: Round
    version_url: str


@require_safe
def rounds_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """Every round of a plan, and when the next one opens."""
    frame = _reached(request, partnership, plan)
    schedule = schedule_of(frame.plan)
    found = list(rounds_of(frame.plan))
    context = frame.context(
        "governance",
        Link("", "Reporting rounds"),
        sentence=of_rounds(frame.plan, schedule, open_round_of(frame.plan)),
        schedule=schedule,
        interval=Interval(frame.plan.reporting_interval).words,
        lines=[_line(frame, each) for each in found],
        may_run=request.user.has_perm("governance.run_rounds", frame.plan),
        set_url=rounds_url(frame.plan, "set-rounds"),
        open_url=_open_url(frame.plan, schedule, found),
    )
    return render(request, "governance/rounds.html", context)


def _open_url(plan: Plan, schedule: RoundSchedule | None, found: Sequence[Round]) -> str:
    """Where a round is opened by hand; empty where none can be."""
    if schedule is None or any(not each.is_closed for each in found):
        return ""
    return rounds_url(plan, "open-round")


def of_rounds(plan: Plan, schedule: RoundSchedule | None, under_way: Round | None) -> str:
    """``Round 3 is under way: updates are due by …``"""
    if under_way is not None:
        due = day_words(under_way.due_on)
        return f"Round {under_way.number} is under way: updates are due by {due}."
    if schedule is None:
        return "This plan has no reporting rounds yet. Nobody is written to."
    opening = next_opening(plan, schedule)
    if opening is None:
        return "The reporting rounds of this plan are off. Nobody is written to."
    return f"No round is under way. The next one opens on {day_words(opening)}."


def _line(frame: PlanFrame, of: Round) -> RoundLine:
    version = frame.url("plan") + f"?at=v{of.version.number}" if of.version else ""
    return RoundLine(round_link(of), of, version)


@require_safe
def round_page(request: HttpRequest, partnership: str, plan: str, number: int) -> HttpResponse:
    """One round: who has reported and who has not, and who was written to."""
    frame = _reached(request, partnership, plan)
    found = get_round(frame.plan, number)
    asked = asked_now(found)
    context = frame.context(
        "governance",
        rounds_link(frame.plan),
        Link("", f"Round {number}"),
        round=found,
        sentence=_of_round(found, asked),
        groups=_groups(frame, asked),
        steps=steps_of(found),
        unreachable="" if found.is_closed else _unreachable(asked, clock.today()),
        version_url=_line(frame, found).version_url,
        may_run=request.user.has_perm("governance.run_rounds", frame.plan),
        close_url=rounds_url(frame.plan, "close-round"),
    )
    return render(request, "governance/round.html", context)


_ORDER = (Came.MISSING, Came.RETURNED, Came.WAITING, Came.CONSIDERED)


def _groups(frame: PlanFrame, asked: Sequence[Asked]) -> list[tuple[Came, list[tuple[Asked, str]]]]:
    """What was asked by what came of it, the missing first; each with its address."""
    groups = [
        (came, [(each, frame.url("action", each.ref)) for each in asked if each.came is came])
        for came in _ORDER
    ]
    return [(came, rows) for came, rows in groups if rows]


def _of_round(of: Round, asked: Sequence[Asked]) -> str:
    """``12 of 20 actions are reported on, four of them not yet considered; eight are missing.``"""
    counts = Counter(each.came for each in asked)
    missing = len(outstanding(asked))
    was, was_one = ("were", "was") if of.is_closed else ("are", "is")
    reported = len(asked) - missing
    said = f"{reported} of {number_of(len(asked), 'action')} {was} reported on"
    if counts[Came.WAITING]:
        said += f", {number_words(counts[Came.WAITING])} of them not considered"
    if missing:
        said += f"; {counted(missing, 'update')} {was if missing > 1 else was_one} missing"
    return f"{said}."


def _unreachable(asked: Sequence[Asked], day: date) -> str:
    """Whom no letter reaches: leads for whom nobody acts who can sign in, and vacancies."""
    due = outstanding(asked)
    acting = acting_on((officer for each in due for officer in each.officers), day)
    unread = {
        name
        for each in due
        for name, officer in zip(each.leads, each.officers, strict=True)
        if officer not in acting
    }
    vacant = [each.ref for each in due if not each.officers]
    said = []
    if unread:
        said.append(f"nobody acts for {listed(sorted(unread, key=plain), 'or')}")
    if vacant:
        said.append(f"no officer leads {listed(vacant, 'or')}")
    return f"{first_capital(listed(said))}: nobody is written to about that." if said else ""


def under_way_url(plan: Plan) -> str:
    """The page of the round that is under way, else of all rounds."""
    under_way = open_round_of(plan)
    return round_link(under_way).url if under_way else rounds_url(plan)
