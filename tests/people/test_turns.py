"""What only one may do at a time is done by one thread of a process as well."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from people.turns import is_taken, turn

pytestmark = pytest.mark.django_db(transaction=True)

NAME = "tests"


def test_of_two_threads_one_has_the_turn() -> None:
    both_have_asked = Barrier(2)

    def ask(_thread: int) -> bool:
        try:
            with turn(NAME, patience=0) as is_mine:
                both_have_asked.wait()
                return is_mine
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(ask, range(2))) == [False, True]
    assert not is_taken(NAME)


def test_whose_turn_it_is_is_no_matter_of_another_name() -> None:
    with turn(NAME, patience=0) as is_mine, turn("others", patience=0) as is_mine_too:
        assert is_mine
        assert is_mine_too


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no session")
def test_a_turn_whose_session_was_cut_off_is_given_back_without_a_fault() -> None:
    with turn(NAME, patience=0) as is_mine:
        assert is_mine
        with ThreadPoolExecutor(1) as other:
            other.submit(_end_session, _number_of_session()).result()
    assert not is_taken(NAME)
    with turn(NAME, patience=0) as is_mine:
        assert is_mine


def _number_of_session() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _end_session(number: int) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [number])
    finally:
        connection.close()
