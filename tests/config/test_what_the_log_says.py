"""Each line of the log names its request, and none tells what somebody wrote or searched for."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.test import Client

from config.logs import AsJson, Plain
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db

NAMED = "a child's name"
LISTED = "/plans/aldermere/cse/actions/"


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """What the service says meanwhile, as JSON."""
    said = StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(AsJson())
    root, requests = logging.getLogger(), logging.getLogger("config.requests")
    root.addHandler(handler)
    requests.setLevel(logging.INFO)
    yield said
    requests.setLevel(logging.NOTSET)
    root.removeHandler(handler)


def told(lines: StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_request_has_a_line_by_the_name_of_its_address(
    cast: Cast, client: Client, lines: StringIO
) -> None:
    answer = signed_in(client, cast.lead).get(LISTED, {"q": NAMED})
    [line] = told(lines)
    assert line["message"].startswith("200 GET actions:list in ")
    assert line["request"] == answer.headers["X-Request-ID"]
    assert "child" not in lines.getvalue()
    assert "cse" not in lines.getvalue()


def test_an_address_that_is_none_of_ours_is_not_repeated(
    cast: Cast, client: Client, lines: StringIO
) -> None:
    signed_in(client, cast.lead).get("/a-childs-name/")
    assert told(lines)[-1]["message"].startswith("404 GET no address of ours in ")
    assert "childs" not in lines.getvalue()


def test_the_number_of_a_proxy_is_kept(cast: Cast, client: Client) -> None:
    answer = client.get("/healthz", headers={"x-request-id": "0f3c-77aa-41"})
    assert answer.headers["X-Request-ID"] == "0f3c-77aa-41"


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "a b c d e f g", "12345678\u00e9"])
def test_what_is_no_number_is_replaced(client: Client, given: str) -> None:
    number = client.get("/healthz", headers={"x-request-id": given}).headers["X-Request-ID"]
    assert number != given
    assert len(number) == 32


def test_a_fault_tells_where_and_not_what_it_was_about(
    cast: Cast,
    client: Client,
    lines: StringIO,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: list[logging.LogRecord],
) -> None:
    def fails(_user: object) -> None:
        raise ValueError(NAMED)

    monkeypatch.setattr("actions.views.mine.my_tasks", fails)
    client.raise_request_exception = False
    answer = signed_in(client, cast.lead).get("/")
    fault = next(line for line in told(lines) if line["level"] == "ERROR")
    assert fault["message"] == "500 GET actions:my-work"
    assert "in fails" in fault["fault"]
    assert fault["fault"].endswith("ValueError")
    assert "child" not in lines.getvalue()
    assert fault["request"] in answer.content.decode()
    assert logged_errors


def test_a_person_reads_the_same_in_plain() -> None:
    error = KeyError(NAMED)
    fault = KeyError, error, error.__traceback__
    record = logging.LogRecord("people", logging.ERROR, __file__, 1, "It failed: %s", ("x",), fault)
    said = Plain().format(record)
    assert said == "ERROR people It failed: x\nKeyError"
