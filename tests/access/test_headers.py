"""The headers of what is no page of the matrix: faults, files, and the page of a fault itself."""

from __future__ import annotations

import logging
import re
import uuid
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import pytest
from django.http import HttpResponse
from pytest_django.fixtures import Settings

from tests.access.checks import cookie_faults, header_faults, inline_faults
from tests.access.conftest import Visitor
from tests.access.rows import ROWS, address
from tests.access.world import World
from tests.cast import PASSWORD
from tests.reports.papers import one_page
from tests.support.figures import figure

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

SERVER_ERROR = 500


def _is_guarded(response: Response) -> bool:
    return not [*header_faults(response), *inline_faults(response)]


def test_a_fault_of_ours_shows_nothing_of_its_cause(
    world: World,
    visitor: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: list[logging.LogRecord],
) -> None:
    def fails(_user: object) -> None:
        raise RuntimeError("the secret cause")

    monkeypatch.setattr("actions.views.mine.my_tasks", fails)
    response = visitor("lead").get("/")
    text = response.content.decode()
    assert response.status_code == SERVER_ERROR
    assert "Something went wrong" in text
    for word in ("secret cause", "RuntimeError", "Traceback", ".py", "Django"):
        assert word not in text
    assert _is_guarded(response)
    assert logged_errors


@pytest.mark.parametrize("path", ["/.git/config", "/admin/", "/static/../manage.py", "/nothing/"])
def test_what_is_not_there_is_guarded_too(world: World, visitor: Visitor, path: str) -> None:
    response = visitor("anonymous").get(path)
    assert response.status_code in (302, 404)
    assert _is_guarded(response)


def test_debugging_cannot_be_asked_for(world: World, visitor: Visitor) -> None:
    response = visitor("lead").get("/nothing/?debug=1&DEBUG=True")
    assert "Page not found" in response.content.decode()
    assert "URLconf" not in response.content.decode()


def test_a_foreign_host_is_refused(
    world: World, visitor: Visitor, logged_errors: list[logging.LogRecord]
) -> None:
    response = visitor("lead").get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "That request could not be read" in response.content.decode()
    assert "Content-Security-Policy" not in list(header_faults(response))


def test_the_list_as_a_file_is_guarded(world: World, visitor: Visitor) -> None:
    path = address("actions:list", world.here)
    response = visitor("lead").get(path, {"format": "csv"})
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="cse-actions-')
    assert not list(header_faults(response))


def test_a_pack_is_guarded_as_a_page_and_as_a_file(
    world: World, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())
    client, path = visitor("lead"), address("reports:make", world.here)
    period = client.get(path).context["form"].initial["period"]
    order = {"kind": "quarterly", "period": period}
    page = client.post(path, {**order, "preview": "Preview"})
    assert page.headers["Content-Type"].startswith("text/html")
    assert _is_guarded(page)
    file = client.post(path, {**order, "pdf": "Download"})
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"].startswith('attachment; filename="cse-quarterly-')
    assert not list(header_faults(file))


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "image/svg+xml", "text/xml", ""])
def test_what_a_browser_runs_is_searched_for_inline_script(kind: str) -> None:
    assert inline_faults(HttpResponse("<b onclick=go()>", content_type=kind)) == ["b onclick"]


@pytest.mark.parametrize(
    "kind", ["application/pdf", "application/zip", "text/csv; charset=utf-8", "text/calendar"]
)
def test_a_file_in_whose_packed_bytes_something_looks_like_a_tag_is_no_page(kind: str) -> None:
    assert inline_faults(HttpResponse(b"PK\x03<d\xbdl onmc>", content_type=kind)) == []


@pytest.mark.parametrize("path", ["css/app.css", "icons/favicon.svg"])
def test_style_and_pictures_are_guarded_and_may_be_kept(visitor: Visitor, path: str) -> None:
    response = visitor("anonymous").get(f"/static/{path}")
    assert response.status_code == 200
    assert list(header_faults(response)) == ["Cache-Control"]


def test_every_answer_has_a_policy_without_inline_and_wildcards(
    world: World, visitor: Visitor, settings: Settings
) -> None:
    """Of every kind: pages, refusals, faults, files, and what nobody has to sign in for."""
    settings.COSTLY_AN_HOUR = {"packs": 10, "files": 1, "uploads": 10}
    client, statuses = visitor("administrator"), Counter[int]()
    for name, method in product(ROWS, ("GET", "POST", "PUT")):
        response = client.generic(method, f"{address(name, world.here)}?format=csv")
        policy = response.headers["Content-Security-Policy"]
        assert not re.search(r"unsafe|\*|https?:", policy), name
        assert "default-src 'none'" in policy, name
        statuses[response.status_code] += 1
        if name == "people:sign-out":
            client = visitor("administrator")
    assert {200, 302, 403, 404, 405, 410, 429} <= set(statuses)
    figure(
        "S5", "answers of every kind, each with a policy without unsafe-inline", statuses.total()
    )
    figure("S5", "answers without one", 0)


def test_cookies_keep_to_this_site_and_away_from_scripts(world: World, visitor: Visitor) -> None:
    client = visitor("anonymous")
    client.post("/sign-in/", {"username": world.cast.lead.email, "password": PASSWORD})
    client.get("/password/")
    assert set(client.cookies) == {"sessionid", "csrftoken"}
    assert not list(cookie_faults(client.cookies))


def test_what_was_done_is_said_without_a_cookie_of_its_own(world: World, visitor: Visitor) -> None:
    client, officer = visitor("administrator"), {"name": "Ann Green", "kind": "person"}
    data = {**officer, "form_key": uuid.uuid4(), "job_title": "Nurse"}
    answer = client.post(address("people:add-officer", world.here), data)
    assert answer.status_code == 302
    assert not list(cookie_faults(answer.cookies))
    assert "Ann Green" in client.get(answer.headers["Location"]).content.decode()
    assert set(client.cookies) <= {"sessionid", "csrftoken"}


@pytest.mark.parametrize("goal", ["//evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(world: World, visitor: Visitor, goal: str) -> None:
    data = {"username": world.cast.lead.email, "password": PASSWORD, "next": goal}
    response = visitor("anonymous").post(f"/sign-in/?next={goal}", data)
    assert response.headers["Location"] == "/"
