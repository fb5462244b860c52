"""Who said of what a pack prints that it is no child's identity, or may be printed, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from people import clock
from people.confirming import digest_of
from people.models import IdentityConfirmation, Partnership
from people.selectors.identity import cleared_by
from reports.content.content_json import read
from reports.content.printed import printed
from reports.finds import Known, finds
from reports.gate import where_it_stands
from reports.selectors.known import known_to
from reports.selectors.packs import PackRow


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What one person said at one moment of finds in a pack."""

    labels: tuple[str, ...]
    """``a placeholder in 1.1.3``, each once: never the passage itself."""
    answer: str
    reason: str
    by: str
    """Empty where the system did."""
    moment: datetime


def confirmed_in(row: PackRow) -> list[Confirmed]:
    """What was said of the finds in what a pack prints, oldest first.

    Of a published one what had been said until then. A draft prints nothing yet that stays.
    """
    partnership = row.pack.plan.partnership
    said = IdentityConfirmation.objects.filter(partnership=partnership)
    if row.is_draft or not said.exists():
        return []
    until = row.last.moment if row.last and row.is_published else clock.now()
    labels = _labels(partnership, row.built.content, known_to(row.pack))
    return _by_answer(labels, cleared_by(partnership, labels, until=until))


def _labels(partnership: Partnership, content: str, known: Known) -> dict[str, list[str]]:
    """How each find in a pack is called, wherever it stands, by its digest."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for each in dict.fromkeys(printed(read(content))):
        for finding in finds(each.text, known):
            label = where_it_stands(each, finding).label
            found[digest_of(partnership, finding)][label] = None
    return {digest: list(labels) for digest, labels in found.items()}


def _by_answer(
    labels: dict[str, list[str]], said: dict[str, IdentityConfirmation]
) -> list[Confirmed]:
    """The finds together of which somebody said the same at once."""
    rows: dict[tuple[datetime, str, str, str], dict[str, None]] = {}
    for digest, row in said.items():
        by = row.by.name if row.by else ""
        key = (row.moment, by, row.get_answer_display(), row.reason)
        rows.setdefault(key, {}).update(dict.fromkeys(labels[digest]))
    return [
        Confirmed(tuple(named), answer, reason, by, moment)
        for (moment, by, answer, reason), named in sorted(rows.items())
    ]
