"""The demonstration: partnerships, documents applied in order, then a script of verbs.

All of it goes through the services that people's pages use, each verb at the moment of its day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from actions.models import Action, ProgressUpdate
from actions.selectors.current import current_updates
from actions.services.dates import change_date
from actions.services.importing import confirm, preview
from actions.services.record import Report, correct_update, post_update
from actions.services.structure import change_leads, reword
from actions.services.versions import create_plan, cut_version, open_plan
from people import clock, services
from people.models import Agency, Body, Officer, Partnership, Role, User
from plans.brag import Rating
from plans.document import NoDateReason, Position
from plans.formats import read
from plans.models import REPORTING_INTERVAL, Plan
from plans.writing import plan_writing

PASSWORD = "tide table lantern"  # noqa: S105 - the demonstration's, printed for everyone
"""The one password of every account of the demonstration."""

Data = dict[str, Any]


def load(folder: Path) -> list[Plan]:
    """Load both partnerships from their files; the first is the one that users try."""
    demo = _Loader(folder, _toml(folder / "partnership.toml"), _toml(folder / "versions.toml"))
    other = _toml(folder / "other.toml")
    return [demo.load(), _Loader(folder, other, other).load()]


def _toml(path: Path) -> Data:
    return tomllib.loads(path.read_text(encoding="utf-8"))


class _Loader:
    """Loads one partnership and its plan."""

    def __init__(self, folder: Path, people: Data, documents: Data) -> None:
        self.folder, self.people, self.documents = folder, people, documents
        self.partnership: Partnership
        self.plan: Plan

    def load(self) -> Plan:
        first = self.documents["document"][0]
        self.partnership = services.create_partnership(
            slug=self.people["slug"], name=self.people["name"], said_on=first["said_on"]
        )
        self.plan = create_plan(
            self.partnership,
            by=None,
            slug=self.documents["plan"],
            title=self.people["name"],
            reporting_interval=self.documents.get("reporting_interval", REPORTING_INTERVAL),
            said_on=first["said_on"],
        )
        self._load_people(first["said_on"])
        for document in self.documents["document"]:
            self._apply(document)
        for verb in sorted((*self._leavings(), *self._script()), key=lambda v: v["on"]):
            _VERBS[verb["do"]](self, verb)
        return open_plan(self.plan, by=self._administrator())

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

    def let_leave(self, verb: Data) -> None:
        officer = self._officer(verb["officer"])
        with plan_writing(self.plan, by=None, said_on=verb["on"]):
            services.change_officer(
                officer,
                by=None,
                reason="Left the post",
                name=officer.name,
                job_title=officer.job_title,
                agency=officer.agency,
                kind=officer.kind,
                left_on=verb["on"],
            )

    # Documents and verbs

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
        script = self.documents.get("script")
        for path in sorted((self.folder / script).glob("*.toml")) if script else ():
            yield from _toml(path)["verb"]

    def _officer(self, name: str) -> Officer:
        return Officer.objects.get(partnership=self.partnership, name=name)

    def _action(self, verb: Data) -> Action:
        return Action.objects.select_related("plan__partnership").get(
            plan=self.plan, ref=verb["ref"]
        )

    def _by(self, verb: Data) -> User:
        return User.objects.get(email=verb["by"]) if verb.get("by") else self._administrator()

    def _for(self, verb: Data) -> Officer | None:
        return self._officer(verb["for"]) if verb.get("for") else None

    def post_update(self, verb: Data) -> None:
        post_update(
            self._action(verb),
            by=self._by(verb),
            report=_report(verb),
            on_behalf_of=self._for(verb),
            said_on=verb["on"],
        )

    def correct_update(self, verb: Data) -> None:
        action = self._action(verb)
        wrong = current_updates([action.pk], at=clock.now(), position=Position.RECORDED)[action.pk]
        correct_update(
            ProgressUpdate.objects.select_related("action__plan__partnership").get(pk=wrong.pk),
            by=self._by(verb),
            report=_report(verb),
            on_behalf_of=self._for(verb),
            said_on=verb["on"],
        )

    def change_date(self, verb: Data) -> None:
        reason = verb.get("no_date_reason")
        change_date(
            self._action(verb),
            by=self._by(verb),
            to_date=date.fromisoformat(str(verb["to"])) if verb["to"] else None,
            reason=verb["reason"],
            agreed_by=verb.get("agreed_by", ""),
            when_as_printed=verb.get("when_as_printed", ""),
            no_date_reason=NoDateReason(reason) if reason else None,
            said_on=verb["on"],
        )

    def reword(self, verb: Data) -> None:
        reword(
            self._action(verb),
            by=self._by(verb),
            text=verb["text"],
            reason=verb["reason"],
            said_on=verb["on"],
        )

    def change_leads(self, verb: Data) -> None:
        change_leads(
            self._action(verb),
            by=self._by(verb),
            officers=[self._officer(name) for name in verb["leads"]],
            reason=verb["reason"],
            said_on=verb["on"],
        )

    def cut_version(self, verb: Data) -> None:
        cut_version(
            self.plan,
            by=self._by(verb),
            number=verb["number"],
            author=verb["author"],
            comments=verb["comments"],
            said_on=verb["on"],
        )


_VERBS: dict[str, Callable[[_Loader, Data], None]] = {
    "post_update": _Loader.post_update,
    "correct_update": _Loader.correct_update,
    "change_date": _Loader.change_date,
    "reword": _Loader.reword,
    "change_leads": _Loader.change_leads,
    "cut_version": _Loader.cut_version,
    "let_leave": _Loader.let_leave,
}
"""What the script can say, each with the service that says it."""


def _report(verb: Data) -> Report:
    return Report(
        rating=Rating(verb["rating"]) if verb.get("rating") else None,
        evidence=verb.get("evidence", "").strip(),
        reason=verb.get("reason", "").strip(),
        needed=verb.get("needed", "").strip(),
        needed_from=verb.get("needed_from", "").strip(),
    )


PACK_PERIOD = "2026-27-Q2"
"""The quarter of the pack that the demonstration builds."""


def title_of(user: User) -> str:
    """The user's roles in words, for the list of accounts."""
    roles = [role.get_kind_display() for role in user.roles.all()]
    acting = [f"acts for {acting.officer}" for acting in user.acting.select_related("officer")]
    return ", ".join([*roles, *acting])
