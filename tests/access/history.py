"""A partnership's life up to a moment, and everything that can happen to it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

import time_machine

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.models import Action, SignOff, SignOffProposal
from actions.selectors.closing import unsigned
from actions.selectors.document import plan_document
from actions.services import moving, signing
from actions.services.applying import apply
from actions.services.closing import close_plan, sign_closing
from actions.services.considering import accept_update
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Completion, Report, post_update
from actions.services.recurring import set_recurrence
from actions.services.structure import reword
from actions.services.versions import create_plan, cut_version, open_plan
from governance.meetings.document import PromiseOutcome, StepOutcome
from governance.models import MeetingItem
from governance.services import meetings
from people import clock, services
from people.errors import Refused
from people.models import Acting, Agency, Body, Membership, Officer, User
from people.writing import writing
from plans.brag import Rating
from plans.changes import compare
from plans.document import Position
from plans.models import Objective, Plan
from tests.access.world import World, build
from tests.cast import LONG_AGO
from tests.soak.verbs import VERBS, Doer
from tests.soak.world import OTHER

LATER = "morrow"
"""Stands in every name that is given after the moment."""
TRIES = 60
"""After so many refusals a verb counts as one that cannot be done any more."""
FORCED: tuple[Callable[[Doer], None], ...] = tuple(dict.fromkeys(VERBS))


def live(traveller: time_machine.Traveller) -> tuple[World, Doer]:
    """Two partnerships, and in ours two open plans in which every verb was done."""
    world = build()
    cast = world.cast
    other = create_plan(cast.partnership, by=None, slug="violence", title=OTHER.title)
    held = plan_document(other, at=clock.now(), position=Position.RECORDED)
    apply(other, compare(held, OTHER), by=None)
    doer = Doer(cast, open_plan(other, by=None), Random(7))
    change_settings(cast.plan, by=None, settings=PlanSettings(31), reason="From now on")
    cut_version(cast.plan, by=None, number="2.0", author="RO", comments="Second")
    _each_verb(doer, traveller, times=2)
    _move_one(doer)
    return world, doer


def _each_verb(doer: Doer, traveller: time_machine.Traveller, times: int) -> None:
    for verb in FORCED * times:
        traveller.shift(timedelta(hours=3))
        _insist(doer, verb)


def _insist(doer: Doer, verb: Callable[[Doer], None]) -> None:
    """Do a random verb; where there is nothing for it, see to that first."""
    if _done_in_time(doer, verb):
        return
    _prepare(doer)
    if not _done_in_time(doer, verb):
        doer.refused += 1


def _done_in_time(doer: Doer, verb: Callable[[Doer], None]) -> bool:
    """Whether the rules allowed what the dice chose, once in so many tries."""
    for _ in range(TRIES):
        try:
            verb(doer)
        except Refused:
            continue
        doer.done += 1
        return True
    return False


def _prepare(doer: Doer) -> None:
    """Every action is open and proposed as complete; the first is signed off, and an update of the
    last waits to be considered."""
    proposal = Completion(SignOffProposal.Outcome.MET, "All of it is done")
    report = Report(Rating.BLUE, "All done in March 2026", "It came", completion=proposal)
    for action in _actions(doer, Action.State.SIGNED_OFF):
        signing.reopen(action, by=doer.cast.chair, reason="Once more")
    actions = _actions(doer, Action.State.OPEN)
    for action in actions:
        accept_update(post_update(action, by=doer.cast.lead, report=report), by=doer.cast.chair)
    judgement = signing.Judgement(SignOff.Capacity.CHAIR, "Seen")
    signing.sign_off(actions[0], by=doer.cast.chair, judgement=judgement)
    late = Report(Rating.RED, "One is missing", "It was not done", "Money", "Health")
    post_update(actions[-1], by=doer.cast.lead, report=late)


def _move_one(doer: Doer) -> None:
    """So that an action's old address leads to the other plan."""
    action = _open_actions(doer.cast.plan)[-1]
    objective = Objective.objects.select_related("plan__partnership").get(plan=doer.other)
    place = moving.Destination(objective, f"9.9.{action.pk}")
    moving.transfer(action, by=doer.cast.administrator, to=place, reason="It belongs there")


def _actions(doer: Doer, state: Action.State) -> list[Action]:
    """Those of both plans that are in a state."""
    held = Action.objects.select_related("plan__partnership").filter(state=state)
    return list(held.filter(plan__in=(doer.cast.plan, doer.other)).order_by("pk"))


def _open_actions(plan: Plan) -> list[Action]:
    held = Action.objects.select_related("plan__partnership").filter(plan=plan)
    return list(held.filter(state=Action.State.OPEN).order_by("pk"))


def go_on(doer: Doer, traveller: time_machine.Traveller) -> None:
    """Everything that can be done, to everything that there is; at the end both plans close."""
    _each_verb(doer, traveller, times=2)
    for change in (
        _settings, _people, _meetings, _move_one, _names, _files, _versions, _close,
    ):  # fmt: skip
        traveller.shift(timedelta(days=1))
        change(doer)


def _settings(doer: Doer) -> None:
    body = Body.objects.get(partnership=doer.cast.partnership, slug="lscb")
    rules = {"off": ["overdue", "stale", "no_evidence", "unsigned"]}
    settings = PlanSettings(7, False, True, body, rules)
    for plan in (doer.cast.plan, doer.other):
        change_settings(plan, by=doer.cast.administrator, settings=settings, reason=LATER)


def _people(doer: Doer) -> None:
    cast = doer.cast
    seat = Membership.objects.get(body__partnership=cast.partnership)
    seat.to_date = clock.today()
    with writing(cast.partnership, by=cast.administrator, reason=LATER) as w:
        w.save(seat)
    services.seat_member(
        seat.body, by=None, name=f"Chair {LATER}", role=Membership.Role.CHAIR, from_date=LONG_AGO
    )
    services.add_body(cast.partnership, by=None, slug=LATER, name=f"Body {LATER}")
    services.add_officer(
        cast.partnership, by=None, name=f"Officer {LATER}", kind="post", job_title="", agency=None
    )
    for officer in Officer.objects.filter(partnership=cast.partnership):
        services.act_for(cast.auditor, officer, by=None, from_date=LONG_AGO)
    actings = Acting.objects.select_related("officer__partnership")
    for acting in actings.filter(user=cast.other_lead):
        services.stop_acting(acting, by=None, on=clock.today(), reason=LATER)
    services.change_user(cast.other_lead, by=None, reason=LATER, name="X", is_active=False)


def _meetings(doer: Doer) -> None:
    """What was typed is corrected, more is asked, and what was owed is closed."""
    [item] = MeetingItem.objects.filter(meeting__partnership=doer.cast.partnership)
    [asked] = item.questions.all()
    [promised], [step] = asked.promises.all(), item.next_steps.all()
    meetings.correct(asked, by=None, reason=LATER, text=f"Why {LATER}?", asked_by=LATER)
    meetings.ask(item, by=None, asked_by=LATER, text=f"And {LATER}?", objective=asked.objective)
    meetings.close_promise(promised, by=None, outcome=PromiseOutcome.KEPT, text=LATER)
    meetings.close_next_step(step, by=None, outcome=StepOutcome.DONE, text=LATER)
    meetings.resolve(item, by=None, text=LATER)
    held_on = item.meeting.held_on
    meetings.correct_meeting(item.meeting, by=None, reason=LATER, held_on=held_on, venue=LATER)
    later = meetings.call_meeting(item.meeting.body, by=None, held_on=clock.today(), venue=LATER)
    minutes = meetings.open_item(later, by=None, number="1", title=LATER)
    meetings.agree_minutes(minutes, by=None, meeting_on=held_on, amendments=LATER)


def _names(doer: Doer) -> None:
    cast = doer.cast
    with writing(cast.partnership, by=None, reason=LATER) as w:
        for row in _named(doer):
            row.name = f"{row.name} {LATER}"
            w.save(row)
        for plan in (cast.plan, doer.other):
            plan.refresh_from_db()
            plan.title = f"{plan.title} {LATER}"
            plan.owner, plan.methodology = LATER, LATER
            w.save(plan)


def _named(doer: Doer) -> Iterator[Agency | Body | Officer | User]:
    ours = {"partnership": doer.cast.partnership}
    for model in (Agency, Body, Officer, User):
        yield from model.objects.filter(**ours)


def _files(doer: Doer) -> None:
    for action in _open_actions(doer.cast.plan):
        file = checked(f"File {LATER}".encode(), f"{LATER}.txt")
        report = Report(Rating.RED, f"Evidence {LATER}", LATER, f"Needed {LATER}", "Nobody")
        update = post_update(action, by=doer.cast.lead, report=report, beside=Beside([file]))
        reword(action, by=doer.cast.administrator, text=f"{action.text} {LATER}", reason=LATER)
        set_recurrence(action, by=doer.cast.administrator, months=6, reason=LATER)
        try:
            accept_update(update, by=doer.cast.chair)
        except Refused:
            continue


def _versions(doer: Doer) -> None:
    for plan in (doer.cast.plan, doer.other):
        cut_version(plan, by=None, number=LATER, author=LATER, comments=LATER)


def _close(doer: Doer) -> None:
    for plan in (doer.cast.plan, doer.other):
        for action in _open_actions(plan):
            moving.withdraw(action, by=doer.cast.administrator, reason=LATER)
        for chief in unsigned(plan):
            sign_closing(plan, by=chief, statement=LATER)
        close_plan(plan, by=doer.cast.administrator, reason=LATER)
