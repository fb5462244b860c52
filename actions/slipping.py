"""Slippage: how far due dates went from the first ones, how often, and whether too late. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actions.assurance import Facts
from actions.table import Row
from people.cells import written
from people.wording import number_of, plain


@dataclass(frozen=True, slots=True)
class Slip:
    """What became of one action's due date."""

    row: Row
    between: tuple[date, ...]
    """The dates that it had between the first and the one that holds."""
    moved_late: int
    """Moves that were recorded after the date that they replaced had passed."""

    @property
    def first(self) -> date | None:
        return self.row.action.baseline_due_on

    @property
    def now(self) -> date | None:
        return self.row.action.due_on

    @property
    def days(self) -> int:
        """From the first due date to the one that holds; negative where it came forward."""
        return (self.now - self.first).days if self.first and self.now else 0

    @property
    def slipped(self) -> bool:
        return self.days > 0

    @property
    def moves(self) -> int:
        return self.row.moves


def slips(table: Iterable[Row], facts: Mapping[str, Facts]) -> list[Slip]:
    """What became of the due date of each action, in the plan's order."""
    return [_slip(row, facts[row.action.key]) for row in table]


def _slip(row: Row, facts: Facts) -> Slip:
    ends = {row.action.baseline_due_on, row.action.due_on}
    passed = [m.after for m in facts.moves if m.after and m.after not in ends]
    late = sum(bool(move.days_late) for move in facts.moves)
    return Slip(row, tuple(passed), late)


@dataclass(frozen=True, slots=True)
class Slippage:
    """The slippage of some actions together."""

    name: str
    value: str
    """As the list's filter takes it."""
    actions: int
    dated: int
    """Actions with a first and a present due date."""
    slipped: int
    moves: int
    days: int
    """Of all that slipped, added up."""
    moved_late: int

    @property
    def mean(self) -> int:
        """Days for each action that slipped, rounded."""
        return round(self.days / self.slipped) if self.slipped else 0


def together(name: str, some: Sequence[Slip], *, value: str = "") -> Slippage:
    late = [slip for slip in some if slip.slipped]
    return Slippage(
        name=name,
        value=value or name,
        actions=len(some),
        dated=sum(bool(slip.first and slip.now) for slip in some),
        slipped=len(late),
        moves=sum(slip.moves for slip in some),
        days=sum(slip.days for slip in late),
        moved_late=sum(slip.moved_late for slip in some),
    )


def by_theme(some: Sequence[Slip]) -> list[Slippage]:
    """Each theme that has actions, in the plan's order."""
    groups = _grouped(some, lambda row: (str(row.theme.number),))
    return [
        together(slips[0].row.theme_name, slips, value=number) for number, slips in groups.items()
    ]


def by_lead(some: Sequence[Slip]) -> list[Slippage]:
    """Each lead with a date that moved; an action counts for each of its leads."""
    return _most_first(_grouped(some, lambda row: row.action.leads))


def by_agency(some: Sequence[Slip]) -> list[Slippage]:
    """Each agency with a date that moved; an action counts for each agency of its leads."""
    return _most_first(_grouped(some, lambda row: row.agencies))


def _moved(each: Slippage) -> bool:
    return bool(each.slipped or each.moves)


def _grouped(
    some: Iterable[Slip], names_of: Callable[[Row], Sequence[str]]
) -> dict[str, list[Slip]]:
    found: dict[str, list[Slip]] = {}
    for slip in some:
        for name in dict.fromkeys(names_of(slip.row)):
            found.setdefault(name, []).append(slip)
    return found


def _most_first(groups: Mapping[str, list[Slip]]) -> list[Slippage]:
    """Those of whose actions a date moved, most days of slippage first."""
    made = [together(name, slips) for name, slips in groups.items()]
    return sorted(filter(_moved, made), key=lambda each: (-each.days, plain(each.name)))


def worst(some: Iterable[Slip]) -> list[Slip]:
    """The actions that slipped, the farthest first."""
    late = [slip for slip in some if slip.slipped]
    return sorted(late, key=lambda slip: (-slip.days, slip.row.place))


def sentence(whole: Slippage) -> str:
    """``17 of 62 dated actions now end later than first planned, by 64 days on average.``"""
    if not whole.dated:
        return "No action has a due date to slip from."
    late = (
        f"{whole.slipped} of {number_of(whole.dated, 'dated action')} "
        f"{'ends' if whole.slipped == 1 else 'end'} later than first planned"
    )
    if not whole.slipped:
        return f"None of {number_of(whole.dated, 'dated action')} ends later than first planned."
    after = (
        f" {number_of(whole.moved_late, 'move')} came after the date had passed."
        if whole.moved_late
        else ""
    )
    return f"{late}, by {number_of(whole.mean, 'day')} on average.{after}"


def in_all(whole: Slippage) -> str:
    """``21 moves of due dates and 4,260 days of slippage in all.``"""
    return (
        f"{number_of(whole.moves, 'move')} of due dates and "
        f"{number_of(whole.days, 'day')} of slippage in all."
    )


COLUMNS = (
    "Ref", "Theme", "Action", "Lead", "Agency", "First due", "Due", "Days later", "Moves",
    "Moved after it fell due",
)  # fmt: skip


def slips_csv(some: Iterable[Slip]) -> bytes:
    """A row for each action; days as 2026-03-31."""
    return written(COLUMNS, (_cells(slip) for slip in some))


def _cells(slip: Slip) -> tuple[str, ...]:
    row = slip.row
    days = str(slip.days) if slip.first and slip.now else ""
    return (
        row.ref, row.theme_name, row.action.text, row.lead, ", ".join(row.agencies),
        slip.first.isoformat() if slip.first else "", slip.now.isoformat() if slip.now else "",
        days, str(slip.moves), str(slip.moved_late),
    )  # fmt: skip
