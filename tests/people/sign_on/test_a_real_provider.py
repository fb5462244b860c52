"""The whole way through a provider that is not ours, by invitation first."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from people import services
from people.asat import revisions
from people.models import SignOn, User
from people.sign_in.links import INVITATION, RESET
from tests.cast import Cast
from tests.people.pages.asking import words
from tests.people.sign_in.steps import SECOND_FACTOR, SECOND_STEP, code, give_code, with_app


@pytest.fixture
def invited(cast: Cast) -> User:
    return services.add_user(cast.partnership, by=None, email="efa@x.example", name="Efa")


def vouched_for(client: Client, leave: str, subject: str = "person-1") -> Any:
    """Go to the provider, say there who one is, and come back."""
    asked = client.get(leave)["Location"]
    answer = requests.post(asked, data={"sub": subject}, allow_redirects=False, timeout=10)
    return client.get(answer.headers["Location"].removeprefix("http://testserver"))


def by_invitation(client: Client, user: User, subject: str = "person-1") -> Any:
    token = INVITATION.token(user)
    return vouched_for(
        client, f"/sign-in/with/council/{INVITATION.name}/{user.pk}/{token}/", subject
    )


def test_both_providers_are_offered(client: Client, issuer: str, db: None) -> None:
    page = client.get("/sign-in/?next=/plans/").content.decode()
    assert 'href="/sign-in/with/council/?next=/plans/">Sign in with Hazeldene Council' in page
    assert "Sign in with Hazeldene NHS Trust" in page


def test_the_provider_sends_people_back_to_the_address_of_the_service(
    client: Client, issuer: str, settings: Settings, db: None
) -> None:
    """Whatever the host that was asked: it is the address that the provider was given."""
    settings.SERVICE_ADDRESS = "https://plan.example.org:8443"
    asked = urlsplit(client.get("/sign-in/with/council/")["Location"])
    back = parse_qs(asked.query)["redirect_uri"]
    assert back == ["https://plan.example.org:8443/sign-in/with/council/back/"]


def test_the_invitation_binds_and_the_second_factor_is_asked_for(
    client: Client, issuer: str, invited: User
) -> None:
    link = f"/invitation/{invited.pk}/{INVITATION.token(invited)}/"
    assert "Sign in with Hazeldene Council" in words(client.get(link))
    by_invitation(client, invited)
    bound = SignOn.objects.get()
    assert (bound.user, bound.issuer, bound.subject) == (invited, issuer, "person-1")
    assert client.get("/plans/")["Location"] == SECOND_FACTOR
    newest = revisions(User).filter(id=invited.pk).latest("history_id")
    assert newest.history_change_reason == "Bound to Hazeldene Council by its owner"
    assert client.get(link).status_code == 410
    assert not mail.outbox


def test_who_is_bound_signs_in(client: Client, issuer: str, invited: User) -> None:
    by_invitation(Client(), invited)
    with_app(invited)
    assert vouched_for(client, "/sign-in/with/council/?next=/plans/")["Location"] == SECOND_STEP
    assert client.get("/plans/")["Location"] == SECOND_STEP
    assert give_code(client, code())["Location"] == "/plans/"
    assert client.get("/plans/").status_code == 200


def test_nobody_is_found_by_their_e_mail_address(client: Client, issuer: str, cast: Cast) -> None:
    response = vouched_for(client, "/sign-in/with/council/")
    assert response.status_code == 403
    assert "No account here is bound to you" in words(response)
    assert not SignOn.objects.exists()


def test_one_person_has_one_account(client: Client, issuer: str, invited: User, cast: Cast) -> None:
    by_invitation(Client(), invited)
    other = services.add_user(cast.partnership, by=None, email="ola@x.example", name="Ola")
    assert "bound to another one already" in words(by_invitation(client, other))
    assert SignOn.objects.count() == 1


def test_a_link_that_has_bound_somebody_is_used(client: Client, issuer: str, cast: Cast) -> None:
    """Also of somebody who has a password, which stays."""
    token = RESET.token(cast.lead)
    vouched_for(client, f"/sign-in/with/council/{RESET.name}/{cast.lead.pk}/{token}/")
    assert SignOn.objects.get().user == cast.lead
    assert Client().get(f"/new-password/{cast.lead.pk}/{token}/").status_code == 410
    other = Client()
    vouched_for(other, f"/sign-in/with/nhs/{RESET.name}/{cast.lead.pk}/{token}/", "thief")
    assert SignOn.objects.count() == 1
    assert "_auth_user_id" not in other.session


def test_an_invitation_that_holds_no_longer_binds_nobody(
    client: Client, issuer: str, invited: User
) -> None:
    path = f"/sign-in/with/council/{INVITATION.name}/{invited.pk}/{INVITATION.token(invited)}x/"
    assert "This link holds no longer" in words(vouched_for(client, path))
    assert not SignOn.objects.exists()


def test_whose_account_is_closed_does_not_get_in(
    client: Client, issuer: str, invited: User
) -> None:
    by_invitation(Client(), invited)
    User.objects.filter(pk=invited.pk).update(is_active=False)
    assert vouched_for(client, "/sign-in/with/council/").status_code == 403
    assert "_auth_user_id" not in client.session


def test_an_unknown_provider_is_not_there(client: Client, issuer: str, db: None) -> None:
    assert client.get("/sign-in/with/another/").status_code == 404
    assert client.get("/sign-in/with/another/back/").status_code == 404
    assert client.get("/sign-in/with/council/another/1/x/").status_code == 404
