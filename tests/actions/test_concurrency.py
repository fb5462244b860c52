"""Many at once: nothing is lost, nothing is counted twice, no two share a moment."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from actions.models import Action, Challenge, DateRequest, ProgressUpdate
from actions.services.challenging import Question, challenge
from actions.services.dates import ask_date
from actions.services.record import Report, post_update
from people import clock
from people.asat import newest_revision
from people.errors import Stale
from people.models import ChainEntry, Ledger, Partnership
from people.verification import verify
from plans.brag import Rating
from plans.document import Position
from tests.cast import Cast, gather, signed_in

THREADS, POSTS = 8, 5
MANY = 32

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return gather()


def _at_once(job: Callable[[int], object], times: int = THREADS) -> list[object]:
    def run(number: int) -> object:
        try:
            return job(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


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


@pytest.mark.parametrize("verb", ["challenge", "ask_date"])
def test_a_form_of_a_verb_posted_by_many_at_once_counts_once(cast: Cast, verb: str) -> None:
    key, later = uuid.uuid4(), clock.today() + timedelta(days=90)
    question = Question("Why is this on target?", later)

    def post(_number: int) -> int:
        if verb == "challenge":
            made: Challenge | DateRequest = challenge(
                _action(cast), by=cast.board_member, question=question,
                position=Position.CONSIDERED, form_key=key,
            )  # fmt: skip
        else:
            made = ask_date(_action(cast), by=cast.lead, to_date=later, reason="Late", form_key=key)
        return made.pk

    assert len(set(_at_once(post, MANY))) == 1
    assert Challenge.objects.count() + DateRequest.objects.count() == 1
    assert verify(cast.partnership).fault is None


FORMS: dict[str, dict[str, object]] = {
    "actions/1.1.1/withdraw/": {"reason": "Merged"},
    "actions/1.1.1/recurrence/": {"reason": "Yearly", "months": "12"},
    "versions/cut/": {"number": "3.4", "author": "SA", "comments": "Added glossary of terms"},
}


@pytest.mark.parametrize("form", FORMS)
def test_a_page_posted_by_many_at_once_is_answered_alike_and_counts_once(
    cast: Cast, form: str
) -> None:
    data = {**FORMS[form], "form_key": uuid.uuid4(), "last_seen": newest_revision(_action(cast))}
    before = Ledger.objects.get(partnership=cast.partnership).sequence

    def send(_number: int) -> str:
        response = signed_in(Client(), cast.administrator).post(
            f"/plans/aldermere/cse/{form}", data
        )
        return f"{response.status_code} {response.headers.get('Location')}"

    (answer,) = set(map(str, _at_once(send, MANY)))
    assert answer.startswith("302 /plans/aldermere/cse/")
    assert Ledger.objects.get(partnership=cast.partnership).sequence == before + 1
    assert verify(cast.partnership).fault is None


def test_partnerships_do_not_wait_for_one_another(cast: Cast) -> None:
    """Each has its own ledger, and so its own order."""
    ledger = Ledger.objects.get(partnership=cast.elsewhere)
    post_update(_action(cast), by=cast.lead, report=Report(Rating.GREEN, "Here"))
    assert Ledger.objects.get(partnership=cast.elsewhere).sequence == ledger.sequence
