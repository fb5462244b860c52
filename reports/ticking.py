"""What is done with packs by the clock."""

from __future__ import annotations

from datetime import datetime

from people.jobs import Job
from people.wording import number_of
from reports.services.notices import post_notices
from reports.services.sweeping import sweep_packs


def _sweep(at: datetime) -> str:
    gone = sweep_packs(at=at)
    return (
        f"Files of packs: {number_of(gone, 'file')} put aside that nothing names." if gone else ""
    )


def _notify(at: datetime) -> str:
    new = post_notices(at=at)
    return f"Packs that wait: {number_of(new, 'letter')} posted." if new else ""


PACKS_THAT_WAIT = Job("Packs that wait", _notify)
UNNAMED_FILES = Job("Files of packs", _sweep)
