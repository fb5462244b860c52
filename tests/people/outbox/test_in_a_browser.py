"""The pages of letters and of the calendar in a real browser: no barrier, at any width."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from people import clock
from people.models import Letter
from people.services.calendars import renew_calendar
from people.services.outbox import deliver
from tests.cast import Cast
from tests.people.outbox.posting import letter_of, post
from tests.support.browser import NARROWEST, Axes, scrolls_sideways, sign_in


@pytest.fixture
def addresses(cast: Cast) -> list[str]:
    """Each page, with something on it."""
    admin = cast.administrator
    post(cast, admin)
    post(cast, cast.deactivated)
    deliver(at=clock.now())
    post(cast, cast.chair, due=clock.now() + timedelta(days=2))
    rejected = letter_of(cast.deactivated)
    why = "The mail server did not take it: 550 No such mailbox"
    Letter.objects.filter(pk=rejected.pk).update(state="rejected", why=why)
    renew_calendar(admin)
    letters, own = "/people/aldermere/letters/", "/your-letters/"
    return [
        letters,
        f"{letters}?state=sent&user={cast.outsider.pk}",
        f"{letters}{rejected.pk}/",
        f"{letters}{rejected.pk}/try/",
        own,
        f"{own}{letter_of(admin).pk}/",
        f"{own}digests/",
        "/your-calendar/",
        "/your-calendar/new/",
        "/your-calendar/off/",
        "/unsubscribe/none/",
    ]


def test_no_page_has_a_barrier_or_scrolls_sideways(
    page: Page, live_server: LiveServer, cast: Cast, addresses: list[str], axe: Axes
) -> None:
    sign_in(page, live_server, cast.administrator)
    found = []
    for address in addresses:
        page.goto(live_server.url + address)
        found += [f"{address}: {each}" for each in axe(page)]
        page.set_viewport_size(NARROWEST)
        found += [f"{address} on a phone: {each}" for each in axe(page)]
        found += [f"{address} scrolls sideways"] if scrolls_sideways(page) else []
        page.set_viewport_size({"width": 1280, "height": 900})
    assert found == []
