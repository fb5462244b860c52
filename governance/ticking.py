"""What governance does by the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from governance.rounds.asked import stands
from governance.rounds.steps import closes_by_itself
from governance.selectors.rounds import (
    asked_now,
    next_opening,
    open_round_of,
    plans_with_rounds,
    schedule_of,
    steps_done,
    to_be_asked_now,
)
from governance.services.meetings.excluding import exempt_what_was_excluded
from governance.services.notices import post_notices
from governance.services.round_steps import carry_out_next
from governance.services.rounds import close_round, open_round
from people import clock
from people.errors import Refused
from people.jobs import Job, NotDone
from people.wording import number_of
from plans.models import Plan
from plans.writing import plan_writing


def _run(at: datetime) -> str:
    """Bring the rounds of every plan up to the day; a plan whose round cannot go on stops none."""
    today = clock.london_day(at)
    done: Counter[str] = Counter()
    refused = []
    for plan in plans_with_rounds():
        try:
            done += run_rounds(plan, today=today)
        except Refused as refusal:
            refused.append(f"{plan}: {refusal}")
    if refused:
        raise NotDone(" ".join(refused))
    return _sentence(done)


def _sentence(done: Counter[str]) -> str:
    said = [f"{number_of(done[what], noun)} {what}" for what, noun in _COUNTED if done[what]]
    return f"Reporting rounds: {', '.join(said)}." if said else ""


_OPENED, _STEPS, _CLOSED = "opened", "done", "closed"
_COUNTED = ((_OPENED, "round"), (_STEPS, "step"), (_CLOSED, "round"))


def run_rounds(plan: Plan, *, today: date) -> Counter[str]:
    """Open, carry on and close the plan's round, as far as is due on a day; each thing once."""
    done: Counter[str] = Counter()
    done[_OPENED] += _once(plan, _opens, partial(open_round, by=None, today=today), today)
    while carry_out_next(plan, today=today):
        done[_STEPS] += 1
    done[_CLOSED] += _once(plan, _closes, partial(close_round, by=None), today)
    return done


def _once(
    plan: Plan, is_due: Callable[[Plan, date], bool], do: Callable[[Plan], object], today: date
) -> bool:
    """Do it if it is due, which is asked again under the lock: another tick may have been here."""
    if not is_due(plan, today):
        return False
    with plan_writing(plan, by=None, reason="Reporting round"):
        if not is_due(plan, today):
            return False
        do(plan)
    return True


def _opens(plan: Plan, today: date) -> bool:
    schedule = schedule_of(plan)
    if schedule is None or open_round_of(plan) is not None:
        return False
    opening = next_opening(plan, schedule)
    return opening is not None and opening <= today and bool(to_be_asked_now(plan))


def _closes(plan: Plan, _today: date) -> bool:
    under_way = open_round_of(plan)
    if under_way is None:
        return False
    asked = asked_now(under_way)
    return closes_by_itself(steps_done(under_way), stands(asked))


def _notify(at: datetime) -> str:
    new = post_notices(at=at)
    return f"Notices: {number_of(new, 'letter')} posted." if new else ""


def _exempt(_at: datetime) -> str:
    new = exempt_what_was_excluded()
    if not new:
        return ""
    said = number_of(new, "item")
    return f"Exempt: {said} decided on, from which press and public were excluded."


EXCLUSIONS = Job("Exclusions of press and public", _exempt)
ROUNDS = Job("Reporting rounds", _run)
NOTICES = Job("Notices", _notify)
