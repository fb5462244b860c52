"""Whatever is changed past the services is found, and the first bad row is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection, models, transaction

from actions.selectors.erasing import texts_of
from actions.services.erasing import erase_from_record
from actions.services.versions import cut_version
from people import clock
from people.covered import chained_models, kind_of
from people.erased import left_of
from people.models import ChainEntry, Erasure, Ledger
from people.services import Grounds
from people.triggers import permit
from people.verification import Fault, verify
from plans.models import Version
from tests.soak.effort import effort
from tests.soak.verbs import Doer
from tests.soak.world import begin
from tests.support.figures import figure

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Done:
    """What a tampering did, and which rows a finder may rightly name."""

    what: str
    named: frozenset[tuple[str, int]]


Tampering = Callable[[Doer], Done | None]


def _link(doer: Doer) -> ChainEntry:
    entries = ChainEntry.objects.filter(partnership=doer.cast.partnership)
    return doer.dice.choice(list(entries.order_by("sequence")))


def _model(entry: ChainEntry) -> type[models.Model]:
    return chained_models()[entry.kind]


def _names(entry: ChainEntry) -> frozenset[tuple[str, int]]:
    """Which rows a finder may name: what an erasure excuses stands open without it."""
    said = Erasure.objects.filter(pk=entry.row) if entry.kind == kind_of(Erasure) else ()
    return frozenset({(entry.kind, entry.row), *((each.kind, each.row) for each in said)})


def _run(sql: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _other(dice: Random, value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
    if isinstance(value, datetime):
        return value + timedelta(microseconds=dice.choice((-1, 1, 10**6)))
    if isinstance(value, date):
        return value + timedelta(days=dice.choice((-365, 1)))
    if isinstance(value, int):
        return value + 1
    return None


def edit(doer: Doer) -> Done | None:
    entry = _link(doer)
    model = _model(entry)
    row = model._default_manager.get(pk=entry.row)
    columns = [f for f in model._meta.concrete_fields if not f.primary_key]
    column = doer.dice.choice(columns)
    value = _other(doer.dice, getattr(row, column.attname))
    if value is None or column.is_relation:
        return None
    named = _names(entry)
    changed = model._default_manager.filter(pk=row.pk).update(**{column.attname: value})
    assert changed == 1
    return Done(f"{entry.kind}.{column.attname}", named)


def delete(doer: Doer) -> Done:
    entry = _link(doer)
    named = _names(entry)
    table = _model(entry)._meta.db_table
    key = _model(entry)._meta.pk.column
    _run(f"DELETE FROM {table} WHERE {key} = %s", [entry.row])
    return Done(f"{entry.kind} deleted", named)


def insert(doer: Doer) -> Done | None:
    entry = _link(doer)
    model = _model(entry)
    row = model._default_manager.get(pk=entry.row)
    unique = {f.attname for f in model._meta.concrete_fields if f.unique and not f.primary_key}
    if unique - {"form_key"} or model._meta.constraints:
        return None
    row.pk, row._state.adding = None, True
    if hasattr(row, "form_key"):
        row.form_key = None
    model._default_manager.bulk_create([row])
    return Done(f"{entry.kind} inserted", frozenset({(entry.kind, row.pk or 0)}))


def reorder(doer: Doer) -> Done | None:
    first, second = sorted((_link(doer) for _ in range(2)), key=lambda e: e.sequence)
    if first.sequence == second.sequence:
        return None
    entries = ChainEntry.objects
    entries.filter(pk=first.pk).update(sequence=-1)
    entries.filter(pk=second.pk).update(sequence=first.sequence)
    entries.filter(pk=first.pk).update(sequence=second.sequence)
    return Done("entries reordered", frozenset({(second.kind, second.row)}))


def edit_a_link(doer: Doer) -> Done:
    entry = _link(doer)
    field = doer.dice.choice(("digest", "row_digest", "row"))
    value = 10**9 if field == "row" else _other(doer.dice, getattr(entry, field))
    ChainEntry.objects.filter(pk=entry.pk).update(**{field: value})
    following = ChainEntry.objects.filter(
        partnership=entry.partnership, sequence__in=(entry.sequence, entry.sequence + 1)
    )
    named = {(e.kind, e.row) for e in following} | _names(entry)
    return Done(f"an entry's {field}", frozenset(named))


def empty(doer: Doer) -> Done | None:
    """A text and its salt are gone as if they had been erased, and no erasure says so."""
    entry = _link(doer)
    salted = [name for name, mark in entry.texts.items() if mark["salt"]]
    if not salted:
        return None
    field, model = doer.dice.choice(salted), _model(entry)
    entry.texts[field]["salt"] = ""
    row, named = model._default_manager.get(pk=entry.row), _names(entry)
    model._default_manager.filter(pk=row.pk).update(**{field: left_of(row, field, clock.now())})
    ChainEntry.objects.filter(pk=entry.pk).update(texts=entry.texts)
    return Done(f"{entry.kind}.{field} emptied", named)


def cut_below_a_version(doer: Doer) -> Done:
    """Entries and rows after a place are gone and the ledger says so; a version stands later."""
    version = Version.objects.filter(plan=doer.cast.plan, content_held=True).latest("pk")
    kept = doer.dice.randint(1, version.chain_sequence - 1)
    gone = ChainEntry.objects.filter(partnership=doer.cast.partnership, sequence__gt=kept)
    stays = ("plans.version", version.pk)
    for entry in gone.order_by("-sequence"):
        if (entry.kind, entry.row) != stays:
            key = _model(entry)._meta.pk.column
            table = _model(entry)._meta.db_table
            _run(f"DELETE FROM {table} WHERE {key} = %s", [entry.row])
    gone.delete()
    last = ChainEntry.objects.get(partnership=doer.cast.partnership, sequence=kept)
    Ledger.objects.filter(partnership=doer.cast.partnership).update(
        sequence=kept, digest=last.digest
    )
    return Done("cut below a version", frozenset())


def edit_a_live_row(doer: Doer) -> Done | None:
    """A row changed past its history."""
    tracked = [m.instance_type for m in chained_models().values() if hasattr(m, "instance_type")]
    model = doer.dice.choice(tracked)
    row = model._default_manager.order_by("pk").last()
    if row is None:
        return None
    kept = {f.attname for f in model.history.model._meta.concrete_fields}
    columns = [
        f for f in model._meta.concrete_fields
        if not f.primary_key and not f.is_relation and f.attname in kept
    ]  # fmt: skip
    column = doer.dice.choice(columns)
    value = _other(doer.dice, getattr(row, column.attname))
    if value is None:
        return None
    model._default_manager.filter(pk=row.pk).update(**{column.attname: value})
    return Done(f"live {kind_of(model)}.{column.attname}", frozenset({(kind_of(model), row.pk)}))


TAMPERINGS: tuple[Tampering, ...] = (
    edit, edit, edit, delete, insert, reorder, edit_a_link, cut_below_a_version, edit_a_live_row,
    empty,
)  # fmt: skip


def _fault(doer: Doer) -> Fault | None:
    """The first fault of either partnership: a row of any of them may have been changed."""
    checked = (verify(each).fault for each in (doer.cast.partnership, doer.cast.elsewhere))
    return next((fault for fault in checked if fault), None)


def _found(doer: Doer, tamper: Tampering) -> tuple[Done | None, Fault | None]:
    """What was done, and what the check says of it; all of it is undone afterwards."""
    with transaction.atomic():
        with permit("a test"):
            done = tamper(doer)
        fault = _fault(doer) if done else None
        transaction.set_rollback(True)
    return done, fault


def test_each_tampering_is_found_and_the_first_bad_row_named() -> None:
    doer = begin(Random(effort().seed))
    for _ in range(60):
        doer.do()
    _erase(doer)
    _version(doer)
    assert verify(doer.cast.partnership).fault is None
    tried, missed = 0, []
    while tried < effort().tamperings:
        tamper = TAMPERINGS[tried % len(TAMPERINGS)]
        done, fault = _found(doer, tamper)
        if done is None:
            continue
        tried += 1
        if fault is None or (done.named and (fault.kind, fault.row) not in done.named):
            missed.append(f"{done.what}: {fault}")
    assert not missed, f"{len(missed)} of {tried}: " + "; ".join(missed[:10])
    figure("R7", "tamperings, each found and the first bad row named", tried)


def _erase(doer: Doer) -> None:
    """Two texts, lawfully: what they leave is no cover for anything else."""
    action = doer.cast.action("1.1.1")
    for text in (texts_of(action)[0], texts_of(action)[-1]):
        grounds = Grounds(Erasure.Ground.UNLAWFUL, "It told who a child is")
        erase_from_record(action, by=doer.cast.administrator, text=text, grounds=grounds)


def _version(doer: Doer) -> None:
    cut_version(
        doer.cast.plan, by=doer.cast.administrator, number="9.9", author="RO", comments="Last"
    )
