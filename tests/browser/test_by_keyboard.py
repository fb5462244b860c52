"""What each role does, done with keys alone: Tab, Enter, Space, the arrows and letters."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from actions.models import Challenge, ProgressUpdate, SignOff
from plans.formats import write
from reports.views.kept import pack_url
from tests.access.rows import address
from tests.access.states import blue_action
from tests.browser.conftest import Visit
from tests.cast import PASSWORD, with_action
from tests.people.sign_in.steps import SECOND_STEP, code, with_app
from tests.reports.services.test_a_pack_from_draft_to_publication import begun, put_forward
from tests.support.browser import DESKTOP, NARROWEST, type_first
from tests.support.figures import figure

MOST_STEPS = 90


def _tab_to(page: Page, words: str) -> None:
    """Press Tab until a control of these words has the focus; each on the way shows it."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate(_HIDDEN) == ""
        if words in page.evaluate(_NAME):
            return
    raise AssertionError(f"No way by Tab to “{words}”")


_NAME = """() => {
  const at = document.activeElement;
  const labels = [...(at.labels ?? [])].map((label) => label.innerText);
  return [at.innerText, at.value, ...labels].join(" ");
}"""

_HIDDEN = """() => {
  const at = document.activeElement;
  // Between the page and the browser's own controls, or on those within a date.
  if (at === document.body || at.type === "date") return "";
  const labels = [...(at.labels ?? [])];
  const looks = [at, at.parentElement, ...labels].map((each) => getComputedStyle(each));
  looks.push(...labels.map((each) => getComputedStyle(each, "::before")));
  const drawn = looks.some((s) => parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== "none"
    || s.boxShadow !== "none");
  const box = at.getClientRects()[0];
  const middle = (from, to, edge) => (Math.max(from, 0) + Math.min(to, edge)) / 2;
  const top = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const isSeen = [at, ...labels].some((each) => each.contains(top));
  const over = isSeen ? "" : top?.outerHTML ?? "the edge";
  return drawn ? over && `${over.slice(0, 90)} lies over ${at.outerHTML}`
    : `nothing is drawn about ${at.outerHTML}`;
}"""
"""Why the focus is not seen: no line of two pixels or shadow, or something over what is in view."""


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
    _is_done("a lead's update, from signing in")
    update = ProgressUpdate.objects.latest("pk")
    assert (update.rating, update.evidence) == ("green", "52 of 60 drivers are trained.")


def _is_done(journey: str) -> None:
    figure("A4", "journeys by keys alone", 1)
    figure("A4", f"journey: {journey}", "done")


def _enter(page: Page) -> None:
    """Press what has the focus, and wait for where it leads."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_chair_signs_off(visit: Visit) -> None:
    blue_action(visit.world)
    visit.sign_in("chair")
    page = visit.go(address("actions:queue", visit.world.here) + "?kind=sign-offs")
    _tab_to(page, "Your reason")
    page.keyboard.type("The register shows all 60.")
    _tab_to(page, "Sign off as complete")
    _enter(page)
    expect(page.get_by_role("region", name="What happened")).to_be_visible()
    signed = SignOff.objects.latest("pk")
    assert signed.by == visit.world.cast.chair
    _is_done("a chair's sign-off")


def test_a_board_member_filters_and_challenges(visit: Visit) -> None:
    visit.sign_in("board_member")
    page = visit.go(address("actions:list", visit.world.here))
    _tab_to(page, "Green")
    page.keyboard.press("Space")
    _tab_to(page, "Apply filters")
    _enter(page)
    expect(page.get_by_text("remove").first).to_be_attached()
    _tab_to(page, "Train every taxi driver")
    _enter(page)
    _tab_to(page, "Challenge this rating")
    _enter(page)
    _tab_to(page, "What do you question")
    page.keyboard.type("How many of the 60 have come?")
    _tab_to(page, "Challenge the rating")
    _enter(page)
    expect(page.get_by_role("region", name="What happened")).to_be_visible()
    assert Challenge.objects.latest("pk").by == visit.world.cast.board_member
    _is_done("a board member's filter and challenge")


def test_an_administrator_imports(visit: Visit, tmp_path: Path) -> None:
    file, cast = tmp_path / "plan.csv", visit.world.cast
    file.write_bytes(write(with_action(cast.document(), "train", evidence="52 of 60."), "csv"))
    visit.sign_in("administrator")
    page = visit.go(address("actions:import", visit.world.here))
    with page.expect_file_chooser() as chooser:
        _tab_to(page, "The plan as a file")
        page.keyboard.press("Space")
    chooser.value.set_files(file)
    _tab_to(page, "Read the file")
    _enter(page)
    expect(page.get_by_role("heading", name="Preview of the import")).to_be_visible()
    _tab_to(page, "Import it")
    _enter(page)
    expect(page.get_by_text("Imported: one thing changed.")).to_be_visible()
    _is_done("an administrator's import")


def test_a_scrutiny_officer_drafts_a_pack_and_puts_it_forward(visit: Visit) -> None:
    visit.sign_in("scrutiny_officer")
    page = visit.go(address("reports:kept", visit.world.here))
    _tab_to(page, "Draft a pack")
    _enter(page)
    _tab_to(page, "Title")
    page.keyboard.type("Progress this quarter")
    _tab_to(page, "Keep the draft")
    _enter(page)
    _tab_to(page, "Put the pack forward")
    _enter(page)
    _tab_to(page, "Put the pack forward")
    _enter(page)
    expect(page.get_by_role("region", name="What happened")).to_contain_text("put forward")
    _is_done("a pack, drafted and put forward")


def test_a_pack_is_considered_approved_and_published(
    visit: Visit, settings: Settings, tmp_path: Path
) -> None:
    settings.EVIDENCE_ROOT = tmp_path
    cast = visit.world.cast
    pack = put_forward(cast, begun(cast)).pack
    visit.sign_in("chair")
    page = visit.go(pack_url(pack))
    _take(page, "Say that the sub-group has considered it", "The sub-group has considered it")
    _take(page, "Approve the pack", "Approve the pack")
    expect(page.get_by_role("region", name="What happened")).to_contain_text("approved")
    visit.sign_in("scrutiny_officer")
    page = visit.go(pack_url(pack))
    _take(page, "Publish the pack", "Publish the pack")
    page = visit.go(pack_url(pack))
    expect(page.get_by_text("It never changes.")).to_be_visible()
    _tab_to(page, ".pdf")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    _is_done("a pack, considered, approved, published and fetched")


def _take(page: Page, link: str, button: str) -> None:
    """Follow the link to a step, and take it."""
    _tab_to(page, link)
    _enter(page)
    _tab_to(page, button)
    _enter(page)


def test_what_sorts_a_list_of_cards_shows_that_it_has_the_focus(visit: Visit) -> None:
    """On a narrow page its heads are hidden until somebody comes to them by the tab key."""
    visit.sign_in("board_member")
    visit.page.set_viewport_size(NARROWEST)
    page = visit.go(address("actions:list", visit.world.here))
    _tab_to(page, "Rating")
    box = page.evaluate("document.activeElement.parentElement.offsetWidth")
    assert box > 1
    visit.page.set_viewport_size(DESKTOP)


def test_the_first_key_skips_the_navigation(visit: Visit) -> None:
    visit.sign_in("lead")
    page = visit.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to main content"
    box = page.locator(".govuk-skip-link").bounding_box()
    assert box
    assert box["width"] > 50
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
