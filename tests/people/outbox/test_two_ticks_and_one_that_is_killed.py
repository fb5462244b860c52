"""``tick`` as processes: twice at once, killed in the middle, days late, and without a server."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from people import clock
from people.models import Letter
from tests.cast import Cast
from tests.people.outbox.posting import post
from tests.support.letters import Letters
from tests.support.processes import Start, start, until

__all__ = ["start"]

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = [f"step {number}" for number in range(8)]


@pytest.fixture
def tick(start: Start, letters: Letters) -> Start:
    """``tick`` with the test's mail server."""
    return partial(start, "tick", EMAIL_URL=letters.url, SERVICE_ADDRESS="http://testserver")


def post_all(cast: Cast) -> None:
    for step in STEPS:
        post(cast, step=step)


def test_two_at_once_send_each_letter_once(cast: Cast, letters: Letters, tick: Start) -> None:
    post_all(cast)
    letters.seconds = 0.05
    both = [each.ended() for each in [tick(), tick()]]
    assert [code for code, _out, _err in both] == [0, 0], both
    assert len(letters.all) == len(STEPS)
    assert Letter.objects.filter(state="sent", attempts=1).count() == len(STEPS)


def test_killed_between_two_letters_the_next_one_goes_on_at_once(
    cast: Cast, letters: Letters, tick: Start
) -> None:
    post_all(cast)
    letters.seconds = 0.2
    first = tick()
    until(lambda: Letter.objects.filter(state="sent").count() >= 3)
    first.kill()
    letters.seconds = 0
    assert tick().ended()[0] == 0
    assert Letter.objects.filter(state="sent").count() == len(STEPS)
    assert len({each["Message-ID"] for each in letters.all}) == len(STEPS)
    sent_again = len(letters.all) - len(STEPS)
    assert sent_again <= Letter.objects.filter(perhaps_twice=True).count() <= 1


def test_killed_while_the_server_answers_it_comes_again_under_the_same_id(
    cast: Cast, letters: Letters, tick: Start
) -> None:
    post(cast)
    letters.seconds = 5
    first = tick()
    until(lambda: len(letters.all) == 1)
    first.kill()
    letters.seconds = 0
    assert tick().ended()[0] == 0
    assert len({each["Message-ID"] for each in letters.all}) == 1
    held = Letter.objects.get()
    assert (held.state, held.perhaps_twice) == ("sent", True)


def test_three_days_late_each_letter_leaves_once(cast: Cast, letters: Letters, tick: Start) -> None:
    post_all(cast)
    late = (clock.now() + timedelta(days=3)).isoformat()
    code, out, _err = tick("--at", late).ended()
    assert (code, out) == (0, "Letters: 8 letters sent.\n")
    assert tick().ended()[:2] == (0, "")
    assert len(letters.all) == len(STEPS)


def test_without_a_server_it_says_so_and_loses_nothing(
    cast: Cast, letters: Letters, tick: Start
) -> None:
    post_all(cast)
    letters.stop()
    code, out, err = tick().ended()
    assert (code, out) == (1, "")
    assert err.startswith("Letters: eight letters wait. The mail server cannot be reached: ")
    assert err.count("\n") == 1
    letters.start()
    soon = (clock.now() + timedelta(minutes=2)).isoformat()
    assert tick("--at", soon).ended()[0] == 0
    assert len(letters.all) == len(STEPS)
