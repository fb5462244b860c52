"""Everything a lead does, done with keys alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from actions.models import ProgressUpdate
from tests.browser.conftest import Visit
from tests.cast import PASSWORD
from tests.people.sign_in.steps import SECOND_STEP, code, with_app
from tests.support.browser import type_first

MOST_STEPS = 40


def _tab_to(page: Page, words: str) -> None:
    """Press Tab until a control of these words has the focus; each on the way shows it."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        assert _shows_focus(page), page.evaluate("document.activeElement.outerHTML")
        if words in page.evaluate(_NAME):
            return
    raise AssertionError(f"No way by Tab to “{words}”")


_NAME = """() => {
  const at = document.activeElement;
  const labels = [...(at.labels ?? [])].map((label) => label.innerText);
  return [at.innerText, at.value, ...labels].join(" ");
}"""

_SHOWS = """() => {
  const at = document.activeElement;
  if (at === document.body) return true; // between the page and the browser's own controls
  const seen = [at, at.parentElement, ...(at.labels ?? [])];
  const look = seen.map((each) => getComputedStyle(each));
  const drawn = look.some((s) => parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== "none"
    || s.boxShadow !== "none");
  const box = at.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const inside = !top || at.contains(top) || top.contains(at) || seen.some((s) => s.contains(top));
  return drawn && inside;
}"""


def _shows_focus(page: Page) -> bool:
    found: bool = page.evaluate(_SHOWS)
    return found


def test_an_update_from_signing_in_to_posting(visit: Visit) -> None:
    lead = with_app(visit.world.cast.lead)
    page = visit.go("/sign-in/")
    type_first(page, lead.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{SECOND_STEP}")
    type_first(page, code())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="My actions")).to_be_visible()
    _tab_to(page, "Update 1.1.1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Update 1.1.1", exact=True)).to_be_visible()
    _tab_to(page, "Green")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.querySelector('[name=rating]:checked').value") == "amber"
    page.keyboard.press("ArrowUp")
    _tab_to(page, "What has been done")
    page.keyboard.type("52 of 60 drivers are trained.")
    _tab_to(page, "Post the update")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your update of 1.1.1 is in the record.")).to_be_visible()
    update = ProgressUpdate.objects.latest("pk")
    assert (update.rating, update.evidence) == ("green", "52 of 60 drivers are trained.")


def test_the_first_key_skips_the_navigation(visit: Visit) -> None:
    visit.sign_in("lead")
    page = visit.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to main content"
    assert page.locator(".govuk-skip-link").bounding_box()["width"] > 50  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_nothing_traps_the_focus(visit: Visit) -> None:
    visit.sign_in("administrator")
    page = visit.go("/")
    seen: list[str] = []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.outerHTML"))
        if "Skip to main content" in seen[-1] and len(seen) > 1:
            return
    raise AssertionError("Tab does not come round: " + " ".join(seen[-3:]))
