"""A new user of each role: invited, signed in by single sign-on, at work, and out again.

The administrator does their part in a browser of their own; the letter comes from a real mail
server, the provider is a real one on this machine, and the second factor an app's codes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from actions.models import Action, ProgressUpdate, SignOff, SignOffProposal
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Completion, Report, post_update
from actions.services.signing import Judgement, sign_off
from people import clock
from people.models import Role
from people.permissions import LABELS, LEAD
from plans.brag import Rating
from tests.cast import RHIAN, Cast
from tests.people.pages.asking import url
from tests.people.sign_in.steps import code
from tests.support.browser import sign_in
from tests.support.letters import Letters, wait_for_letters

PLAN = "/plans/aldermere/cse/"
ACTION = f"{PLAN}actions/1.1.1/"
NEW = "All 60 drivers were trained by November."
NAME, EMAIL = "Efa Jessop", "efa@x.example"

pytestmark = pytest.mark.usefixtures("issuer")


@dataclass(frozen=True)
class Office:
    """The new user's browser beside the administrator's."""

    theirs: Page
    administrator: Page
    server: LiveServer
    cast: Cast

    def go(self, path: str) -> Page:
        self.theirs.goto(self.server.url + path)
        return self.theirs

    def manage(self, name: str) -> Page:
        self.administrator.goto(self.server.url + url(name, self.cast.partnership))
        return self.administrator


@pytest.fixture
def administrators(
    browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer, cast: Cast
) -> Iterator[Page]:
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    sign_in(page, live_server, cast.administrator)
    yield page
    context.close()


@pytest.fixture
def office(
    page: Page, administrators: Page, live_server: LiveServer, cast: Cast, settings: Settings
) -> Office:
    settings.SERVICE_ADDRESS = live_server.url
    page.context.route("https://cdn.jsdelivr.net/**", _without_style)
    return Office(page, administrators, live_server, cast)


def _without_style(route: Route) -> None:
    """The provider's style would come from elsewhere; nothing leaves this machine."""
    route.fulfill(body="", content_type="text/css")


def _invite(office: Office, kind: str, letters: Letters) -> str:
    """The administrator adds the user and says what they are; the path that the letter leads to."""
    page = office.manage("add-user")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_role("button", name="Add the user").click()
    if kind == LEAD:
        page.get_by_role("link", name="Let them act for an officer").click()
        page.get_by_label("For which officer?").select_option(label=RHIAN)
        page.get_by_role("button", name="Let them act").click()
    else:
        page.get_by_role("link", name="Give a role").click()
        page.get_by_label(LABELS[kind], exact=True).check()
        page.get_by_role("button", name="Give the role").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    wait_for_letters()
    found = re.search(rf"{re.escape(office.server.url)}(/\S+)", letters.last_text())
    assert found
    assert letters.last()["To"] == EMAIL
    return found[1]


def _come_in(office: Office, link: str) -> None:
    """From the letter by way of the provider, with a second factor, to the first page."""
    page = office.theirs
    page.goto(office.server.url + link)
    page.get_by_role("link", name="Sign in with Hazeldene Council").click()
    page.get_by_role("button", name="person-1").click()
    page.get_by_role("link", name="Set up an app").click()
    secret = re.sub(r"\s", "", page.locator(".code").inner_text())
    page.get_by_label("Code").fill(code(secret=secret))
    page.get_by_role("button", name="Set up the app").click()
    page.get_by_role("link", name="I have kept them").click()
    page.wait_for_url(f"{office.server.url}/")
    expect(page.locator(".band__user")).to_contain_text(NAME)


def _read_ones_own_role(office: Office, kind: str) -> None:
    page = office.go(url("roles", office.cast.partnership))
    expect(page.get_by_role("heading", level=2, name=LABELS[kind])).to_contain_text("you")


def _lose_it(office: Office, kind: str) -> None:
    page = office.manage("users")
    page.get_by_role("link", name=NAME).click()
    if kind == LEAD:
        page.get_by_role("link", name=f"End acting for {RHIAN}").click()
        yesterday = clock.today() - timedelta(days=1)
        for part in ("day", "month", "year"):
            page.locator(f"[name=on_{part}]").fill(str(getattr(yesterday, part)))
        page.get_by_label("Why does it end?").fill("Moved on")
        page.get_by_role("button", name="End it").click()
    else:
        page.get_by_role("link", name=f"Withdraw {LABELS[kind]}").click()
        page.get_by_label("Why?").fill("Moved on")
        page.get_by_role("button", name="Withdraw the role").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)


def _update(office: Office) -> None:
    page = office.go(f"{ACTION}update/")
    page.locator("label", has_text="Green").click()
    page.get_by_label("What has been done").fill(NEW)
    page.get_by_role("button", name="Post the update").click()
    expect(page.get_by_text("Your update of 1.1.1 is in the record.")).to_be_visible()
    assert ProgressUpdate.objects.values_list("by__email", flat=True).latest("pk") == EMAIL


def _accept(office: Office) -> None:
    page = office.go(f"{PLAN}queue/?kind=updates")
    expect(page.locator("main")).to_contain_text(NEW)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("The update of 1.1.1 is accepted.")).to_be_visible()


def _sign_second(office: Office) -> None:
    page = office.go(f"{PLAN}queue/")
    page.locator("#form textarea").first.fill("The register shows all 60.")
    page.get_by_role("button", name="Sign off").first.click()
    expect(page.get_by_text("You signed 1.1.1 off.")).to_be_visible()
    assert office.cast.action("1.1.1").state == Action.State.SIGNED_OFF


def _challenge(office: Office) -> None:
    page = office.go(f"{ACTION}challenge/")
    page.get_by_label("What do you question, and why?").fill("Which drivers are missing?")
    page.get_by_role("button", name="Challenge the rating").click()
    expect(page.locator(".record")).to_contain_text("Which drivers are missing?")


def _make_a_pack(office: Office) -> None:
    page = office.go("/packs/aldermere/cse/")
    page.get_by_label("Scrutiny pack").check()
    page.get_by_label("1 Prevent").check()
    page.get_by_role("button", name="Preview as a page").click()
    expect(page.get_by_text("Know who is at risk").first).to_be_visible()


def _cut_a_version(office: Office) -> None:
    page = office.go(f"{PLAN}versions/cut/")
    page.get_by_label("Number").fill("3.4")
    page.get_by_label("Author").fill("EJ")
    page.get_by_label("Comments").fill("Added glossary of terms")
    page.get_by_role("button", name="Cut the version").click()
    expect(page.locator("main")).to_contain_text("Added glossary of terms")


def _read_what_is_recorded(office: Office) -> None:
    page = office.go(ACTION)
    expect(page.locator(".record")).to_contain_text(NEW)
    expect(page.locator("main")).to_contain_text("Not yet considered")


def _something_waits(cast: Cast) -> None:
    _keep(cast)
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, NEW))


def _the_chair_has_signed(cast: Cast) -> None:
    _keep(cast, second_sign_off=True)
    met = Completion(SignOffProposal.Outcome.MET, "The licensing team carries on.")
    report = Report(Rating.BLUE, NEW, "It is done", completion=met)
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    judgement = Judgement(SignOff.Capacity.CHAIR, "The register shows all 60.")
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judgement)


def _keep(cast: Cast, **settings: Any) -> None:
    wanted = PlanSettings(31, **settings)
    change_settings(cast.plan, by=cast.administrator, settings=wanted, reason="Agreed")


def _nothing_else(_cast: Cast) -> None:
    """The cast's plan is enough."""


@dataclass(frozen=True)
class Job:
    do: Callable[[Office], None]
    given: Callable[[Cast], None] = _nothing_else
    where: str = ACTION
    """A page that is theirs as long as they hold the role."""


JOBS: dict[str, Job] = {
    LEAD: Job(_update, where=f"{ACTION}update/"),
    Role.Kind.CHAIR: Job(_accept, _something_waits, f"{PLAN}queue/"),
    Role.Kind.CHIEF_OFFICER: Job(_sign_second, _the_chair_has_signed, f"{PLAN}queue/"),
    Role.Kind.BOARD_MEMBER: Job(_challenge),
    Role.Kind.SCRUTINY_OFFICER: Job(_make_a_pack, where="/packs/aldermere/cse/"),
    Role.Kind.ADMINISTRATOR: Job(_cut_a_version, where=f"{PLAN}settings/"),
    Role.Kind.AUDITOR: Job(_read_what_is_recorded, _something_waits),
}


def test_each_role_has_its_job_here() -> None:
    assert set(JOBS) == set(LABELS)


@pytest.mark.parametrize("kind", JOBS)
def test_invited_at_work_and_out_again(office: Office, letters: Letters, kind: str) -> None:
    job = JOBS[kind]
    job.given(office.cast)
    _come_in(office, _invite(office, kind, letters))
    _read_ones_own_role(office, kind)
    job.do(office)
    answer = office.theirs.goto(office.server.url + job.where)
    assert answer
    assert answer.status == 200
    _lose_it(office, kind)
    page = office.go(job.where)
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    expect(page.locator("main")).to_contain_text("or nothing that you may see")
