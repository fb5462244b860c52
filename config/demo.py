"""The demonstration: partnerships, documents applied in order, then a script of verbs.

All of it goes through the services that people's pages use, each verb at the moment of its day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from actions.services.importing import confirm, preview
from actions.services.leaving import Handover, let_leave
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.versions import create_plan, cut_version, open_plan
from config.demo_bodies import agree_routes
from config.demo_exempt import keep_exempt
from config.demo_packs import keep_pack
from config.demo_script import Data, Script
from config.demo_verbs import do
from governance.services.rounds import RoundSettings, open_round, set_rounds
from people import clock, services
from people.models import Agency, Body, Officer, Partnership, Role, User
from plans.formats import read
from plans.models import REPORTING_INTERVAL, Plan
from plans.writing import plan_writing
from reports.models import Pack

PASSWORD = "tide table lantern"  # noqa: S105 # nosec B105 - printed for everyone
"""The one password of every account of the demonstration."""


def load(folder: Path) -> list[Plan]:
    """Load both partnerships from their files; the first is the one that users try."""
    demo = _Loader(folder, _toml(folder / "partnership.toml"), _toml(folder / "versions.toml"))
    other = _toml(folder / "other.toml")
    return [demo.load(), _Loader(folder, other, other).load()]


def keep_packs(folder: Path, plan: Plan) -> None:
    """Keep the packs of the plan that users try, those that are there already left out.

    They are printed, which takes its time: whoever stops it there has them the next time.
    """
    there = Pack.objects.filter(plan=plan).count()
    for pack in _toml(folder / "versions.toml")["pack"][there:]:
        keep_pack(plan, pack)


def _toml(path: Path) -> Data:
    return tomllib.loads(path.read_text(encoding="utf-8"))


class _Loader:
    """Loads one partnership and its plan."""

    def __init__(self, folder: Path, people: Data, documents: Data) -> None:
        self.folder, self.people, self.documents = folder, people, documents
        self.partnership: Partnership
        self.plan: Plan

    def load(self) -> Plan:
        self._begin(self.documents["document"][0]["said_on"])
        for document in self.documents["document"]:
            self._apply(document)
        self._tell_what_was_done()
        for plan in Plan.objects.filter(partnership=self.partnership).order_by("pk"):
            open_plan(plan, by=self._administrator())
        self._open_a_round()
        self._say_who_leaves()
        opened = Plan.objects.select_related("partnership").get(pk=self.plan.pk)
        for decision in self.documents.get("exempt", []):
            keep_exempt(opened, decision)
        return opened

    def _begin(self, day: date) -> None:
        """The partnership, its people and its plan, which holds nothing yet."""
        self.partnership = services.create_partnership(
            slug=self.people["slug"], name=self.people["name"], said_on=day
        )
        self.plan = create_plan(
            self.partnership,
            by=None,
            slug=self.documents["plan"],
            title=self.people["name"],
            reporting_interval=self.documents.get("reporting_interval", REPORTING_INTERVAL),
            said_on=day,
        )
        self._load_people(day)
        self._say_who_drives_it(day)
        agree_routes(self.plan, self.people, day=day)

    def _tell_what_was_done(self) -> None:
        """Every verb of the past, in the order of its days."""
        told = Script(self.partnership, self.plan, self.folder)
        for verb in sorted((*self._leavings(), *self._script()), key=lambda v: v["on"]):
            do(told, verb)

    def _say_who_drives_it(self, day: date) -> None:
        driver = self.people.get("driven_by")
        if driver is None:
            return
        settings = PlanSettings(
            self.plan.reporting_interval,
            driven_by=Body.objects.get(partnership=self.partnership, slug=driver),
        )
        change_settings(
            self.plan, by=None, settings=settings, reason="Agreed at the start", said_on=day
        )

    def _open_a_round(self) -> None:
        """A reporting round that opened today, and what was reported in it already."""
        rounds = self.documents.get("rounds")
        if rounds is None:
            return
        today, by = clock.today(), self._administrator()
        plan = Plan.objects.select_related("partnership").get(pk=self.plan.pk)
        settings = RoundSettings(True, today, plan.reporting_interval)
        set_rounds(plan, by=by, settings=settings, reason=rounds["reason"])
        open_round(plan, by=by, today=today)
        told = Script(self.partnership, plan, self.folder)
        for verb in _toml(self.folder / rounds["reported"])["verb"]:
            do(told, {"on": None, **verb})

    def _say_who_leaves(self) -> None:
        """Officers whose last day lies ahead, and who follows in their actions."""
        for leaving in self.documents.get("leaving", []):
            last_day = clock.today() + timedelta(days=leaving["days_ahead"])
            let_leave(
                self._officer(leaving["officer"]),
                by=self._administrator(),
                handover=Handover(last_day, self._officer(leaving["successor"])),
                reason=leaving["reason"],
            )

    def _administrator(self) -> User:
        role = Role.objects.filter(partnership=self.partnership, kind=Role.Kind.ADMINISTRATOR)
        return role.select_related("user")[0].user

    # People

    def _load_people(self, day: date) -> None:
        with plan_writing(self.plan, by=None, reason="Set up", said_on=day):
            for agency in self.people["agency"]:
                services.add_agency(self.partnership, by=None, **agency)
            for officer in self.people["officer"]:
                self._add_officer(officer)
            for body in self.people["body"]:
                services.add_body(self.partnership, by=None, slug=body["slug"], name=body["name"])
            for user in self.people["user"]:
                self._add_user(user)
            for body in self.people["body"]:
                self._seat_members(body)

    def _agency(self, name: str) -> Agency | None:
        return Agency.objects.filter(partnership=self.partnership, name=name).first()

    def _add_officer(self, officer: Data) -> None:
        services.add_officer(
            self.partnership,
            by=None,
            name=officer["name"],
            kind=officer["kind"],
            job_title=officer.get("job_title", ""),
            agency=self._agency(officer.get("agency", "")),
        )

    def _add_user(self, data: Data) -> None:
        user = services.add_user(
            self.partnership, by=None, email=data["email"], name=data["name"], password=PASSWORD
        )
        days = {"from_date": data["from"], "to_date": data.get("to")}
        if data["role"] != "lead":
            body = Body.objects.filter(partnership=self.partnership, slug=data.get("body", ""))
            services.grant_role(
                user,
                by=None,
                kind=data["role"],
                partnership=self.partnership,
                body=body.first(),
                **days,
            )
        for acting in data.get("acting_for", []):
            services.act_for(
                user,
                self._officer(acting["officer"]),
                by=None,
                from_date=acting["from"],
                to_date=acting.get("to"),
            )

    def _seat_members(self, data: Data) -> None:
        body = Body.objects.get(partnership=self.partnership, slug=data["slug"])
        for member in data.get("member", []):
            services.seat_member(
                body,
                by=None,
                name=member["name"],
                role=member["role"],
                from_date=member["from"],
                to_date=member.get("to"),
                user=User.objects.filter(name=member["name"]).first(),
                agency=self._agency(member.get("agency", "")),
            )

    def _leavings(self) -> Iterator[Data]:
        for data in self.people["officer"]:
            if "to" in data:
                yield {"do": "let_leave", "on": data["to"], "officer": data["name"]}

    # Documents

    def _apply(self, data: Data) -> None:
        path = self.folder / data["file"]
        reading = read(path.read_bytes(), path.name)
        with plan_writing(self.plan, by=self._administrator(), said_on=data["said_on"]):
            found = preview(self.plan, reading)
            confirm(
                self.plan,
                found.document,
                by=self._administrator(),
                reason=data["reason"],
                agreed_by="Exploitation Sub Group" if data["reason"] else "",
            )
            cut_version(
                self.plan,
                by=self._administrator(),
                number=data["number"],
                author=data["author"],
                comments=data["comment"],
            )

    def _script(self) -> Iterator[Data]:
        """What was said, then what was decided and what was done at meetings on the same day."""
        script = self.documents.get("script")
        for path in sorted((self.folder / script).glob("*.toml")) if script else ():
            yield from _toml(path)["verb"]
        for name in ("decisions", "meetings", "bodies", "reviews"):
            if name in self.documents:
                yield from _toml(self.folder / self.documents[name])["verb"]

    def _officer(self, name: str) -> Officer:
        return Officer.objects.get(partnership=self.partnership, name=name)


PACK_PERIOD = "2026-27-Q2"
"""The quarter of the pack that the demonstration builds."""


def title_of(user: User) -> str:
    """The user's roles in words, for the list of accounts."""
    roles = [_held(role) for role in user.roles.select_related("body")]
    acting = [f"acts for {acting.officer}" for acting in user.acting.select_related("officer")]
    return ", ".join([*roles, *acting])


def _held(role: Role) -> str:
    kind = role.get_kind_display()
    return f"{kind} ({role.body.name})" if role.body else kind
