"""The plan's page and its list in a browser: on a desk, on a phone, without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from actions.services.versions import create_plan
from tests.cast import Cast, gather
from tests.support.browser import (
    DESKTOP,
    NARROWEST,
    PHONE,
    Axes,
    scrolls_sideways,
    sign_in,
)

PLAN = "/plans/aldermere/cse/"
ADDRESSES = [PLAN, f"{PLAN}actions/", f"{PLAN}actions/?rating=red&theme=9&sort=due",
             f"{PLAN}actions/?q=zebra"]  # fmt: skip


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return gather()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_stands_in_anyones_way(
    people: Cast, live_server: LiveServer, page: Page, axe: Axes, address: str
) -> None:
    sign_in(page, live_server, people.board_member)
    for size in (DESKTOP, PHONE, NARROWEST):
        page.set_viewport_size(size)
        page.goto(live_server.url + address)
        assert axe(page) == []
        assert not scrolls_sideways(page)


@pytest.mark.parametrize(
    "address", ["/plans/", "/plans/aldermere/file/", "/plans/aldermere/file/versions/"]
)
def test_a_title_of_one_long_word_is_broken(
    people: Cast, live_server: LiveServer, page: Page, address: str
) -> None:
    """As where a file’s name was given as the plan’s title."""
    title = "CSE_delivery_plan_2015-2018_v3.4_glossary_added_final_as_agreed_by_the_board.docx"
    create_plan(people.partnership, by=people.administrator, slug="file", title=title)
    sign_in(page, live_server, people.administrator)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + address)
    assert not scrolls_sideways(page)


def test_filters_fold_away_on_a_phone_only(
    people: Cast, live_server: LiveServer, page: Page
) -> None:
    sign_in(page, live_server, people.board_member)
    page.goto(f"{live_server.url}{PLAN}actions/")
    expect(page.get_by_label("Words in the action, its evidence or its lead")).to_be_visible()
    page.set_viewport_size(PHONE)
    expect(page.get_by_label("Red")).to_be_hidden()
    page.locator("summary").click()
    page.get_by_label("Red").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("heading", name="1 of 5 actions")).to_be_visible()


def test_a_list_on_a_phone_keeps_its_table(
    people: Cast, live_server: LiveServer, page: Page
) -> None:
    sign_in(page, live_server, people.board_member)
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}{PLAN}actions/")
    expect(page.get_by_role("row")).to_have_count(6)
    expect(page.get_by_role("columnheader")).to_have_count(5)
    expect(page.get_by_role("rowheader", name="1.1.1")).to_be_visible()


def test_from_a_number_to_its_actions_without_a_script(
    people: Cast, live_server: LiveServer, no_js_page: Page
) -> None:
    sign_in(no_js_page, live_server, people.board_member)
    no_js_page.goto(live_server.url + PLAN)
    no_js_page.get_by_role("link", name="Red, theme 2 Protect: 1").click()
    expect(no_js_page.get_by_role("heading", name="1 of 5 actions")).to_be_visible()
    expect(no_js_page.get_by_text("Theme 2 Protect, rated Red.")).to_be_visible()
