"""A lead's own updates beside the considered position: marked for them, and for nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from actions.models import ProgressUpdate
from actions.selectors import cache
from actions.services.considering import accept_update, return_update
from actions.services.dates import change_date
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from actions.services.structure import change_leads
from actions.services.versions import cut_version
from people import services
from people.models import Acting, Role, User
from plans.brag import Rating
from plans.formats import read
from tests.actions.november import many, opened
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast, afresh, signed_in
from tests.people.pages.asking import page, words
from tests.support.packed import unpacked

PLAN = "/plans/aldermere/cse/"
LIST = f"{PLAN}actions/"
MARK = "Your update of 11 Nov: Amber, not yet considered"
ONE = "The newest update of one of your actions is not in it."
AMBER = Report(Rating.AMBER, "12 of 60", "Venues", needed="A hall", needed_from="Council")

pytestmark = pytest.mark.usefixtures("morning")


@pytest.fixture
def said(morning: Any, cast: Cast) -> ProgressUpdate:
    """Amber of 1.1.1, which is Green where considered, in a plan that asks for consideration."""
    settings = PlanSettings(31, needs_consideration=True)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")
    return say(cast)


def say(cast: Cast, ref: str = "1.1.1", by: User | None = None) -> ProgressUpdate:
    return post_update(cast.action(ref), by=by or cast.lead, report=AMBER)


def reads(client: Client, user: User, address: str = LIST) -> str:
    return words(page(client, afresh(user), address))


def test_it_stands_on_the_row_with_its_address(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    text = page(client, cast.lead, LIST).content.decode()
    assert f'<a class="own" href="{LIST}1.1.1/#update-{said.pk}">{MARK}</a>' in text
    assert text.count('class="own"') == 1
    assert f'id="update-{said.pk}"' in page(client, cast.lead, f"{LIST}1.1.1/").content.decode()


def test_the_rating_and_the_filters_stay_the_considered_ones(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    assert "0 of 5 actions" in reads(client, cast.lead, f"{LIST}?rating=amber")
    greens = reads(client, cast.lead, f"{LIST}?rating=green")
    assert "1 of 5 actions" in greens
    assert MARK in greens


@pytest.mark.parametrize(
    "who",
    ["other_lead", "board_member", "scrutiny_officer", "chief_officer", "chair", "auditor"],
)
def test_nobody_else_meets_it(cast: Cast, client: Client, said: ProgressUpdate, who: str) -> None:
    for address in (LIST, PLAN, f"{PLAN}leads/", f"{PLAN}slippage/"):
        text = reads(client, getattr(cast, who), address)
        for mark in ("pdate of 11 Nov", "not in it", "not in these figures"):
            assert mark not in text, address


def test_a_rows_markup_is_not_kept_for_the_next_reader(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    for user, sees in ((cast.lead, True), (cast.board_member, False), (cast.lead, True)):
        assert (MARK in reads(client, user)) is sees


def test_another_lead_of_the_action_is_told_that_it_is_anothers(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    say(cast, "1.1.2")
    mark = "Update of 11 Nov: Amber, not yet considered"
    assert mark in reads(client, cast.other_lead)
    assert "Your update" not in reads(client, cast.other_lead)


def test_without_a_rating_it_says_so(cast: Cast, client: Client, said: ProgressUpdate) -> None:
    report = Report(None, "No news", "Nobody has looked")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    assert "Your update of 11 Nov: no rating, not yet considered" in reads(client, cast.lead)


def test_one_that_was_returned_came_back(cast: Cast, client: Client, said: ProgressUpdate) -> None:
    return_update(said, by=cast.chair, reason="Which venues?")
    assert "Your update of 11 Nov: Amber, came back" in reads(client, cast.lead)


def test_one_that_was_accepted_is_marked_no_more(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    accept_update(said, by=cast.chair)
    text = reads(client, cast.lead)
    assert "Your update" not in text
    assert "not in it" not in text


def test_a_chair_who_leads_meets_it_where_they_look_as_boards_do(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    services.act_for(cast.chair, cast.officer(RHIAN), by=None, from_date=LONG_AGO)
    assert "pdate of 11 Nov" not in reads(client, cast.chair)
    assert "Update of 11 Nov: Amber" in reads(client, cast.chair, f"{LIST}?position=considered")


# At a past moment


def test_a_past_page_shows_what_held_then(
    morning: time_machine.Traveller, cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    morning.shift(timedelta(days=2))
    return_update(said, by=cast.chair, reason="Which venues?")
    say(cast, "1.1.2")
    morning.shift(timedelta(days=2))
    now = reads(client, cast.lead)
    assert "Your update of 11 Nov: Amber, came back" in now
    assert "Your update of 13 Nov: Amber, not yet considered" in now
    then = reads(client, cast.lead, f"{LIST}?at=2026-11-12")
    assert MARK in then
    assert ONE in then
    assert "13 Nov" not in then


def test_who_led_only_then_or_leads_only_now_does_not_meet_it(
    morning: time_machine.Traveller, cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    morning.shift(timedelta(days=2))
    officers = [cast.officer(DAVID)]
    change_leads(cast.action("1.1.1"), by=cast.administrator, officers=officers, reason="New")
    past = f"{LIST}?at=2026-11-12"
    for user in (cast.lead, cast.other_lead):
        assert "pdate of" not in reads(client, user, past)
    assert "pdate of" not in reads(client, cast.lead)
    assert "Update of 11 Nov: Amber, not yet considered" in reads(client, cast.other_lead)


def test_who_no_longer_acts_for_the_lead_does_not_meet_it(
    morning: time_machine.Traveller, cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    kind = Role.Kind.BOARD_MEMBER
    services.grant_role(
        cast.lead, by=None, kind=kind, partnership=cast.partnership, from_date=LONG_AGO
    )
    acting = Acting.objects.get(user=cast.lead)
    services.stop_acting(acting, by=None, on=date(2026, 11, 11), reason="Left")
    morning.shift(timedelta(days=1))
    for address in (LIST, f"{LIST}?at=2026-11-11"):
        assert "pdate of" not in reads(client, cast.lead, address)


# On other pages, and in files


def test_the_plans_page_and_the_leads_page_list_it(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    for address in (PLAN, f"{PLAN}leads/"):
        text = page(client, cast.lead, address).content.decode()
        assert f'<a href="{LIST}1.1.1/#update-{said.pk}">{MARK}</a>' in text


def test_slippage_marks_the_row(cast: Cast, client: Client, said: ProgressUpdate) -> None:
    action = cast.action("1.1.1")
    change_date(action, by=cast.administrator, to_date=date(2026, 12, 31), reason="Staff")
    assert MARK in reads(client, cast.lead, f"{PLAN}slippage/")


def test_each_page_says_how_many_it_leaves_out(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    cut_version(cast.plan, by=cast.administrator, number="1.0", author="RO", comments="")
    pages = [PLAN + name for name in ("", "actions/", "leads/", "slippage/", "needs/", "compare/")]
    for address in pages:
        text = page(client, cast.lead, address).content.decode()
        assert f'<b>{ONE}</b> <a href="/">My actions</a>' in text, address
    say(cast, "1.1.2")
    two = "The newest updates of two of your actions are not in it."
    for address in pages:
        assert two in reads(client, cast.lead, address), address


def test_the_page_of_packs_says_it_too(cast: Cast, client: Client, said: ProgressUpdate) -> None:
    assert ONE in reads(client, cast.lead, reverse("reports:make", args=["aldermere", "cse"]))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_with_room_for_a_note_says_it(
    cast: Cast, client: Client, settings: Settings, said: ProgressUpdate, kind: str
) -> None:
    settings.SERVICE_ADDRESS = "https://plan.example.org"
    note = f"{ONE} My actions: https://plan.example.org/"
    data = page(client, cast.lead, f"{PLAN}export/?format={kind}").content
    assert note in unpacked(data)
    assert read(data, f"plan.{kind}").document.title == cast.plan.title
    others = page(client, cast.other_lead, f"{PLAN}export/?format={kind}").content
    assert "not in it" not in unpacked(others)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_one_without_room_is_everybodys(
    morning: time_machine.Traveller, cast: Cast, client: Client, said: ProgressUpdate, kind: str
) -> None:
    morning.shift(timedelta(days=2))
    files = [
        page(client, user, f"{PLAN}export/?format={kind}&at=2026-11-11").content
        for user in (cast.lead, cast.board_member)
    ]
    assert files[0] == files[1]
    assert b"not in it" not in files[0]


def test_what_changed_as_word_says_its_position_and_what_is_not_in_it(
    cast: Cast, client: Client, said: ProgressUpdate
) -> None:
    cut_version(cast.plan, by=cast.administrator, number="1.0", author="RO", comments="")
    text = unpacked(page(client, cast.lead, f"{PLAN}compare/?format=docx").content)
    assert "As considered: " in text
    assert ONE in text


@pytest.mark.parametrize(("who", "queries"), [("board_member", (29, 8)), ("lead", (30, 9))])
def test_a_lead_costs_one_query_more_however_many_rows(
    cast: Cast,
    client: Client,
    django_assert_num_queries: Callable[..., Any],
    who: str,
    queries: tuple[int, int],
) -> None:
    for number in (1, 3):
        base = opened(cast, f"plan-{number}", many(number, f"p{number}"))
        signed_in(client, getattr(cast, who))
        cache.forget()
        for expected in queries:
            with django_assert_num_queries(expected):
                client.get(f"{base}actions/")
