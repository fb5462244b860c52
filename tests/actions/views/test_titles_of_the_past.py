"""A plan that was renamed stands under its old title on every page of the past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from plans.writing import plan_writing
from tests.cast import DOCUMENT, Cast, gathered
from tests.people.pages.asking import page, words

BEGIN = datetime(2026, 11, 2, 10, tzinfo=UTC)
PLAN = "/plans/aldermere/cse/"
PAGES = (
    "actions/", "actions/1.1.1/", "needs/", "slippage/", "leads/", "lessons/", "doubts/",
    "versions/", "compare/", "closing/",
)  # fmt: skip


@pytest.fixture
def renamed(db: None) -> Cast:
    with time_machine.travel(BEGIN, tick=False) as traveller:
        cast = gathered()
        traveller.shift(timedelta(days=2))
        with plan_writing(cast.plan, by=cast.administrator, reason="Wider") as w:
            cast.plan.title = "Exploitation plan"
            w.save(cast.plan)
    return cast


@pytest.mark.parametrize("address", [*(f"{PLAN}{p}" for p in PAGES), "/packs/aldermere/cse/"])
def test_heading_title_and_way_are_those_of_the_moment(
    renamed: Cast, client: Client, address: str
) -> None:
    then = words(page(client, renamed.administrator, f"{address}?at=2026-11-03"))
    now = words(page(client, renamed.administrator, address))
    assert "Exploitation plan" not in then
    assert then.count(DOCUMENT.title) >= 2
    assert now.count("Exploitation plan") >= 2


def test_the_officers_page_names_the_plan_as_it_was_called(renamed: Cast, client: Client) -> None:
    where = "/people/aldermere/officers/"
    then = page(client, renamed.board_member, f"{where}?at=2026-11-03T12:00:00Z")
    assert f"who has not updated: {DOCUMENT.title}" in words(then)
    assert f"{PLAN}leads/?at=2026-11-03T12%3A00%3A00Z" in then.content.decode()
    assert "who has not updated: Exploitation plan" in words(
        page(client, renamed.board_member, where)
    )
