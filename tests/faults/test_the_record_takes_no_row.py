"""Where the chain or the access log takes no row, what it would have told of is not kept either."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.updating import Lead
from tests.support.service import Standing

REFUSED = """
CREATE OR REPLACE FUNCTION take_nothing() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER take_nothing BEFORE INSERT ON {table} EXECUTE FUNCTION take_nothing();
"""
GONE = "DROP FUNCTION IF EXISTS take_nothing CASCADE"
AWAY, TAKEN, SHOWN = 503, 302, 200


@pytest.fixture
def lead(standing: Standing) -> Iterator[Lead]:
    yield Lead(standing)
    standing.said(GONE)


def test_without_its_link_in_the_chain_no_update_is_kept(lead: Lead) -> None:
    form, words = lead.form(), "Without a link in the chain, by May 2026."
    lead.service.said(REFUSED.format(table="people_chainentry"))
    answer = lead.post(form, words)
    assert (answer.status, lead.times_kept(words)) == (AWAY, 0)
    lead.service.said(GONE)
    assert lead.send(answer.hidden).status == TAKEN
    assert lead.times_kept(words) == 1


def test_without_its_row_in_the_access_log_nothing_is_shown(lead: Lead) -> None:
    lead.service.said(REFUSED.format(table="people_accessentry"))
    status, page = lead.service.as_user("lead").get("/plans/aldermere/cse/")
    assert status == AWAY
    assert b"Nothing can be shown just now" in page
    lead.service.said(GONE)
    lead.service.as_user("lead").must_get("/plans/aldermere/cse/")


def test_a_form_that_cannot_be_shown_again_keeps_its_words(lead: Lead) -> None:
    form, words = lead.form(), "Without a rating that there is, by May 2026."
    lead.service.said(REFUSED.format(table="people_accessentry"))
    answer = lead.send({**form, "rating": "purple", "evidence": words})
    assert (answer.status, answer.hidden.get("evidence")) == (AWAY, words)
    lead.service.said(GONE)
    again = lead.send(answer.hidden)
    assert again.status == SHOWN
    assert words in again.text
