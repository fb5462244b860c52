"""The steps of a reporting round: each is done once, with the letters that it posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse

from governance.models import Round, RoundStep, Told
from governance.rounds.asked import Asked, outstanding, stands, waiting
from governance.rounds.letters import Paths, Telling, missing_to_chair, queue_to_chair, to_lead
from governance.rounds.steps import Due, Step, next_step
from governance.selectors.round_letters import letter_step
from governance.selectors.rounds import (
    asked_now,
    chairs_of,
    duties,
    open_round_of,
    steps_done,
)
from people import clock
from people.letters.content import Content
from people.letters.kinds import Kind
from people.models import Letter, User
from people.services.outbox import post_letter
from people.writing import Writing
from plans.models import Plan
from plans.writing import plan_writing

NOBODY_ACTS = "Nobody who can sign in acts for a lead of what is missing."
NO_CHAIR = "No chair of this plan can sign in."


def carry_out_next(plan: Plan, *, today: date) -> Due | None:
    """Do the next step of the plan's round that is due on a day, with its letters.

    The step and its letters are written together or not at all; two who come at once queue for the
    partnership's lock, and the second finds it done.

    Returns:
        The step; none where no step is due any more.
    """
    if _next_due(plan, today) is None:
        return None
    with plan_writing(plan, by=None, reason="Reporting round") as w:
        found = _next_due(plan, today)
        if found is None:
            return None
        carry_out(w, found.round, found.due, found.asked, today=today)
    return found.due


@dataclass(frozen=True, slots=True)
class _Found:
    round: Round
    due: Due
    asked: Sequence[Asked]


def _next_due(plan: Plan, today: date) -> _Found | None:
    under_way = open_round_of(plan)
    if under_way is None:
        return None
    asked = asked_now(under_way)
    due = next_step(under_way.days, steps_done(under_way), stands(asked), today)
    return _Found(under_way, due, asked) if due else None


def carry_out(w: Writing, of: Round, due: Due, asked: Sequence[Asked], *, today: date) -> RoundStep:
    """Post the letters of a step and append that it was done, or why nobody was written to."""
    letters = {} if due.skipped else _WRITTEN_TO[due.step](of, due.step, asked, today)
    for user, content in letters.items():
        _post(of, due.step, user, content, today)
    why = due.skipped or ("" if letters else _NOBODY[due.step])
    step = RoundStep(round=of, step=due.step, skipped=why)
    w.append(step)
    w.append_all([Told(step=step, user=user) for user in letters])
    return step


def _post(of: Round, step: Step, to: User, content: Content, today: date) -> None:
    """A letter that is due from the beginning of the day on which its step is."""
    post_letter(
        of.plan.partnership,
        to=to,
        kind=KINDS[step],
        step=letter_step(of, step),
        content=content,
        due=clock.end_of_day(today - date.resolution),
        about={"round": of.pk},
    )


_Letters = dict[User, Content]


def _to_leads(of: Round, step: Step, asked: Sequence[Asked], today: date) -> _Letters:
    told = _telling(of)
    return {user: to_lead(told, step, due) for user, due in duties(asked, today).items()}


def _what_is_missing(of: Round, _step: Step, asked: Sequence[Asked], today: date) -> _Letters:
    content = missing_to_chair(_telling(of), outstanding(asked))
    return dict.fromkeys(chairs_of(of.plan, today), content)


def _what_waits(of: Round, _step: Step, asked: Sequence[Asked], today: date) -> _Letters:
    content = queue_to_chair(_telling(of), waiting(asked), outstanding(asked))
    return dict.fromkeys(chairs_of(of.plan, today), content)


_WRITTEN_TO: dict[Step, Callable[[Round, Step, Sequence[Asked], date], _Letters]] = {
    Step.KICK_OFF: _to_leads,
    Step.REMINDER: _to_leads,
    Step.SECOND_REMINDER: _to_leads,
    Step.ESCALATION: _what_is_missing,
    Step.QUEUE: _what_waits,
}
_NOBODY = {
    Step.KICK_OFF: NOBODY_ACTS,
    Step.REMINDER: NOBODY_ACTS,
    Step.SECOND_REMINDER: NOBODY_ACTS,
    Step.ESCALATION: NO_CHAIR,
    Step.QUEUE: NO_CHAIR,
}


def _telling(of: Round) -> Telling:
    return Telling(of.plan.title, of.number, of.days, _paths(of))


def _paths(of: Round) -> Paths:
    place = (of.plan.partnership.slug, of.plan.slug)
    return Paths(
        update=lambda ref: reverse("actions:update", args=[*place, ref]),
        action=lambda ref: reverse("actions:action", args=[*place, ref]),
        queue=reverse("actions:queue", args=place),
        round=reverse("governance:round", args=[*place, of.number]),
    )


# Whether a letter still holds when it leaves


def _round_of(letter: Letter) -> Round:
    return Round.objects.select_related("plan__partnership").get(pk=letter.about["round"])


def _still_due(letter: Letter) -> str:
    """A lead is asked while something is still to come from them."""
    of = _round_of(letter)
    if of.is_closed:
        return "The round is closed."
    due = duties(asked_now(of), clock.today())
    return "" if letter.to in due else "They have reported meanwhile."


def _still_open(letter: Letter) -> str:
    return "The round is closed." if _round_of(letter).is_closed else ""


_of_leads = partial(Kind, reason_against=_still_due)
_of_chairs = partial(Kind, reason_against=_still_open)
KINDS = {
    Step.KICK_OFF: _of_leads("round-opens", "what is due from you in a reporting round"),
    Step.REMINDER: _of_leads("round-reminder", "a reminder before the due day of a round"),
    Step.SECOND_REMINDER: _of_leads("round-overdue", "a reminder after the due day of a round"),
    Step.ESCALATION: _of_chairs("round-missing", "what was not reported in a round"),
    Step.QUEUE: _of_chairs("round-queue", "a round that is in your queue"),
}
