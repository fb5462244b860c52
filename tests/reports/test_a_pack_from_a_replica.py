"""A pack is read from a replica that holds all that was written, and else from the database."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest

from people import clock
from reports.content.periods import quarter_of
from tests.support import postgres
from tests.support.machine import ROOT, cannot
from tools.bench_runs import environment, python

_IN_DJANGO = ("-m", "tools.in_django")


@dataclass(frozen=True)
class Pair:
    """The cast in a database, and a replica of it."""

    address: str
    replica: postgres.Cluster

    @property
    def replica_address(self) -> str:
        return f"{self.replica.address.rpartition('/')[0]}/{self.address.rpartition('/')[2]}"

    def say(self, words: str) -> None:
        python(self.address, *_IN_DJANGO, "tests.reports.saying", words)

    def build(self, folder: Path) -> tuple[str, str]:
        """What a pack of now says, and what the command had to tell."""
        period = str(quarter_of(clock.today()))
        order = ["--kind", "quarterly", "--period", period, "--formats", "html"]
        command = ["manage.py", "build_pack", "aldermere/cse", *order, "--out", str(folder)]
        known = environment(self.address) | {"LOG_LEVEL": "WARNING"}
        made = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=known, check=False, capture_output=True,
            text=True,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        [file] = folder.glob("*.html")
        return file.read_text(), made.stderr

    def reads(self) -> int:
        """How often the replica was asked for updates."""
        return self.replica.log().count('FROM "actions_progressupdate"')

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        self._do("SELECT pg_wal_replay_pause()")
        try:
            yield
        finally:
            self._do("SELECT pg_wal_replay_resume()")

    def _do(self, statement: str) -> None:
        with closing(psycopg2.connect(self.replica.address)) as database:
            database.cursor().execute(statement)


@pytest.fixture(scope="module")
def servers() -> Iterator[Pair]:
    try:
        with (
            postgres.cluster("max_connections=60", "log_statement=all") as server,
            postgres.replica(server) as replica,
        ):
            filled = json.loads(python(server.address, *_IN_DJANGO, "tests.support.filled"))
            yield Pair(filled["address"], replica)
    except postgres.NoServer as reason:
        cannot(str(reason))


@pytest.fixture
def pair(servers: Pair, monkeypatch: pytest.MonkeyPatch) -> Pair:
    monkeypatch.setenv("REPLICA_URL", servers.replica_address)
    return servers


def test_what_was_said_a_moment_ago_is_printed_and_was_read_there(
    pair: Pair, tmp_path: Path
) -> None:
    pair.say("Said a moment ago.")
    before = pair.reads()
    text, told = pair.build(tmp_path)
    assert "Said a moment ago." in text
    assert pair.reads() > before
    assert told == ""


def test_a_replica_that_lags_behind_is_not_read(pair: Pair, tmp_path: Path) -> None:
    with pair.standing_still():
        pair.say("Said while it stood still.")
        before = pair.reads()
        text, told = pair.build(tmp_path)
    assert "Said while it stood still." in text
    assert pair.reads() == before
    assert "The replica lags behind; the database itself is read." in told


def test_a_replica_that_is_away_is_not_read(pair: Pair, tmp_path: Path) -> None:
    pair.say("Said while it was away.")
    pair.replica.stop()
    try:
        text, told = pair.build(tmp_path)
    finally:
        pair.replica.start()
    assert "Said while it was away." in text
    assert "The replica does not answer; the database itself is read." in told
