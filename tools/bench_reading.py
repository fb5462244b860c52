"""For ``tools.bench_updates``: what each page of ``sample/plan-1`` costs in several databases.

Each argument is a database's name. The databases take turns at every page, in one process that
holds a connection to each, so that whatever else slows the machine slows them all. Prints, for
each page and database, the numbers of queries and the medians of CPU seconds, those that
PostgreSQL spent on the page included. Run by ``tools.in_django`` with the settings of any of them.
"""

from __future__ import annotations

import copy
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.models import Action
from actions.selectors import cache
from people import clock
from people.models import Acting, User
from tools.as_user import sign_in

_ROUNDS = 5
_OK = 200
_PLAN = "/plans/sample/plan-1/"
_PAST = timedelta(days=300)


@dataclass
class Site:
    """One database, with somebody signed in who reads and somebody who posts."""

    database: BaseDatabaseWrapper
    backend: int = 0
    """The process of PostgreSQL that answers us."""
    board_member: Client = field(default_factory=Client)
    lead: Client = field(default_factory=Client)
    action: str = ""
    """The address of an action that the lead may update."""

    def enter(self) -> None:
        """From now on the application speaks to this database."""
        connections["default"] = self.database

    def pages(self) -> dict[str, Callable[[], Any]]:
        past = (clock.today() - _PAST).isoformat()
        reader = self.board_member
        return {
            "dashboard": lambda: reader.get(_PLAN),
            "actions list": lambda: reader.get(f"{_PLAN}actions/"),
            "action": lambda: reader.get(self.action),
            "versions": lambda: reader.get(f"{_PLAN}versions/"),
            "compare two versions": lambda: reader.get(f"{_PLAN}compare/?from=v1.6&to=v1.7"),
            "dashboard, past day": lambda: reader.get(f"{_PLAN}?at={past}"),
            "update form": lambda: self.lead.get(f"{self.action}update/"),
        }

    def cpu(self) -> float:
        """Seconds that we and the database have spent so far."""
        return time.process_time() + time.clock_gettime(_clock_of(self.backend))


def _clock_of(process: int) -> int:
    """The processor clock of another process, as Linux numbers it."""
    return (~process << 3) | 2


def main(names: list[str]) -> None:
    sites = {name: _site(name) for name in names}
    print(json.dumps(_measured(sites)))


def _site(name: str) -> Site:
    database = connections.create_connection("default")
    settings = copy.deepcopy(database.settings_dict) | {"NAME": name}
    # A worker beside the backend would spend time that is not seen here.
    options = settings["OPTIONS"].get("options", "")
    settings["OPTIONS"]["options"] = f"{options} -c max_parallel_workers_per_gather=0"
    database.settings_dict = settings
    site = Site(database)
    site.enter()
    database.ensure_connection()
    site.backend = database.connection.get_backend_pid()
    _sign_in(site)
    return site


def _sign_in(site: Site) -> None:
    sign_in(site.board_member, User.objects.get(email="board.member@sample.example"))
    for acting in Acting.objects.select_related("user").order_by("pk"):
        led = Action.objects.filter(plan__slug="plan-1", leads__officer=acting.officer_id)
        if action := led.order_by("pk").first():
            sign_in(site.lead, acting.user)
            site.action = f"{_PLAN}actions/{action.ref}/"
            return
    raise SystemExit("Nobody may post an update.")


Costs = dict[str, dict[str, dict[str, float]]]


def _measured(sites: dict[str, Site]) -> Costs:
    """By page and database: ``queries`` and ``cpu``, ``cold`` and ``warm``."""
    counts: Costs = defaultdict(dict)
    seconds: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for page in next(iter(sites.values())).pages():
        for name, site in sites.items():
            counts[page][name] = _counted(site, page)
        for _ in range(_ROUNDS):
            for name, site in sites.items():
                seconds[page, name].append(_timed(site, page))
    for (page, name), each in seconds.items():
        cold, warm = zip(*each, strict=True)
        counts[page][name] |= {"cold": median(cold), "warm": median(warm)}
    return counts


def _counted(site: Site, page: str) -> dict[str, float]:
    site.enter()
    cache.forget()
    return {"cold queries": _queries(site, page), "warm queries": _queries(site, page)}


def _queries(site: Site, page: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        _must_answer(site.pages()[page])
    return len(queries)


def _timed(site: Site, page: str) -> tuple[float, float]:
    """CPU seconds of the first reading after a write, and of the next one."""
    site.enter()
    cache.forget()
    return _seconds(site, page), _seconds(site, page)


def _seconds(site: Site, page: str) -> float:
    ask = site.pages()[page]
    before = site.cpu()
    _must_answer(ask)
    return site.cpu() - before


def _must_answer(ask: Callable[[], Any]) -> None:
    answer = ask()
    if answer.status_code != _OK:
        raise SystemExit(f"A page answered {answer.status_code}.")


if __name__ == "__main__":
    main(sys.argv[1:])
