"""Whoever has no second factor sets one up before anything else."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from config.settings import DEMONSTRATION_DOMAINS
from people import clock
from people.asat import revisions
from people.errors import Refused
from people.models import AccessEntry, User
from people.sign_in import codes
from people.sign_in.factors import forget_second_factors, has_second_factor, second_factors
from tests.cast import PASSWORD, Cast, add_user
from tests.docs.test_accounts_of_the_tour import accounts
from tests.people.pages.asking import post, url, words
from tests.people.sign_in.steps import SECOND_FACTOR, code, give_code, give_password, with_app

APP = "/second-factor/app/"


def set_up_app(client: Client) -> tuple[str, Any]:
    """The secret that the page gives, and what it says to the code that belongs to it."""
    page = client.get(APP).content.decode()
    found = re.search(r'<b class="code">([A-Z2-7 ]+)</b>', page)
    assert found
    secret = found[1].replace(" ", "")
    return secret, client.post(APP, {"code": code(secret=secret)})


def set_up_app_of(user: User, secret: str) -> bool:
    return codes.set_up_app(user, secret, code(secret=secret))


def shown_codes(response: Any) -> list[str]:
    return re.findall(r'<li class="code">(\d{8})</li>', response.content.decode())


def test_it_comes_before_everything_else(client: Client, cast: Cast) -> None:
    give_password(client, cast.lead)
    assert client.get("/")["Location"] == SECOND_FACTOR
    assert "Your password alone opens nothing" in words(client.get(SECOND_FACTOR))
    secret, response = set_up_app(client)
    assert len(shown_codes(response)) == 10
    assert client.get("/plans/").status_code == 200
    client.post("/sign-out/")
    give_password(client, cast.lead)
    assert client.get("/plans/")["Location"] == "/sign-in/second-step/"
    assert give_code(client, code(seconds=30, secret=secret)).status_code == 302
    assert client.get("/plans/").status_code == 200


def test_a_wrong_code_sets_nothing_up(client: Client, cast: Cast) -> None:
    give_password(client, cast.lead)
    client.get(APP)
    assert "This code is not right" in words(client.post(APP, {"code": "000000"}))
    assert not has_second_factor(cast.lead)
    assert client.get("/plans/")["Location"] == SECOND_FACTOR


def test_a_second_app_does_not_replace_the_first(client: Client, cast: Cast) -> None:
    client.force_login(with_app(cast.lead))
    assert client.get(APP)["Location"] == SECOND_FACTOR
    assert client.post(APP, {"code": code()})["Location"] == SECOND_FACTOR


def test_whoever_pressed_twice_is_told_where_codes_are_made(client: Client, cast: Cast) -> None:
    """The codes stood in the answer to the first press, which their browser did not show."""
    give_password(client, cast.lead)
    secret, _ = set_up_app(client)
    again = client.post(APP, {"code": code(secret=secret)}, follow=True)
    assert again.redirect_chain == [(SECOND_FACTOR, 302)]
    assert "The app is set up. Make new recovery codes if you have none." in words(again)


def test_a_session_from_before_it_was_set_up_opens_nothing_more(client: Client, cast: Cast) -> None:
    give_password(client, cast.lead)
    with_app(cast.lead)
    for page in (SECOND_FACTOR, APP, "/second-factor/passkey/", "/plans/"):
        assert client.get(page)["Location"].startswith("/sign-in/"), page
    assert "_auth_user_id" not in client.session


def test_an_app_that_came_second_is_not_taken_for_set_up(cast: Cast) -> None:
    assert not set_up_app_of(with_app(cast.lead), "KRSXG5CTMVRXEZLUKN2XAZLSKRSXG5CT")


def test_recovery_codes_are_shown_once(client: Client, cast: Cast) -> None:
    client.force_login(with_app(cast.lead))
    first = shown_codes(client.post("/second-factor/codes/"))
    second = shown_codes(client.post("/second-factor/codes/"))
    assert not set(first) & set(second)
    page = words(client.get(SECOND_FACTOR))
    assert "10 left" in page
    assert not [each for each in second if each in page]


def test_the_only_one_is_not_removed(client: Client, cast: Cast) -> None:
    assert "only second factor" in words(post(client, with_app(cast.lead), f"{APP}remove/", {}))
    assert has_second_factor(cast.lead)


def test_one_that_is_removed_by_two_presses_is_removed_once(client: Client, cast: Cast) -> None:
    user = with_app(cast.lead)
    key = {"name": "Key", "credential": {}}
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=key)
    pressed = {"form_key": uuid.uuid4()}
    for answer in (post(client, user, f"{APP}remove/", pressed, follow=True) for _ in range(2)):
        assert "You have removed the app." in words(answer)
    assert AccessEntry.objects.filter(user=user, result="app removed").count() == 1


def test_the_password_is_asked_again_before_it_changes(client: Client, cast: Cast) -> None:
    client.force_login(with_app(cast.lead))
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        for page in (APP, f"{APP}remove/", "/second-factor/codes/", "/second-factor/passkey/"):
            asked = f"/confirm/?next={page.replace('/', '%2F')}"
            assert client.post(page, {"code": code()})["Location"] == asked
        assert "This is not your password" in words(client.post("/confirm/", {"password": "x"}))
        sent_on = client.post(f"/confirm/?next={APP}remove/", {"password": PASSWORD})
        assert sent_on["Location"] == f"{APP}remove/"
        assert client.get(f"{APP}remove/").status_code == 200
        assert second_factors(cast.lead).codes_left == 0


@pytest.mark.parametrize("goal", ["//evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_the_password_leads_to_no_other_site(client: Client, cast: Cast, goal: str) -> None:
    client.force_login(cast.lead)
    response = client.post(f"/confirm/?next={goal}", {"password": PASSWORD})
    assert response["Location"] == "/password/"


def test_an_administrator_takes_a_lost_one_away(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    where = url("forget-second-factor", cast.partnership, with_app(cast.lead).pk)
    why = {"reason": "Lost phone, seen in person"}
    response = post(client, cast.administrator, where, why, follow=True)
    assert "sets up a second factor when they next sign in" in words(response)
    assert not Authenticator.objects.filter(user=cast.lead).exists()
    newest = revisions(User).filter(id=cast.lead.pk).latest("history_id")
    assert newest.history_change_reason == "Lost phone, seen in person"
    assert newest.history_user == cast.administrator


def test_where_there_is_none_nothing_is_recorded(cast: Cast) -> None:
    before = revisions(User).count()
    with pytest.raises(Refused, match="has no second factor"):
        forget_second_factors(cast.lead, by=cast.administrator, reason="Lost")
    assert revisions(User).count() == before


@pytest.fixture
def visitor(cast: Cast) -> User:
    """An account of the demonstration."""
    user = add_user(cast.partnership, "visitor")
    User.objects.filter(pk=user.pk).update(email="visitor@demonstration.example")
    return User.objects.get(pk=user.pk)


def test_the_demonstrations_accounts_need_none(
    client: Client, visitor: User, settings: Settings
) -> None:
    settings.IS_DEMONSTRATION = True
    assert give_password(client, visitor)["Location"] == "/"
    assert client.get("/plans/").status_code == 200


def test_elsewhere_they_open_nothing(client: Client, visitor: User, settings: Settings) -> None:
    settings.IS_DEMONSTRATION = False
    assert "do not go together" in words(give_password(client, visitor))
    client.force_login(visitor)
    assert client.get("/plans/")["Location"] == "/sign-in/?next=/plans/"


def test_an_ordinary_account_needs_one_even_in_the_demonstration(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.IS_DEMONSTRATION = True
    give_password(client, cast.lead)
    assert client.get("/plans/")["Location"] == SECOND_FACTOR


def test_the_demonstrations_addresses_are_those_of_its_accounts(settings: Settings) -> None:
    """The suite's settings name another domain, so that its cast is nobody's demonstration."""
    assert {email.partition("@")[2] for email in accounts()} == set(DEMONSTRATION_DOMAINS)
