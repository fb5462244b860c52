"""Who sends more than nginx passes on is told so in the service's words, with what is the most."""

from __future__ import annotations

import re
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

from actions.evidence.kinds import MEGABYTE, MOST_BYTES, MOST_FILES
from tests.deploy.proxy import GIVEN, proxied
from tests.support.machine import ROOT

TOO_LARGE = (ROOT / "deploy" / "too-large.html").read_text()
MOST = int(re.findall(r"client_max_body_size (\d+)m;", GIVEN.read_text())[0])
CONTENT_TOO_LARGE = 413


def test_a_reader_is_told_in_the_services_words(tmp_path: Path) -> None:
    with (
        proxied(tmp_path, 1) as port,
        closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection,
    ):
        connection.putrequest("POST", "/plans/aldermere/cse/", skip_host=True)
        connection.putheader("Host", "plan.example.org")
        connection.putheader("Content-Length", str(MOST * MEGABYTE + 1))
        connection.endheaders()
        response = connection.getresponse()
        body = response.read().decode()
    assert response.status == CONTENT_TOO_LARGE
    assert body == TOO_LARGE
    assert response.headers["Content-Type"].startswith("text/html")
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_it_names_the_most_that_is_taken() -> None:
    assert f"{MOST} MB can be sent" in TOO_LARGE
    assert f"up to {MOST_BYTES // MEGABYTE} MB" in TOO_LARGE
    assert MOST_FILES * MOST_BYTES < MOST * MEGABYTE


def test_it_is_a_page_like_that_of_the_service_being_away() -> None:
    away = (ROOT / "deploy" / "away.html").read_text()
    for part in (r"<style>.*</style>", r"<p><a.*</html>"):
        assert re.findall(part, TOO_LARGE, re.DOTALL) == re.findall(part, away, re.DOTALL)
