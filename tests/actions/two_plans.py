"""A second plan in the cast's partnership, to which actions can go."""

from __future__ import annotations

from actions.services.applying import apply
from actions.services.moving import Destination, transfer
from actions.services.versions import open_plan
from plans.changes import compare
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.models import Objective, Plan
from tests.cast import Cast, begun_plan

VIOLENCE = PlanDocument(
    title="Serious violence plan",
    themes=(
        ThemeEntry(
            2, "Disrupt", "", (
                ObjectiveEntry("2.2", "Close routes", (ActionEntry("Count them", "n", "2.2.9"),)),
            ),
        ),
    ),
)  # fmt: skip
REASON = "It is the violence board's work"


def second_plan(cast: Cast) -> Plan:
    plan = begun_plan(cast.partnership, cast.administrator, slug="violence")
    apply(plan, compare(PlanDocument(title=plan.title), VIOLENCE), by=cast.administrator)
    return open_plan(plan, by=cast.administrator)


def sent_away(cast: Cast, plan: Plan, ref: str = "2.1.1", to_ref: str = "2.2.1") -> None:
    to = Destination(Objective.objects.get(plan=plan), to_ref)
    transfer(cast.action(ref), by=cast.administrator, to=to, reason=REASON)
