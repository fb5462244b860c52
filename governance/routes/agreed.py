"""What was agreed: who reports to whom, and which body has which part in which plan. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from governance.routes.frequency import frequency_words
from governance.routes.hearing import Hearing
from governance.routes.network import Network, Node, Route
from people.wording import first_capital

DRIVES = "drives"
_PARTS = {
    DRIVES: "driven by",
    "owns": "owned by",
    "oversees": "overseen by",
    "scrutinises": "scrutinised by",
}
"""Each part that a body can have in a plan, with how the plan says it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A body or a plan, as its page is addressed and as it was named at the moment."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """That a body reports to another one."""

    pk: int
    body: Named
    to: Named
    what: str
    interval: int | None

    @property
    def frequency(self) -> str:
        return frequency_words(self.interval)

    @property
    def words(self) -> str:
        """``reports to Partnership Board, quarterly: progress against the plan``"""
        said = f"reports to {self.to.name}, {self.frequency}"
        return f"{said}: {self.what}" if self.what else said


@dataclass(frozen=True, slots=True)
class Part:
    """What a body is to a plan, and whether it has heard of it."""

    pk: int | None
    """None where the plan itself says so: of the body that drives it."""
    body: Named
    plan: Named
    part: str
    hearing: Hearing
    is_over: bool
    """Whether the plan was closed: nobody is to hear of it any more."""

    @property
    def label(self) -> str:
        return first_capital(self.part)

    @property
    def frequency(self) -> str:
        return frequency_words(self.hearing.interval)

    @property
    def words(self) -> str:
        """As the plan says it: ``overseen by Partnership Board, quarterly``."""
        return f"{_PARTS[self.part]} {self.body.name}, {self.frequency}"

    def is_late(self, day: date) -> bool:
        return not self.is_over and self.hearing.is_late(day)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The routes of a partnership at a moment."""

    bodies: tuple[Named, ...]
    plans: tuple[Named, ...]
    reports: tuple[Report, ...]
    parts: tuple[Part, ...]

    def late(self, day: date) -> list[Part]:
        """The bodies that have not heard of a plan within their interval, the latest first."""
        late = [part for part in self.parts if part.is_late(day)]
        return sorted(late, key=lambda part: part.hearing.due_on or day)

    def reports_of(self, body: str) -> list[Report]:
        """To whom a body reports, and who reports to it."""
        return [report for report in self.reports if body in (report.body.slug, report.to.slug)]

    def parts_of(self, body: str) -> list[Part]:
        return [part for part in self.parts if part.body.slug == body]

    def network(self) -> Network:
        """The same, as it is drawn."""
        bodies = (Node(_body(each), each.name) for each in self.bodies)
        plans = (Node(_plan(each), each.name, is_plan=True) for each in self.plans)
        reports = (Route(_body(r.body), _body(r.to), r.words) for r in self.reports)
        parts = (Route(_plan(p.plan), _body(p.body), p.words) for p in self.parts)
        return Network((*bodies, *plans), (*reports, *parts))


def _body(named: Named) -> str:
    return f"body {named.slug}"


def _plan(named: Named) -> str:
    return f"plan {named.slug}"
