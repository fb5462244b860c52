"""After a form was sent, what happened is said first, unless the reader goes on somewhere else."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.access.rows import address
from tests.browser.conftest import Visit

FOCUSED = "document.activeElement.innerText"


def _posts_an_update(visit: Visit, place: str = "") -> Page:
    """And is led to a place of the page that follows, where one is given."""
    visit.sign_in("lead")
    page = visit.go(address("actions:update", visit.world.here))
    page.evaluate("place => document.querySelector('main form').action += place", place)
    page.locator("label", has_text="Green").click()
    page.get_by_label("What has been done").fill("52 of 60 drivers are trained.")
    page.get_by_role("button", name="Post the update").click()
    return page


def test_who_sent_a_form_hears_what_happened(visit: Visit) -> None:
    page = _posts_an_update(visit)
    happened = page.get_by_role("region", name="What happened")
    expect(happened).to_be_focused()
    assert "Your update of 1.1.1 is in the record." in page.evaluate(FOCUSED)


def test_tab_goes_on_below_it(visit: Visit) -> None:
    page = _posts_an_update(visit)
    expect(page.get_by_role("region", name="What happened")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate(FOCUSED) == "Show it as boards see it"


def test_who_is_led_to_a_place_of_the_page_begins_there(visit: Visit) -> None:
    page = _posts_an_update(visit, "#h-rec")
    expect(page.get_by_role("region", name="What happened")).to_be_visible()
    expect(page.get_by_role("region", name="What happened")).not_to_be_focused()
    assert page.url.endswith("#h-rec")
