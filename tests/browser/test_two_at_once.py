"""Two people on one action, and one person twice: nothing is lost, nothing counts double."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, Response, expect

from actions.models import ProgressUpdate
from tests.access.rows import address
from tests.browser.conftest import Visit
from tests.support.browser import scrolls_sideways, sign_in

OURS, THEIRS = "45 drivers trained, says the lead.", "52 drivers trained, says the office."


def _fill(page: Page, words: str) -> None:
    page.locator("label", has_text="Green").click()
    page.get_by_label("What has been done").fill(words)


def _post(page: Page) -> Response:
    with page.expect_response(lambda answer: answer.request.method == "POST") as found:
        page.get_by_role("button", name="Post the update").click()
    return found.value


def _count() -> int:
    return ProgressUpdate.objects.filter(evidence__in=(OURS, THEIRS)).count()


def test_the_second_sees_both_texts_and_posts_theirs_again(
    either_visit: Visit, browser: Browser
) -> None:
    page, cast = either_visit.page, either_visit.world.cast
    path = address("actions:update", either_visit.world.here)
    either_visit.sign_in("lead")
    either_visit.go(path)
    _fill(page, OURS)
    with browser.new_context() as context:
        office = context.new_page()
        sign_in(office, either_visit.server, cast.administrator)
        office.goto(either_visit.server.url + path)
        _fill(office, THEIRS)
        assert _post(office).status == 302

    assert _post(page).status == 409
    expect(page.get_by_text("Someone posted an update after you opened this page.")).to_be_visible()
    expect(page.get_by_label("What has been done")).to_have_value(OURS)
    expect(page.get_by_role("region", name="What was posted meanwhile")).to_contain_text(THEIRS)
    expect(page.get_by_label("Green")).to_be_checked()
    assert not scrolls_sideways(page)
    assert _count() == 1

    assert _post(page).status == 302
    expect(page.get_by_text("Your update of 1.1.1 is in the record.")).to_be_visible()
    assert _count() == 2
    assert cast.current("1.1.1").evidence == OURS  # type: ignore[union-attr]  # it has updates


def test_a_form_that_is_sent_twice_counts_once(either_visit: Visit) -> None:
    page = either_visit.page
    path = address("actions:update", either_visit.world.here)
    either_visit.sign_in("lead")
    either_visit.go(path)
    _fill(page, OURS)
    first = _post(page).request
    assert _count() == 1
    kind = {"content-type": first.headers["content-type"]}
    again = page.context.request.post(first.url, data=first.post_data, headers=kind)
    assert again.ok
    assert "Your update of 1.1.1 is in the record." in again.text()
    assert _count() == 1


def test_a_button_that_is_pressed_twice_counts_once(either_visit: Visit) -> None:
    page = either_visit.page
    path = address("actions:update", either_visit.world.here)
    either_visit.sign_in("lead")
    either_visit.go(path)
    _fill(page, OURS)
    page.get_by_role("button", name="Post the update").dblclick()
    expect(page.get_by_text("Your update of 1.1.1 is in the record.").first).to_be_visible()
    assert _count() == 1
