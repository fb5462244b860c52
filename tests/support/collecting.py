"""Less work for the collector of garbage: what was imported stays, and there is much of it."""

from __future__ import annotations

import gc

import pytest


@pytest.fixture(autouse=True, scope="session")
def _what_was_imported_is_not_looked_at_again() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
