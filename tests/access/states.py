"""The states of a plan and of its action 1.1.1: how each comes about, and who may do what then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from actions.models import Action, SignOff, SignOffProposal
from actions.services.closing import close_plan, sign_closing
from actions.services.considering import accept_update
from actions.services.moving import Destination, transfer, withdraw
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Completion, Report, post_update
from actions.services.signing import Judgement, sign_off
from plans.brag import Rating
from plans.models import Objective, Plan
from tests.access.hidden import Hidden
from tests.access.rows import NOT_FOUND, ROWS, STRANGERS, Elsewhere, Row, urls
from tests.access.world import World
from tests.actions.two_plans import second_plan
from tests.cast import Cast

REF = "1.1.1"
LED_ON = 302


def open_action(world: World) -> None:
    """Much was said on 1.1.1 that the sub-group has not accepted, or has returned."""
    cast = world.cast
    considering = PlanSettings(31)
    change_settings(cast.plan, by=cast.administrator, settings=considering, reason="From now on")
    Hidden(cast).everything_before()


def blue_action(world: World) -> None:
    open_action(world)
    Hidden(world.cast).propose(REF)


def signed_off_action(world: World) -> None:
    """What was proposed at last was accepted; what was said before was not."""
    open_action(world)
    _sign_off(world.cast, REF)


def withdrawn_action(world: World) -> None:
    open_action(world)
    withdraw(world.cast.action(REF), by=world.cast.administrator, reason="Merged")


def transferred_action(world: World) -> None:
    open_action(world)
    to = Destination(Objective.objects.get(plan=second_plan(world.cast)), "2.2.1")
    action, by = world.cast.action(REF), world.cast.administrator
    transfer(action, by=by, to=to, reason="It is the violence board's work")


def plan_being_set_up(world: World) -> None:
    """No service shuts a plan that is open: for what may be done, it was never opened."""
    open_action(world)
    Plan.objects.filter(pk=world.cast.plan.pk).update(opened_at=None)


def closed_plan(world: World) -> None:
    signed_off_action(world)
    cast = world.cast
    for action in Action.objects.filter(plan=cast.plan, state=Action.State.OPEN):
        withdraw(cast.action(action.ref), by=cast.administrator, reason="Merged")
    sign_closing(cast.plan, by=cast.chief_officer, statement="All is done")
    close_plan(cast.plan, by=cast.administrator, reason="All is done")


def _sign_off(cast: Cast, ref: str) -> None:
    met = Completion(SignOffProposal.Outcome.MET, "The licensing team carries on.")
    done = Report(Rating.BLUE, "All 60 are trained.", "It is done", completion=met)
    accept_update(post_update(cast.action(ref), by=cast.lead, report=done), by=cast.chair)
    judgement = Judgement(SignOff.Capacity.CHAIR, "The register shows all 60.")
    sign_off(cast.action(ref), by=cast.chair, judgement=judgement)


def _nobody(*names: str) -> dict[str, Row]:
    return {f"actions:{name}": replace(ROWS[f"actions:{name}"], may=()) for name in names}


def _no_rounds() -> dict[str, Row]:
    """Only an open plan has reporting rounds; what there were is read of a closed one too."""
    names = ("governance:set-rounds", "governance:open-round", "governance:close-round")
    return {name: replace(ROWS[name], may=()) for name in names}


def _administrators(*names: str) -> dict[str, Row]:
    return {name: replace(row, may=("administrator",)) for name, row in _nobody(*names).items()}


@dataclass(frozen=True)
class LedOn(Row):
    """The address leads insiders to where the action went."""

    def _who(self, role: str) -> int:
        return NOT_FOUND if role in STRANGERS else LED_ON


def _gone() -> dict[str, Row]:
    """Everything that can be asked of an action is asked where it went."""
    of_an_action = {name: row for name, row in ROWS.items() if "ref" in urls().get(name, ())}
    gone: dict[str, Row] = {
        name: Elsewhere(posts=row.posts, reads=row.reads) for name, row in of_an_action.items()
    }
    return {**gone, "actions:action": LedOn()}


def _closed() -> dict[str, Row]:
    """Nothing is written to the plan; a reader's own views and what they compare are not of it.

    What the law wants erased is erased from a closed plan too.
    """
    kept = {
        "actions:compare",
        "actions:save-filter",
        "actions:delete-filter",
        "actions:erase",
        "actions:leaving",
    }
    writes = {name for name, row in ROWS.items() if row.posts and name.startswith("actions:")}
    written = (name.removeprefix("actions:") for name in writes - kept)
    return {**_nobody(*written), **_no_rounds()}


@dataclass(frozen=True)
class State:
    """One state of the plan and of its action 1.1.1."""

    action: Action.State
    arrange: Callable[[World], None]
    changed: dict[str, Row]
    """Who may do what otherwise than ``ROWS`` says of an open action."""
    why: str = "the action is not"
    """How a refusal begins to say what is in the way."""

    def status(self, name: str, role: str, method: str) -> int:
        return self.changed.get(name, ROWS[name]).status(role, method)


STATES: dict[str, State] = {
    "an action is open": State(Action.State.OPEN, open_action, {}),
    "an action is Blue and awaits its sign-off": State(Action.State.OPEN, blue_action, {}),
    "an action is signed off": State(
        Action.State.SIGNED_OFF,
        signed_off_action,
        {
            **_nobody("update", "ask-date", "change-date", "sign-off"),
            "actions:reopen": replace(ROWS["actions:reopen"], may=("chair",)),
        },
        "(the action is not open|is signed off: nothing)",
    ),
    "an action is withdrawn": State(
        Action.State.WITHDRAWN,
        withdrawn_action,
        _nobody(
            "update", "correct", "ask-date", "change-date", "sign-off", "challenge",
            "answer-challenge", "reword", "change-leads", "recurrence", "transfer", "withdraw",
        ),
        "(the action is not open|the action has left the plan|is withdrawn: nothing)",
    ),
    "an action is transferred": State(Action.State.TRANSFERRED, transferred_action, _gone()),
    "the plan is being set up": State(
        Action.State.OPEN,
        plan_being_set_up,
        {
            **_administrators("update", "correct"),
            **_nobody(
                "ask-date", "decide-date", "consider", "accept-updates", "sign-off", "challenge",
                "answer-challenge", "close-challenge", "answer-need", "sign-closing",
            ),
            **_no_rounds(),
        },
        "(the plan is not open|you act for none|Your roles do not let you)",
    ),
    "the plan is closed": State(
        Action.State.SIGNED_OFF,
        closed_plan,
        _closed(),
        "(The plan was closed on|the plan is closed|the plan is not open)",
    ),
}  # fmt: skip
