"""What tests of the access log share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from people.models import AccessEntry

Kind = AccessEntry.Kind


class Rows:
    """The rows that came while a block ran."""

    def __init__(self) -> None:
        self._before = set(AccessEntry.objects.values_list("pk", flat=True))

    @property
    def all(self) -> list[AccessEntry]:
        return list(AccessEntry.objects.exclude(pk__in=self._before).order_by("pk"))

    @property
    def readings(self) -> list[AccessEntry]:
        """Those of the reading itself: that exempt text was shown has a row beside it."""
        return [row for row in self.all if row.kind != Kind.EXEMPT]

    @property
    def one(self) -> AccessEntry:
        """The only one.

        Raises:
            AssertionError: there are none, or several.
        """
        rows = self.all
        assert len(rows) == 1, [str(row) for row in rows]
        return rows[0]


@contextmanager
def new_rows() -> Iterator[Rows]:
    yield Rows()
