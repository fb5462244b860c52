"""What is done with actions by the clock."""

from __future__ import annotations

from datetime import datetime

from actions.services.leaving import hand_over_all
from actions.services.sweeping import sweep_evidence
from people import clock
from people.jobs import Job
from people.wording import number_of


def _hand_over(at: datetime) -> str:
    went = hand_over_all(today=clock.london_day(at))
    return f"Officers who left: {number_of(went, 'action')} given to who follows." if went else ""


def _sweep(at: datetime) -> str:
    gone = sweep_evidence(at=at)
    return (
        f"Files beside updates: {number_of(gone, 'file')} put aside that nothing names."
        if gone
        else ""
    )


LEAVING = Job("Officers who left", _hand_over)
UNNAMED_EVIDENCE = Job("Files beside updates", _sweep)
