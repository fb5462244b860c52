"""Every page that renders, and every state of it that is not the happy one: open to everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route
from pytest_django.live_server_helper import LiveServer

from actions.services.record import Report, post_update
from people import clock
from plans.brag import Rating
from tests.access.rows import GET, INSIDERS, NOT_FOUND, OK, REFUSED, ROWS, address
from tests.access.states import STATES as STATES_OF_A_PLAN
from tests.access.test_matrix_of_states import OF_A_PLAN
from tests.access.world import World
from tests.browser.conftest import Visit
from tests.soak.effort import effort
from tests.support.barriers import WIDTHS, Eyes, of_width
from tests.support.browser import DESKTOP, NARROWEST, Axes
from tests.support.figures import figure

PLAIN = (
    "healthz", "readyz", "metrics", "actions:evidence", "actions:export", "reports:minutes-pdf",
    "reports:minutes-word", "reports:draft", "reports:file",
)  # fmt: skip
"""Answers for machines, and files; no pages."""


WHOLE = effort().whole
AS_BUILT = "as it was built"
LOOKED_AT = (AS_BUILT, *STATES_OF_A_PLAN) if WHOLE else (AS_BUILT,)
ROLES = (
    ("anonymous", "nobody", *INSIDERS) if WHOLE else ("anonymous", "administrator", "chair", "lead")
)
SCRIPTED = ("actions:list", "actions:update", "governance:enter-meeting", "reports:make")
"""Pages that scripts make easier."""
READERS = ("administrator", "chair", "lead", "board_member")
"""Of a plan in another state."""
ANSWERS = (OK, REFUSED, NOT_FOUND) if WHOLE else (OK,)


@pytest.fixture
def eyes(axe: Axes) -> Iterator[Eyes]:
    eyes = Eyes(axe, WIDTHS if WHOLE else (DESKTOP, NARROWEST), whole=WHOLE)
    yield eyes
    figure("A1", "times that axe was asked, about a page at a width", eyes.asked)
    figure("A3", "pages built differently, at 200 % and with spaced text", eyes.looked_at)
    if WHOLE:
        figure("A3", "further pages, at 320 pixels", eyes.glanced_at)


def _pages(world: World, role: str, names: Iterable[str] = tuple(ROWS)) -> dict[str, str]:
    """Where the role is shown something, a refusal too at length."""
    return {name: address(name, world.here) for name in shown_to(role, names, ANSWERS)}


def shown_to(role: str, names: Iterable[str], answers: tuple[int, ...] = (OK,)) -> list[str]:
    """Those of the pages that answer the role so."""
    return [
        name
        for name in names
        if name not in PLAIN and ROWS[name].reads and ROWS[name].status(role, GET) in answers
    ]


@pytest.mark.parametrize("state", LOOKED_AT)
def test_no_page_has_a_barrier(visit: Visit, eyes: Eyes, state: str) -> None:
    """As each role; axe looks once at what is built as a page that another role was shown."""
    roles, names = (ROLES, tuple(ROWS)) if state == AS_BUILT else (READERS, OF_A_PLAN)
    if state != AS_BUILT:
        STATES_OF_A_PLAN[state].arrange(visit.world)
    found = []
    for role in roles:
        if role != "anonymous":
            visit.sign_in(role)
        for name, path in _pages(visit.world, role, names).items():
            page = visit.go(path)
            assert page.locator("h1").count() == 1, name
            found += eyes.barriers(page, name)
    assert not found, "\n".join(found)


def _plan(world: World, rest: str) -> str:
    return address("actions:plan", world.here) + rest


def _yesterday() -> str:
    return (clock.london_day(clock.now()) - timedelta(days=1)).isoformat()


STATES: dict[str, Callable[[World], str]] = {
    "a missing page": lambda w: _plan(w, "actions/9.9.9/"),
    "an empty list": lambda w: _plan(w, "actions/?q=zebra"),
    "what was not understood": lambda w: _plan(w, "actions/?rating=purple&at=soon&page=99"),
    "the plan's past": lambda w: _plan(w, f"?at={_yesterday()}"),
    "the list's past": lambda w: _plan(w, f"actions/?at={_yesterday()}"),
    "an action's past": lambda w: _plan(w, f"actions/1.1.1/?at={_yesterday()}"),
    "versions' past": lambda w: _plan(w, f"versions/?at={_yesterday()}"),
    "a version": lambda w: _plan(w, "?at=v1.0"),
    "nothing to compare": lambda w: _plan(w, "compare/?from=v9&to=now"),
    "nothing changed": lambda w: _plan(w, "compare/?from=v1.1&to=v1.1"),
    "what changed": lambda w: _plan(w, "compare/?from=v1.0&to=now"),
    "what changed, filtered": lambda w: _plan(w, "compare/?from=v1.0&kind=left&theme=2&kind=x"),
    "closing's past": lambda w: _plan(w, f"closing/?at={_yesterday()}"),
    "an action that left": lambda w: _plan(w, "actions/2.1.2/"),
    "a refusal": lambda w: _plan(w, "actions/2.1.2/update/"),
}


def test_no_state_of_a_page_has_a_barrier(visit: Visit, eyes: Eyes) -> None:
    visit.sign_in("administrator")
    found = []
    for name, path in STATES.items():
        found += eyes.barriers(visit.go(path(visit.world)), name)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", ["the plan is being set up", "the plan is closed"])
def test_what_stands_above_a_plan_has_no_barrier(visit: Visit, eyes: Eyes, state: str) -> None:
    STATES_OF_A_PLAN[state].arrange(visit.world)
    visit.sign_in("administrator")
    found = eyes.barriers(visit.go(_plan(visit.world, "")), state)
    assert not found, "\n".join(found)


TROUBLES: dict[str, dict[str, object]] = {
    "400.html": {},
    "403_csrf.html": {},
    "500.html": {"number": "5f3a"},
    "503.html": {},
    "away.html": {
        "action": "/",
        "typed": [("evidence", "52 of 60")],
        "token": "",
        "has_files": True,
    },
}
"""Pages of when the service cannot answer; each with what it is given."""


def test_no_page_of_trouble_has_a_barrier(page: Page, live_server: LiveServer, eyes: Eyes) -> None:
    found = []
    for name, said in TROUBLES.items():
        html = render_to_string(name, said)
        page.route("**/trouble", lambda route, _request, html=html: _answer(route, html))
        page.goto(f"{live_server.url}/trouble")
        found += eyes.barriers(page, name)
        page.unroute("**/trouble")
    assert not found, "\n".join(found)


def _answer(route: Route, html: str) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")


FORMS: dict[str, tuple[str, str, str]] = {
    "signing in": ("anonymous", "people:sign-in", "Sign in"),
    "an update": ("administrator", "actions:update", "Post the update"),
    "a challenge": ("board_member", "actions:challenge", "Challenge the rating"),
    "an answer": ("administrator", "actions:answer-challenge", "Post the answer"),
    "a correction": ("administrator", "actions:correct", "Post the correction"),
    "other words": ("administrator", "actions:reword", "Change the words"),
    "a file": ("administrator", "actions:import", "Read the file"),
    "a version": ("administrator", "actions:cut-version", "Cut the version"),
    "a plan's settings": ("administrator", "actions:settings", "Save the settings"),
    "a file to compare": ("board_member", "actions:compare", "Compare the file"),
    "closing": ("administrator", "actions:close-plan", "Close the plan"),
    "an officer": ("administrator", "people:add-officer", "Add the officer"),
    "a role": ("administrator", "people:grant-role", "Give the role"),
    "a decision": ("chair", "actions:queue", "Return to the lead"),
    "a challenge's end": ("chair", "actions:close-challenge", "Challenge withdrawn"),
    "a password": ("administrator", "people:own-password", "Change the password"),
    "the executive's decision": ("administrator", "governance:decide", "Keep the decision"),
    "how far it is": ("administrator", "governance:set-status", "Save the status"),
    "a paper": ("administrator", "governance:import-review", "Read the file"),
    "what scrutiny found": ("scrutiny_officer", "governance:look-at", "Keep what scrutiny found"),
}
"""Forms that are sent empty: who sends them, where, by which button."""


def test_no_form_that_came_back_has_a_barrier(visit: Visit, eyes: Eyes) -> None:
    found = []
    for name, (role, url, button) in FORMS.items():
        visit.page.set_viewport_size(DESKTOP)
        if role != "anonymous":
            visit.sign_in(role)
        page = visit.go(address(url, visit.world.here))
        page.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
        page.get_by_role("button", name=button).click()
        page.wait_for_selector(".govuk-error-summary")
        found += _not_said(page, name)
        found += eyes.barriers(page, name)
    assert not found, "\n".join(found)


def test_a_conflict_has_no_barrier(visit: Visit, eyes: Eyes) -> None:
    visit.sign_in("lead")
    page = visit.go(address("actions:update", visit.world.here))
    cast = visit.world.cast
    post_update(cast.action("1.1.1"), by=cast.administrator, report=Report(Rating.GREEN, "Theirs"))
    page.locator("label", has_text="Green").click()
    page.get_by_role("button", name="Post the update").click()
    page.wait_for_selector(".govuk-error-summary")
    found = eyes.barriers(page, "a conflict")
    assert not found, "\n".join(found)


def _not_said(page: Page, name: str) -> list[str]:
    """The title says that there are errors; the summary has the focus and leads to the fields."""
    found = [] if page.title().startswith("Error: ") else [f"{name}: the title"]
    if not page.evaluate("document.activeElement.matches('.govuk-error-summary')"):
        found.append(f"{name}: the focus")
    for link in page.locator(".govuk-error-summary a").all():
        goal = link.get_attribute("href") or ""
        if page.locator(goal).count() != 1:
            found.append(f"{name}: {goal} leads nowhere")
        link.click()
        if not page.evaluate("id => document.activeElement.id === id", goal[1:]):
            found.append(f"{name}: {goal} takes no focus")
    return found


def test_everything_fits_without_scripts(
    no_js_page: Page, live_server: LiveServer, town: World
) -> None:
    visit = Visit(no_js_page, live_server, town)
    visit.sign_in("administrator")
    found = []
    for name, path in _pages(town, "administrator").items():
        page = visit.go(path)
        assert page.locator("h1").is_visible(), name
        found += [f"{name}: {each}" for each in of_width(page, NARROWEST)]
    assert not found, "\n".join(found)


def test_no_page_has_a_barrier_where_its_scripts_did_not_arrive(visit: Visit, eyes: Eyes) -> None:
    """Axe waits on timers, which stand still where scripts are switched off: so none is sent."""
    visit.page.route("**/*.js", _nothing_in_it)
    found = []
    for role in READERS if WHOLE else ("administrator",):
        visit.sign_in(role)
        names = tuple(ROWS) if WHOLE else SCRIPTED
        for name, path in _pages(visit.world, role, names).items():
            found += eyes.barriers(visit.go(path), name)
    assert not found, "\n".join(found)
    figure("A5", "pages that axe was asked about without scripts", eyes.looked_at)


def _nothing_in_it(route: Route) -> None:
    route.fulfill(content_type="text/javascript", body="")
