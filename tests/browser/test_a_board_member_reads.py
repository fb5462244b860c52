"""A board member finds what they ask for, takes it away, and looks back."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from actions.services.record import Report, post_update
from people import clock
from plans.brag import Rating
from tests.access.rows import address
from tests.browser.conftest import Visit
from tests.cast import DAVID


def _expect_refs(page: Page, refs: list[str]) -> None:
    """Waits: a page that was asked for by a click may still be on its way."""
    expect(page.locator("tbody .ref")).to_have_text(refs)


def _apply(page: Page) -> None:
    page.get_by_role("button", name="Apply filters").click()


def test_filters_narrow_the_list_and_the_file_holds_exactly_that(
    either_visit: Visit, tmp_path: Path
) -> None:
    either_visit.sign_in("board_member")
    page = either_visit.go(address("actions:list", either_visit.world.here))
    page.get_by_label("2 Protect").check()
    _apply(page)
    _expect_refs(page, ["2.1.1"])
    page.get_by_label("2 Protect").uncheck()
    page.get_by_label("Lead", exact=True).select_option(DAVID)
    _apply(page)
    _expect_refs(page, ["1.1.2", "2.1.1"])
    page.get_by_label("Red").check()
    _apply(page)
    _expect_refs(page, ["2.1.1"])
    with page.expect_download() as download:
        page.get_by_role("link", name="This view as CSV").click()
    file = tmp_path / "view.csv"
    download.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["Ref"], row["Rating"]) for row in rows] == [("2.1.1", "Red")]


def test_a_past_day_is_shown_as_past_and_left_again(either_visit: Visit) -> None:
    cast = either_visit.world.cast
    report = Report(Rating.GREEN, "Health has agreed.", "The agreement is signed")
    post_update(cast.action("2.1.1"), by=cast.other_lead, report=report)
    either_visit.sign_in("board_member")
    page = either_visit.go(address("actions:list", either_visit.world.here) + "?theme=2")
    expect(page.locator("tbody")).to_contain_text("Green")
    yesterday = clock.london_day(clock.now()) - timedelta(days=1)
    page.get_by_label("Show the plan as at").fill(yesterday.isoformat())
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("You are looking at the plan as at")).to_be_visible()
    expect(page.locator("tbody")).to_contain_text("Red")
    page.get_by_role("link", name="Return to now").first.click()
    expect(page.locator("tbody")).to_contain_text("Green")
    expect(page).to_have_url(re.compile("theme=2"))


def test_two_versions_are_compared(either_visit: Visit) -> None:
    cast = either_visit.world.cast
    report = Report(Rating.GREEN, "Health has agreed.", "The agreement is signed")
    post_update(cast.action("2.1.1"), by=cast.other_lead, report=report)
    either_visit.sign_in("board_member")
    page = either_visit.go(address("actions:versions", either_visit.world.here))
    page.get_by_role("link", name="What it changed").click()
    expect(page.locator(".chg", has_text="2.1.2")).to_contain_text("Left: withdrawn")
    page.get_by_label("Before", exact=True).select_option("v1.1")
    page.get_by_label("After", exact=True).select_option("now")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator(".chg")).to_have_count(1)
    expect(page.locator(".chg")).to_contain_text("2.1.1")
    expect(page.locator(".chg .moved")).to_contain_text("Red")
    expect(page.locator(".chg .moved")).to_contain_text("Green")
