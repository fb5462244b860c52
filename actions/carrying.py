"""Who carries what: a plan's actions by lead and by agency, in numbers. Pure.

An action with several leads counts for each of them, and once for each of their agencies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property  # noqa: TID251 (pure: nobody waits for what it works out)

from actions.assurance import Facts, last_days
from actions.figures import Counts
from actions.table import Row, rating_counts
from people.cells import written
from people.wording import counted, first_capital, number_of, plain
from plans.brag import Rating
from plans.document import PlanDocument


@dataclass(frozen=True)
class Carried:
    """The actions of one lead or one agency."""

    name: str
    rows: tuple[Row, ...]
    unreported: frozenset[str]
    """Keys of the actions without an update within the plan's reporting interval."""
    job_title: str = ""
    agency: str = ""
    left_on: date | None = None
    """The last day of a lead who has left or is to leave."""

    @property
    def post(self) -> str:
        """``Detective Inspector, Police``; empty for an agency."""
        return ", ".join(word for word in (self.job_title, self.agency) if word)

    @cached_property
    def counts(self) -> Counts:
        return rating_counts(self.rows)

    @property
    def total(self) -> int:
        return len(self.rows)

    @cached_property
    def waiting(self) -> int:
        """Blue, awaiting sign-off."""
        return sum(row.action.awaits_sign_off for row in self.rows)

    @cached_property
    def overdue(self) -> int:
        return sum(row.overdue for row in self.rows)

    @cached_property
    def doubted(self) -> int:
        return sum(bool(row.doubts) for row in self.rows)

    @cached_property
    def not_updated(self) -> int:
        return sum(row.action.key in self.unreported for row in self.rows)

    @cached_property
    def moves(self) -> int:
        """How often the dates of these actions have moved."""
        return sum(row.moves for row in self.rows)

    @cached_property
    def updated_on(self) -> date | None:
        """The day of the newest update of any of them."""
        return max((row.updated_on for row in self.rows if row.updated_on), default=None)


@dataclass(frozen=True, slots=True)
class Carrying:
    """The whole plan by those who carry it; who is late comes first."""

    leads: tuple[Carried, ...]
    agencies: tuple[Carried, ...]
    vacant: tuple[Row, ...]
    """Open actions that nobody leads, only a vacancy does, or whose every lead has left."""
    led: int
    """Actions that have a lead, whether that one left or not."""
    total: int
    interval: int
    """Days within which the plan asks for an update."""


def carrying(
    document: PlanDocument,
    table: Sequence[Row],
    facts: Mapping[str, Facts],
    *,
    interval: int,
    today: date,
) -> Carrying:
    """Every lead and agency of the plan that has an action.

    Args:
        facts: of each action, by key.
        interval: days within which an update is asked for.
    """
    unreported = frozenset(k for k, f in facts.items() if _is_unreported(f, interval, today))
    leads = _leads(document, table, facts, unreported)
    agencies = [
        Carried(name, rows, unreported) for name, rows in _grouped(table, lambda row: row.agencies)
    ]
    return Carrying(
        leads=_late_first(leads),
        agencies=_late_first(agencies),
        vacant=tuple(row for row in table if row.vacant),
        led=sum(bool(row.action.leads) for row in table),
        total=len(table),
        interval=interval,
    )


def _is_unreported(facts: Facts, interval: int, today: date) -> bool:
    """No update within the interval. A Blue action waits for nothing from its lead."""
    if not facts.is_open or facts.rating is Rating.BLUE:
        return False
    return facts.days_without_update(today) > interval


def _leads(
    document: PlanDocument,
    table: Sequence[Row],
    facts: Mapping[str, Facts],
    unreported: frozenset[str],
) -> list[Carried]:
    officers = {officer.name: officer for officer in document.officers}
    left = last_days(facts.values())
    found = []
    for name, rows in _grouped(table, lambda row: row.action.leads):
        officer = officers.get(name)
        found.append(
            Carried(
                name,
                rows,
                unreported,
                job_title=officer.job_title if officer else "",
                agency=officer.agency if officer else "",
                left_on=left.get(name),
            )
        )
    return found


def _grouped(
    table: Iterable[Row], names_of: Callable[[Row], Sequence[str]]
) -> list[tuple[str, tuple[Row, ...]]]:
    """The rows that bear each name, an action once for each of its names."""
    found: dict[str, list[Row]] = {}
    for row in table:
        for name in dict.fromkeys(names_of(row)):
            found.setdefault(name, []).append(row)
    return [(name, tuple(rows)) for name, rows in found.items()]


def _late_first(found: Iterable[Carried]) -> tuple[Carried, ...]:
    return tuple(sorted(found, key=lambda c: (-c.overdue, -c.not_updated, plain(c.name))))


def sentence(found: Carrying) -> str:
    """What the page says first: who carries the plan, who is late, who has not updated."""
    if not found.total:
        return "The plan has no actions."
    if not found.leads:
        return f"Nobody leads any of {number_of(found.total, 'action')}."
    carried = counted(len(found.leads), "lead")
    late = sum(bool(lead.overdue) for lead in found.leads)
    silent = sum(bool(lead.not_updated) for lead in found.leads)
    agencies = counted(len(found.agencies), "agency", "agencies")
    return (
        f"{first_capital(carried)} of {agencies} {_verb(len(found.leads), 'carries', 'carry')} "
        f"{found.led} of {number_of(found.total, 'action')}. "
        f"{first_capital(counted(late, 'lead'))} {_verb(late, 'has', 'have')} an overdue action; "
        f"{counted(silent, 'lead')} {_verb(silent, 'has', 'have')} an action without an update "
        f"in {found.interval} days."
    )


def _verb(number: int, one: str, several: str) -> str:
    return one if number == 1 else several


COLUMNS = (
    "Lead", "Post", "Agency", "Actions", "Blue", "Green", "Amber", "Red", "Not yet rated",
    "Awaiting sign-off", "Overdue", "With a doubt", "Not updated", "Date moves", "Last update",
)  # fmt: skip


def carrying_csv(leads: Iterable[Carried]) -> bytes:
    """A row for each lead; days as 2026-03-31."""
    return written(COLUMNS, (_cells(lead) for lead in leads))


def _cells(lead: Carried) -> tuple[str, ...]:
    numbers = (
        lead.total, *lead.counts.values(), lead.waiting, lead.overdue, lead.doubted,
        lead.not_updated, lead.moves,
    )  # fmt: skip
    updated = lead.updated_on.isoformat() if lead.updated_on else ""
    return (lead.name, lead.job_title, lead.agency, *(str(n) for n in numbers), updated)
