"""Two reporting rounds of the demonstration, from kick-off to version, as its installation runs.

``tick`` is a process, the mail server is real, the leads are those of the demonstration: each
person is written to once at each step though ``tick`` runs twice at once, is killed in the middle
or misses three days, and though the mail server is away.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.conf import settings

from actions.models import Action
from actions.selectors.current import waiting_updates
from actions.services.considering import accept_updates
from actions.services.record import Report, post_update
from config import demo
from governance.models import Round
from governance.rounds.asked import outstanding
from governance.rounds.steps import Step
from governance.selectors.rounds import asked_now, chairs_of, duties, next_opening, schedule_of
from people import clock
from people.models import Letter, User
from people.verification import verify
from plans.brag import Rating
from plans.models import Plan, Version
from tests.support.letters import Letters
from tests.support.processes import Running, Start, start, until

__all__ = ["start"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pages]

DAY = timedelta(days=1)


class Installation:
    """The demonstration on the test's database, its mail server and its clock."""

    def __init__(self, start: Start, letters: Letters) -> None:
        self.plan: Plan = demo.load(settings.BASE_DIR / "fixtures" / "demo")[0]
        self.letters = letters
        address = "http://testserver"
        self._start = partial(start, "tick", EMAIL_URL=letters.url, SERVICE_ADDRESS=address)

    def begin_tick(self, day: date, hour: int = 9) -> Running:
        return self._start(at=_at(day, hour))

    def tick_twice(self, day: date, hour: int = 9) -> None:
        both = [each.ended() for each in [self.begin_tick(day, hour), self.begin_tick(day, hour)]]
        assert [code for code, _out, _err in both] == [0, 0], both

    def tick(self, day: date, hour: int = 9) -> None:
        done = self.begin_tick(day, hour).ended()
        assert done[0] == 0, done

    def next_opening(self) -> date:
        schedule = schedule_of(self.plan)
        assert schedule is not None
        opening = next_opening(self.plan, schedule)
        assert opening is not None
        return opening

    def under_way(self) -> Round:
        return Round.objects.get(plan=self.plan, closed_at=None)

    def report(self, day: date, *, but: int = 0) -> None:
        """Everybody who was asked reports, on all but so many actions whose leads have accounts."""
        with time_machine.travel(_at(day, 12)):
            asked = outstanding(asked_now(self.under_way()))
            actions = Action.objects.in_bulk([each.action for each in asked])
            for each in sorted(asked, key=lambda each: not duties([each], day))[but:]:
                by = next(iter(duties([each], day)), self._chair(day))
                said = Report(Rating.GREEN, f"{each.ref}: held on {day:%d %B}.", "It moved")
                post_update(actions[each.action], by=by, report=said)

    def accept_all(self, day: date) -> None:
        with time_machine.travel(_at(day, 12)):
            waiting = waiting_updates(at=clock.now()).filter(action__plan=self.plan)
            keys = list(waiting.values_list("pk", flat=True))
            accept_updates(self.plan, keys, by=self._chair(day))

    def _chair(self, day: date) -> User:
        return chairs_of(self.plan, day)[0]

    def told(self, of: Round) -> Counter[tuple[str, Step]]:
        """How many different letters came to each person about each step of a round."""
        steps = {f"round {of.pk} {step}": step for step in Step}
        known = dict(Letter.objects.values_list("message_id", "step"))
        came = {str(each["Message-ID"]): str(each["To"]) for each in self.letters.all}
        about = ((to, known[message]) for message, to in came.items())
        return Counter((to, steps[said]) for to, said in about if said in steps)


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_two_rounds_from_kick_off_to_version(start: Start, letters: Letters) -> None:
    here = Installation(start, letters)
    before = Version.objects.filter(plan=here.plan).count()
    first = _hard_round(here)
    second = _easy_round(here)
    for one, steps in ((first, Step), (second, (Step.KICK_OFF, Step.QUEUE))):
        told = here.told(one)
        assert set(told.values()) == {1}, "somebody was told twice of one step"
        assert {step for _to, step in told} == set(steps)
    assert Version.objects.filter(plan=here.plan).count() == before + 2
    said = Version.objects.filter(plan=here.plan).order_by("-moment").values_list("comments")
    assert [comments.split(",")[0] for (comments,) in said[:2]] == [
        "Reporting round 2",
        "Reporting round 1",
    ]
    assert verify(here.plan.partnership).fault is None


def _hard_round(here: Installation) -> Round:
    """The mail server is away, ``tick`` is killed in the middle, and misses three days."""
    under_way, letters = here.under_way(), here.letters
    letters.stop()
    code, _out, err = here.begin_tick(under_way.opened_on, 10).ended()
    assert (code, "The mail server cannot be reached" in err) == (1, True)
    letters.start()
    here.tick_twice(under_way.opened_on + DAY)
    sent, letters.seconds = len(letters.all), 0.1
    killed = here.begin_tick(under_way.remind_on)
    until(lambda: len(letters.all) > sent)
    killed.kill()
    letters.seconds = 0
    assert Letter.objects.filter(state="waiting").exists(), "it was killed when all was done"
    here.tick(under_way.remind_on, 10)
    here.report(under_way.due_on, but=3)
    here.tick(under_way.remind_again_on + DAY)
    here.tick(under_way.queue_on)
    here.accept_all(under_way.queue_on)
    here.tick_twice(under_way.queue_on + DAY)
    return _closed(under_way)


def _easy_round(here: Installation) -> Round:
    """``tick`` misses the days on which the round was to open; then everybody reports at once."""
    opening = here.next_opening() + 3 * DAY
    here.tick_twice(opening)
    under_way = here.under_way()
    here.report(opening)
    here.tick(opening + DAY)
    here.accept_all(opening + DAY)
    here.tick(opening + 2 * DAY)
    return _closed(under_way)


def _closed(one: Round) -> Round:
    one.refresh_from_db()
    assert one.closed_at is not None
    return one
