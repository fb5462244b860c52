"""The pages of bodies and routes in a real browser: no barrier, nothing wider than a phone."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from governance.models import ReportingRoute
from governance.services.programme import Looking, Subject, plan_to_look
from governance.services.routes import give_plan
from people import services
from tests.cast import LONG_AGO, Cast
from tests.governance.asking import two_bodies, url
from tests.support.browser import NARROWEST, Axes, scrolls_sideways, sign_in


@pytest.fixture
def addresses(cast: Cast) -> list[str]:
    """Every page of bodies, with something on each."""
    bodies = two_bodies(cast)
    board, sub_group = bodies.board, bodies.sub_group
    seat = services.seat_member(board, by=None, name="Ann", role="chair", from_date=LONG_AGO)
    part = give_plan(board, by=None, plan=cast.plan, part="owns", interval=92)
    looking = Looking("The plan", "It was promised", Subject(cast.plan), month=date(2026, 1, 1))
    entry = plan_to_look(board, by=None, looking=looking)
    route = ReportingRoute.objects.get(body=sub_group)
    return [
        "/governance/aldermere/",
        "/governance/aldermere/bodies/add/",
        "/plans/aldermere/cse/",
        *(url(name, board) for name in ("body", "rename-body", "seat-member", "add-report")),
        *(url(name, board, seat.pk) for name in ("change-seat", "end-seat")),
        *(url(name, sub_group, route.pk) for name in ("change-report", "end-report")),
        *(url(name, board) for name in ("add-plan-route", "programme", "add-entry")),
        *(url(name, board, entry.pk) for name in ("change-entry", "note-look", "take-off")),
        *(url(name, board, part.pk) for name in ("change-plan-route", "end-plan-route")),
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
