from __future__ import annotations

from django.test import Client

from tests.cast import Cast
from tests.people.pages.asking import words

ADDRESS = "/sign-out/"


def test_a_user_signs_out_and_is_told(client: Client, cast: Cast) -> None:
    client.force_login(cast.lead)
    response = client.post(ADDRESS, follow=True)
    assert response.redirect_chain == [("/sign-in/", 302)]
    assert "You have signed out." in words(response)
    assert "_auth_user_id" not in client.session


def test_a_link_signs_nobody_out(client: Client, cast: Cast) -> None:
    client.force_login(cast.lead)
    assert client.get(ADDRESS).status_code == 405
    assert "_auth_user_id" in client.session


def test_nobody_may_sign_out_too(client: Client, db: None) -> None:
    assert client.post(ADDRESS)["Location"] == "/sign-in/"
    assert client.get(ADDRESS).status_code == 405


def test_a_session_that_was_ended_is_of_no_use(client: Client, cast: Cast) -> None:
    client.force_login(cast.lead)
    kept = client.cookies["sessionid"].value
    assert client.post(ADDRESS)["Clear-Site-Data"] == '"cache", "storage"'
    client.cookies["sessionid"] = kept
    assert client.get("/plans/")["Location"] == "/sign-in/?next=/plans/"
