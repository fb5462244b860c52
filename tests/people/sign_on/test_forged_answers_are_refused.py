"""Whatever is not the provider's own answer, for us, now, to our question, signs nobody in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from people.models import SignOn, Visit
from tests.cast import Cast
from tests.people.pages.asking import words
from tests.people.sign_in.steps import SECOND_STEP, with_app
from tests.people.sign_on.forger import ANOTHER_KEY, CLIENT, SECRET, Forger, forger, signed
from tests.support.figures import figure

LEAVE, BACK = "/sign-in/with/police/", "/sign-in/with/police/back/"


@pytest.fixture(scope="module")
def _running() -> Iterator[Forger]:
    with forger() as provider:
        yield provider


@pytest.fixture
def provider(_running: Forger, settings: Settings, cast: Cast) -> Forger:
    _running.make = signed
    _running.description["issuer"] = _running.issuer
    settings.IDENTITY_PROVIDERS = [
        {"key": key, "name": key, "issuer": _running.issuer, "client_id": CLIENT,
         "client_secret": SECRET}
        for key in ("police", "council")
    ]  # fmt: skip
    SignOn.objects.create(
        user=with_app(cast.lead),
        issuer=_running.issuer,
        subject="person-1",
        bound_at="2026-01-01T00Z",
    )
    return _running


def leave(client: Client, provider: Forger) -> dict[str, str]:
    """Go to the provider; what it was asked."""
    query = parse_qs(urlsplit(client.get(LEAVE)["Location"]).query)
    asked = {name: values[0] for name, values in query.items()}
    provider.nonce = asked["nonce"]
    return asked


def come_back(client: Client, **answer: str) -> Any:
    return client.get(BACK, answer)


def is_signed_in(client: Client) -> bool:
    return "account_login" in client.session or "_auth_user_id" in client.session


def assert_refused(client: Client, response: Any) -> None:
    assert response.status_code == 403
    assert "You are not signed in" in words(response)
    assert not is_signed_in(client)
    assert not Visit.objects.exists()


def test_a_true_answer_leads_to_the_second_step(client: Client, provider: Forger) -> None:
    asked = leave(client, provider)
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid"
    assert come_back(client, code="x", state=asked["state"])["Location"] == SECOND_STEP


def _unsigned(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, "", algorithm="none")


def _without_signature(claims: dict[str, Any]) -> str:
    return signed(claims).rpartition(".")[0] + "."


def _by_shared_secret(claims: dict[str, Any]) -> str:
    return signed(claims, key=SECRET * 2, algorithm="HS256")


def _changed_after_signing(claims: dict[str, Any]) -> str:
    head, _, signature = signed(claims).split(".")
    _, body, _ = signed(claims | {"sub": "person-2"}).split(".")
    return f"{head}.{body}.{signature}"


def _with(**changed: Any) -> Callable[[dict[str, Any]], str]:
    return lambda claims: signed(claims | changed)


def _without(name: str) -> Callable[[dict[str, Any]], str]:
    return lambda claims: signed({key: value for key, value in claims.items() if key != name})


def _moved(**seconds: int) -> Callable[[dict[str, Any]], str]:
    return lambda claims: signed(
        claims | {name: int(time.time()) + offset for name, offset in seconds.items()}
    )


FORGED: dict[str, Callable[[dict[str, Any]], str]] = {
    "unsigned": _unsigned,
    "its signature cut off": _without_signature,
    "signed by a shared secret": _by_shared_secret,
    "signed with another key": lambda claims: signed(claims, key=ANOTHER_KEY),
    "signed with a key that is not there": lambda claims: signed(claims, kid="key-2"),
    "changed after signing": _changed_after_signing,
    "expired": _moved(exp=-60, iat=-400),
    "not yet valid": _moved(nbf=300),
    "made in the future": _moved(iat=300),
    "without an end": _without("exp"),
    "for another service": _with(aud="another"),
    "for several services, made for none": _with(aud=[CLIENT, "another"]),
    "for us too, made for another": _with(aud=[CLIENT, "another"], azp="another"),
    "made for another": _with(azp="another"),
    "of another issuer": _with(iss="http://127.0.0.1:1"),
    "of no issuer": _without("iss"),
    "of nobody": _without("sub"),
    "of an empty name": _with(sub=" "),
    "of a name without end": _with(sub="x" * 256),
    "of a name that no database keeps": _with(sub="person-1\0"),
    "to another question": _with(nonce="another"),
    "to no question": _without("nonce"),
    "no token": lambda _: "",
    "no token of this kind": lambda _: "a.b.c",
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_token_signs_nobody_in(client: Client, provider: Forger, name: str) -> None:
    provider.make = FORGED[name]
    asked = leave(client, provider)
    assert_refused(client, come_back(client, code="x", state=asked["state"]))
    figure("S10", "forged tokens of identity providers refused", 1)


def test_another_state_signs_nobody_in(client: Client, provider: Forger) -> None:
    leave(client, provider)
    assert_refused(client, come_back(client, code="x", state="another"))


def test_no_state_signs_nobody_in(client: Client, provider: Forger) -> None:
    leave(client, provider)
    assert_refused(client, come_back(client, code="x"))


def test_no_question_signs_nobody_in(client: Client, provider: Forger) -> None:
    assert_refused(client, come_back(client, code="x", state="another"))


def test_an_answer_is_used_once(client: Client, provider: Forger) -> None:
    asked = leave(client, provider)
    come_back(client, code="x", state=asked["state"])
    client.post("/sign-out/")
    assert_refused(client, come_back(client, code="x", state=asked["state"]))


def test_a_wrong_answer_uses_the_question_up(client: Client, provider: Forger) -> None:
    asked = leave(client, provider)
    come_back(client, code="x", state="another")
    assert_refused(client, come_back(client, code="x", state=asked["state"]))


def test_the_nonce_of_an_earlier_question_is_not_taken(client: Client, provider: Forger) -> None:
    earlier = leave(client, provider)["nonce"]
    asked = leave(client, provider)
    provider.nonce = earlier
    assert_refused(client, come_back(client, code="x", state=asked["state"]))


def test_another_browsers_answer_signs_nobody_in(client: Client, provider: Forger) -> None:
    asked = leave(Client(), provider)
    assert_refused(client, come_back(client, code="x", state=asked["state"]))


def test_another_providers_answer_signs_nobody_in(client: Client, provider: Forger) -> None:
    asked = leave(client, provider)
    response = client.get("/sign-in/with/council/back/", {"code": "x", "state": asked["state"]})
    assert_refused(client, response)


def test_a_refusal_of_the_provider_signs_nobody_in(client: Client, provider: Forger) -> None:
    asked = leave(client, provider)
    assert_refused(client, come_back(client, error="access_denied", state=asked["state"]))


def test_who_is_bound_to_no_account_gets_none(client: Client, provider: Forger) -> None:
    """Though the provider names the e-mail address of one."""
    provider.make = _with(sub="person-2")
    asked = leave(client, provider)
    response = come_back(client, code="x", state=asked["state"])
    assert_refused(client, response)
    assert "No account here is bound to you" in words(response)


def test_a_provider_that_says_that_it_is_another_is_not_asked(
    client: Client, provider: Forger, logged_errors: list[Any]
) -> None:
    provider.description["issuer"] = "https://another.example"
    response = client.get(LEAVE)
    assert response.status_code == 502
    assert "says that it is somebody else" in words(response)
    assert len(logged_errors) == 1


def test_there_are_more_than_twelve() -> None:
    assert len(FORGED) > 12
