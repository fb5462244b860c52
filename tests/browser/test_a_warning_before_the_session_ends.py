"""Before a session ends its reader is warned and can stay; what was typed is found again after."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Page, expect

from tests.access.rows import address
from tests.browser.conftest import Visit
from tests.cast import PASSWORD, Cast
from tests.people.sign_in.steps import SECOND_STEP, code, with_app
from tests.support.browser import Axes
from tests.support.figures import figure

WORDS = "Fifty of sixty drivers & a <training> day, said on Tuesday."


def _session() -> SessionStore:
    return SessionStore(Session.objects.get().session_key)


def _minutes_pass(page: Page, minutes: float) -> None:
    """In the browser: the server goes on as if nothing had happened."""
    page.clock.run_for(int(minutes * 60_000))


@pytest.fixture
def form(visit: Visit) -> Page:
    """The form of an update, open in the browser of a lead, whose clock the test turns."""
    with_app(visit.world.cast.lead)
    visit.sign_in("lead")
    visit.page.clock.install()
    return visit.go(address("actions:update", visit.world.here))


def test_who_does_nothing_is_warned_five_minutes_before_and_stays(form: Page, axe: Axes) -> None:
    warning = form.get_by_role("dialog", name="Signing out")
    _minutes_pass(form, 23)
    expect(warning).to_be_hidden()
    _minutes_pass(form, 2)
    expect(warning).to_be_visible()
    expect(warning).to_contain_text("You will be signed out at")
    expect(form.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert axe(form) == []
    with form.expect_response("**/sessions/"):
        form.keyboard.press("Enter")
    expect(warning).to_be_hidden()
    _minutes_pass(form, 20)
    expect(warning).to_be_hidden()


def test_who_types_is_not_idle(form: Page) -> None:
    for _ in range(4):
        with form.expect_response("**/sessions/"):
            form.get_by_label("What has been done").press_sequentially("x")
            _minutes_pass(form, 10)
    expect(form.get_by_role("dialog", name="Signing out")).to_be_hidden()


def test_who_puts_the_warning_away_and_types_is_not_idle_either(form: Page) -> None:
    _minutes_pass(form, 25)
    form.keyboard.press("Escape")
    with form.expect_response("**/sessions/"):
        form.get_by_label("What has been done").press_sequentially("x")
        _minutes_pass(form, 1)


def test_who_types_while_the_service_is_away_is_warned_in_time(form: Page) -> None:
    form.route("**/sessions/", lambda route: route.fulfill(status=503))
    _minutes_pass(form, 10)
    with form.expect_request("**/sessions/"):
        form.get_by_label("What has been done").press_sequentially("x")
        _minutes_pass(form, 1)
    _minutes_pass(form, 14)
    expect(form.get_by_role("dialog", name="Signing out")).to_be_visible()


def test_who_cannot_stay_since_the_service_is_away_is_told_and_tries_again(form: Page) -> None:
    form.route("**/sessions/", lambda route: route.fulfill(status=503))
    _minutes_pass(form, 25)
    warning = form.get_by_role("dialog", name="Signing out")
    warning.get_by_role("button", name="Stay signed in").click()
    expect(warning.get_by_role("alert")).to_have_text("The service does not answer. Try again.")
    form.unroute("**/sessions/")
    with form.expect_response("**/sessions/"):
        warning.get_by_role("button", name="Stay signed in").click()
    expect(warning).to_be_hidden()


def test_what_is_used_in_another_window_counts(form: Page) -> None:
    _minutes_pass(form, 25)
    expect(form.get_by_role("dialog", name="Signing out")).to_be_visible()
    other = form.context.new_page()
    other.goto(form.url)
    expect(form.get_by_role("dialog", name="Signing out")).to_be_hidden()


def test_no_word_is_lost_when_the_session_ends(form: Page, visit: Visit) -> None:
    form.get_by_label("What has been done").fill(WORDS)
    held = _session()
    held["seen_at"] = float(held["seen_at"]) - settings.IDLE_MINUTES * 60
    held.save()
    _minutes_pass(form, 31)
    warning = form.get_by_role("dialog", name="Signing out")
    expect(warning).to_contain_text("You were signed out")
    warning.get_by_role("button", name="Go on").click()
    form.get_by_role("button", name="Post the update").click()
    form.wait_for_url(re.compile("/sign-in/"))
    form.get_by_label("E-mail address").fill(visit.world.cast.lead.email)
    form.get_by_role("textbox", name="Password").fill(PASSWORD)
    form.get_by_role("button", name="Sign in").click()
    form.wait_for_url(f"**{SECOND_STEP}**")
    form.get_by_label(re.compile("code", re.IGNORECASE)).first.fill(code())
    form.keyboard.press("Enter")
    expect(form.get_by_label("What has been done")).to_have_value(WORDS)
    kept = form.get_by_label("What has been done").input_value().split()
    figure("A15", "words typed before a session ended", len(WORDS.split()))
    figure("A15", "of them lost", len(WORDS.split()) - len(kept))


def test_the_last_hour_of_a_long_session_is_announced_too(visit: Visit) -> None:
    visit.sign_in("lead")
    held = _session()
    held["began_at"] = float(held["began_at"]) - settings.SESSION_HOURS * 3600 + 20 * 60
    held.save()
    visit.page.clock.install()
    page = visit.go("/")
    _minutes_pass(page, 16)
    warning = page.get_by_role("dialog", name="Signing out")
    expect(warning).to_contain_text("12 hours after signing in")
    page.keyboard.press("Escape")
    expect(warning).to_be_hidden()


@pytest.mark.django_db
def test_who_has_not_signed_in_is_not_warned(client: Client, cast: Cast) -> None:
    assert "data-idle" not in client.get("/sign-in/").content.decode()
    client.force_login(cast.lead)
    assert 'data-idle="1800"' in client.get("/").content.decode()
