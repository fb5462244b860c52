"""What an open plan showed as at a moment never changes again, whatever is written later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.dates import change_date
from actions.services.moving import withdraw
from actions.services.record import Report, correct_update, post_update
from actions.services.structure import change_leads, reword
from actions.services.versions import cut_version
from people import services
from people.errors import Refused
from people.models import Officer
from plans.brag import Rating
from plans.changes import compare
from plans.document import PlanDocument, Position
from tests.cast import Cast, gather, with_action, without_action
from tests.plans.strategies import seen, texts

BEGIN = datetime(2030, 1, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
REFS = ("1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2")
KEYS = ("train", "publish", "visit", "share", "agree")

Verb = Callable[[Cast, int, str], object]


def _post(cast: Cast, n: int, text: str) -> object:
    report = Report([*Rating][n % 4], text, "Because", "Help", "Health")
    return post_update(cast.action(REFS[n % 5]), by=cast.lead, report=report)


def _correct(cast: Cast, n: int, text: str) -> object:
    update = cast.current(REFS[n % 5])
    report = Report(Rating.GREEN, text, "Typed wrong")
    return update and correct_update(update, by=cast.lead, report=report)


def _move(cast: Cast, n: int, text: str) -> object:
    return change_date(
        cast.action(REFS[n % 5]), by=cast.chair, to_date=date(2031, 1, 1 + n), reason="Late"
    )


def _reword(cast: Cast, n: int, text: str) -> object:
    return reword(cast.action(REFS[n % 5]), by=None, text=seen(text) or "x", reason="Clearer")


def _lead(cast: Cast, n: int, text: str) -> object:
    officers = list(Officer.objects.filter(partnership=cast.partnership).order_by("pk"))
    chosen = officers[n % len(officers) :][:2]
    return change_leads(cast.action(REFS[n % 5]), by=None, officers=chosen, reason="Moved on")


def _rename(cast: Cast, n: int, text: str) -> object:
    officer = Officer.objects.filter(partnership=cast.partnership).order_by("pk")[n % 3]
    return services.change_officer(
        officer, by=None, reason="Married", name=f"{officer.name} {n}", job_title=text,
        agency=None, kind="post", left_on=None,
    )  # fmt: skip


def _withdraw(cast: Cast, n: int, text: str) -> object:
    return withdraw(cast.action(REFS[n % 5]), by=None, reason="Merged")


def _cut(cast: Cast, n: int, text: str) -> object:
    return cut_version(cast.plan, by=None, number=f"{n}.0", author="SA", comments=text)


def _import(cast: Cast, n: int, text: str) -> object:
    held = cast.document()
    changed = with_action(held, KEYS[n % 5], text=seen(text) or "x", evidence=text)
    if n % 3 == 0:
        changed = without_action(changed, KEYS[(n + 1) % 5])
    apply(cast.plan, compare(held, changed), by=None, reason="Returned")
    return held


VERBS = (_post, _correct, _move, _reword, _lead, _rename, _withdraw, _cut, _import)
steps = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 20), texts.filter(lambda t: "\0" not in t)),
    min_size=3,
    max_size=9,
)


class _Undo(Exception):
    """Ends an example: what it wrote is rolled back."""


# Each example is a plan that is written to the database, which is slow by design.
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(steps=steps)
def _never_changes(cast: Cast, steps: list[tuple[Verb, int, str]]) -> None:
    with time_machine.travel(BEGIN, tick=False) as traveller, transaction.atomic():
        _write_and_look_back(cast, steps, traveller)
        transaction.set_rollback(True)  # the next example begins with the same plan


def _write_and_look_back(
    cast: Cast, steps: list[tuple[Verb, int, str]], traveller: time_machine.Traveller
) -> None:
    shown: dict[datetime, PlanDocument] = {}
    for number, (verb, n, text) in enumerate(steps, 1):
        try:
            with transaction.atomic():
                verb(cast, n, text)
        except Refused:
            pass
        at = BEGIN + number * HOUR - timedelta(minutes=30)
        traveller.move_to(BEGIN + number * HOUR)
        shown[at] = plan_document(cast.plan, at=at, position=Position.RECORDED)
    for at, document in shown.items():
        assert plan_document(cast.plan, at=at, position=Position.RECORDED) == document


def test_a_page_as_at_a_moment_never_changes(db: None) -> None:
    _never_changes(gather())


def test_a_moment_too_young_is_shown_as_now(cast: Cast) -> None:
    with time_machine.travel(BEGIN, tick=False):
        young = plan_document(
            cast.plan, at=BEGIN - timedelta(seconds=59), position=Position.RECORDED
        )
        old = plan_document(cast.plan, at=BEGIN - timedelta(seconds=60), position=Position.RECORDED)
    assert (young.at, old.at) == (BEGIN, BEGIN - timedelta(seconds=60))


def test_now_shows_what_was_written_ahead_of_this_hosts_clock(cast: Cast) -> None:
    with time_machine.travel(BEGIN, tick=False) as traveller:
        post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "Ahead"))
        traveller.move_to(BEGIN - HOUR)
        document = cast.document()
    assert (document.at, document.actions[0].evidence) == (BEGIN, "Ahead")
