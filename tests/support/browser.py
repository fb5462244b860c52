"""A real browser on a real server of the application; nothing leaves this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.support import machine

if TYPE_CHECKING:  # a model, which cannot be read before Django is set up
    from people.models import User

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 812}
NARROWEST: ViewportSize = {"width": 320, "height": 640}

_QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
_LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
_AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Axes = Callable[[Page], list[str]]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": machine.chromium(), "args": [*_QUIET, _LOOPBACK_ONLY]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page of 1280 pixels; it fails its test on a script's error or a breach of the policy.

    ``page.set_viewport_size(PHONE)`` makes it a phone's.
    """
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: _note(complaints, message))
    yield page
    assert not complaints, "The browser complained: " + "; ".join(complaints)


def _note(complaints: list[str], message: ConsoleMessage) -> None:
    # A page that answers 404 is said here too, and is its test's own business.
    if message.type == "error" and "the server responded with a status" not in message.text:
        complaints.append(message.text)


@pytest.fixture
def no_js_page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe() -> Axes:
    """``axe(page)`` lists what breaks WCAG 2.2 A and AA or axe's best practice: rule and place."""
    tool = Axe()

    def violations(page: Page) -> list[str]:
        options = {"runOnly": {"type": "tag", "values": _AXE_RULES}}
        found = tool.run(page, options=options).response["violations"]
        return [f"{x['id']}: {node['html'][:120]}" for x in found for node in x["nodes"]]

    return violations


def sign_in(page: Page, live_server: LiveServer, user: User) -> None:
    """Give the page this user's session, without going through the sign-in page."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    value = client.cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])


def type_first(page: Page, words: str) -> None:
    """Type without a click into the first field of a page, which has the focus once it is there."""
    expect(page.locator("main input:not([type=hidden])").first).to_be_focused()
    page.keyboard.type(words)


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window: it may not be, down to 320 pixels."""
    wide: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide
