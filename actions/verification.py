"""What must fit the chain and only plans can tell: versions, plans as opened, files kept."""

from __future__ import annotations

from collections.abc import Iterator

from actions.evidence import store
from actions.models import EvidenceFile
from actions.selectors.document import document_as_held
from people.covered import kind_of
from people.errors import Refused
from people.models import ChainEntry, Ledger, Partnership
from people.verification import Fault
from plans.document_json import document_digest
from plans.models import Plan, Version


def versions_as_held(partnership: Partnership) -> Iterator[Fault]:
    """Versions whose moment no longer shows what was held."""
    held = Version.objects.filter(plan__partnership=partnership, content_held=True)
    for version in held.select_related("plan").order_by("chain_sequence"):
        if _digest_now(version) != version.document_digest:
            what = f"the plan does not show version {version.number} as it was held"
            yield Fault(version.chain_sequence, "plans.version", version.pk, what)


def _digest_now(version: Version) -> str:
    try:
        document = document_as_held(version)
    except Refused:
        return ""
    return document_digest(document)


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
    for row in named.order_by("pk").iterator():
        if row.digest not in found:
            found[row.digest] = _wrong_with(row.digest)
        if found[row.digest]:
            yield Fault(_sequence(row), kind_of(EvidenceFile), row.pk, found[row.digest])


def _wrong_with(digest: str) -> str:
    try:
        store.opened(digest).close()
    except store.Missing:
        return "the content of the file is missing"
    except store.Changed:
        return "the content of the file is not what was uploaded"
    return ""


def _sequence(row: EvidenceFile) -> int:
    entry = ChainEntry.objects.filter(kind=kind_of(EvidenceFile), row=row.pk).first()
    return entry.sequence if entry else 0
