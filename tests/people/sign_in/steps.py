"""The steps of signing in, as a user takes them: what tests of them share."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from people.models import User
from people.sign_in import session
from people.sign_in.sealing import seal
from tests.access.rows import HALF
from tests.cast import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SIGN_IN, SECOND_STEP, SECOND_FACTOR = "/sign-in/", "/sign-in/second-step/", "/second-factor/"


def code(*, seconds: int = 0, secret: str = SECRET) -> str:
    """What an app with this secret shows now, or some seconds from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time() + seconds) // 30)))


def with_app(user: User) -> User:
    """The user with an app that shows codes."""
    data = {"secret": seal(SECRET)}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    return user


def give_password(client: Client, user: User, password: str = PASSWORD) -> Any:
    return client.post(SIGN_IN, {"username": user.email, "password": password})


def give_code(client: Client, typed: str) -> Any:
    return client.post(SECOND_STEP, {"code": typed})


def halfway(client: Client, user: User, state: str) -> Client:
    """A browser in which somebody got only as far as a state of ``tests.access.rows.HALFWAY``."""
    if state == HALF:
        login = Login(user=user, email=user.email)
        login.state = {"stages": {"current": AuthenticateStage.key}}
        kept = client.session
        kept[LOGIN_SESSION_KEY] = login.serialize()
    else:
        client.force_login(user)
        kept = client.session
        session.begin(kept, complete=False)
    kept.save()
    client.cookies["sessionid"] = str(kept.session_key)
    return client
