"""Uses of what costs much are counted by user or by place, in the database, for an hour."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory

from people import clock
from people.costly_uses import TooOften, count_use
from people.models import CostlyUse, User

pytestmark = pytest.mark.django_db

FILES, PACKS = "files", "packs"


def _asked_from(place: str) -> HttpRequest:
    request = RequestFactory(REMOTE_ADDR=place).get("/")
    request.user = AnonymousUser()
    return request


def _asked_by(user: User) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_who_is_signed_out_counts_by_the_place() -> None:
    for _ in range(2):
        count_use(FILES, _asked_from("192.0.2.1"), most=2)
    with pytest.raises(TooOften):
        count_use(FILES, _asked_from("192.0.2.1"), most=2)
    count_use(FILES, _asked_from("192.0.2.2"), most=2)
    assert "192.0.2" not in repr(list(CostlyUse.objects.values()))


def test_old_uses_are_swept_and_refused_ones_not_kept() -> None:
    start = clock.now()
    for _ in range(2):
        count_use(FILES, _asked_from("192.0.2.1"), most=2)
    with pytest.raises(TooOften):
        count_use(FILES, _asked_from("192.0.2.1"), most=2)
    assert CostlyUse.objects.count() == 2
    with time_machine.travel(start + timedelta(hours=2), tick=False):
        count_use(PACKS, _asked_from("192.0.2.9"), most=2)
    assert CostlyUse.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_uses_at_once_are_no_more_than_one_after_another() -> None:
    passed: list[int] = []

    def use(n: int) -> None:
        try:
            count_use(PACKS, _asked_by(User(pk=7)), most=5)
            passed.append(n)
        except TooOften:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=use, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < len(passed) <= 5
