"""A lead says where an action stands, on a phone; everybody sees it at once, and it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from actions.models import ProgressUpdate
from people import clock
from people.models import User
from tests.access.rows import address
from tests.browser.conftest import Visit
from tests.cast import PASSWORD
from tests.people.sign_in.steps import code, with_app
from tests.support.browser import PHONE

TEXT = "Publish the needs assessment"


def _sign_in(page: Page, user: User) -> None:
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(code())
    page.get_by_role("button", name="Go on").click()


def _refs(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("tbody .ref").all_inner_texts()]


def test_four_interactions_and_it_is_in_the_record(either_visit: Visit) -> None:
    page = either_visit.page
    page.set_viewport_size(PHONE)
    either_visit.go("/")
    interactions: list[Callable[[], None]] = [
        lambda: _sign_in(page, with_app(either_visit.world.cast.lead)),
        lambda: page.get_by_text("Update 1.1.2", exact=True).click(),
        lambda: page.locator("label", has_text="Green").click(),
        lambda: page.get_by_role("button", name="Post the update").click(),
    ]
    for interact in interactions:
        interact()
    assert len(interactions) == 4
    expect(page.get_by_text("Your update of 1.1.2 is in the record.")).to_be_visible()
    expect(page.locator(".record > li").first).to_contain_text("Lead")
    expect(page.locator(".record > li").first).to_contain_text("Green")
    assert ProgressUpdate.objects.filter(action__ref="1.1.2").count() == 1

    green = address("actions:list", either_visit.world.here) + "?rating=green"
    assert _refs(either_visit.go(green)) == ["1.1.1", "1.1.2"]
    yesterday = clock.london_day(clock.now()) - timedelta(days=1)
    assert _refs(either_visit.go(f"{green}&at={yesterday}")) == ["1.1.1"]


def test_the_next_pack_prints_it(either_visit: Visit) -> None:
    page = either_visit.page
    either_visit.sign_in("lead")
    update = address("actions:update", either_visit.world.here).replace("1.1.1", "1.1.2")
    either_visit.go(update)
    page.locator("label", has_text="Green").click()
    page.get_by_label("What has been done").fill("The second draft is with health.")
    page.get_by_role("button", name="Post the update").click()
    expect(page.get_by_text("Your update of 1.1.2 is in the record.")).to_be_visible()

    either_visit.go(address("reports:make", either_visit.world.here))
    page.get_by_label("Of which quarter?").select_option(index=0)
    page.get_by_role("button", name="Preview as a page").click()
    rows = page.locator("tr", has_text=TEXT)
    expect(rows.filter(has_text="The second draft is with health.").first).to_be_visible()
