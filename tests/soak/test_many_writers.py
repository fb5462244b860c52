"""Many writers on one plan lose nothing; one form posted by many at once counts once."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connection

from actions.models import Action, Consideration, ProgressUpdate
from actions.services.record import Report, post_update
from people.models import ChainEntry, Ledger
from people.verification import verify
from plans.brag import Rating
from tests.cast import Cast, gather
from tests.soak.effort import effort
from tests.support.figures import figure

SAME_FORM = 32
_T = TypeVar("_T")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return gather()


def _at_once(number: int, job: Callable[[int], _T]) -> list[_T]:
    def run(which: int) -> _T:
        try:
            return job(which)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def _action(cast: Cast, ref: str) -> Action:
    return Action.objects.select_related("plan__partnership").get(plan=cast.plan, ref=ref)


def test_nothing_that_was_acknowledged_is_lost(cast: Cast) -> None:
    refs = ("1.1.1", "1.1.2", "1.2.1", "2.1.1")

    def post(number: int) -> list[str]:
        said = []
        for turn in range(effort().posts):
            words = f"{number}: {turn}"
            report = Report(Rating.GREEN, words, "Why")
            post_update(
                _action(cast, refs[(number + turn) % len(refs)]), by=cast.lead, report=report
            )
            said.append(words)
        return said

    lists = _at_once(effort().writers, post)
    acknowledged = [words for said in lists for words in said]
    kept = list(
        ProgressUpdate.objects.filter(evidence__in=acknowledged).values_list("evidence", flat=True)
    )
    assert sorted(kept) == sorted(acknowledged)
    assert len(kept) == effort().writers * effort().posts
    ledger = Ledger.objects.get(partnership=cast.partnership)
    entries = ChainEntry.objects.filter(partnership=cast.partnership).order_by("sequence")
    assert list(entries.values_list("sequence", flat=True)) == list(range(1, ledger.sequence + 1))
    assert verify(cast.partnership).fault is None
    figure("R1", "writers at once", effort().writers)
    figure("R1", "updates acknowledged, each there once", len(acknowledged))


def test_one_form_posted_by_32_at_once_counts_once(cast: Cast) -> None:
    key = uuid.uuid4()

    def post(_number: int) -> int:
        report = Report(Rating.GREEN, "Once")
        return post_update(_action(cast, "1.1.1"), by=cast.lead, report=report, form_key=key).pk

    assert len(set(_at_once(SAME_FORM, post))) == 1
    assert ProgressUpdate.objects.filter(evidence="Once").count() == 1
    update = ProgressUpdate.objects.get(evidence="Once")
    assert Consideration.objects.filter(update=update).count() == 1
    figure("R3", "times one form was posted at once, with one effect", SAME_FORM)
