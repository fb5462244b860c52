"""A provider that is not ours, as a real server, for the council and for the NHS."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from oidc_provider_mock import User as Person
from oidc_provider_mock import run_server_in_thread
from pytest_django.fixtures import Settings


@pytest.fixture(scope="module")
def _issuer() -> Iterator[str]:
    person = Person(sub="person-1", claims={"email": "lead@aldermere.example"})
    with run_server_in_thread(require_nonce=True, user_claims=[person]) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def issuer(_issuer: str, settings: Settings) -> str:
    settings.IDENTITY_PROVIDERS = [
        {"key": key, "name": name, "issuer": _issuer, "client_id": key, "client_secret": "secret"}
        for key, name in (("council", "Hazeldene Council"), ("nhs", "Hazeldene NHS Trust"))
    ]
    return _issuer
