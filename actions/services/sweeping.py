"""Contents of files beside updates that no update names: one that was never written left them."""

from __future__ import annotations

from datetime import datetime, timedelta

from actions.evidence.store import EVIDENCE
from actions.models import EvidenceFile
from actions.selectors.evidence import erased_files
from people import clock

GRACE = timedelta(days=1)
"""From when a content is kept until it must be named; what names it is written within a minute."""


def sweep_evidence(*, at: datetime) -> int:
    """Put aside what is older and that no file beside an update is; how many went."""
    named = EvidenceFile.objects.exclude(pk__in=erased_files()).values_list("digest", flat=True)
    return EVIDENCE.sweep(set(named), before=min(at, clock.now()) - GRACE)
