"""Recomputing the chain of a partnership, to the first row that differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef

from people import digests
from people.covered import chained_models, kind_of, partition
from people.models import ChainEntry, Ledger, Partnership

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place where the record is not what was written."""

    sequence: int
    kind: str
    row: int
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.row} (entry {self.sequence}): {self.what}"


@dataclass(frozen=True, slots=True)
class Verdict:
    partnership: str
    entries: int
    head: str
    """The digest of the last entry."""
    fault: Fault | None


def verify(partnership: Partnership) -> Verdict:
    """Recompute every digest of a partnership's chain."""
    ledger = Ledger.objects.get(partnership=partnership)
    checker = _Checker(partnership)
    fault = next(checker.faults(), None) or _cut(checker, ledger) or _unchained()
    return Verdict(partnership.slug, checker.sequence, checker.previous, fault)


class _Checker:
    """Walks a chain from its first entry."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.sequence = 0
        self.previous = digests.GENESIS

    def faults(self) -> Iterator[Fault]:
        entries = ChainEntry.objects.filter(partnership=self.partnership).order_by("sequence")
        batch: list[ChainEntry] = []
        for entry in entries.iterator(chunk_size=_BATCH):
            batch.append(entry)
            if len(batch) == _BATCH:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, entries: list[ChainEntry]) -> Iterator[Fault]:
        rows = _rows(entries)
        for entry in entries:
            what = self._link(entry) or _row(entry, rows.get((entry.kind, entry.row)))
            if what:
                yield Fault(entry.sequence, entry.kind, entry.row, what)
            self.sequence, self.previous = entry.sequence, entry.digest

    def _link(self, entry: ChainEntry) -> str:
        if entry.sequence != self.sequence + 1:
            return f"entry {self.sequence + 1} of the chain is missing"
        wanted = digests.link_digest(
            entry.sequence, entry.kind, entry.row, entry.row_digest, self.previous
        )
        return "" if entry.digest == wanted else "the chain does not continue here"


def _rows(entries: list[ChainEntry]) -> dict[tuple[str, int], models.Model]:
    found: dict[tuple[str, int], models.Model] = {}
    wanted: dict[str, list[int]] = {}
    for entry in entries:
        wanted.setdefault(entry.kind, []).append(entry.row)
    for kind, keys in wanted.items():
        model = chained_models().get(kind)
        if model:
            rows = model._default_manager.in_bulk(keys)
            found |= {(kind, int(pk)): row for pk, row in rows.items()}
    return found


def _row(entry: ChainEntry, row: models.Model | None) -> str:
    if row is None:
        return "the row is gone"
    plain, texts = partition(row)
    marks = {name: mark["digest"] for name, mark in entry.texts.items()}
    if texts.keys() != marks.keys():
        return "a text was added or emptied"
    for name, text in texts.items():
        if digests.text_digest(entry.texts[name]["salt"], text) != marks[name]:
            return f"the text “{name}” differs"
    return "" if digests.row_digest(plain, marks) == entry.row_digest else "a value differs"


def _cut(checker: _Checker, ledger: Ledger) -> Fault | None:
    if (checker.sequence, checker.previous) == (ledger.sequence, ledger.digest):
        return None
    what = f"the chain ends at entry {checker.sequence}, the ledger says {ledger.sequence}"
    return Fault(checker.sequence + 1, "people.ledger", ledger.pk, what)


def _unchained() -> Fault | None:
    """A row that stands in a covered table and in no chain."""
    for kind, model in chained_models().items():
        entry = ChainEntry.objects.filter(kind=kind, row=OuterRef("pk"))
        row = model._default_manager.filter(~Exists(entry)).order_by("pk").first()
        if row is not None:
            return Fault(0, kind_of(model), row.pk, "the row is in no chain")
    return None
