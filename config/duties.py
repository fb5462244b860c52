"""Wiring: what reporting rounds and leaving officers give to pages, letters and the clock."""

from actions.ticking import LEAVING
from actions.views import leaving
from actions.views.panels import ON_MY_WORK, ON_PLAN
from governance.services import notices, round_steps
from governance.ticking import NOTICES, ROUNDS
from governance.views import round_panels
from people.frame import ABOVE_OFFICERS, ON_OFFICER
from people.jobs import add_job
from people.letters.kinds import add_kind


def wire() -> None:
    """To be called before letters are delivered: these jobs post some."""
    for kind in (*round_steps.KINDS.values(), *notices.KINDS):
        add_kind(kind)
    for job in (LEAVING, ROUNDS, NOTICES):
        add_job(job)
    ABOVE_OFFICERS.add(leaving.beside_officers)
    ON_OFFICER.add(leaving.offers_on_officer)
    ON_PLAN.add(round_panels.on_plan)
    ON_MY_WORK.add(round_panels.on_my_work)
