"""Importing a plan is killed at random moments: all of the file is there, or nothing of it."""

from __future__ import annotations

import http.client
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import psycopg2
import pytest
import requests

from people.verification import verify
from plans.document import PlanDocument
from plans.document_json import from_json
from plans.formats import write
from tests.cast import Cast, with_action
from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.forking import Commands, commands
from tests.support.service import Filled
from tools.bench_runs import python
from tools.bench_server import Site, hidden_fields, serving

ACTIONS = ("train", "publish")
IMPORT = "/plans/aldermere/cse/import/"
SHOWN, TOO_MANY = 200, 429
LONGEST_IMPORT = 1.0
"""Seconds, about, from choosing the file to the last word: a kill falls anywhere in it."""
NEWEST = """
SELECT DISTINCT ON (action_id) evidence FROM actions_progressupdate
JOIN actions_action ON actions_action.id = action_id WHERE key IN %s
ORDER BY action_id, actions_progressupdate.id DESC
"""


def saying(document: PlanDocument, words: str) -> PlanDocument:
    """The document with these words beside more than one action."""
    for key in ACTIONS:
        document = with_action(document, key, evidence=f"{words} were trained by May 2026.")
    return document


def said(document: PlanDocument) -> set[str]:
    return {each.evidence for each in document.actions if each.key in ACTIONS}


@pytest.fixture
def command(db: None) -> Iterator[Commands]:
    with commands() as running:
        yield running


@pytest.mark.django_db(transaction=True)
def test_the_command(cast: Cast, command: Commands, tmp_path: Path) -> None:
    chance, cut_off = Random(effort().seed), 0
    file, begun_at = tmp_path / "plan.json", time.monotonic()
    importing = ("import_plan", str(file), "--to", "aldermere/cse")
    file.write_bytes(write(saying(cast.document(), "None"), "json"))
    assert command.run(*importing) == 0
    longest = time.monotonic() - begun_at
    for number in range(effort().imports):
        before = said(cast.document())
        file.write_bytes(write(saying(cast.document(), f"{number}"), "json"))
        child = command.begin(*importing)
        time.sleep(chance.uniform(0, longest))
        command.kill(child)
        after = {f"{number} were trained by May 2026."}
        assert said(cast.document()) in (before, after)
        cut_off += said(cast.document()) == before
        assert command.run(*importing) == 0
        assert said(cast.document()) == after
    assert verify(cast.partnership).fault is None
    figure("R2", "imports by the command killed at random moments", effort().imports)
    figure("R2", "of these before anything was written", cut_off)


def upload(site: Site, document: PlanDocument) -> bool:
    """Import a file in the browser; whether the plan says by now what the file says."""
    address = f"http://127.0.0.1:{site.port}{IMPORT}"
    asked = requests.post(
        address,
        hidden_fields(site.must_get(IMPORT)),
        files={"file": ("plan.json", write(document, "json"))},
        headers={"Cookie": site.cookie},
        timeout=60,
    )
    if "It changes nothing" in asked.text:
        return True
    assert asked.status_code != TOO_MANY, "nobody would ever be done"
    if asked.status_code == SHOWN:
        site.post(IMPORT, hidden_fields((SHOWN, asked.content)))
    return False


def keep_importing(site: Site, document: PlanDocument) -> None:
    """Until it is done, whoever is killed meanwhile."""
    done = False
    while not done:
        try:
            done = upload(site, document)
        except (OSError, SystemExit, http.client.HTTPException):
            time.sleep(0.05)


def newest(address: str) -> set[str]:
    with closing(psycopg2.connect(address)) as database, database.cursor() as cursor:
        cursor.execute(NEWEST, [ACTIONS])
        return {evidence for (evidence,) in cursor.fetchall()}


def test_in_the_browser(filled: Filled) -> None:
    chance, seen = Random(effort().seed), 0
    with serving(filled.address, "") as site, ThreadPoolExecutor(1) as pool:
        administrator = replace(site, cookie=filled.cookies["administrator"])
        held = read(administrator)
        keep_importing(administrator, saying(held, "None"))
        for number in range(effort().imports):
            importing = pool.submit(keep_importing, administrator, saying(held, f"{number}"))
            time.sleep(chance.uniform(0, LONGEST_IMPORT))
            for worker in site.workers():
                os.kill(int(worker), signal.SIGKILL)
            while not importing.done():
                assert len(newest(filled.address)) == 1
                seen += 1
            importing.result()
            assert newest(filled.address) == {f"{number} were trained by May 2026."}
    assert "whole" in python(filled.address, "manage.py", "verify_history", "aldermere")
    figure("R2", "imports in the browser killed at random moments", effort().imports)
    figure("R2", "looks at the plan meanwhile, each at all of a file or nothing of it", seen)


def read(site: Site) -> PlanDocument:
    status, content = site.get("/plans/aldermere/cse/export/?format=json")
    assert status == SHOWN, status
    return from_json(content.decode())
