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
