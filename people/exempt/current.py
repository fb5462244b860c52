"""As whom rows are read in this thread, and the hook by which each row is shown.

Held apart from what decides, so that models can ask for it without importing one another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, Self

from django.db import models


class Shows(Protocol):
    """A reader, who is shown rows."""

    def show(self, row: models.Model) -> None:
        """Put what the reader may read in the place of what the row says."""

    def absent(self, model: type[models.Model]) -> Collection[int]:
        """The rows of a model of which this reader is shown nothing at all."""


_current: ContextVar[Shows | None] = ContextVar("reader of rows", default=None)


def reader_or_none() -> Shows | None:
    """As whom rows are read; none reads the record as it is."""
    return _current.get()


@contextmanager
def reading_as(reader: Shows | None) -> Iterator[None]:
    """Read rows as somebody meanwhile; as none, the record as it is."""
    token = _current.set(reader)
    try:
        yield
    finally:
        _current.reset(token)


def absent_rows(model: type[models.Model]) -> Collection[int]:
    """The rows of which whoever reads now is shown nothing at all."""
    reader = _current.get()
    return reader.absent(model) if reader else ()


class Shown(models.Model):
    """A model whose rows may hold exempt text: each is read as the reader may read it."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any
    ) -> Self:
        row = super().from_db(db, field_names, values, **more)
        if reader := _current.get():
            reader.show(row)
        return row
