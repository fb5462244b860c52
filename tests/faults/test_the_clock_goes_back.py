"""The clock jumps: what was said later stays later, and no letter leaves twice or never."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from actions.models import ProgressUpdate
from actions.selectors.current import current_updates
from actions.services.record import Report, post_update
from people import clock
from people.selectors.places import present
from people.services.outbox import deliver
from people.verification import verify
from plans.brag import Rating
from plans.document import Position
from tests.cast import Cast
from tests.people.outbox.posting import post
from tests.support.letters import Letters

pytestmark = pytest.mark.django_db(transaction=True)

CLOCKS_GO_BACK = datetime(2027, 10, 31, 1, tzinfo=UTC)
"""In London the hour from one to two comes twice on that day."""


def said(cast: Cast, words: str) -> ProgressUpdate:
    return post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, words))


def test_what_is_said_after_the_jump_is_the_newest(cast: Cast) -> None:
    now = clock.now()
    with time_machine.travel(now + timedelta(hours=2)) as traveller:
        first = said(cast, "44 of 60 were trained by May 2026.")
        traveller.shift(timedelta(hours=-1))
        second = said(cast, "45 of 60 were trained by May 2026.")
        shown = current_updates(
            [second.action_id], at=present(cast.partnership), position=Position.RECORDED
        )
    assert first.moment < second.moment
    assert shown[second.action_id].pk == second.pk
    assert verify(cast.partnership).fault is None


def test_a_letter_leaves_once_however_often_the_clock_is_put_back(
    cast: Cast, letters: Letters
) -> None:
    post(cast)
    now = clock.now()
    for hours in (1, 0, 2, -1, 3):
        deliver(at=now + timedelta(hours=hours))
    assert len(letters.all) == 1


def test_a_letter_that_is_due_after_the_jump_waits_and_leaves(cast: Cast, letters: Letters) -> None:
    now = clock.now()
    post(cast, due=now + timedelta(minutes=30))
    deliver(at=now - timedelta(hours=1))
    assert letters.all == []
    deliver(at=now + timedelta(minutes=31))
    assert len(letters.all) == 1


def test_the_hour_that_comes_twice_in_london_is_no_jump(cast: Cast) -> None:
    with time_machine.travel(CLOCKS_GO_BACK - timedelta(minutes=30), tick=False) as traveller:
        first = said(cast, "46 of 60 were trained by May 2026.")
        traveller.shift(timedelta(hours=1))
        second = said(cast, "47 of 60 were trained by May 2026.")
    assert second.moment - first.moment == timedelta(hours=1)
    assert clock.london_day(first.moment) == clock.london_day(second.moment)
