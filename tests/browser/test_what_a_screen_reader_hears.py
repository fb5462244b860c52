"""What a screen reader says in eight journeys: read by somebody, found good, and frozen.

Where a page is meant to change, run this file with ``FREEZE=1``: it writes ``heard/`` anew. Read
there what changed, as somebody who sees nothing, before it is kept.

What stands within a picture is written down too: the virtual reader says it, others leave it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Locator, expect
from pytest_django.fixtures import Settings

from plans.formats import write
from reports.views.kept import pack_url
from tests.access.rows import address
from tests.access.states import blue_action
from tests.access.world import World
from tests.browser.conftest import Visit, built
from tests.browser.listener import Listener
from tests.browser.test_entering_a_meeting import ODE, SAVED, called, entering, exchange, says
from tests.browser.typist import Typist
from tests.cast import PASSWORD, RHIAN, with_action
from tests.people.sign_in.steps import SECOND_STEP, code, with_app
from tests.reports.papers import one_page
from tests.reports.services.test_a_pack_from_draft_to_publication import approved, begun
from tests.support.recorded import once

TODAY = datetime(2026, 10, 13, 9, tzinfo=UTC)
"""A Tuesday at ten, after the first action was due. The clock stands still."""

_EMPTY = b"PK\x05\x06" + bytes(18)
"""A Word or Excel file in which nothing stands."""

Listening = Callable[[str], Listener]


@pytest.fixture
def _at_ten() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def town(django_db_reset_sequences: None, _at_ten: None) -> World:
    """Whatever ran before, its rows have the same numbers: the virtual reader says some."""
    return once(("the town", TODAY), built)


@pytest.fixture
def listening(visit: Visit) -> Listening:
    """Begin a journey."""
    return partial(Listener, visit.page)


def _follow(control: Locator) -> None:
    """Press a link or a button, and wait for where it leads."""
    with control.page.expect_navigation():
        control.click()


def test_signing_in_with_a_second_factor(visit: Visit, listening: Listening) -> None:
    listener = listening("signing in with a second factor")
    lead = with_app(visit.world.cast.lead)
    page = visit.go("/sign-in/")
    listener.hears("Signing in")
    page.get_by_label("E-mail address").fill(lead.email)
    page.get_by_role("textbox", name="Password").fill("not the password")
    _follow(page.get_by_role("button", name="Sign in"))
    page.wait_for_selector(".govuk-error-summary")
    listener.hears("A wrong password")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    _follow(page.get_by_role("button", name="Sign in"))
    page.wait_for_url(f"**{SECOND_STEP}")
    listener.hears("The second step")
    page.get_by_label("Code").fill("000000")
    _follow(page.get_by_role("button", name="Go on"))
    page.wait_for_selector(".govuk-error-summary")
    listener.hears("A wrong code")
    page.get_by_label("Code").fill(code())
    _follow(page.get_by_role("button", name="Go on"))
    expect(page.get_by_role("heading", name="My actions")).to_be_visible()
    listener.has_heard_what_was_read()


def test_a_lead_says_where_an_action_stands(visit: Visit, listening: Listening) -> None:
    listener = listening("a lead's update")
    visit.sign_in("lead")
    page = visit.go("/")
    listener.hears("My actions")
    _follow(page.get_by_text("Update 1.1.1", exact=True))
    expect(page.get_by_role("heading", name="Update 1.1.1", exact=True)).to_be_visible()
    listener.hears("The form of an update")
    page.get_by_label("What has been done").fill("")
    _follow(page.get_by_role("button", name="Post the update"))
    page.wait_for_selector(".govuk-error-summary")
    listener.hears("The form came back")
    page.locator("label", has_text="Green").click()
    page.get_by_label("What has been done").fill("52 of 60 drivers are trained.")
    _follow(page.get_by_role("button", name="Post the update"))
    expect(page.get_by_text("Your update of 1.1.1 is in the record.")).to_be_visible()
    listener.hears("The action, with the update")
    listener.has_heard_what_was_read()


def test_a_chair_signs_off(visit: Visit, listening: Listening) -> None:
    listener = listening("a chair's sign-off")
    blue_action(visit.world)
    visit.sign_in("chair")
    page = visit.go(address("actions:queue", visit.world.here))
    listener.hears("The queue")
    page = visit.go(address("actions:queue", visit.world.here) + "?kind=sign-offs")
    listener.hears("The sign-offs of the queue")
    page.get_by_label("Your reason").fill("The register shows all 60.")
    _follow(page.get_by_role("button", name="Sign off as complete"))
    expect(page.get_by_role("region", name="What happened")).to_be_visible()
    listener.hears("The action is signed off")
    listener.has_heard_what_was_read()


def test_a_board_member_filters_and_challenges(visit: Visit, listening: Listening) -> None:
    listener = listening("a board member's filter and challenge")
    visit.sign_in("board_member")
    page = visit.go(address("actions:list", visit.world.here))
    listener.hears("The list")
    page.locator("#rating-green").check()
    _follow(page.get_by_role("button", name="Apply filters"))
    expect(page.get_by_text("remove").first).to_be_attached()
    listener.hears("The list, filtered")
    _follow(page.get_by_role("link", name="Train every taxi driver"))
    expect(page.get_by_role("link", name="Challenge this rating")).to_be_visible()
    listener.hears("The action")
    _follow(page.get_by_role("link", name="Challenge this rating"))
    expect(page.get_by_role("button", name="Challenge the rating")).to_be_visible()
    listener.hears("The form of a challenge")
    page.get_by_label("What do you question").fill("How many of the 60 have come?")
    _follow(page.get_by_role("button", name="Challenge the rating"))
    expect(page.get_by_role("region", name="What happened")).to_be_visible()
    listener.hears("The challenge is in the record")
    listener.has_heard_what_was_read()


def test_a_scrutiny_officer_follows_a_question(visit: Visit, listening: Listening) -> None:
    listener = listening("a scrutiny officer's question")
    visit.sign_in("scrutiny_officer")
    here = visit.world.here
    visit.go(address("governance:questions", here))
    listener.hears("What was asked")
    visit.go(address("governance:asked", here))
    listener.hears("One question")
    visit.go(address("governance:followed", here))
    listener.hears("What is owed")
    visit.go(address("governance:close-promise", here))
    listener.hears("Closing what was promised")
    listener.has_heard_what_was_read()


@pytest.fixture
def _files_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever makes them: their sizes and digests stand on the page of a published pack."""
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())
    monkeypatch.setattr("reports.render.formats.render_html", lambda _content: "A page")
    monkeypatch.setattr("reports.render.formats.render_csv", lambda _content: b"A table")
    for office in ("docx", "xlsx"):
        monkeypatch.setattr(f"reports.render.formats.render_{office}", lambda _content: _EMPTY)


@pytest.mark.usefixtures("_files_stay_as_they_are")
def test_a_pack_is_made_and_published(
    visit: Visit, listening: Listening, settings: Settings, tmp_path: Path
) -> None:
    settings.EVIDENCE_ROOT = tmp_path
    listener = listening("making and publishing a pack")
    visit.sign_in("scrutiny_officer")
    page = visit.go(address("reports:make", visit.world.here))
    listener.hears("Making a pack")
    page = visit.go(address("reports:kept", visit.world.here))
    listener.hears("The packs that are kept")
    _follow(page.get_by_role("link", name="Draft a pack"))
    listener.hears("The form of a draft")
    cast = visit.world.cast
    pack = begun(cast)
    visit.go(pack_url(pack))
    listener.hears("The draft")
    approved(cast, pack)
    page = visit.go(pack_url(pack))
    listener.hears("The approved pack")
    _follow(page.get_by_role("link", name="Publish the pack"))
    listener.hears("Publishing it")
    _follow(page.get_by_role("button", name="Publish the pack"))
    page = visit.go(pack_url(pack))
    expect(page.get_by_text("It never changes.")).to_be_visible()
    listener.hears("The published pack")
    listener.has_heard_what_was_read()


def test_an_administrator_previews_an_import(
    visit: Visit, listening: Listening, tmp_path: Path
) -> None:
    listener = listening("an administrator's import")
    file, cast = tmp_path / "plan.csv", visit.world.cast
    file.write_bytes(write(with_action(cast.document(), "train", evidence="52 of 60."), "csv"))
    visit.sign_in("administrator")
    page = visit.go(address("actions:import", visit.world.here))
    listener.hears("The form of an import")
    page.get_by_label("The plan as a file").set_input_files(file)
    _follow(page.get_by_role("button", name="Read the file"))
    expect(page.get_by_role("heading", name="Preview of the import")).to_be_visible()
    listener.hears("The preview")
    _follow(page.get_by_role("button", name="Import it"))
    expect(page.get_by_text("Imported: one thing changed.")).to_be_visible()
    listener.hears("It is imported")
    listener.has_heard_what_was_read()


def test_a_meeting_is_entered(visit: Visit, listening: Listening) -> None:
    listener = listening("entering a meeting")
    page = entering(visit, called(visit))
    listener.hears("Before the first item")
    typist = Typist(page)
    typist.keep("item", number="1", title="Prevent")
    listener.hears("An item is open")
    exchange(page, asked_by=ODE, text="How many?", officer_as_printed=RHIAN, answer_text="Forty.")
    expect(says(page)).to_have_text(SAVED)
    listener.hears("A question was saved by itself")
    typist.keep("exchange", asked_by=ODE)
    listener.hears("The next question")
    listener.has_heard_what_was_read()
