"""Many at once: nothing is lost, nothing is counted twice, no two share a moment."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from actions.models import Action, ProgressUpdate
from actions.services.record import Report, post_update
from people.errors import Stale
from people.models import ChainEntry, Ledger, Partnership
from people.verification import verify
from plans.brag import Rating
from tests.cast import Cast, gather

THREADS, POSTS = 8, 5

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return gather()


def _at_once(job: Callable[[int], object]) -> list[object]:
    def run(number: int) -> object:
        try:
            return job(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def _action(cast: Cast) -> Action:
    """A thread's own object, as each request has."""
    return Action.objects.select_related("plan__partnership").get(plan=cast.plan, ref="1.1.1")


def _sequences(partnership: Partnership) -> list[int]:
    entries = ChainEntry.objects.filter(partnership=partnership).order_by("pk")
    return list(entries.values_list("sequence", flat=True))


def test_no_update_is_lost_and_the_chain_has_no_gap(cast: Cast) -> None:
    def post(number: int) -> None:
        for turn in range(POSTS):
            report = Report(Rating.GREEN, f"{number}: {turn}")
            post_update(_action(cast), by=cast.lead, report=report)

    _at_once(post)
    updates = ProgressUpdate.objects.filter(action=_action(cast)).order_by("pk")
    said = {f"{number}: {turn}" for number in range(THREADS) for turn in range(POSTS)}
    assert {u.evidence for u in updates[1:]} == said
    assert len(updates) == 1 + THREADS * POSTS
    moments = [u.moment for u in updates]
    assert moments == sorted(set(moments))
    ledger = Ledger.objects.get(partnership=cast.partnership)
    assert _sequences(cast.partnership) == list(range(1, ledger.sequence + 1))
    assert ledger.last_moment == moments[-1]
    assert verify(cast.partnership).fault is None


def test_one_form_posted_by_all_at_once_counts_once(cast: Cast) -> None:
    key, seen = uuid.uuid4(), cast.current("1.1.1")
    assert seen is not None
    last_seen = seen.pk

    def post(_number: int) -> int:
        report = Report(Rating.GREEN, "Once")
        update = post_update(
            _action(cast), by=cast.lead, report=report, last_seen=last_seen, form_key=key
        )
        return update.pk

    assert len(set(_at_once(post))) == 1
    assert ProgressUpdate.objects.filter(evidence="Once").count() == 1


def test_of_all_who_saw_the_same_update_one_posts_and_the_others_are_told(cast: Cast) -> None:
    seen = cast.current("1.1.1")
    assert seen is not None
    last_seen = seen.pk

    def post(number: int) -> str:
        report = Report(Rating.GREEN, f"Mine: {number}")
        try:
            post_update(_action(cast), by=cast.lead, report=report, last_seen=last_seen)
        except Stale:
            return "told"
        return "posted"

    assert sorted(map(str, _at_once(post))) == ["posted", *["told"] * (THREADS - 1)]
    assert ProgressUpdate.objects.filter(evidence__startswith="Mine").count() == 1


def test_partnerships_do_not_wait_for_one_another(cast: Cast) -> None:
    """Each has its own ledger, and so its own order."""
    ledger = Ledger.objects.get(partnership=cast.elsewhere)
    post_update(_action(cast), by=cast.lead, report=Report(Rating.GREEN, "Here"))
    assert Ledger.objects.get(partnership=cast.elsewhere).sequence == ledger.sequence
