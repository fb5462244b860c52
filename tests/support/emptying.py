"""Emptying tables after a test that commits: the one thing in tests that opens the triggers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management.commands import flush
from django.test import TransactionTestCase


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied() -> Iterator[None]:
    from people.triggers import permit  # noqa: PLC0415 (models: after Django is set up)

    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # Django's own, of which no stub tells
    statements = flush.sql_flush  # type: ignore[attr-defined]  # imported there, not exported

    def permit_last(*arguments: Any, **options: Any) -> list[str]:
        """SQLite empties table by table: the permit's own goes last."""
        found: list[str] = statements(*arguments, **options)
        return sorted(found, key=lambda statement: "people_permit" in statement)

    def emptied(case: TransactionTestCase) -> None:
        with permit("tests empty their tables"):
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", permit_last)
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield
