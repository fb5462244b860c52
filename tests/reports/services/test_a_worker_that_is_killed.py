"""``work`` as processes: one is killed in the middle of a pack, and the next takes it up again.

Where PostgreSQL cuts its connection off, the same one does.
"""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from reports.making import State
from reports.models import BuiltPack, Making, PackFile, PackStep
from reports.services.makings import ask_to_publish, is_worked, worker_turn
from tests.cast import Cast
from tests.reports.services.test_a_pack_from_draft_to_publication import approved, begun
from tests.support.processes import Running, Start, start, until

__all__ = ["start"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def work(start: Start, settings: Settings, tmp_path: Path) -> Start:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return partial(start, "work", EVIDENCE_ROOT=str(settings.EVIDENCE_ROOT))


def asked(cast: Cast) -> Making:
    return ask_to_publish(approved(cast, begun(cast)), by=cast.scrutiny_officer)


def is_in(making: Making, state: State) -> bool:
    return Making.objects.filter(pk=making.pk, state=state).exists()


def test_killed_in_the_middle_nothing_is_published_until_the_next_one(
    cast: Cast, work: Start, tmp_path: Path
) -> None:
    making = asked(cast)
    first = work()
    until(lambda: is_in(making, State.UNDER_WAY))
    assert is_worked()
    first.kill()
    until(lambda: not is_worked())
    assert is_in(making, State.UNDER_WAY)
    assert not PackFile.objects.exists()
    code, _out, err = work("--once").ended()
    assert (code, err) == (0, "")
    assert is_in(making, State.PUBLISHED), Making.objects.get().why
    assert PackStep.objects.filter(step="published").count() == 1
    kept = [each for each in (tmp_path / "evidence" / "packs").rglob("*") if each.is_file()]
    assert {each.name for each in kept} == set(PackFile.objects.values_list("digest", flat=True))


def test_two_workers_make_two_packs_and_each_once(cast: Cast, work: Start) -> None:
    makings = [asked(cast), asked(cast)]
    both = [each.ended() for each in [work("--once"), work("--once")]]
    assert [code for code, _out, _err in both] == [0, 0], both
    assert all(is_in(making, State.PUBLISHED) for making in makings)
    assert PackStep.objects.filter(step="published").count() == BuiltPack.objects.count() == 2


def test_a_second_worker_takes_the_sign_when_the_first_ends(cast: Cast, work: Start) -> None:
    making = asked(cast)
    Making.objects.update(state=State.STOPPING)
    with worker_turn(0) as is_the_first:
        assert is_the_first
        second = work()
        until(lambda: is_in(making, State.STOPPED))
    until(is_worked)
    second.process.send_signal(signal.SIGTERM)
    assert second.ended() == (0, "", "")


_CUT_OFF = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""Of this database alone: on others of the same server further tests are at work."""
needs_sessions = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no connection to cut off"
)


def cut_off() -> None:
    """End the session of whoever has a turn."""
    with connection.cursor() as cursor:
        cursor.execute(_CUT_OFF)


def comes_to_try(worker: Running, tries: int) -> bool:
    is_there = Making.objects.filter(state=State.UNDER_WAY, tries=tries).exists()
    return is_there or has_ended(worker)


def has_ended(worker: Running) -> bool:
    return worker.process.poll() is not None


@needs_sessions
def test_cut_off_in_the_middle_it_takes_the_pack_up_again(cast: Cast, work: Start) -> None:
    making = asked(cast)
    worker = work()
    until(lambda: is_in(making, State.UNDER_WAY))
    cut_off()
    until(lambda: is_in(making, State.PUBLISHED) or has_ended(worker))
    making.refresh_from_db()
    assert (making.state, making.tries) == (State.PUBLISHED, 2)
    assert PackStep.objects.filter(step="published").count() == 1
    assert is_worked()
    worker.process.send_signal(signal.SIGTERM)
    code, _out, err = worker.ended()
    assert (code, "Traceback" in err) == (0, False), err


@needs_sessions
def test_cut_off_twice_in_the_middle_it_has_failed_in_words(cast: Cast, work: Start) -> None:
    making = asked(cast)
    worker = work()
    for tries in (1, 2):
        until(partial(comes_to_try, worker, tries))
        cut_off()
    until(lambda: is_in(making, State.FAILED) or has_ended(worker))
    making.refresh_from_db()
    assert (making.state, making.why[:33]) == (
        State.FAILED, "The making was cut off two times."
    )  # fmt: skip
    assert not PackFile.objects.exists()


@needs_sessions
def test_once_only_it_says_in_a_sentence_that_it_was_cut_off(cast: Cast, work: Start) -> None:
    making = asked(cast)
    worker = work("--once")
    until(lambda: is_in(making, State.UNDER_WAY))
    cut_off()
    code, _out, err = worker.ended()
    assert (code, len(err.splitlines())) == (1, 1), err
    assert err.startswith("The database does not answer: ")
