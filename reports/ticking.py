"""What is done with packs by the clock."""

from __future__ import annotations

from datetime import datetime

from people.jobs import Job
from people.wording import number_of
from reports.services.sweeping import sweep_packs


def _sweep(at: datetime) -> str:
    gone = sweep_packs(at=at)
    return (
        f"Files of packs: {number_of(gone, 'file')} put aside that nothing names." if gone else ""
    )


UNNAMED_FILES = Job("Files of packs", _sweep)
