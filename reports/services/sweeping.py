"""Files of packs that no published pack names: a making that was cut off left them."""

from __future__ import annotations

from datetime import datetime

from actions.services.sweeping import GRACE
from people import clock
from reports.models import PackFile
from reports.store import PACKS


def sweep_packs(*, at: datetime) -> int:
    """Put aside what is older and that no published file is; how many went."""
    named = PackFile.objects.values_list("digest", flat=True)
    return PACKS.sweep(set(named), before=min(at, clock.now()) - GRACE)
