from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from people.asat import revisions
from people.models import User
from tests.cast import PASSWORD, Cast
from tests.people.pages.asking import words

ADDRESS = "/sign-in/"


def sign_in(client: Client, email: str, password: str = PASSWORD, next_: str = "") -> Any:
    query = f"?next={next_}" if next_ else ""
    return client.post(ADDRESS + query, {"username": email, "password": password})


def test_a_user_signs_in_and_goes_to_their_actions(client: Client, cast: Cast) -> None:
    response = sign_in(client, cast.lead.email)
    assert (response.status_code, response.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(cast.lead.pk)


def test_capitals_in_the_address_do_not_matter(client: Client, cast: Cast) -> None:
    assert sign_in(client, cast.lead.email.upper()).status_code == 302


def test_they_go_where_they_were_going(client: Client, cast: Cast) -> None:
    assert sign_in(client, cast.lead.email, next_="/plans/").url == "/plans/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/sign-in/", "/sign-out/"],
)
def test_they_are_not_sent_elsewhere(client: Client, cast: Cast, elsewhere: str) -> None:
    assert sign_in(client, cast.lead.email, next_=elsewhere).url == "/"


def test_a_signed_in_user_is_sent_on(client: Client, cast: Cast) -> None:
    client.force_login(cast.lead)
    assert client.get(ADDRESS)["Location"] == "/"
    assert client.get(f"{ADDRESS}?next={ADDRESS}")["Location"] == "/"


def test_the_form_tells_the_browser_what_it_asks(client: Client, db: None) -> None:
    page = client.get(ADDRESS).content.decode()
    assert 'type="email"' in page
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page


def seen_by_somebody_refused(client: Client, email: str) -> tuple[int, str]:
    response = sign_in(client, email, "a wrong guess")
    body = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return response.status_code, body.replace(email, "E-MAIL")


def test_what_was_wrong_is_not_said(client: Client, cast: Cast) -> None:
    known = seen_by_somebody_refused(client, cast.lead.email)
    unknown = seen_by_somebody_refused(client, "nobody@nowhere.example")
    left = seen_by_somebody_refused(client, cast.deactivated.email)
    assert known == unknown == left
    assert "do not go together" in known[1]


def test_a_left_user_cannot_sign_in_with_the_right_password(client: Client, cast: Cast) -> None:
    assert "do not go together" in words(sign_in(client, cast.deactivated.email))
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("missing", ["username", "password"])
def test_both_are_asked_for(client: Client, cast: Cast, missing: str) -> None:
    data = {"username": cast.lead.email, "password": PASSWORD, missing: ""}
    asked = {"username": "Enter your e-mail address", "password": "Enter your password"}
    assert asked[missing] in words(client.post(ADDRESS, data))


def test_a_session_ends_with_its_account(client: Client, cast: Cast) -> None:
    client.force_login(cast.deactivated)
    assert client.get("/plans/")["Location"] == f"{reverse('people:sign-in')}?next=/plans/"


def test_signing_in_writes_no_revision(client: Client, cast: Cast) -> None:
    before = revisions(User).count()
    sign_in(client, cast.lead.email)
    assert revisions(User).count() == before


def test_the_session_is_another_one_afterwards(client: Client, cast: Cast) -> None:
    sign_in(client, cast.lead.email)
    first = client.cookies["sessionid"].value
    other = Client()
    other.cookies["sessionid"] = first
    client.post("/sign-out/")
    sign_in(client, cast.lead.email)
    assert client.cookies["sessionid"].value != first
    assert other.get("/plans/").status_code == 302


@pytest.mark.parametrize(
    "absent",
    ["accounts/signup/", "sign-up/", "signup/", "email/", "password/reset/", "logout/", "login/"],
)
def test_what_is_not_wanted_of_the_library_does_not_exist(
    client: Client, cast: Cast, absent: str
) -> None:
    client.force_login(cast.lead)
    assert client.get(f"/{absent}").status_code == 404
