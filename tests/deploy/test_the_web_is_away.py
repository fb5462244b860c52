"""While no process answers, nginx says so in the service's words, on a page that needs nothing."""

from __future__ import annotations

import re
import socket
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.deploy.proxy import proxied
from tests.support.machine import ROOT

AWAY = (ROOT / "deploy" / "away.html").read_text()
BAD_GATEWAY = 502


@pytest.fixture
def nobody() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def asked(port: int, method: str, path: str) -> tuple[HTTPResponse, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, headers={"Host": "plan.example.org"})
        response = connection.getresponse()
        return response, response.read().decode()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_reader_is_told_in_the_services_words(tmp_path: Path, nobody: int, method: str) -> None:
    with proxied(tmp_path, nobody) as port:
        response, body = asked(port, method, "/plans/aldermere/cse/")
    assert response.status == BAD_GATEWAY
    assert body == AWAY
    assert response.headers["Content-Type"].startswith("text/html")
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "nginx" not in body


def test_the_page_fetches_nothing_and_names_nobody_else() -> None:
    fetched = re.findall(r"""(?:src|href|action)=["']([^"']*)|url\(([^)]*)\)|@import""", AWAY)
    assert {first or second for first, second in fetched} == {"data:,", "/"}
    assert "<script" not in AWAY
    assert "//" not in AWAY
