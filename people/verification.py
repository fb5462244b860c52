"""Recomputing the chain of a partnership, to the first row that differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db import connection, models
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from people import digests, triggers
from people.asat import revisions
from people.covered import as_chained, chained_models, kind_of
from people.erased import left_of
from people.history import Revision
from people.models import ChainEntry, Erasure, Ledger, Partnership, Permit, Restoration
from people.one_instant import one_instant
from people.selectors.erasures import Act, erased_among, erasures_in

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
    erased: tuple[Act, ...]
    """What was lawfully erased, oldest first."""
    restored: tuple[Restoration, ...]
    """When the record was brought back from a backup, oldest first."""
    fault: Fault | None


Check = Callable[[Partnership], Iterator[Fault]]

_further: list[Check] = []


def add_check(check: Check) -> None:
    """Let a room above look at what it alone understands; ``config`` wires it."""
    if check not in _further:
        _further.append(check)


def verify(partnership: Partnership) -> Verdict:
    """Recompute every digest of a partnership's chain, and look at all that is to fit it.

    As at one instant: what somebody writes meanwhile does not differ from what was read before.
    """
    with one_instant():
        return _verified(partnership)


def _verified(partnership: Partnership) -> Verdict:
    checker = _Checker(partnership)
    faults = chain(
        checker.faults(),
        _cut(partnership, checker),
        _unchained(),
        _standing_still(partnership),
        _changed_unseen(partnership),
        _standing_open(),
        *(check(partnership) for check in _further),
    )
    fault = next(faults, None)
    erased = tuple(erasures_in(partnership))
    restored = tuple(Restoration.objects.filter(partnership=partnership))
    return Verdict(partnership.slug, checker.sequence, checker.previous, erased, restored, fault)


class _Checker:
    """Walks a chain from its first entry."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.sequence = 0
        self.previous = digests.GENESIS
        self.newest: datetime | None = None
        """The latest moment that any row of the chain carries."""

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
        rows, erased = _rows(entries), _erased(entries)
        for entry in entries:
            row = rows.get((entry.kind, entry.row))
            what = self._link(entry) or _row(entry, row, erased)
            if what:
                yield Fault(entry.sequence, entry.kind, entry.row, what)
            self.newest = max(filter(None, (self.newest, _moment(row))), default=None)
            self.sequence, self.previous = entry.sequence, entry.digest

    def _link(self, entry: ChainEntry) -> str:
        if entry.sequence != self.sequence + 1:
            return f"entry {self.sequence + 1} of the chain is missing"
        wanted = digests.link_digest(
            entry.sequence, entry.kind, entry.row, entry.row_digest, self.previous
        )
        return "" if entry.digest == wanted else "the chain does not continue here"


def _moment(row: models.Model | None) -> datetime | None:
    """The moment that the row carries: a revision's is its history's date."""
    name = "history_date" if isinstance(row, Revision) else "moment"
    moment: datetime | None = getattr(row, name, None)
    return moment


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


Erased = dict[tuple[str, int, str], Erasure]


def _erased(entries: list[ChainEntry]) -> Erased:
    """What was erased of rows that miss a salt; what was said of erasures is never erased."""
    own = kind_of(Erasure)
    without = [e for e in entries if e.kind != own and _emptied(e)]
    return erased_among((entry.kind, entry.row) for entry in without)


def _emptied(entry: ChainEntry) -> list[str]:
    """The texts of a row whose salt is gone."""
    return [name for name, mark in entry.texts.items() if not mark["salt"]]


def _row(entry: ChainEntry, row: models.Model | None, erased: Erased) -> str:
    if row is None:
        return "the row is gone"
    plain, texts = as_chained(row, entry.texts.keys())
    marks = {name: mark["digest"] for name, mark in entry.texts.items()}
    for name in _emptied(entry):
        plain.pop(name, None)
        if not _is_erased(entry, row, name, texts.pop(name, ""), erased):
            return f"the text “{name}” was emptied, and no erasure says so"
    if texts.keys() != marks.keys() - set(_emptied(entry)):
        return "a text was added or emptied"
    for name, text in texts.items():
        if digests.text_digest(entry.texts[name]["salt"], text) != marks[name]:
            return f"the text “{name}” differs"
    return "" if digests.row_digest(plain, marks) == entry.row_digest else "a value differs"


def _is_erased(entry: ChainEntry, row: models.Model, field: str, text: str, erased: Erased) -> bool:
    """Whether an erasure says that this very text is gone, and nothing stands in its place."""
    said = erased.get((entry.kind, entry.row, field))
    if said is None or said.partnership_id != entry.partnership_id:
        return False
    return text == left_of(row, field, said.moment)


def _standing_still(partnership: Partnership) -> Iterator[Fault]:
    """An erasure of a text that has its salt, and so may stand."""
    for said in Erasure.objects.filter(partnership=partnership).order_by("pk").iterator():
        entry = ChainEntry.objects.filter(
            partnership=partnership, kind=said.kind, row=said.row
        ).first()
        if entry is None or said.field not in _emptied(entry):
            what = f"it says that {said} is gone, which stands"
            yield Fault(_sequence(said), kind_of(Erasure), said.pk, what)


def _cut(partnership: Partnership, checker: _Checker) -> Iterator[Fault]:
    """A ledger that is not where its chain ends, or that forgot when it was last written."""
    ledger = Ledger.objects.filter(partnership=partnership).first()
    if ledger is None:
        yield Fault(checker.sequence, "people.ledger", 0, "the partnership has no ledger")
        return
    if (checker.sequence, checker.previous) != (ledger.sequence, ledger.digest):
        what = f"the chain ends at entry {checker.sequence}, the ledger says {ledger.sequence}"
        yield Fault(checker.sequence + 1, "people.ledger", ledger.pk, what)
    if checker.newest and (ledger.last_moment is None or ledger.last_moment < checker.newest):
        what = "a row carries a later moment than the ledger's last"
        yield Fault(checker.sequence, "people.ledger", ledger.pk, what)


def _standing_open() -> Iterator[Fault]:
    """What would let rows be changed unseen: a permit left behind, a trigger that is missing."""
    for left in Permit.objects.order_by("pk")[:1]:
        yield Fault(
            0, "people.permit", left.pk, "a permit was left, so that all triggers stand open"
        )
    for name in triggers.missing(connection)[:1]:
        yield Fault(0, "people.permit", 0, f"the trigger “{name}” is missing")


def _unchained() -> Iterator[Fault]:
    """A row that stands in a covered table and in no chain."""
    for kind, model in chained_models().items():
        entry = ChainEntry.objects.filter(kind=kind, row=OuterRef("pk"))
        row = model._default_manager.filter(~Exists(entry)).order_by("pk").first()
        if row is not None:
            yield Fault(0, kind_of(model), row.pk, "the row is in no chain")


def _changed_unseen(partnership: Partnership) -> Iterator[Fault]:
    """Rows that are no longer what their newest revision says: changed past the services."""
    for model in _tracked():
        kind = kind_of(model)
        entries = ChainEntry.objects.filter(partnership=partnership, kind=kind_of(_revision(model)))
        newest = _newest(model).filter(history_id__in=entries.values("row")).order_by("id")
        batch: list[Any] = []
        for revision in newest.iterator(chunk_size=_BATCH):
            batch.append(revision)
            if len(batch) == _BATCH:
                yield from _differing(model, kind, batch)
                batch = []
        yield from _differing(model, kind, batch)
        yield from _without_revision(model, kind)


def _tracked() -> list[type[models.Model]]:
    found = [m for m in chained_models().values() if issubclass(m, Revision)]
    return [m.instance_type for m in found]


def _revision(model: type[models.Model]) -> type[models.Model]:
    return revisions(model).model


def _newest(model: type[models.Model]) -> QuerySet[Any]:
    """The newest revision of each object, deletions too."""
    of_one = revisions(model).filter(id=OuterRef("id")).order_by("-history_date", "-history_id")
    return revisions(model).filter(history_id=Subquery(of_one.values("history_id")[:1]))


def _differing(model: type[models.Model], kind: str, newest: list[Any]) -> Iterator[Fault]:
    rows = model._default_manager.in_bulk([revision.id for revision in newest])
    kept = {f.attname for f in _revision(model)._meta.concrete_fields}
    names = [f.attname for f in model._meta.concrete_fields if f.attname in kept]
    for revision in newest:
        what = _difference(rows.get(revision.id), revision, names)
        if what:
            yield Fault(_sequence(revision), kind, revision.id, what)


def _difference(row: models.Model | None, revision: Any, names: list[str]) -> str:
    if revision.history_type == "-":
        return "the row stands although its history says that it was deleted" if row else ""
    if row is None:
        return "the row is gone although its history says that it stands"
    differs = [name for name in names if getattr(row, name) != getattr(revision, name)]
    return f"“{differs[0]}” is not what its newest revision says" if differs else ""


def _sequence(revision: models.Model) -> int:
    return ChainEntry.objects.get(kind=kind_of(type(revision)), row=revision.pk).sequence


def _without_revision(model: type[models.Model], kind: str) -> Iterator[Fault]:
    known = revisions(model).filter(id=OuterRef("pk"))
    for row in model._default_manager.filter(~Exists(known)).order_by("pk")[:1]:
        yield Fault(0, kind, row.pk, "the row has no history")
