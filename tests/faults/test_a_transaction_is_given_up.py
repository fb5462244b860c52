"""PostgreSQL gives a transaction up for another one: it is done again, or said, and counts once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg2
import pytest

from tests.faults.updating import Lead
from tests.support.processes import until
from tests.support.service import Standing

TAKEN, AWAY = 302, 503
MADE = """
CREATE SEQUENCE tries;
CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF nextval('tries') <= {tries} THEN RAISE EXCEPTION 'given up' USING ERRCODE = '{code}'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER give_up BEFORE INSERT ON actions_progressupdate EXECUTE FUNCTION give_up();
"""
GONE = """
DROP TRIGGER IF EXISTS give_up ON actions_progressupdate;
DROP FUNCTION IF EXISTS give_up;
DROP SEQUENCE IF EXISTS tries;
"""
CODES = {"a deadlock": "40P01", "no one order": "40001"}


@pytest.fixture
def lead(standing: Standing) -> Iterator[Lead]:
    yield Lead(standing)
    standing.said(GONE)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_what_is_given_up_twice_is_done_at_the_third_try(lead: Lead, code: str) -> None:
    form, words = lead.form(), f"Given up with {code}, then done by May 2026."
    lead.service.said(MADE.format(tries=2, code=code))
    assert lead.post(form, words).status == TAKEN
    assert lead.times_kept(words) == 1


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_what_is_given_up_at_every_try_can_be_sent_again(lead: Lead, code: str) -> None:
    form, words = lead.form(), f"Given up with {code} for long, until May 2026."
    lead.service.said(MADE.format(tries=99, code=code))
    answer = lead.post(form, words)
    assert (answer.status, lead.times_kept(words)) == (AWAY, 0)
    assert lead.service.said("SELECT last_value FROM tries") == [(3,)]
    lead.service.said(GONE)
    assert lead.send(answer.hidden).status == TAKEN
    assert lead.send(answer.hidden).status == TAKEN
    assert lead.times_kept(words) == 1


def test_of_two_who_wait_for_each_other_the_page_is_answered_again(lead: Lead) -> None:
    form, words = lead.form(), "Of two who waited for each other, by May 2026."
    with (
        closing(psycopg2.connect(lead.service.filled.address)) as other,
        other.cursor() as cursor,
        ThreadPoolExecutor(1) as pool,
    ):
        cursor.execute("SET deadlock_timeout = '1min'")
        cursor.execute("LOCK TABLE actions_progressupdate IN EXCLUSIVE MODE")
        posting = pool.submit(lead.post, form, words)
        until(lambda: _waits_for_the_table(lead.service))
        cursor.execute("SELECT 1 FROM people_ledger FOR UPDATE")
        other.rollback()
        assert posting.result().status == TAKEN
    assert lead.times_kept(words) == 1


def _waits_for_the_table(service: Standing) -> bool:
    waits = service.said(
        "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'actions_progressupdate'::regclass"
    )
    return bool(waits)
