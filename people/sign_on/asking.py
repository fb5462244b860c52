"""Asking a provider who somebody is: the question that is kept in the session, and the answer."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from people import clock
from people.sign_on.id_token import Identity, NotBelieved, identity_of
from people.sign_on.providers import Provider, places_of, read

_QUESTION = "sign_on_question"
_PATIENCE = timedelta(minutes=15)
_SCOPE = "openid"


@dataclass(frozen=True)
class Invited:
    """By which link somebody came, whose account is then bound to who they are."""

    purpose: str
    user: int
    token: str


@dataclass(frozen=True)
class Question:
    """What was asked of a provider; an answer has to fit, and can come once."""

    provider: str
    state: str
    nonce: str
    verifier: str
    asked_at: float
    back: str
    """Our address, to which the answer comes."""
    goal: str
    invited: dict[str, Any] | None


def ask(
    session: SessionBase, provider: Provider, *, back: str, goal: str, invited: Invited | None
) -> str:
    """Keep a question in the session.

    Returns:
        The provider's address to which the reader goes with it.
    """
    authorize = places_of(provider).authorize
    question = Question(
        provider=provider.key,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        asked_at=clock.now().timestamp(),
        back=back,
        goal=goal,
        invited=asdict(invited) if invited else None,
    )
    session[_QUESTION] = asdict(question)
    asked = urlencode(_as_parameters(question, provider))
    return f"{authorize}{'&' if '?' in authorize else '?'}{asked}"


def _as_parameters(question: Question, provider: Provider) -> dict[str, str]:
    """The question as the provider is asked it; of the verifier it gets the digest alone."""
    digest = hashlib.sha256(question.verifier.encode("ascii")).digest()
    return {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": question.back,
        "scope": _SCOPE,
        "state": question.state,
        "nonce": question.nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
        "code_challenge_method": "S256",
    }


def take_question(session: SessionBase, provider: Provider, answer: Mapping[str, str]) -> Question:
    """The question to which an answer came. It is asked no more, whatever comes of it.

    Raises:
        NotBelieved: nothing was asked of this provider in this session, or not this, or long ago.
    """
    kept = session.pop(_QUESTION, None)
    if kept is None or kept["provider"] != provider.key:
        raise NotBelieved("Nothing was asked.")
    question = Question(**kept)
    if not constant_time_compare(answer.get("state", ""), question.state):
        raise NotBelieved("It answers another question.")
    if clock.now().timestamp() - question.asked_at > _PATIENCE.total_seconds():
        raise NotBelieved("It comes too late.")
    return question


def who_answers(provider: Provider, question: Question, answer: Mapping[str, str]) -> Identity:
    """Who somebody is, as the provider tells us itself for the code that they brought.

    Raises:
        NotBelieved: they brought none, or what the provider tells does not hold.
        NotAnswering: the provider tells nothing.
    """
    if not answer.get("code"):
        raise NotBelieved("The provider said no.")
    places = places_of(provider)
    told = read(
        places.token,
        data={
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": question.back,
            "code_verifier": question.verifier,
        },
        auth=(provider.client_id, provider.client_secret),
    )
    token, keys = str(told.get("id_token", "")), read(places.keys)
    return identity_of(token, provider=provider, keys=keys, nonce=question.nonce)
