"""A council's first week, as ``docs/first-week.md`` tells it: from nothing to a published pack."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from people import clock
from reports.models import PackFile
from tests.people.sign_in.steps import code
from tests.plans.formats.builders import AMBER, GREEN, HEADINGS, Shaded, word
from tests.support.commands import Manage

PASSWORD = "harbour walnut ledger"
PAT, LEAD, CHAIR, SCRUTINY = "Pat Rowan", "Col Barton", "Maya Field", "Una Wray"
EVIDENCE = "52 of 60 drivers were trained by the licensing team."
_PATIENCE = 10_000
"""Milliseconds that a page may take."""
PLAN, BODY = "/plans/hazeldene/cse/", "CSE Sub Group"


class Person:
    """Somebody in a browser of their own."""

    def __init__(self, page: Page, server: LiveServer, name: str) -> None:
        self.page, self.server, self.name = page, server, name
        self.email = f"{name.split(maxsplit=1)[0].lower()}@hazeldene.example"

    def go(self, path: str) -> Person:
        self.page.goto(self.server.url + path)
        return self

    def follow(self, *links: str) -> Person:
        for link in links:
            self._link(link).first.click()
        return self

    def _link(self, name: str) -> Locator:
        """A link; one that is drawn as a button is named as one."""
        named = self.page.get_by_role("link", name=name, exact=True)
        return named.or_(self.page.get_by_role("button", name=name, exact=True))

    def fill(self, **texts: str) -> Person:
        for name, text in texts.items():
            self.page.locator(f"main [name={name}]").first.fill(text)
        return self

    def day(self, name: str, value: date) -> Person:
        parts = {f"{name}_{part}": getattr(value, part) for part in ("day", "month", "year")}
        return self.fill(**{part: str(number) for part, number in parts.items()})

    def tick(self, *labels: str) -> Person:
        for label in labels:
            self.page.get_by_label(label).first.check()
        return self

    def choose(self, label: str, option: str) -> Person:
        self.page.get_by_label(label).select_option(label=option)
        return self

    def press(self, button: str) -> Person:
        self.page.get_by_role("button", name=button, exact=True).first.click()
        return self

    def sees(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words)

    def signs_in(self) -> None:
        """With a password, and the second factor that is set up on the first visit."""
        self.go("/").fill(username=self.email, password=PASSWORD).press("Sign in")
        self.follow("Set up an app")
        key = re.search(r"Key: ([A-Z2-7 ]+)", self.page.locator("main").inner_text())
        assert key
        self.fill(code=code(secret=key[1].replace(" ", ""))).press("Set up the app")
        self.sees("Your recovery codes")

    def accepts_the_invitation(self) -> None:
        (letter,) = (each for each in mail.outbox if each.to == [self.email])
        link = re.search(r"https?://[^/]+(/invitation/\S+)", str(letter.body))
        assert link
        self.go(link[1]).fill(password=PASSWORD).press("Keep this password")
        self.signs_in()


@pytest.fixture
def arrives(
    transactional_db: None,
    browser: Browser,
    browser_context_args: dict[str, Any],
    live_server: LiveServer,
) -> Iterator[Callable[[str], Person]]:
    """Somebody who has opened a browser of their own."""
    contexts = []

    def arrive(name: str) -> Person:
        contexts.append(browser.new_context(**browser_context_args))
        contexts[-1].set_default_timeout(_PATIENCE)
        return Person(contexts[-1].new_page(), live_server, name)

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The council's Word table: the rating is a cell's colour."""
    due = f"March {clock.today().year + 2}"
    file = tmp_path / "plan.docx"
    file.write_bytes(
        word(
            HEADINGS,
            ("1.1.1", "Know who is at risk", "Train every taxi driver", "Rhian Okafor", due,
             "40 of 60 drivers were trained.", Shaded(AMBER)),
            ("1.1.2", "Know who is at risk", "Agree one screening tool", "Rhian Okafor", due,
             "The tool was agreed by the Sub Group in May.", Shaded(GREEN)),
        )
    )  # fmt: skip
    return file


def test_the_first_week(
    arrives: Callable[[str], Person],
    manage: Manage,
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", PASSWORD)
    pat = arrives(PAT)
    begun = manage(
        "create_partnership", "hazeldene", "--name", "Hazeldene Safeguarding Partnership",
        "--administrator", pat.email, "--administrator-name", PAT,
    )  # fmt: skip
    assert begun.code == 0, begun

    pat.signs_in()
    _the_plan_comes_in(pat, document)
    _people_are_invited(pat)
    lead, chair, scrutiny = (arrives(name) for name in (LEAD, CHAIR, SCRUTINY))
    for person in (lead, chair, scrutiny):
        person.accepts_the_invitation()
    lead.go("/").sees("A plan that is being set up asks for nothing until")
    _the_plan_opens(pat)
    _the_first_round(pat, lead, chair, manage)
    _the_first_pack(scrutiny, chair)


def _the_plan_comes_in(pat: Person, document: Path) -> None:
    agreed = clock.today() - timedelta(days=20)
    pat.go("/").follow("Begin a plan")
    pat.fill(title="Child sexual exploitation plan", slug="cse").day("said_on", agreed)
    pat.press("Begin the plan").sees("Import its document.")
    pat.page.get_by_label("The plan as a file").set_input_files(document)
    pat.press("Read the file").sees("Nothing is written yet.")
    pat.fill(said_on=agreed.isoformat(), number="1.0", author="PR", comments="As it was in Word")
    accepted = pat.page.get_by_label("I have read the warnings and accept them")
    if accepted.count():
        accepted.check()
    pat.press("Import it").sees("Imported:")


def _people_are_invited(pat: Person) -> None:
    pat.follow("Governance", "Add a body").fill(name=BODY).press("Add the body")
    pat.sees(f"{BODY} is added.")
    for name in (CHAIR, SCRUTINY):
        email = f"{name.split()[0].lower()}@hazeldene.example"
        pat.follow("Users", "Add a user").fill(name=name, email=email).press("Add the user")
        pat.sees(f"is on its way to {email}.")
        pat.follow("Give a role")
        if name == CHAIR:
            pat.tick("Sub-group chair").choose("For which body?", BODY)
        else:
            pat.tick("Scrutiny officer")
        pat.press("Give the role").sees("has the role")
    pat.follow("Leads and agencies", "Leads to find")
    pat.page.get_by_role("link", name="Invite").first.click()
    pat.fill(name=LEAD, email="col@hazeldene.example").press("Add the user")
    pat.sees("is on its way to col@hazeldene.example.")


def _the_plan_opens(pat: Person) -> None:
    pat.go(f"{PLAN}settings/").choose("Which body drives the plan?", BODY)
    pat.fill(reason="The sub-group drives it").press("Save the settings")
    pat.follow("Open the plan").tick("The plan says what it should").press("Open the plan")
    pat.sees("The plan is open: its leads can post updates.")


def _the_first_round(pat: Person, lead: Person, chair: Person, manage: Manage) -> None:
    pat.follow("Reporting rounds of this plan", "Set the rounds")
    pat.day("first_on", clock.today()).fill(reason="Each month").press("Save the rounds")
    pat.sees("The reporting rounds are set.")
    said = manage("tick").out
    assert "1 round opened." in said
    assert "1 letter sent." in said
    assert "1.1.1" in mail.outbox[-1].body

    lead.go("/").follow("Update 1.1.1").tick("Amber")
    lead.fill(evidence=EVIDENCE, needed="Two more courses", needed_from="The licensing board")
    lead.tick("A resource").press("Post the update").sees("is in the record.")

    chair.go(f"{PLAN}queue/").press("Accept")
    chair.sees("The update of 1.1.1 is accepted. Boards and scrutiny see it now.")
    chair.go(PLAN).follow("Who has reported in round 1", "Close the round")
    chair.fill(reason="The meeting is early").press("Close the round")
    chair.sees("closed")


def _the_first_pack(scrutiny: Person, chair: Person) -> None:
    scrutiny.go(PLAN).follow("Packs", "Packs that are kept", "Draft a pack")
    scrutiny.tick("Quarterly LSCB pack", "Public: nothing that is exempt").press("Keep the draft")
    scrutiny.follow("Put the pack forward").press("Put the pack forward").sees("is put forward")
    chair.go("/packs/hazeldene/cse/kept/1/")
    chair.follow("Say that the sub-group has considered it")
    chair.press("The sub-group has considered it").follow("Approve the pack")
    chair.press("Approve the pack").sees("The pack is approved.")
    scrutiny.go("/packs/hazeldene/cse/kept/1/").follow("Publish the pack")
    scrutiny.press("Publish the pack")
    scrutiny.go("/packs/hazeldene/cse/kept/1/").sees("It never changes.")
    assert EVIDENCE in _downloaded(scrutiny, ".csv").decode()
    assert _downloaded(scrutiny, ".pdf").startswith(b"%PDF")


def _downloaded(reader: Person, ending: str) -> bytes:
    """A file of the published pack, byte for byte as it is kept."""
    file = PackFile.objects.get(name__endswith=ending)
    with reader.page.expect_download() as download:
        reader.follow(file.name)
    content = download.value.path().read_bytes()
    assert hashlib.sha256(content).hexdigest() == file.digest
    return content
