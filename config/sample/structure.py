"""How many plans, actions and updates a sample holds, and how each of its plans begins. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from random import Random

from config.sample import words
from people.errors import Refused
from plans.document import ActionEntry, NoDateReason, ObjectiveEntry, ThemeEntry

_IN_AN_OBJECTIVE = 4
"""As many actions at most."""
_KEY = "23456789abcdefghjkmnpqrstuvwxyz"
_KEY_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Size:
    """How much one plan holds: actions at its beginning, and updates by the end."""

    actions: int
    updates: int


def shares(plans: int, actions: int, updates: int) -> list[Size]:
    """Totals dealt out over plans as evenly as can be.

    Raises:
        Refused: there is no plan, a plan without an action, or less than no update.
    """
    if plans < 1 or actions < plans or updates < 0:
        raise Refused(
            "Give one plan or more, an action or more for each, and nought or more updates."
        )
    each_plan = zip(dealt(actions, plans), dealt(updates, plans), strict=True)
    return [Size(*each) for each in each_plan]


def dealt(total: int, parts: int) -> list[int]:
    """A total in whole parts that are as even as can be, the greater ones not all at the end."""
    marks = [total * place // parts for place in range(parts + 1)]
    return [after - before for before, after in pairwise(marks)]


class Structure:
    """The themes, objectives and actions with which a plan begins."""

    def __init__(self, chance: Random, first: date, officers: Sequence[str]) -> None:
        self._chance, self._first, self._officers = chance, first, officers

    def themes(self, actions: int) -> tuple[ThemeEntry, ...]:
        parts = dealt(actions, min(actions, len(words.THEMES)))
        return tuple(
            ThemeEntry(number, *words.THEMES[number - 1], self._objectives(number, many))
            for number, many in enumerate(parts, 1)
        )

    def _objectives(self, theme: int, actions: int) -> tuple[ObjectiveEntry, ...]:
        parts = -(-actions // _IN_AN_OBJECTIVE)
        return tuple(
            self._objective(f"{theme}.{place}", many)
            for place, many in enumerate(dealt(actions, parts), 1)
        )

    def _objective(self, ref: str, actions: int) -> ObjectiveEntry:
        aim = words.aim(self._chance)
        made = tuple(self._action(f"{ref}.{place}") for place in range(1, actions + 1))
        return ObjectiveEntry(ref, aim, made)

    def _action(self, ref: str) -> ActionEntry:
        leads = tuple(self._chance.sample(self._officers, self._chance.choice(_LEADS)))
        key = "".join(self._chance.choices(_KEY, k=_KEY_LENGTH))
        entry = ActionEntry(
            words.deed(self._chance),
            key,
            ref,
            leads,
            ", ".join(leads) or "Lead to be identified",
        )
        return self._dated(entry)

    def _dated(self, entry: ActionEntry) -> ActionEntry:
        reason = self._chance.choice(_NO_DATES)
        if reason is not None:
            return replace(entry, when_as_printed=reason.capitalize(), no_date_reason=reason)
        due = month_end(self._first, self._chance.randint(3, 34))
        return replace(entry, due_on=due, baseline_due_on=due, when_as_printed=f"{due:%b %Y}")


_LEADS = (0, *[1] * 14, *[2] * 6, 3)
"""How many officers lead an action."""
_NO_DATES = (NoDateReason.ONGOING, NoDateReason.TO_BE_CONFIRMED, *[None] * 28)


def month_end(day: date, months: int) -> date:
    """The last day of the month that comes so many after a day's own."""
    year, month = divmod(day.year * 12 + day.month + months, 12)
    return date(year, month + 1, 1) - date.resolution
