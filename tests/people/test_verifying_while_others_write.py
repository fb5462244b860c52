"""The check of the record sees one instant of it: what is written meanwhile is no fault."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from actions.models import Action
from actions.services.record import Report, post_update
from actions.services.structure import reword
from people import verification
from people.models import Ledger, Partnership
from people.verification import Fault, verify
from plans.brag import Rating
from tests.cast import Cast, gather

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return gather()


def _written_elsewhere(cast: Cast) -> None:
    """Another connection writes an update, and rewords its action."""

    def write() -> None:
        try:
            action = Action.objects.select_related("plan__partnership").get(
                plan=cast.plan, ref="1.1.1"
            )
            post_update(action, by=cast.lead, report=Report(Rating.GREEN, "50 of 60.", "More"))
            reword(action, by=cast.administrator, text="Train them all", reason="Clearer")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(write).result()


@pytest.mark.parametrize("before", ["_cut", "_unchained", "_changed_unseen"])
def test_what_is_written_meanwhile_is_no_fault(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    check = getattr(verification, before)

    def meanwhile(*args: object) -> Iterator[Fault]:
        _written_elsewhere(cast)
        yield from check(*args)

    monkeypatch.setattr(verification, before, meanwhile)
    entries = Ledger.objects.get(partnership=cast.partnership).sequence
    verdict = verify(cast.partnership)
    assert (verdict.fault, verdict.entries) == (None, entries)
    monkeypatch.undo()
    assert _whole(cast.partnership) > entries


def _whole(partnership: Partnership) -> int:
    """How many entries a whole record has by now."""
    verdict = verify(partnership)
    assert verdict.fault is None
    return verdict.entries
