"""Leads and agencies of a plan, as a page and as a file."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.selectors import cache
from actions.services.leaving import Handover, let_leave
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from actions.services.structure import change_leads
from people import clock, services
from plans.brag import Rating
from tests.actions.november import many, opened
from tests.cast import DAVID, Cast, signed_in
from tests.people.pages.asking import page, words

LEADS = "/plans/aldermere/cse/leads/"

pytestmark = pytest.mark.usefixtures("morning")


def test_it_says_who_carries_what(morning: Any, cast: Cast, client: Client) -> None:
    said = words(page(client, cast.board_member, LEADS))
    assert "Three leads of two agencies carry 4 of 5 actions. One lead has an overdue" in said
    assert "Rhian Okafor Head of Safeguarding, Aldermere Council last update 11 Nov 2026" in said
    assert "2.1.2 Agree a return interview N Not yet rated Lead to be identified" in said


def test_each_number_leads_to_its_actions(morning: Any, cast: Cast, client: Client) -> None:
    html = page(client, cast.board_member, f"{LEADS}?at=2026-11-11").content.decode()
    for query in ("lead=Rhian+Okafor&amp;due=overdue", "agency=Police", "lead=none"):
        assert f'href="/plans/aldermere/cse/actions/?{query}&amp;at=2026-11-11"' in html


def test_the_list_of_vacancies_is_what_stands_without_a_lead(
    morning: time_machine.Traveller, cast: Cast, client: Client
) -> None:
    """Though the plan has switched the doubt off, and at a moment at which they still led."""
    settings = PlanSettings(31, doubt_rules={"off": ["no_lead"]})
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Asked elsewhere")
    leaving = Handover(clock.today())
    let_leave(cast.officer(DAVID), by=cast.administrator, handover=leaving, reason="Retired")
    assert _vacant(client, cast) == ["2.1.2"]
    morning.shift(24 * 3600)
    assert _vacant(client, cast) == ["2.1.1", "2.1.2"]
    assert _vacant(client, cast, "2026-11-11") == ["2.1.2"]


def _vacant(client: Client, cast: Cast, at: str = "") -> list[str]:
    """The refs without a lead, on the page and in the list to which it leads."""
    moment = f"?at={at}" if at else ""
    shown = page(client, cast.administrator, LEADS + moment).context
    listed = page(client, cast.administrator, shown["vacant_url"]).context
    refs = [row.ref for row, _ in shown["vacant"]]
    assert [row.ref for row in listed["page"]] == refs
    return refs


def test_a_lead_who_is_silent_for_longer_than_the_interval_is_counted(
    morning: time_machine.Traveller, cast: Cast, client: Client
) -> None:
    morning.shift(32 * 24 * 3600)
    post_update(cast.action("2.1.1"), by=cast.administrator, report=Report(Rating.RED, "x", *_WHY))
    said = words(page(client, cast.board_member, LEADS))
    assert "two leads have an action without an update in 31 days" in said


_WHY = ("Late", "A decision", "Health")


def test_it_shows_the_leads_of_its_moment(
    morning: time_machine.Traveller, cast: Cast, client: Client
) -> None:
    morning.shift(24 * 3600)
    officer = services.add_officer(
        cast.partnership, by=None, name="Zoë Marsh", kind="person", job_title="Nurse", agency=None
    )
    change_leads(cast.action("2.1.1"), by=cast.administrator, officers=[officer], reason="Moved")
    assert "Zoë Marsh" in words(page(client, cast.board_member, LEADS))
    before = words(page(client, cast.board_member, f"{LEADS}?at=2026-11-11"))
    assert "Zoë Marsh" not in before
    assert DAVID in before


def test_the_leads_as_a_file(morning: Any, cast: Cast, client: Client) -> None:
    response = page(client, cast.board_member, f"{LEADS}?format=csv")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="cse-leads-2026-11-11-considered.csv"'
    )
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Rhian Okafor,Head of Safeguarding,Aldermere Council,2,")
    assert len(lines) == 4


def test_it_and_the_partnerships_officers_lead_to_each_other(
    morning: Any, cast: Cast, client: Client
) -> None:
    html = page(client, cast.board_member, f"{LEADS}?at=2026-11-11").content.decode()
    assert 'href="/people/aldermere/officers/?at=2026-11-11"' in html
    html = page(client, cast.board_member, "/people/aldermere/officers/").content.decode()
    assert f'href="{LEADS}"' in html


def test_as_many_queries_for_one_action_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Any
) -> None:
    reader = signed_in(client, cast.board_member)
    for number in (1, 3):
        base = opened(cast, f"few{number}", many(number, f"k{number}"))
        cache.forget()
        with django_assert_num_queries(29):
            assert reader.get(f"{base}leads/").status_code == 200
