"""The steps of signing in, in a real browser: passkeys, and no barrier on any page."""

from __future__ import annotations

import re

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from people.models import User
from people.sign_in.factors import second_factors
from people.sign_in.links import INVITATION
from tests.cast import PASSWORD, Cast
from tests.people.sign_in.steps import SECOND_FACTOR, SECOND_STEP, code, with_app
from tests.support.browser import DESKTOP, NARROWEST, PHONE, Axes, scrolls_sideways


def carry_a_passkey(page: Page) -> None:
    """Give the browser a device that makes passkeys and agrees to everything."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def give_password(page: Page, server: LiveServer, user: User) -> None:
    page.goto(f"{server.url}/sign-in/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def barriers(page: Page, axe: Axes) -> list[str]:
    found = []
    for size in (DESKTOP, PHONE, NARROWEST):
        page.set_viewport_size(size)
        found += [f"{page.url} at {size['width']}: {each}" for each in axe(page)]
        found += [f"{page.url} scrolls sideways at {size['width']}"] * scrolls_sideways(page)
    page.set_viewport_size(DESKTOP)
    return found


def test_a_passkey_is_made_and_used(
    page: Page, live_server: LiveServer, cast: Cast, axe: Axes
) -> None:
    carry_a_passkey(page)
    give_password(page, live_server, cast.lead)
    page.wait_for_url(f"**{SECOND_FACTOR}")
    found = barriers(page, axe)
    page.get_by_role("link", name="Make a passkey").click()
    found += barriers(page, axe)
    page.get_by_label("Name of the passkey").fill("Work phone")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_selector("h1:has-text('Your recovery codes')")
    found += barriers(page, axe)
    assert [key.name for key in second_factors(cast.lead).passkeys] == ["Work phone"]
    page.goto(live_server.url + SECOND_FACTOR)
    found += barriers(page, axe)

    page.get_by_role("button", name="Sign out").click()
    give_password(page, live_server, cast.lead)
    page.wait_for_url(f"**{SECOND_STEP}")
    found += barriers(page, axe)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{live_server.url}/")
    assert found == []


def test_somebody_elses_passkey_opens_nothing(
    page: Page, live_server: LiveServer, cast: Cast
) -> None:
    carry_a_passkey(page)
    give_password(page, live_server, cast.lead)
    page.goto(f"{live_server.url}/second-factor/passkey/")
    page.get_by_label("Name of the passkey").fill("Mine")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_selector("h1:has-text('Your recovery codes')")
    page.get_by_role("button", name="Sign out").click()
    give_password(page, live_server, with_app(cast.chair))
    page.wait_for_url(f"**{SECOND_STEP}")
    assert page.get_by_role("button", name="Use a passkey").count() == 0


def test_an_app_is_set_up(page: Page, live_server: LiveServer, cast: Cast, axe: Axes) -> None:
    give_password(page, live_server, cast.lead)
    page.get_by_role("link", name="Set up an app").click()
    found = barriers(page, axe)
    secret = re.sub(r"\s", "", page.locator(".code").inner_text())
    page.get_by_label("Code").fill(code(secret=secret))
    page.get_by_role("button", name="Set up the app").click()
    page.wait_for_selector("h1:has-text('Your recovery codes')")
    page.get_by_role("link", name="I have kept them").click()
    page.wait_for_url(f"{live_server.url}/")
    page.goto(f"{live_server.url}/second-factor/app/remove/")
    found += barriers(page, axe)
    page.goto(f"{live_server.url}/confirm/")
    found += barriers(page, axe)
    assert found == []


def test_no_other_page_has_a_barrier(
    page: Page, live_server: LiveServer, cast: Cast, axe: Axes
) -> None:
    found = []
    for path in ("/forgotten-password/", "/invitation/1/x/", "/sign-in/"):
        page.goto(live_server.url + path)
        found += barriers(page, axe)
    link = f"/invitation/{cast.lead.pk}/{INVITATION.token(cast.lead)}/"
    page.goto(live_server.url + link)
    found += barriers(page, axe)
    page.goto(f"{live_server.url}/forgotten-password/")
    page.get_by_label("E-mail address").fill("nobody.at.all@aldermere.example")
    page.get_by_role("button", name="Send the link").click()
    found += barriers(page, axe)
    give_password(page, live_server, cast.lead)
    page.goto(f"{live_server.url}/second-factor/app/")
    secret = re.sub(r"\s", "", page.locator(".code").inner_text())
    page.get_by_label("Code").fill(code(secret=secret))
    page.get_by_role("button", name="Set up the app").click()
    page.goto(f"{live_server.url}/sessions/")
    found += barriers(page, axe)
    assert found == []
