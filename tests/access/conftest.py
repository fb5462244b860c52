"""The two partnerships, built once for a module, and a client for every role."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from people import clock
from tests.access.rows import HALFWAY
from tests.access.world import World, build
from tests.cast import signed_in
from tests.people.sign_in.steps import halfway
from tests.reports.papers import one_page
from tests.support.recorded import once


class Browser(Client):
    """Reads a file to its end, as it does a page."""

    def request(self, **request: Any) -> Any:
        response: Any = super().request(**request)
        return _whole(response) if isinstance(response, FileResponse) else response


def _whole(file: FileResponse) -> HttpResponse:
    content = file.getvalue()
    return HttpResponse(content, status=file.status_code, headers=dict(file.headers))


class Visitor(Protocol):
    """``visitor("lead")``: a browser in which somebody of this role has signed in."""

    def __call__(self, role: str, *, checks_csrf: bool = False) -> Client: ...


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Each test of the module meets it as it was built: what a test writes is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield once(("the world", clock.today()), build)
        transaction.set_rollback(True)


@pytest.fixture
def visitor(world: World) -> Visitor:
    def make(role: str, *, checks_csrf: bool = False) -> Client:
        client = Browser(raise_request_exception=False, enforce_csrf_checks=checks_csrf)
        if role in HALFWAY:
            return halfway(client, world.cast.lead, role)
        return client if role == "anonymous" else signed_in(client, getattr(world.cast, role))

    return make


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Hundreds of refusals are no news in these tests."""
    logger = logging.getLogger("django.request")
    level = logger.level
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(level)


@pytest.fixture(autouse=True)
def _no_printing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may have a paper does not depend on what is printed in it."""
    for printed in ("reports.views.minutes.minutes_pdf", "reports.views.files.file_of"):
        monkeypatch.setattr(printed, lambda *_content: one_page())
