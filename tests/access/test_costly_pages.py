"""What costs much is made only so often within an hour for one user; who asks again reads when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from actions.models import ProgressUpdate
from config.costly import COSTLY, FILES, PACKS, UPLOADS
from people import clock
from plans.templatetags.brag import london_time
from tests.access.checks import header_faults, inline_faults
from tests.access.conftest import Visitor
from tests.access.rows import ROWS, address
from tests.access.world import World
from tests.people.pages.asking import words

pytestmark = pytest.mark.django_db

TOO_MANY_REQUESTS = 429


@pytest.fixture(autouse=True)
def _twice_an_hour(settings: Settings) -> None:
    settings.COSTLY_AN_HOUR = {PACKS: 2, FILES: 2, UPLOADS: 2}
    settings.IDLE_MINUTES = 120


@pytest.fixture
def hours() -> Iterator[Any]:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        yield lambda hours: traveller.shift(timedelta(hours=hours))


def test_the_third_file_is_refused_and_says_when_again(
    world: World, visitor: Visitor, hours: Any
) -> None:
    client, path = visitor("lead"), address("actions:export", world.here)
    assert client.get(path).status_code == 200
    hours(0.25)
    assert client.get(path).status_code == 200
    again_at = clock.now() + timedelta(hours=0.75)
    refused = client.get(path)
    assert refused.status_code == TOO_MANY_REQUESTS
    assert "You downloaded 2 files within an hour." in words(refused)
    assert f"Try again from {london_time(again_at)}." in words(refused)
    assert refused["Retry-After"] == "2701"
    assert not [*header_faults(refused), *inline_faults(refused)]
    hours(0.75)
    assert client.get(path).status_code == 200
    assert client.get(path).status_code == TOO_MANY_REQUESTS


def test_another_user_and_another_kind_are_not_hindered(world: World, visitor: Visitor) -> None:
    path = address("actions:export", world.here)
    for _ in range(3):
        answer = visitor("lead").get(path).status_code
    assert answer == TOO_MANY_REQUESTS
    assert visitor("chair").get(path).status_code == 200
    sent = {"file": SimpleUploadedFile("plan.csv", b"x"), "moment": "now", "file_is": "before"}
    page = visitor("lead").post(address("actions:compare", world.here), sent)
    assert page.status_code == 200


def test_the_list_is_costly_only_as_a_file(world: World, visitor: Visitor) -> None:
    client, path = visitor("lead"), address("actions:list", world.here)
    for _ in range(3):
        client.get(path, {"format": "csv"})
    assert client.get(path, {"format": "csv"}).status_code == TOO_MANY_REQUESTS
    assert client.get(path).status_code == 200


def test_a_cheap_page_asks_nothing_of_it(world: World, visitor: Visitor) -> None:
    client = visitor("lead")
    for name in ("actions:my-work", "actions:list", "actions:compare", "reports:make"):
        with CaptureQueriesContext(connection) as asked:
            client.get(address(name, world.here))
        assert not [query for query in asked if "costlyuse" in query["sql"]], name


def test_what_was_typed_stands_in_its_form_again(
    world: World, visitor: Visitor, hours: Any
) -> None:
    client, path = visitor("lead"), address("actions:update", world.here)
    before = ProgressUpdate.objects.count()
    data = {"rating": "amber", "evidence": "Fifty of sixty were trained.", "form_key": "x"}
    for _ in range(3):
        file = SimpleUploadedFile("drivers.txt", b"Fifty of sixty")
        answer = client.post(path, {**data, "attached": file})
    assert answer.status_code == TOO_MANY_REQUESTS
    assert f'<a href="{path}">its form</a>' in answer.content.decode()
    page = client.get(path).content.decode()
    assert "Fifty of sixty were trained.</textarea>" in page
    assert "It was sent once too often in an hour. What you typed stands here again" in page
    assert ProgressUpdate.objects.count() == before


def test_a_pack_keeps_its_order(world: World, visitor: Visitor) -> None:
    client, path = visitor("lead"), address("reports:make", world.here)
    for _ in range(3):
        answer = client.post(path, {"kind": "scrutiny", "period": "2026-27-Q2", "preview": "1"})
    assert "You made 2 packs within an hour, previews included." in words(answer)
    assert re.search(r'value="scrutiny"[^>]* checked', client.get(path).content.decode())


FORMATS = ("csv", "json", "xlsx", "docx", "pdf", "ics", "html")
_FREE = ("healthz", "readyz", "metrics")
"""What machines ask for: no file."""


def _cheap(_request: HttpRequest) -> str:
    return ""


def _is_page(answer: Any) -> bool:
    return bool(answer.get("Content-Type", "text/html").startswith("text/html"))


def _asks_for_a_file(page: str) -> bool:
    forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)
    return any('type="file"' in form for form in forms)


def _unlimited(client: Client, name: str, path: str) -> Iterator[str]:
    """What an address gives and takes of which no rule says how often."""
    rule, make = COSTLY.get(name, _cheap), RequestFactory()
    shown = client.get(path)
    if _is_page(shown) and _asks_for_a_file(shown.content.decode()):
        sent = make.post(path, {"file": SimpleUploadedFile("plan.csv", b"x")})
        yield from () if rule(sent) else (f"{name} takes a file",)
    if rule(make.get(path)):
        return
    for wanted in FORMATS if _is_page(shown) else ("",):
        asked = {"format": wanted} if wanted else {}
        if not _is_page(client.get(path, asked)) and not rule(make.get(path, asked)):
            yield f"{name} as {wanted}"


@pytest.mark.pages
def test_every_address_that_gives_or_takes_a_file_is_limited(
    world: World, visitor: Visitor, settings: Settings
) -> None:
    settings.COSTLY_AN_HOUR = dict.fromkeys((PACKS, FILES, UPLOADS), 1000)
    client = visitor("administrator")
    names = [name for name, row in ROWS.items() if row.reads and name not in _FREE]
    missing = [
        each for name in names for each in _unlimited(client, name, address(name, world.here))
    ]
    assert not missing, f"Say in config/costly.py what of these costs much: {missing}"
    assert {"actions:import", "actions:update", "actions:export"} <= set(COSTLY)


def test_every_limited_address_is_one_of_ours() -> None:
    assert not set(COSTLY) - set(ROWS)
