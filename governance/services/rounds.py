"""Reporting rounds: set for a plan, opened, and closed by cutting a version."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from actions.selectors.names import SYSTEM
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.versions import cut_version
from governance.models import Round, RoundSchedule
from governance.rounds.asked import Asked, outstanding, waiting
from governance.rounds.calendar import Interval, Spans
from governance.rounds.steps import Due, Step
from governance.rounds.versions import Course, next_number
from governance.selectors.rounds import (
    asked_in,
    newest_of_rounds,
    open_round_of,
    rounds_of,
    schedule_of,
    steps_done,
)
from governance.services.round_steps import carry_out
from people.errors import Refused, Stale
from people.models import User
from people.wording import counted, first_capital
from plans.models import Plan, Version
from plans.writing import plan_writing

_LIVE = "Only a plan that is open has reporting rounds. Open it first."


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """How a plan's rounds are kept."""

    is_on: bool
    first_on: date
    """The London day on which the first of them opens; the others follow by the interval."""
    interval: int
    """The plan's reporting interval, in days."""
    spans: Spans = field(default_factory=Spans)


def set_rounds(
    plan: Plan, *, by: User | None, settings: RoundSettings, reason: str, seen: int | None = None
) -> RoundSchedule:
    """Say whether a plan has reporting rounds, when they open, and how each is spread.

    A round that is under way keeps the days with which it was opened.

    Args:
        seen: ``newest_of_rounds`` as the user saw it; none asks for no such care.

    Raises:
        Refused: no reason is given, or the days cannot be meant.
        Stale: somebody set them, or changed the plan, since the user looked.
    """
    if not reason:
        raise Refused("Say why the rounds are kept so from now on.")
    problem = settings.spans.problem(Interval(settings.interval))
    if settings.is_on and problem:
        raise Refused(problem)
    with plan_writing(plan, by=by, reason=reason) as w:
        if seen is not None and seen != newest_of_rounds(plan):
            raise Stale("Somebody set the rounds, or changed the plan, since you opened the page.")
        plan.refresh_from_db()
        schedule = schedule_of(plan) or RoundSchedule(plan=plan)
        schedule.is_on, schedule.first_on = settings.is_on, settings.first_on
        _spread(schedule, settings.spans)
        w.save(schedule)
        if plan.reporting_interval != settings.interval:
            change_settings(plan, by=by, settings=_with(plan, settings.interval), reason=reason)
    return schedule


def _spread(schedule: RoundSchedule, spans: Spans) -> None:
    schedule.to_report = spans.to_report
    schedule.remind_before = spans.remind_before
    schedule.remind_after = spans.remind_after
    schedule.escalate_after = spans.escalate_after
    schedule.queue_after = spans.queue_after


def _with(plan: Plan, interval: int) -> PlanSettings:
    """The plan's settings with another interval."""
    return PlanSettings(
        interval, plan.needs_consideration, plan.second_sign_off, plan.driven_by, plan.doubt_rules
    )


def open_round(plan: Plan, *, by: User | None, today: date) -> Round:
    """Open a reporting round and ask every lead for what is due from them.

    Args:
        today: the London day from which its days are counted.

    Raises:
        Refused: rounds were never set, the plan is not open, a round is under way, or there is
            nothing to report on.
    """
    with plan_writing(plan, by=by, reason="Reporting round opened") as w:
        schedule = schedule_of(plan)
        if schedule is None:
            raise Refused("Set the reporting rounds of this plan first: their days are not known.")
        _refuse_unless_it_can_open(plan)
        opened = Round(
            plan=plan,
            number=rounds_of(plan).count() + 1,
            opened_at=w.moment,
            **_days(schedule, today),
        )
        w.save(opened)
        asked = asked_in(opened, at=w.moment)
        if not asked:
            raise Refused("No open action asks for an update, so there is nothing to report on.")
        carry_out(w, opened, Due(Step.KICK_OFF), asked, today=today)
    return opened


def _refuse_unless_it_can_open(plan: Plan) -> None:
    if not plan.is_open:
        raise Refused(_LIVE)
    under_way = open_round_of(plan)
    if under_way is not None:
        raise Refused(f"Round {under_way.number} is under way. Close it first.")


def _days(schedule: RoundSchedule, today: date) -> dict[str, date]:
    days = schedule.spans.from_opening(today)
    return {
        "opened_on": days.opened_on,
        "remind_on": days.remind_on,
        "due_on": days.due_on,
        "remind_again_on": days.remind_again_on,
        "escalate_on": days.escalate_on,
        "queue_on": days.queue_on,
    }


def close_round(plan: Plan, *, by: User | None, reason: str = "") -> Version:
    """Close the plan's round by cutting a version, whose comment names what it leaves out.

    Raises:
        Refused: no round is under way; or something is not considered, or is missing before the
            round has run its course, and no reason is given.
    """
    with plan_writing(plan, by=by, reason=reason or "Reporting round closed") as w:
        closing = open_round_of(plan)
        if closing is None:
            raise Refused("No round is under way: there is nothing to close.")
        asked = asked_in(closing, at=w.moment)
        refusal = needs_reason(closing, asked)
        if refusal and not reason:
            raise Refused(refusal)
        version = cut_version(
            plan,
            by=by,
            number=next_number(_numbers(plan)),
            author=by.name if by else first_capital(SYSTEM),
            comments=_course(closing, asked).comment(reason),
        )
        closing.closed_at, closing.version = w.moment, version
        w.save(closing)
    return version


def needs_reason(closing: Round, asked: list[Asked]) -> str:
    """Why a round is not closed without a reason; empty where it is."""
    waits, missing = waiting(asked), outstanding(asked)
    if waits:
        said = counted(len(waits), "update")
        one = len(waits) == 1
        return (
            f"{first_capital(said)} of this round {'is' if one else 'are'} not considered yet. "
            f"Consider {'it' if one else 'them'}, or say why the round is closed all the same."
        )
    if missing and Step.QUEUE not in steps_done(closing):
        said = counted(len(missing), "action")
        return (
            f"{first_capital(said)} {'is' if len(missing) == 1 else 'are'} not reported on yet. "
            "Wait for the leads, or say why the round is closed all the same."
        )
    return ""


def _numbers(plan: Plan) -> list[str]:
    return list(Version.objects.filter(plan=plan).values_list("number", flat=True))


def _course(closing: Round, asked: list[Asked]) -> Course:
    return Course(
        closing.number,
        closing.opened_on,
        len(asked),
        missing=[each.ref for each in outstanding(asked)],
        waiting=[each.ref for each in waiting(asked)],
    )
