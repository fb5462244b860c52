"""The frame as a browser draws it: on a page that everybody can reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from tests.support.browser import DESKTOP, NARROWEST, PHONE, Axes, scrolls_sideways

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("size", [DESKTOP, PHONE, NARROWEST], ids=["1280", "375", "320"])
def test_a_page_is_accessible_and_fits(
    page: Page, live_server: LiveServer, axe: Axes, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/nothing-here/")
    assert page.title().startswith("Page not found")
    assert axe(page) == []
    assert not scrolls_sideways(page)


def test_the_first_key_reaches_the_way_past_the_navigation(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(f"{live_server.url}/nothing-here/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_our_own_typeface_is_used(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/nothing-here/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"')")


def test_the_page_holds_without_scripts(no_js_page: Page, live_server: LiveServer) -> None:
    no_js_page.goto(f"{live_server.url}/nothing-here/")
    assert no_js_page.get_by_role("link", name="Go to the first page").is_visible()


def test_errors_are_read_first(page: Page, live_server: LiveServer, axe: Axes) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector(".govuk-error-summary")
    assert "govuk-error-summary" in page.evaluate("document.activeElement.className")
    assert page.title().startswith("Error: ")
    assert axe(page) == []


def test_errors_lead_to_their_fields_without_scripts(
    no_js_page: Page, live_server: LiveServer
) -> None:
    no_js_page.goto(f"{live_server.url}/sign-in/")
    no_js_page.get_by_role("button", name="Sign in").click()
    link = no_js_page.locator(".govuk-error-summary a").first
    target = link.get_attribute("href") or ""
    link.click()
    assert no_js_page.locator(target).evaluate("x => x === document.activeElement")
