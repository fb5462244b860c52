"""What is shown as at a moment is the same ever after, whatever is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
import time_machine
from django.db import transaction

from actions.models import Action
from actions.selectors.challenges import challenges_of
from actions.selectors.closing import reconciliation
from actions.selectors.document import plan_document
from actions.selectors.facts import doubts_of
from actions.selectors.plan_versions import versions_at
from actions.selectors.record import action_record
from actions.selectors.trend import ratings_by_month
from people.asat import revisions
from people.digests import sha256
from people.models import Ledger
from plans.document import Position
from plans.document_json import as_data
from plans.models import Plan
from tests.soak.effort import effort
from tests.soak.verbs import Doer
from tests.soak.world import begin

PER_WORLD = 40
"""Histories that one pair of plans goes through before it is begun anew."""
SHARES = 2
"""Of the histories, so that two processes can share them."""
_BEGINS = datetime(2026, 11, 2, 9, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def traveller() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(_BEGINS) as found:
        yield found


View = Callable[[Plan, datetime, Position, Random], Any]
"""Something that a page shows of a plan as at a moment."""


def _document(plan: Plan, at: datetime, position: Position, _dice: Random) -> Any:
    return as_data(plan_document(plan, at=at, position=position))


def _doubts(plan: Plan, at: datetime, position: Position, _dice: Random) -> Any:
    document = plan_document(plan, at=at, position=position)
    return repr(doubts_of(plan, document, at=at, position=position))


def _months(plan: Plan, at: datetime, position: Position, _dice: Random) -> Any:
    months = ratings_by_month(plan, at=at, position=position)
    return [[month.label, *month.counts.values()] for month in months]


def _lists(plan: Plan, at: datetime, position: Position, _dice: Random) -> Any:
    versions = [version.number for version in versions_at(plan, at=at)]
    return [
        repr(challenges_of(plan, at=at, position=position)),
        repr(reconciliation(plan, at=at)),
        versions,
    ]


def _record(plan: Plan, at: datetime, position: Position, dice: Random) -> Any:
    ever = revisions(Action).filter(plan_id=plan.pk, history_date__lte=at).values("id")
    actions = list(Action.objects.filter(pk__in=ever).select_related("plan").order_by("pk"))
    if not actions:
        return ""
    record = action_record(dice.choice(actions), at=at, position=position)
    return repr((record.row, record.leads, record.entries, record.current_by, record.moves))


VIEWS: tuple[View, ...] = (_document, _doubts, _months, _lists, _record, _record)


@dataclass(frozen=True)
class Shown:
    """What one view showed as at a moment, and how to see it again."""

    plan: Plan
    at: datetime
    position: Position
    view: View
    seed: int

    def digest(self) -> str:
        return sha256(self.view(self.plan, self.at, self.position, Random(self.seed)))


def _look(doer: Doer, at: datetime) -> Shown:
    dice = doer.dice
    plan = dice.choice((doer.cast.plan, doer.other))
    return Shown(plan, at, dice.choice(list(Position)), dice.choice(VIEWS), dice.randint(0, 99))


def _live_through(doer: Doer, traveller: time_machine.Traveller, histories: int) -> None:
    """Each history: some verbs, then what pages show is kept; in the end it is all seen again."""
    kept: list[tuple[Shown, str]] = []
    for _ in range(histories):
        for _ in range(doer.dice.randint(1, 4)):
            traveller.shift(timedelta(minutes=doer.dice.choice((2, 90, 60 * 24 * 9))))
            doer.do()
        moment = Ledger.objects.values_list("last_moment", flat=True).get(
            partnership=doer.cast.partnership
        )
        assert moment is not None
        traveller.shift(timedelta(minutes=2))
        looks = [_look(doer, moment) for _ in range(2)]
        kept += [(look, look.digest()) for look in looks]
    for shown, before in kept:
        assert shown.digest() == before, f"{shown.view.__name__} as at {shown.at} has changed"


def _one_world(dice: Random, traveller: time_machine.Traveller, histories: int) -> int:
    """How many verbs were done in one pair of plans, which are gone afterwards."""
    traveller.move_to(_BEGINS)
    with transaction.atomic():
        doer = begin(dice)
        _live_through(doer, traveller, histories)
        transaction.set_rollback(True)
    return doer.done


@pytest.mark.parametrize("share", range(SHARES))
def test_what_was_shown_as_at_a_moment_stays(traveller: time_machine.Traveller, share: int) -> None:
    dice = Random(effort().seed + share)
    histories = left = effort().histories // SHARES
    done = 0
    while left:
        lived = min(left, PER_WORLD)
        done += _one_world(dice, traveller, lived)
        left -= lived
    assert done > histories
