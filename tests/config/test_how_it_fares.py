"""``/metrics`` tells a program that has the token how the service fares, and nobody else."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.test import Client

from config import counting
from people import clock
from people.models import Letter
from reports.models import Making
from reports.services.makings import ask_to_publish
from tests.cast import Cast
from tests.reports.services.test_a_pack_from_draft_to_publication import approved, begun
from tests.support.machine import ROOT
from tests.support.processes import Start, start, until

__all__ = ["start"]

TOKEN = "for-tests-only-" * 3
ASKED = 40
GONE_BY = timedelta(minutes=7)


@pytest.fixture
def token(settings: Any) -> str:
    settings.METRICS_TOKEN = TOKEN
    return TOKEN


def told(client: Client) -> dict[str, float]:
    """Each figure with its labels, as it was told."""
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return figures(answer.content.decode())


def figures(text: str) -> dict[str, float]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_nobody_reads_it_unless_a_token_is_set(client: Client, db: None) -> None:
    for given in ("", "Bearer", "Bearer ", f"Bearer {TOKEN}"):
        assert client.get("/metrics", headers={"authorization": given}).status_code == 404


@pytest.mark.parametrize("given", ["", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ä"])
def test_nobody_reads_it_without_the_token(
    client: Client, db: None, token: str, given: str
) -> None:
    assert client.get("/metrics", headers={"authorization": given}).status_code == 404


def test_each_request_is_counted_by_the_name_of_its_address(
    client: Client, db: None, token: str
) -> None:
    name = 'plan_request_seconds_count{address="healthz",method="GET",status="200"}'
    before = told(client).get(name, 0)
    client.get("/healthz")
    assert told(client)[name] == before + 1


def test_no_method_that_somebody_made_up_is_a_figure_of_its_own(
    client: Client, db: None, token: str
) -> None:
    client.generic("JOYCE", "/healthz")
    counted = [name for name in told(client) if "healthz" in name]
    assert any('method="other",status="405"' in name for name in counted)
    assert not any("JOYCE" in name for name in counted)


def test_a_request_that_cannot_be_counted_is_answered(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As where the folder of the counts was cleared away, or its disk is full."""

    def gone(*_labels: str) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(counting, "_REQUESTS", SimpleNamespace(labels=gone))
    assert client.get("/healthz").status_code == 200
    assert "The request could not be counted: FileNotFoundError" in caplog.messages


def test_nothing_waits(client: Client, db: None, token: str) -> None:
    found = told(client)
    now = {name: found[name] for name in found if re.match("plan_(database|worker|let|pack)", name)}
    assert now == {
        "plan_database_answers": 1,
        "plan_worker_is_there": 0,
        "plan_letters_due": 0,
        "plan_letters_due_longest_seconds": 0,
        "plan_packs_to_make": 0,
        "plan_packs_to_make_longest_seconds": 0,
    }


def test_letters_that_should_have_left_are_told(client: Client, cast: Cast, token: str) -> None:
    _letter(cast, "due", due=clock.now() - GONE_BY)
    _letter(cast, "to come", due=clock.now() + GONE_BY)
    found = told(client)
    assert found["plan_letters_due"] == 1
    assert found["plan_letters_due_longest_seconds"] == pytest.approx(GONE_BY.seconds, abs=60)


def _letter(cast: Cast, step: str, *, due: datetime) -> None:
    Letter.objects.create(
        partnership=cast.partnership, to=cast.lead, step=step, kind="round", subject="Due",
        text="Due", html="Due", message_id=step, created_at=due, due_at=due, next_try_at=due,
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_worker_is_told_of(client: Client, token: str, start: Start) -> None:
    start("work")
    until(lambda: told(client)["plan_worker_is_there"] == 1)


def test_packs_that_wait_to_be_made_are_told(client: Client, cast: Cast, token: str) -> None:
    ask_to_publish(approved(cast, begun(cast)), by=cast.scrutiny_officer)
    Making.objects.update(asked_at=clock.now() - GONE_BY)
    found = told(client)
    assert found["plan_packs_to_make"] == 1
    assert found["plan_packs_to_make_longest_seconds"] == pytest.approx(GONE_BY.seconds, abs=60)


def test_any_process_tells_of_all_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = "{}:{}".format(*probe.getsockname())
    known = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    options = ["config.wsgi", "--workers", "2", "--no-control-socket", "--bind", place]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options],
        cwd=ROOT, env={**known, "METRICS_TOKEN": TOKEN}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until(lambda: _answers(f"http://{place}/healthz"))
        first = _counted(place)
        for _ in range(ASKED):
            assert _answers(f"http://{place}/healthz")
        assert _counted(place) == first + ASKED
    finally:
        process.terminate()
        process.wait()
    assert list(tmp_path.glob("plan-counts-*")) == []


def _answers(address: str) -> bool:
    try:
        with urlopen(address) as answer:  # noqa: S310 (a page of our own)
            return bool(answer.status == 200)
    except OSError:
        return False


def _counted(place: str) -> float:
    wanted = Request(f"http://{place}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    with urlopen(wanted) as answer:  # noqa: S310 (a page of our own)
        found = figures(answer.read().decode())
    return found['plan_request_seconds_count{address="healthz",method="GET",status="200"}']
