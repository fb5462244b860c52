"""Writing: one transaction, one lock, one moment, one chain.

Every service that writes what history covers does so inside ``writing()``. It locks the
partnership's ledger, takes ``moment = max(clock, last moment + 1 µs)`` and keeps both until the
transaction ends, so that no row can appear later inside a moment that was already shown. A service
called by another joins the writing under way and shares its moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction

from people import clock, digests
from people.confirming import confirmations
from people.covered import kind_of, partition
from people.current import OutsideWriting, set_writing, writing_or_none
from people.errors import Refused
from people.exempt.current import reading_as
from people.exempt.words import are_exempt_words
from people.identity.invisible import is_blank
from people.models import AppendOnly, ChainEntry, Ledger, Partnership, User
from people.models.ledger import EVERY_PART
from people.plain_errors import SENTENCES, plainly


@dataclass
class Writing:
    """A transaction under way, seen by one service: who writes, and why."""

    partnership: Partnership
    ledger: Ledger
    moment: datetime
    """The moment of every row written here (UTC)."""
    recorded_at: datetime
    by: User | None
    reason: str = ""
    loads_past: bool = False
    """Whether a history is being loaded: then the moment is not the clock's."""

    def save(self, row: models.Model) -> None:
        """Save a tracked row; its revision joins the chain."""
        validate(row)
        row.save()

    def append(self, row: AppendOnly) -> None:
        """Append one row that will never change."""
        self.append_all([row])

    def append_all(self, rows: Sequence[AppendOnly]) -> None:
        """Append rows that will never change, in this order."""
        for row in rows:
            row.moment, row.recorded_at = self.moment, self.recorded_at
            validate(row)
        if not rows:
            return
        type(rows[0])._default_manager.bulk_create(rows, batch_size=500)
        self.enchain(rows)

    def enchain(self, rows: Sequence[models.Model]) -> None:
        """Bind rows that were just written to the end of the partnership's chain."""
        ChainEntry.objects.bulk_create([self._link(row) for row in rows], batch_size=500)
        self.ledger.save(update_fields=["sequence", "digest", "heads"])

    def _link(self, row: models.Model) -> ChainEntry:
        plain, texts = partition(row)
        salted = {name: (digests.new_salt(), text) for name, text in texts.items()}
        marks = {name: digests.text_digest(*pair) for name, pair in salted.items()}
        row_digest = digests.row_digest(plain, marks)
        ledger, kind = self.ledger, kind_of(type(row))
        ledger.sequence += 1
        digest = digests.link_digest(ledger.sequence, kind, row.pk, row_digest, ledger.digest)
        ledger.move(digest, row.part if isinstance(row, AppendOnly) else EVERY_PART)
        return ChainEntry(
            partnership=self.partnership,
            sequence=ledger.sequence,
            kind=kind,
            row=row.pk,
            texts={name: {"salt": salted[name][0], "digest": marks[name]} for name in marks},
            row_digest=row_digest,
            digest=ledger.digest,
        )


def validate(row: models.Model) -> None:
    """Check every value but the keys, which the database checks itself.

    Raises:
        Refused: a value is missing, too long or cannot be kept; the sentence names the first.
    """
    try:
        row.clean_fields(exclude={f.name for f in row._meta.concrete_fields if f.is_relation})
        row.clean()
    except ValidationError as error:
        field, faults = next(iter(error.error_dict.items()))
        raise _unfit(row, field, plainly(ValidationError(faults))) from None
    wanted = {each.attname for each in row._meta.concrete_fields if not each.blank}
    for field, text in partition(row)[1].items():
        if field in wanted and is_blank(text):
            raise _unfit(row, field, SENTENCES["blank"])
        if "\0" in text:
            raise _unfit(row, field, "It holds a null character, which cannot be kept.")
        if are_exempt_words(text):
            raise _unfit(row, field, "It is exempt, and who may not read it cannot write it.")


_NAMED = 60
"""As many letters of a row's name as a refusal needs to be understood."""


def _unfit(row: models.Model, field: str, why: str) -> Refused:
    name = str(row).replace("\0", "")
    named = "" if is_blank(name) else f" of “{name[:_NAMED]}”"
    what = f"{row._meta.verbose_name} cannot be kept: {field.replace('_', ' ')}{named}"
    return Refused(f"This {what}: {why.removesuffix('.')}.")


def lock(partnership: Partnership) -> Ledger:
    """The partnership's ledger, locked until the transaction ends."""
    return Ledger.objects.select_for_update().get(partnership=partnership)


def next_moment(ledger: Ledger) -> datetime:
    """The clock, or one tick after the last moment should the clock stand behind it."""
    present = clock.now()
    last = ledger.last_moment
    return max(present, last + clock.TICK) if last else present


@contextmanager
def writing(
    partnership: Partnership,
    *,
    by: User | None,
    reason: str = "",
    said_at: datetime | None = None,
) -> Iterator[Writing]:
    """Write to one partnership.

    Args:
        by: on whose behalf; none is the system itself.
        reason: why; kept with every revision.
        said_at: the moment of a history that is being loaded; otherwise the clock's.
    """
    outer = writing_or_none()
    if outer is not None:
        if outer.partnership.pk != partnership.pk:
            raise OutsideWriting("One writing writes to one partnership only.")
        with _joined(outer, by, reason) as joined:
            yield joined
        return
    with transaction.atomic(), reading_as(None):
        ledger = lock(partnership)
        moment = said_at or next_moment(ledger)
        past = said_at is not None
        begun = Writing(partnership, ledger, moment, clock.now(), by, reason, loads_past=past)
        set_writing(begun)
        try:
            yield begun
            begun.append_all(confirmations(partnership, by))
        finally:
            set_writing(None)
        ledger.last_moment = max(moment, ledger.last_moment or moment)
        ledger.save(update_fields=["last_moment"])


@contextmanager
def _joined(outer: Writing, by: User | None, reason: str) -> Iterator[Writing]:
    joined = replace(outer, by=by, reason=reason or outer.reason)
    set_writing(joined)
    try:
        yield joined
    finally:
        set_writing(outer)


@contextmanager
def at_the_clock(outer: Writing) -> Iterator[Writing]:
    """Within a loading of the past: rows that pages already show take the present moment."""
    present = replace(outer, moment=next_moment(outer.ledger), loads_past=False)
    set_writing(present)
    try:
        yield present
    finally:
        set_writing(outer)
    outer.ledger.last_moment = present.moment
    outer.ledger.save(update_fields=["last_moment"])
