"""A plan with a past, and a browser with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from actions.services.versions import cut_version
from people import clock
from tests.access.world import World, build
from tests.support.browser import DESKTOP, sign_in
from tests.support.commands import manage
from tests.support.recorded import once

__all__ = ["manage"]

DAYS_AGO = 10
"""When everything was set up; so pages can be asked for as at yesterday."""


@pytest.fixture
def town(transactional_db: None) -> World:
    """Both partnerships, their plans opened ten days ago, with a second version since."""
    return once(("the town", clock.today()), built)


def built() -> World:
    """The town as it is now, from the services."""
    with time_machine.travel(clock.now() - timedelta(days=DAYS_AGO)):
        world = build()
    with time_machine.travel(clock.now() - timedelta(days=DAYS_AGO - 5)):
        cut_version(
            world.cast.plan, by=world.cast.administrator, number="1.1", author="RO", comments=""
        )
    return world


@pytest.fixture(params=["with scripts", "without scripts"])
def either_page(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Page]:
    """The same journey twice: no page may need a script to do its work."""
    context = browser.new_context(
        **browser_context_args, java_script_enabled=request.param == "with scripts"
    )
    yield context.new_page()
    context.close()


class Visit:
    """A browser's page in which somebody of a role has signed in."""

    def __init__(self, page: Page, server: LiveServer, world: World) -> None:
        self.page, self.server, self.world = page, server, world

    def sign_in(self, role: str) -> None:
        sign_in(self.page, self.server, getattr(self.world.cast, role))

    def go(self, path: str) -> Page:
        self.page.goto(self.server.url + path)
        return self.page


@pytest.fixture
def visit(page: Page, live_server: LiveServer, town: World) -> Visit:
    page.set_viewport_size(DESKTOP)
    return Visit(page, live_server, town)


@pytest.fixture
def either_visit(either_page: Page, live_server: LiveServer, town: World) -> Visit:
    return Visit(either_page, live_server, town)
