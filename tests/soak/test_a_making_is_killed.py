"""A process that makes packs is killed at random moments: nothing is half published, or lost."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from pytest_django.fixtures import Settings

from actions.services.sweeping import GRACE
from people import clock
from people.verification import verify
from reports.making import ACTIVE, State
from reports.models import Making, PackFile, PackStep
from reports.render.formats import Format
from reports.services.makings import ask_to_publish
from reports.services.sweeping import sweep_packs
from tests.cast import Cast
from tests.reports.services.test_a_pack_from_draft_to_publication import approved, begun
from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.forking import Commands, commands
from tests.support.processes import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def root(tmp_path: Path, settings: Settings) -> Path:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return tmp_path / "evidence"


@pytest.fixture
def worker(root: Path) -> Iterator[Commands]:
    with commands(EVIDENCE_ROOT=str(root)) as running:
        yield running


def asked(cast: Cast) -> Making:
    return ask_to_publish(approved(cast, begun(cast)), by=cast.scrutiny_officer)


def seconds_of_a_making(cast: Cast, worker: Commands) -> float:
    making, begun_at = asked(cast), time.monotonic()
    assert worker.run("work", "--once") == 0
    assert is_published(making)
    return time.monotonic() - begun_at


def is_published(making: Making) -> bool:
    """Whether it is, as a whole; else nothing of it is."""
    taken = PackStep.objects.filter(built=making.built, step="published").count()
    named = PackFile.objects.filter(built=making.built)
    assert named.count() == taken * len(Format)
    making.refresh_from_db()
    assert taken or making.state != State.PUBLISHED
    return taken == 1


def kept(root: Path) -> set[str]:
    return {path.name for path in (root / "packs").rglob("*") if path.is_file()}


def test_each_is_published_once_by_the_next_one(cast: Cast, worker: Commands, root: Path) -> None:
    chance = Random(effort().seed)
    longest, cut_off = seconds_of_a_making(cast, worker), 0
    for _ in range(effort().makings):
        making = asked(cast)
        number = worker.begin("work", "--once")
        time.sleep(chance.uniform(0, longest))
        was_at_it = worker.kill(number)
        cut_off += was_at_it and not is_published(making)
        see_through(making, worker)
        assert is_published(making)
        assert (making.state, making.tries <= 2) == (State.PUBLISHED, True)
    assert_that_all_is_whole(cast, root)
    figure("R2", "makings of packs killed at random moments", effort().makings)
    figure("R2", "of these before they were published, each published once by the next", cut_off)


def see_through(making: Making, worker: Commands) -> None:
    """By the next worker; the turn of one that was killed may end a moment after it."""

    def has_ended() -> bool:
        assert worker.run("work", "--once") == 0
        making.refresh_from_db()
        return making.state not in ACTIVE

    until(has_ended)


def kill_in_the_next_try(making: Making, worker: Commands) -> None:
    tries = making.tries
    while making.tries == tries:
        number = worker.begin("work", "--once")
        while making.tries == tries and Path(f"/proc/{number}").exists():
            making.refresh_from_db()
        worker.kill(number)


def assert_that_all_is_whole(cast: Cast, root: Path) -> None:
    """Once what was left half written has grown old."""
    sweep_packs(at=clock.now())
    old = (clock.now() - GRACE - timedelta(minutes=1)).timestamp()
    for path in root.rglob("*"):
        os.utime(path, (old, old))
    sweep_packs(at=clock.now())
    assert kept(root) == set(PackFile.objects.values_list("digest", flat=True))
    assert verify(cast.partnership).fault is None


def test_what_is_cut_off_twice_has_failed_in_words(cast: Cast, worker: Commands) -> None:
    making = asked(cast)
    for _ in range(2):
        kill_in_the_next_try(making, worker)
    see_through(making, worker)
    assert not is_published(making)
    assert (making.state, making.why[:33]) == (State.FAILED, "The making was cut off two times.")
