"""How long the soak runs: a short run in the suite, the full length behind ``make soak``."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest

Test = TypeVar("Test", bound=Callable[..., Any])


@dataclass(frozen=True)
class Effort:
    histories: int
    tamperings: int
    writers: int
    posts: int
    requests: int
    """Hostile ones, in each of the shares."""
    shares: int
    breaks: int
    """How often a database is broken off."""
    kills: int
    """How often a worker of the web is."""
    makings: int
    """How often a process that makes packs is killed."""
    imports: int
    """How often one that imports a plan is."""
    seconds_away: int
    """For how long a database is stopped."""
    slow_clients: int
    seed: int
    whole: bool


def effort() -> Effort:
    """The full length where ``SOAK`` is set; ``SOAK_SEED`` makes a run of its own."""
    seed = int(os.environ.get("SOAK_SEED", "20261125"))
    if os.environ.get("SOAK"):
        return Effort(
            histories=10_000, tamperings=1_000, writers=64, posts=100,
            requests=2_000, shares=5, breaks=50, kills=200, makings=100, imports=100,
            seconds_away=60, slow_clients=1_000,             seed=seed, whole=True,
        )  # fmt: skip
    return Effort(
        histories=12,
        tamperings=40,
        writers=16,
        posts=3,
        requests=400,
        shares=1,
        breaks=2,
        kills=8,
        makings=1,
        imports=2,
        seconds_away=1,
        slow_clients=200,
        seed=seed,
        whole=False,
    )


def on_one_database(test: Test) -> Test:
    """Mark what no database answers otherwise than another: at length on both, else on SQLite."""
    return test if effort().whole else pytest.mark.pages(test)
