"""What each role does at a month's end, for locust."""

from __future__ import annotations

import random

from locust import task

from tools.load.visiting import VISITORS, Visitor, report


class Lead(Visitor):
    role = "lead"
    fixed_count = len(VISITORS["lead"])

    @task(3)
    def see_what_is_due(self) -> None:
        self.read("/", "my actions")

    @task(4)
    def look_at_an_action(self) -> None:
        self.read(f"{self.plan}actions/{self._ref()}/", "action")

    @task(2)
    def post_an_update(self) -> None:
        ref = self._ref()
        report(self, ref, self.read(f"{self.plan}actions/{ref}/update/", "update form"))

    def _ref(self) -> str:
        return str(random.choice(self.me["refs"]))  # noqa: S311 (no secret: where somebody looks)


class Reader(Visitor):
    """Who goes round the plan."""

    abstract = True
    pages: tuple[tuple[str, str], ...] = ()

    @task
    def read_on(self) -> None:
        address, name = random.choice(self.pages)  # noqa: S311 (as above)
        self.read(address.format(plan=self.me["plan"]), name)


_PLAN = "/plans/sample/{plan}/"
_DASHBOARD = (_PLAN, "dashboard")
_LIST = (f"{_PLAN}actions/", "actions list")
_FILTERED = (f"{_PLAN}actions/?rating=red&rating=amber", "actions list, filtered")
_SLIPPAGE = (f"{_PLAN}slippage/", "slippage")
_LEADS = (f"{_PLAN}leads/", "leads")
_VERSIONS = (f"{_PLAN}versions/", "versions")


class Chair(Reader):
    role = "chair"
    fixed_count = len(VISITORS["chair"])
    pages = ((f"{_PLAN}queue/", "queue"), _DASHBOARD, _LEADS)


class BoardMember(Reader):
    role = "board member"
    fixed_count = len(VISITORS["board member"])
    pages = (_DASHBOARD, _LIST, _FILTERED, _SLIPPAGE)


class ScrutinyOfficer(Reader):
    role = "scrutiny officer"
    fixed_count = len(VISITORS["scrutiny officer"])
    pages = (
        ("/packs/sample/{plan}/", "packs"),
        ("/governance/sample/questions/", "questions"),
        _LIST,
    )


class ChiefOfficer(Reader):
    role = "chief officer"
    fixed_count = len(VISITORS["chief officer"])
    pages = (_DASHBOARD, _SLIPPAGE, (f"{_PLAN}needs/", "needs"))


class Administrator(Reader):
    role = "administrator"
    fixed_count = len(VISITORS["administrator"])
    pages = (("/people/sample/officers/", "officers"), _VERSIONS, _LEADS)


class Auditor(Reader):
    role = "auditor"
    fixed_count = len(VISITORS["auditor"])
    pages = (_VERSIONS, _LIST, ("/people/sample/access/", "access log"))
