"""A considering plan and a second plan beside it, to which random verbs are done."""

from __future__ import annotations

from random import Random

from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.versions import create_plan, open_plan
from people import clock
from plans.changes import compare
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, Position, ThemeEntry
from tests.cast import RHIAN, gather
from tests.soak.verbs import Doer

OTHER = PlanDocument(
    title="Serious violence",
    themes=(
        ThemeEntry(
            1,
            "Act",
            "",
            (
                ObjectiveEntry(
                    "1.1", "Know", (ActionEntry("Keep one list", "list", "1.1.1", (RHIAN,), RHIAN),)
                ),
            ),
        ),
    ),
)


def begin(dice: Random) -> Doer:
    """Both plans, open; the first asks for its updates to be considered."""
    cast = gather()
    settings = PlanSettings(cast.plan.reporting_interval)
    change_settings(cast.plan, by=None, settings=settings, reason="From the start")
    other = create_plan(cast.partnership, by=None, slug="violence", title=OTHER.title)
    held = plan_document(other, at=clock.now(), position=Position.RECORDED)
    officers = plan_document(cast.plan, at=clock.now(), position=Position.RECORDED).officers
    document = PlanDocument(title=OTHER.title, themes=OTHER.themes, officers=officers)
    apply(other, compare(held, document), by=None)
    return Doer(cast, open_plan(other, by=None), dice)
