"""The link of a letter asks its reader to sign in, and then goes where it says."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from people import clock
from people.services.outbox import deliver
from tests.cast import PASSWORD, Cast
from tests.people.outbox.posting import post
from tests.people.pages.asking import words
from tests.people.sign_in.steps import SECOND_STEP, code, give_code, with_app
from tests.people.sign_on.conftest import _issuer, issuer
from tests.people.sign_on.test_a_real_provider import by_invitation, vouched_for

__all__ = ["_issuer", "issuer"]


@pytest.fixture
def link(cast: Cast) -> str:
    """The one in the letter to the lead."""
    post(cast)
    deliver(at=clock.now())
    found = re.search(r"http://testserver(\S+/update/)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def asked_to_sign_in(client: Client, link: str) -> str:
    """Where the link leads at first."""
    answer = client.get(link)
    assert answer.status_code == 302
    return str(answer["Location"])


def test_password_and_second_factor_lead_to_the_form(cast: Cast, client: Client, link: str) -> None:
    with_app(cast.lead)
    page = asked_to_sign_in(client, link)
    typed = {"username": cast.lead.email, "password": PASSWORD}
    assert client.post(page, typed)["Location"] == SECOND_STEP
    assert give_code(client, code())["Location"] == link
    assert "1.1.1" in words(client.get(link))


def test_single_sign_on_and_second_factor_lead_there_too(
    cast: Cast, client: Client, link: str, issuer: str
) -> None:
    by_invitation(Client(), with_app(cast.lead))
    page = asked_to_sign_in(client, link)
    found = re.search(r'href="(/sign-in/with/council/\?next=[^"]+)"', _page(client, page))
    assert found
    assert vouched_for(client, found[1])["Location"] == SECOND_STEP
    assert give_code(client, code())["Location"] == link


def test_who_is_signed_in_is_there_at_once(cast: Cast, client: Client, link: str) -> None:
    client.force_login(cast.lead)
    assert client.get(link).status_code == 200


def test_who_may_see_it_and_not_do_it_is_told_who_may(
    cast: Cast, client: Client, link: str
) -> None:
    client.force_login(cast.board_member)
    answer = client.get(link)
    assert answer.status_code == 403
    assert "You may not do that here" in words(answer)
    assert "action leads (on actions that they lead)" in words(answer)


def test_who_may_see_nothing_of_it_is_told_so_kindly(cast: Cast, client: Client, link: str) -> None:
    client.force_login(cast.outsider)
    answer = client.get(link)
    assert answer.status_code == 404
    assert "There is nothing at this address, or nothing that you may see." in words(answer)


def _page(client: Client, address: str) -> str:
    return client.get(address).content.decode()
