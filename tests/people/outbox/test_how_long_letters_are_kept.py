"""As long as the access log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from people import clock
from people.models import Letter
from people.services.letters import remove_old_letters
from people.services.outbox import deliver
from tests.cast import Cast
from tests.people.outbox.posting import letter_of, post
from tests.support.commands import Manage, manage

__all__ = ["manage"]

NOW = clock.now()


def age(letter: Letter, days: int) -> None:
    Letter.objects.filter(pk=letter.pk).update(created_at=NOW - timedelta(days=days))


@pytest.fixture
def old_and_young(cast: Cast) -> None:
    for step, days in (("old", 800), ("young", 700)):
        post(cast, step=step)
        age(letter_of(cast.lead, step), days)


def test_letters_go_after_the_term_of_the_access_log(cast: Cast, old_and_young: None) -> None:
    assert remove_old_letters(at=NOW) == 1
    assert [letter.step for letter in Letter.objects.all()] == ["young"]


def test_none_goes_before_its_time_though_tick_is_told_of_a_later_one(
    cast: Cast, old_and_young: None
) -> None:
    assert remove_old_letters(at=NOW + timedelta(days=9_000)) == 1


def test_tick_does_it(cast: Cast, old_and_young: None, manage: Manage) -> None:
    deliver(at=clock.now())
    assert manage("tick").out == "Outbox: 1 letter removed that were too old.\n"
