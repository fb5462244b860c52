"""Two sets of processes before one database, behind a proxy: who reads does not see one go."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

from tests.deploy.proxy import proxied
from tests.soak.writers import SHOWN, TAKEN, Service, writing_at
from tests.support.figures import figure
from tests.support.processes import until
from tests.support.service import Filled
from tools.bench_server import Site, serving

PLAN = "/plans/aldermere/cse/"
MANY = 10
"""Pages that are read before, while and after one set goes."""


def kill(site: Site) -> None:
    """All of a set at once, as where its machine is gone."""
    for number in (site.master, *(int(each) for each in site.workers())):
        os.kill(number, signal.SIGKILL)


def test_one_is_killed_under_load(filled: Filled, tmp_path: Path) -> None:
    stop, read = Event(), list[int]()
    with (
        serving(filled.address, "") as one,
        serving(filled.address, "") as other,
        proxied(tmp_path, one.port, other.port) as port,
        ThreadPoolExecutor(1) as pool,
    ):
        front = replace(one, port=port, cookie=filled.cookies["administrator"])

        def keep_reading() -> None:
            while not stop.is_set():
                read.append(front.get(PLAN)[0])

        reading = pool.submit(keep_reading)
        with writing_at(front, filled) as service:
            _many_more(read, service)
            kill(one)
            _many_more(read, service)
            stop.set()
        reading.result()
        service.assert_that_each_is_there_once()
        taken, sent_again = service.met(TAKEN), service.not_taken()
    assert set(read) == {SHOWN}
    assert sent_again <= len(service.writers), "more than what was under way had to be sent again"
    figure("R8", "pages read while one of two sets of processes was killed", len(read))
    figure("R8", "updates posted meanwhile", taken)
    figure("R8", "of these that had to be sent again", sent_again)


def _many_more(read: list[int], service: Service) -> None:
    wanted = len(read) + MANY
    until(lambda: len(read) >= wanted)
    service.go_on()
