"""Who is signed in by ``force_login`` has gone the whole way in, without a page or a password."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest


@pytest.fixture(autouse=True, scope="session")
def _forced_sessions_are_complete() -> Iterator[None]:
    from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 (after set-up)

    from people.sign_in import session  # noqa: PLC0415 - after set-up

    def complete(request: HttpRequest, **_: Any) -> None:
        if request.method is None:  # no request that anybody sent
            session.begin(request.session, complete=True)

    user_logged_in.connect(complete)
    yield
    user_logged_in.disconnect(complete)
