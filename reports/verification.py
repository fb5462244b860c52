"""What must fit the chain and only reports can tell: what packs print, and their files."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model

from people.covered import kind_of
from people.models import ChainEntry, Partnership
from people.verification import Fault
from reports.content.content_json import content_digest
from reports.models import BuiltPack, PackFile
from reports.store import PACKS


def packs_as_published(partnership: Partnership) -> Iterator[Fault]:
    """Packs that no longer print what was put forward, and files that are not what was kept."""
    built = BuiltPack.objects.filter(pack__plan__partnership=partnership)
    for row in built.order_by("pk").iterator():
        if content_digest(row.content) != row.content_digest:
            yield _fault(row, "what the pack prints no longer has its digest")
    files = PackFile.objects.filter(built__pack__plan__partnership=partnership)
    for file in files.order_by("pk").iterator():
        if wrong := PACKS.wrong_with(file.digest):
            yield _fault(file, wrong)


def _fault(row: Model, what: str) -> Fault:
    entry = ChainEntry.objects.filter(kind=kind_of(type(row)), row=row.pk).first()
    return Fault(entry.sequence if entry else 0, kind_of(type(row)), row.pk, what)
