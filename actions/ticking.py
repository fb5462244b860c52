"""What is done with actions by the clock."""

from __future__ import annotations

from datetime import datetime

from actions.services.leaving import hand_over_all
from people import clock
from people.jobs import Job
from people.wording import number_of


def _hand_over(at: datetime) -> str:
    went = hand_over_all(today=clock.london_day(at))
    return f"Officers who left: {number_of(went, 'action')} given to who follows." if went else ""


LEAVING = Job("Officers who left", _hand_over)
