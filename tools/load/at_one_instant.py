"""Leads who have their forms before them and all send them at one instant, for locust."""

from __future__ import annotations

from gevent.event import Event  # type: ignore[import-untyped]  # it states no types
from locust import task
from locust.exception import StopUser

from tools.load.visiting import VISITORS, Visitor, report

_ALL_ARE_READY = Event()
_ready: list[object] = []
_sent: list[object] = []


class Writer(Visitor):
    role = "lead"
    fixed_count = len(VISITORS["lead"])

    @task
    def send(self) -> None:
        ref = self.me["refs"][0]
        form = self.read(f"{self.plan}actions/{ref}/update/", "update form")
        _ready.append(self)
        if len(_ready) == self.fixed_count:
            _ALL_ARE_READY.set()
        _ALL_ARE_READY.wait()
        report(self, ref, form)
        _sent.append(self)
        if len(_sent) == self.fixed_count and self.environment.runner:
            self.environment.runner.quit()
        raise StopUser
