"""An action goes to another plan with its record, its key and its leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.models import Transfer
from actions.selectors.closing import reconciliation
from actions.selectors.comparison import departures
from actions.selectors.document import plan_document
from actions.selectors.record import action_record
from actions.services.applying import apply
from actions.services.moving import Destination, transfer, withdraw
from actions.services.versions import open_plan
from people import clock
from people.errors import Refused
from people.verification import verify
from plans.changes import compare
from plans.document import (
    ActionEntry,
    ObjectiveEntry,
    PlanDocument,
    Position,
    ThemeEntry,
)
from plans.models import Objective, Plan
from tests.cast import Cast, begun_plan

OTHER = PlanDocument(
    title="Serious violence",
    themes=(
        ThemeEntry(
            1, "Act", "",
            (ObjectiveEntry("1.1", "Know", (ActionEntry("List", "list", "1.1.1"),)),),
        ),
    ),
)  # fmt: skip


@pytest.fixture
def other(cast: Cast) -> Plan:
    """A second, open plan of the partnership."""
    plan = begun_plan(cast.partnership, cast.administrator, "violence")
    held = plan_document(plan, at=clock.now(), position=Position.RECORDED)
    apply(plan, compare(held, OTHER), by=cast.administrator)
    return open_plan(plan, by=cast.administrator)


def _to(plan: Plan, ref: str = "1.1.2") -> Destination:
    return Destination(Objective.objects.select_related("plan__partnership").get(plan=plan), ref)


def _refs(plan: Plan) -> list[str]:
    shown = plan_document(plan, at=clock.now(), position=Position.RECORDED)
    return [action.ref for action in shown.actions]


def test_record_key_and_leads_go_with_it(cast: Cast, other: Plan) -> None:
    before = action_record(cast.action("2.1.1"), at=clock.now(), position=Position.RECORDED)
    transfer(cast.action("2.1.1"), by=cast.administrator, to=_to(other), reason="It is violence")
    shown = plan_document(other, at=clock.now(), position=Position.RECORDED)
    moved = shown.actions[1]
    assert (moved.key, moved.ref, moved.leads) == ("share", "1.1.2", ("David Łukasik",))
    assert (moved.rating, moved.evidence) == ("red", "No agreement with health yet.")
    action = other.actions.get(ref="1.1.2")
    record = action_record(action, at=clock.now(), position=Position.RECORDED)
    assert len(record.entries) == len(before.entries) + 1
    assert record.entries[0].leads_to == ("violence", "Serious violence", "1.1.2")


def test_it_is_in_one_plan_at_each_moment(cast: Cast, other: Plan) -> None:
    moved = transfer(cast.action("2.1.1"), by=None, to=_to(other), reason="It is violence")
    assert "2.1.1" not in _refs(cast.plan)
    assert _refs(other) == ["1.1.1", "1.1.2"]
    before = moved.moment - timedelta(microseconds=1)
    rows = {fate.ref: fate.state for fate in reconciliation(cast.plan, at=before)}
    assert rows["2.1.1"] == "open"
    after = {fate.ref: fate for fate in reconciliation(cast.plan, at=moved.moment)}
    assert (after["2.1.1"].state, after["2.1.1"].moved_to) == ("transferred", moved)
    assert len(after) == 5


def test_the_other_plan_has_the_title_that_it_had_then(cast: Cast, other: Plan) -> None:
    transfer(cast.action("2.1.1"), by=cast.administrator, to=_to(other), reason="It is violence")
    then = clock.now()
    held = plan_document(other, at=then, position=Position.RECORDED)
    renamed = compare(held, replace(held, title="Safer streets"))
    apply(other, renamed, by=cast.administrator)
    action = other.actions.get(ref="1.1.2")
    for moment, title in ((then, "Serious violence"), (clock.now(), "Safer streets")):
        record = action_record(action, at=moment, position=Position.RECORDED)
        assert record.entries[0].leads_to == ("violence", title, "1.1.2")
        gone = departures(cast.plan, [action.key], at=moment)[action.key]
        assert gone.why == f"Transferred to {title}, action 1.1.2. It is violence"
        fate = next(f for f in reconciliation(cast.plan, at=moment) if f.moved_to)
        assert fate.moved_to is not None
        assert fate.moved_to.to_plan.title == title


def test_the_chain_holds(cast: Cast, other: Plan) -> None:
    transfer(cast.action("2.1.1"), by=None, to=_to(other), reason="It is violence")
    assert verify(cast.partnership).fault is None


@pytest.mark.parametrize(
    ("ref", "reason", "sentence"),
    [
        ("1.1.2", "", "Say why the action goes"),
        ("", "Why", "Give the ref"),
        ("1.1.1", "Why", "was used in that plan before"),
    ],
)
def test_what_is_missing(cast: Cast, other: Plan, ref: str, reason: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        transfer(cast.action("2.1.1"), by=None, to=_to(other, ref), reason=reason)
    assert not Transfer.objects.exists()


def test_it_goes_to_another_plan_of_the_same_partnership(cast: Cast) -> None:
    here = Objective.objects.select_related("plan__partnership").get(plan=cast.plan, ref="1.2")
    with pytest.raises(Refused, match="another plan of the same partnership"):
        transfer(cast.action("2.1.1"), by=None, to=Destination(here, "1.2.2"), reason="To the side")


def test_what_left_goes_nowhere(cast: Cast, other: Plan) -> None:
    withdraw(cast.action("2.1.1"), by=None, reason="Merged")
    with pytest.raises(Refused, match="is withdrawn"):
        transfer(cast.action("2.1.1"), by=None, to=_to(other), reason="After all")
