"""What belongs together stands together, and words and numbers begin where one looks for them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.access.rows import address
from tests.browser.conftest import Visit

PHONE: Any = {"width": 375, "height": 800}
DESKTOP: Any = {"width": 1280, "height": 800}
APART = 16
"""In pixels: between a number and the words of the next column."""


def _box(of: Locator) -> Any:
    return of.bounding_box()


def _action(visit: Visit) -> Page:
    return visit.go(address("actions:action", visit.world.here))


def test_what_is_done_with_an_entry_stands_on_one_line(visit: Visit) -> None:
    visit.sign_in("administrator")
    entry = _action(visit).locator(".record .body", has_text="Decide that it is exempt").first
    exempt, erase = entry.locator(".erase a").all()
    assert _box(exempt)["y"] == _box(erase)["y"]


def test_a_card_of_a_phone_begins_each_of_its_lines_at_the_left(visit: Visit) -> None:
    visit.sign_in("administrator")
    visit.page.set_viewport_size(PHONE)
    page = visit.go(address("governance:meetings", visit.world.here))
    cell = page.locator(".t--cards td.r").first
    assert cell.evaluate("cell => getComputedStyle(cell).textAlign") == "left"


def test_a_number_keeps_off_the_words_of_the_next_column(visit: Visit) -> None:
    visit.sign_in("administrator")
    visit.page.set_viewport_size(DESKTOP)
    page = visit.go(address("governance:meetings", visit.world.here))
    after = page.locator(".t td.r + td").first
    assert after.evaluate("cell => parseFloat(getComputedStyle(cell).paddingLeft)") >= APART


def test_a_small_link_has_the_colour_of_links(visit: Visit) -> None:
    visit.sign_in("administrator")
    page = visit.go(address("governance:meetings", visit.world.here))
    colours = page.evaluate(
        """() => ["", "meta"].map(name => {
            const link = document.createElement("a");
            link.href = "/not-visited/";
            link.className = name;
            document.querySelector("main").append(link);
            return getComputedStyle(link).color;
        })"""
    )
    assert colours[0] == colours[1]
