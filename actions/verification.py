"""What must fit the chain and only plans can tell: versions, plans as opened, files kept."""

from __future__ import annotations

from collections.abc import Iterator

from actions.evidence.store import EVIDENCE
from actions.models import EvidenceFile
from actions.selectors.evidence import erased_files
from actions.selectors.versions import digest_now, last_erasures
from people.covered import kind_of
from people.models import ChainEntry, Erasure, Ledger, Partnership
from people.verification import Fault
from plans.models import Plan, Version, VersionErasure


def versions_as_held(partnership: Partnership) -> Iterator[Fault]:
    """Versions whose moment no longer shows what was held."""
    versions = Version.objects.filter(plan__partnership=partnership, content_held=True)
    held = list(versions.select_related("plan").order_by("chain_sequence"))
    left = last_erasures(held)
    for version in held:
        since = left.get(version.pk, version)
        if digest_now(version) != since.document_digest:
            what = f"the plan does not show version {version.number} as it was held"
            yield Fault(version.chain_sequence, "plans.version", version.pk, what)


def plans_as_opened(partnership: Partnership) -> Iterator[Fault]:
    """A ledger that does not know when the first plan was opened."""
    opened = Plan.objects.filter(partnership=partnership, opened_at__isnull=False)
    first = opened.order_by("opened_at").values_list("opened_at", flat=True).first()
    for ledger in Ledger.objects.filter(partnership=partnership).exclude(opened_at=first):
        what = "it does not say when the partnership's first plan was opened"
        yield Fault(ledger.sequence, "people.ledger", ledger.pk, what)


def evidence_as_kept(partnership: Partnership) -> Iterator[Fault]:
    """Files beside updates whose content is missing, or is not what was uploaded."""
    named = EvidenceFile.objects.filter(update__action__plan__partnership=partnership)
    found: dict[str, str] = {}
    for row in named.exclude(pk__in=erased_files()).order_by("pk").iterator():
        if row.digest not in found:
            found[row.digest] = EVIDENCE.wrong_with(row.digest)
        if found[row.digest]:
            yield Fault(_sequence(row), kind_of(EvidenceFile), row.pk, found[row.digest])


def erasures_of_versions(partnership: Partnership) -> Iterator[Fault]:
    """Versions that are said to have lost a text when no text was erased."""
    erased = Erasure.objects.filter(partnership=partnership).values("moment")
    said = VersionErasure.objects.filter(version__plan__partnership=partnership)
    for row in said.exclude(moment__in=erased).order_by("pk"):
        entry = ChainEntry.objects.get(kind=kind_of(VersionErasure), row=row.pk)
        what = "it says that a text was erased, and no erasure says so"
        yield Fault(entry.sequence, entry.kind, row.pk, what)


def _sequence(row: EvidenceFile) -> int:
    entry = ChainEntry.objects.filter(kind=kind_of(EvidenceFile), row=row.pk).first()
    return entry.sequence if entry else 0
