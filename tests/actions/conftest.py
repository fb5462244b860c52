"""The clock of the tests that read a plan on one morning."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.actions.november import MORNING


@pytest.fixture
def morning() -> Iterator[time_machine.Traveller]:
    """The clock at 9:42 in London on 11 November 2026, running on from there."""
    with time_machine.travel(MORNING) as traveller:
        yield traveller
