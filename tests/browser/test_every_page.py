"""Every page that renders, and every state of it that is not the happy one: open to everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from actions.services.record import Report, post_update
from people import clock
from plans.brag import Rating
from tests.access.rows import GET, OK, ROWS, address
from tests.access.world import World
from tests.browser.conftest import Visit
from tests.support.browser import DESKTOP, NARROWEST, PHONE, Axes, scrolls_sideways

PLAIN = (
    "healthz", "readyz", "metrics", "actions:evidence", "actions:export", "reports:minutes-pdf",
    "reports:minutes-word", "reports:draft", "reports:file",
)  # fmt: skip
"""Answers for machines, and files; no pages."""


def _barriers(page: Page, axe: Axes, name: str) -> list[str]:
    found = []
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        found += [f"{name} at {size['width']}: {each}" for each in axe(page)]
    page.set_viewport_size(NARROWEST)
    if scrolls_sideways(page):
        found.append(f"{name} scrolls sideways at 320")
    return found


def _pages(world: World, role: str) -> dict[str, str]:
    return {
        name: address(name, world.here)
        for name, row in ROWS.items()
        if name not in PLAIN and row.status(role, GET) == OK
    }


_BUILT = """() => {
  const told = (e) => [e.tagName, ...[...e.attributes]
    .filter((a) => /^(class|type|role|aria-[a-z]+|name)$/.test(a.name))
    .map((a) => a.name === "class" || a.name === "type" || a.name === "role" ? a.value : a.name)];
  const whole = (e) => `${told(e)}(${[...new Set([...e.children].map(whole))]})`;
  return [...document.body.children].map((e) => [e.matches("main, :has(main)"), whole(e)]);
}"""
"""How each part of the page is built, whatever it says, and however many rows say it."""


def test_no_page_has_a_barrier(visit: Visit, axe: Axes) -> None:
    """As each role; what is built as a page that another role was shown is not looked at twice."""
    found, looked_at = [], set[str]()
    for role in ("anonymous", "administrator", "chair", "lead"):
        if role != "anonymous":
            visit.sign_in(role)
        for name, path in _pages(visit.world, role).items():
            page = visit.go(path)
            assert page.locator("h1").count() == 1, name
            parts = page.evaluate(_BUILT)
            built = {f"{name}: {part}" if is_main else part for is_main, part in parts}
            if not built <= looked_at:
                found += _barriers(page, axe, f"{name} as {role}")
            looked_at |= built
    assert found == []


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


def test_no_state_of_a_page_has_a_barrier(visit: Visit, axe: Axes) -> None:
    visit.sign_in("administrator")
    found = []
    for name, path in STATES.items():
        found += _barriers(visit.go(path(visit.world)), axe, name)
    assert found == []


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


def test_no_form_that_came_back_has_a_barrier(visit: Visit, axe: Axes) -> None:
    found = []
    for name, (role, url, button) in FORMS.items():
        visit.page.set_viewport_size(DESKTOP)
        if role != "anonymous":
            visit.sign_in(role)
        page = visit.go(address(url, visit.world.here))
        page.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
        page.get_by_role("button", name=button).click()
        page.wait_for_selector(".govuk-error-summary")
        found += _barriers(page, axe, name)
        found += _not_said(page, name)
    assert found == []


def test_a_conflict_has_no_barrier(visit: Visit, axe: Axes) -> None:
    visit.sign_in("lead")
    page = visit.go(address("actions:update", visit.world.here))
    cast = visit.world.cast
    post_update(cast.action("1.1.1"), by=cast.administrator, report=Report(Rating.GREEN, "Theirs"))
    page.locator("label", has_text="Green").click()
    page.get_by_role("button", name="Post the update").click()
    page.wait_for_selector(".govuk-error-summary")
    assert _barriers(page, axe, "a conflict") == []


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


def test_no_page_scrolls_sideways_without_scripts(
    no_js_page: Page, live_server: LiveServer, town: World
) -> None:
    visit = Visit(no_js_page, live_server, town)
    visit.sign_in("administrator")
    visit.page.set_viewport_size(NARROWEST)
    wide = []
    for name, path in _pages(town, "administrator").items():
        page = visit.go(path)
        assert page.locator("h1").is_visible(), name
        wide += [name] if scrolls_sideways(page) else []
    assert wide == []
