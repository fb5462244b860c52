"""These pages in a real browser: no barrier that axe finds, nothing wider than a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from people import services
from people.models import Acting, Role
from tests.cast import LONG_AGO, PASSWORD, RHIAN, Cast
from tests.people.pages.asking import url
from tests.people.sign_in.steps import SECOND_STEP, code, with_app
from tests.support.browser import NARROWEST, Axes, scrolls_sideways, sign_in, type_first


@pytest.fixture
def addresses(cast: Cast) -> list[str]:
    """Every page of people and governance, with something on each."""
    body = services.add_body(cast.partnership, by=None, slug="board", name="Partnership Board")
    services.seat_member(body, by=None, name="Ann Abel", role="chair", from_date=LONG_AGO)
    rhian, chair = cast.officer(RHIAN).pk, cast.chair.pk
    acting, role = Acting.objects.get(user=cast.lead).pk, Role.objects.get(user=cast.chair).pk
    officer_pages = ["officer", "change-officer", "officer-acting"]
    user_pages = ["user", "user-account", "user-password", "user-acting", "grant-role"]
    user_pages += ["forget-second-factor", "send-link"]
    lists = ["roles", "officers", "add-officer", "users", "add-user", "invite-user"]
    return [
        "/password/",
        f"/governance/{cast.partnership.slug}/",
        url("end-acting", cast.partnership, acting),
        url("withdraw-role", cast.partnership, role),
        *(url(name, cast.partnership) for name in lists),
        *(url(name, cast.partnership, rhian) for name in officer_pages),
        *(url(name, cast.partnership, chair) for name in user_pages),
    ]


def test_no_page_has_a_barrier_or_scrolls_sideways(
    page: Page, live_server: LiveServer, cast: Cast, addresses: list[str], axe: Axes
) -> None:
    sign_in(page, live_server, cast.administrator)
    found = []
    for address in addresses:
        page.goto(live_server.url + address)
        found += [f"{address}: {each}" for each in axe(page)]
        page.set_viewport_size(NARROWEST)
        found += [f"{address} on a phone: {each}" for each in axe(page)]
        found += [f"{address} scrolls sideways"] if scrolls_sideways(page) else []
        page.set_viewport_size({"width": 1280, "height": 900})
    assert found == []


def test_signing_in_by_keyboard_without_a_script(
    no_js_page: Page, live_server: LiveServer, cast: Cast
) -> None:
    with_app(cast.lead)
    no_js_page.goto(f"{live_server.url}/sign-in/?next=/people/aldermere/officers/")
    type_first(no_js_page, cast.lead.email)
    no_js_page.keyboard.press("Tab")
    no_js_page.keyboard.type(PASSWORD)
    no_js_page.keyboard.press("Enter")
    no_js_page.wait_for_url(f"**{SECOND_STEP}")
    type_first(no_js_page, code())
    no_js_page.keyboard.press("Enter")
    no_js_page.wait_for_url("**/people/aldermere/officers/")


def test_a_refused_sign_in_has_no_barrier(
    page: Page, live_server: LiveServer, db: None, axe: Axes
) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    assert axe(page) == []
    page.locator("main button[type=submit]").click()
    assert page.locator(".govuk-error-summary li").count() == 2
    assert axe(page) == []
