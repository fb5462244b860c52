"""Two rounds from kick-off to version, by tick, the outbox and a real mail server.

Each person is written to once at each step, though tick runs twice at once, is killed in the
middle or misses days, and though the mail server is away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from governance.models import Round, RoundStep
from governance.rounds.steps import Step
from people.models import Letter
from people.services.outbox import post_letter
from people.verification import verify
from plans.models import Version
from tests.cast import Cast, gather
from tests.governance.rounds.running import (
    FIRST,
    accept_all,
    on,
    report,
    under_way,
    with_rounds,
)
from tests.support.letters import Letters

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def cast() -> Cast:
    return with_rounds(gather())


def _tick(day: date, *, hour: int = 9) -> None:
    """Two at once, as when one is late and the next begins."""

    def run(_number: int) -> None:
        try:
            call_command("tick", verbosity=0)
        finally:
            connection.close()

    with on(day, hour), ThreadPoolExecutor(2) as pool:
        list(pool.map(run, range(2)))


def _tick_in_vain(day: date) -> str:
    with on(day), pytest.raises(CommandError) as told:
        call_command("tick")
    return str(told.value)


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def _killed_after(letters: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    left = [letters]

    def until_then(*args: Any, **kwargs: Any) -> bool:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return post_letter(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr("governance.services.round_steps.post_letter", until_then)
        yield


def _arrived(letters: Letters) -> Counter[tuple[str, str]]:
    """How often each person was written to at each step, by what really arrived."""
    steps = dict(Letter.objects.values_list("message_id", "step"))
    told = Counter((str(each["To"]), steps[str(each["Message-ID"])]) for each in letters.all)
    return Counter({(to.split("@")[0], step): n for (to, step), n in told.items()})


def _expected(number: int, **who: str) -> set[tuple[str, str]]:
    pk = Round.objects.get(number=number).pk
    return {
        (name, f"round {pk} {Step[step.upper()]}")
        for step, names in who.items()
        for name in names.split()
    }


def test_two_rounds_from_kick_off_to_version(
    cast: Cast, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    _first_round(cast, letters, monkeypatch)
    first = _expected(
        1,
        kick_off="lead other_lead",
        reminder="lead other_lead",
        second_reminder="other_lead",
        escalation="chair",
        queue="chair",
    )
    assert _arrived(letters) == Counter(first)
    _second_round(cast)
    second = _expected(2, kick_off="lead other_lead", queue="chair")
    assert _arrived(letters) == Counter(first | second)
    numbers = Version.objects.order_by("moment").values_list("number", "comments")
    assert [(number, said.split(",")[0]) for number, said in numbers] == [
        ("1.0", "Reporting round 1"), ("1.1", "Reporting round 2"),
    ]  # fmt: skip
    assert Version.objects.get(number="1.0").comments.endswith("Not reported: 2.1.1 and 2.1.2.")
    assert verify(cast.partnership).fault is None


def _first_round(cast: Cast, letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mail server is away, tick is killed, and misses three days."""
    letters.stop()
    assert "two letters wait" in _tick_in_vain(FIRST)
    assert not letters.all
    letters.start()
    _tick(FIRST, hour=11)
    days = under_way(cast).days
    with on(days.remind_on), _killed_after(1, monkeypatch), pytest.raises(Killed):
        call_command("tick")
    assert Letter.objects.count() == 2
    _tick(days.remind_on, hour=11)
    with on(days.due_on):
        report(cast, "1.1.1", "1.1.2")
    _tick(days.remind_again_on + 3 * DAY)
    assert list(RoundStep.objects.values_list("step", flat=True))[2:] == [
        Step.SECOND_REMINDER, Step.ESCALATION,
    ]  # fmt: skip
    _tick(days.queue_on)
    assert under_way(cast).number == 1
    with on(days.queue_on, 12):
        accept_all(cast)
    _tick(days.queue_on + DAY)


def _second_round(cast: Cast) -> None:
    """Everyone reports before the due day."""
    opening = Round.objects.get().opened_on + timedelta(days=32)
    _tick(opening)
    with on(opening, 12):
        report(cast, "1.1.1", "1.1.2")
        report(cast, "2.1.1", "2.1.2", by=cast.other_lead)
    _tick(opening + DAY)
    with on(opening + DAY, 12):
        accept_all(cast)
    _tick(opening + 2 * DAY)
    assert Round.objects.filter(closed_at=None).count() == 0
