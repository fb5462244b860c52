"""What somebody sends instead of a passkey is refused in a sentence, whatever it is made of."""

from __future__ import annotations

import base64
import json
import os
from typing import Any

import pytest
from django.test import Client
from fido2 import cbor

from tests.cast import Cast, signed_in
from tests.people.pages.asking import words
from tests.people.sign_in.steps import SECOND_STEP, give_password, with_app

ADD = "/second-factor/passkey/"
DEEP = 50_000


def packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def said(kind: str) -> str:
    """What a browser says that it was asked."""
    asked = {"type": f"webauthn.{kind}", "challenge": "AAAA", "origin": "http://testserver"}
    return packed(json.dumps(asked).encode())


FLAGS = os.urandom(32) + b"\x45\0\0\0\0"
KEY = FLAGS + bytes(16) + b"\0\x02ab"


def made(attestation: object, **more: object) -> dict[str, Any]:
    """An answer about a new passkey."""
    response = {"clientDataJSON": said("create"), "attestationObject": attestation} | more
    return {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": response}


def attested(data: object) -> dict[str, Any]:
    return made(packed(cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})))


def used(**more: object) -> dict[str, Any]:
    """An answer of a passkey that was used."""
    response = {
        "clientDataJSON": said("get"), "authenticatorData": packed(FLAGS), "signature": "AA",
        "userHandle": None,
    }  # fmt: skip
    return {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": response | more}


ANY: dict[str, Any] = {
    "a list": [], "a word": "x", "a number": 1, "an empty one": {},
    "an id that is a list": {"id": []},
    "no address of a key": {"id": "AAAA", "rawId": 5, "response": {}},
}  # fmt: skip
MADE: dict[str, Any] = ANY | {
    "nothing attested": made(""),
    "attested by what is no text": made(None),
    "attested in signs that are none": made("!!"),
    "attested in lists without end": made(packed(b"\x81" * DEEP)),
    "attested by what is cut short": made(packed(b"\xa1\x63fmt")),
    "attested in a length beyond all": made(packed(b"\x5b" + b"\xff" * 8)),
    "attested data that is a number": attested(3),
    "attested data that is short": attested(FLAGS),
    "a key that is a list": attested(KEY + cbor.encode([1])),
    "a key of no kind": attested(KEY + cbor.encode({1: "2", 3: "x"})),
    "said in lists without end": made("AA", clientDataJSON=packed(b"[" * DEEP)),
    "said in a list": made("AA", clientDataJSON=packed(b"[]")),
    "an answer that is a list": {"id": "AAAA", "rawId": "AAAA", "response": []},
}
USED: dict[str, Any] = ANY | {
    "of a key that nobody has": used(),
    "of no length": used(authenticatorData=""),
    "with more in lists without end": used(
        authenticatorData=packed(os.urandom(32) + b"\x85" + bytes(4) + b"\x81" * DEEP)
    ),
    "said in lists without end": used(clientDataJSON=packed(b"[" * DEEP)),
    "said of nothing": used(clientDataJSON=packed(b"{}")),
    "of a user who is a number": used(userHandle=5),
    "without a signature": used(signature=None),
}


@pytest.mark.parametrize("what", MADE)
def test_a_passkey_is_not_kept(client: Client, cast: Cast, what: str) -> None:
    signed_in(client, cast.lead).get(ADD)
    response = client.post(ADD, {"name": "phone", "credential": json.dumps(MADE[what])})
    assert "The passkey could not be checked." in words(response) or "no passkey" in words(response)
    assert not cast.lead.authenticator_set.exists()


@pytest.mark.parametrize("what", USED)
def test_nobody_gets_in_by_it(client: Client, cast: Cast, what: str) -> None:
    give_password(client, with_app(cast.lead))
    client.get(SECOND_STEP)
    response = client.post(SECOND_STEP, {"credential": json.dumps(USED[what])})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("text", ["", "{", "[" * DEEP, "1e999", "NaN", '"\\ud800"'])
def test_what_is_no_answer_at_all_is_said(client: Client, cast: Cast, text: str) -> None:
    signed_in(client, cast.lead).get(ADD)
    response = client.post(ADD, {"name": "phone", "credential": text})
    assert response.status_code == 200
    assert "passkey" in words(response)
