"""An administrator loads a council's own file: preview, yes, and the second time nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from plans.formats import write
from tests.access.rows import address
from tests.browser.conftest import Visit
from tests.cast import with_action
from tests.plans.formats.builders import HEADINGS, word

EVIDENCE = "52 of 60 drivers were trained by November."


def _upload(visit: Visit, file: Path) -> None:
    visit.go(address("actions:import", visit.world.here))
    visit.page.get_by_label("The plan as a file").set_input_files(file)
    visit.page.get_by_role("button", name="Read the file").click()


def test_a_file_changes_the_plan_once(either_visit: Visit, tmp_path: Path) -> None:
    page, cast = either_visit.page, either_visit.world.cast
    file = tmp_path / "plan.csv"
    file.write_bytes(write(with_action(cast.document(), "train", evidence=EVIDENCE), "csv"))
    either_visit.sign_in("administrator")

    _upload(either_visit, file)
    expect(page.get_by_role("heading", name="Preview of the import")).to_be_visible()
    expect(page.get_by_text("Nothing is written yet.")).to_be_visible()
    expect(page.locator(".chg")).to_have_count(1)
    assert cast.current("1.1.1").evidence != EVIDENCE  # type: ignore[union-attr]  # it has updates
    page.get_by_role("button", name="Import it").click()
    expect(page.get_by_text("Imported: one thing changed.")).to_be_visible()
    assert cast.current("1.1.1").evidence == EVIDENCE  # type: ignore[union-attr]  # it has updates

    _upload(either_visit, file)
    expect(page.get_by_text("It changes nothing:")).to_be_visible()
    expect(page.get_by_role("button", name="Import it")).to_have_count(0)


def test_actions_leave_only_with_a_reason(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    file = tmp_path / "plan.docx"
    row = ("1.1.1", "Know who is at risk", "Train every taxi driver", "Rhian Okafor", "Sep 2026")
    file.write_bytes(word(HEADINGS, (*row, EVIDENCE, "G")))
    visit.sign_in("administrator")
    _upload(visit, file)
    page.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
    accepted = page.get_by_label("I have read the warnings and accept them")
    if accepted.count():
        accepted.check()
    page.get_by_role("button", name="Import it").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say why: it is kept with each")
    page.get_by_label("Why do dates move or actions leave?").fill("The plan was narrowed")
    page.get_by_role("button", name="Import it").click()
    expect(page.get_by_text("things changed.")).to_be_visible()
    assert visit.world.cast.action("2.1.1").state == "withdrawn"
    assert visit.world.cast.action("1.1.1").state == "open"


def test_a_file_that_is_no_plan_is_refused_in_a_sentence(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(b"MZ\x90\x00" + b"\x00" * 400)
    visit.sign_in("administrator")
    _upload(visit, file)
    expect(visit.page.locator(".govuk-error-summary li")).to_have_count(1)
    expect(visit.page.locator(".govuk-error-summary")).to_contain_text("a program")
