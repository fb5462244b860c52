"""What each value of a filter means: the choices that a list offers, each with its test. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from actions import catalogue
from actions.table import Row
from people.wording import day_words

NONE = "none"
ANY = "any"
BEFORE = "before:"
MONTH_DAYS, QUARTER_DAYS = 31, 92

Test = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of one filter, understood."""

    group: str
    value: str
    words: str
    """As a chip and a sentence say it: ``Overdue``, ``1 Prevent``."""
    test: Test = field(compare=False, repr=False)


def vacant_choice() -> Choice:
    """What nobody leads, for filters that take a lead's name."""
    return Choice("lead", NONE, "No lead (vacant or left)", lambda row: row.vacant)


def due_choices(today: date) -> list[Choice]:
    """Every due filter that a page offers on a day."""
    new_year = date(today.year + 1, 1, 1)
    found = before(f"{BEFORE}{new_year.isoformat()}")
    return [
        Choice("due", "overdue", "Overdue", lambda row: row.overdue),
        _within("month", f"Due in the next {MONTH_DAYS} days", today, MONTH_DAYS),
        _within("quarter", f"Due in the next {QUARTER_DAYS} days", today, QUARTER_DAYS),
        *([found] if found else []),
        Choice("due", NONE, "No due date", lambda row: row.action.due_on is None),
    ]


def _within(value: str, words: str, today: date, days: int) -> Choice:
    last = today + timedelta(days=days)

    def test(row: Row) -> bool:
        day = row.action.due_on
        return day is not None and today <= day <= last

    return Choice("due", value, words, test)


def before(value: str) -> Choice | None:
    """What ``before:2027-01-01`` asks for; nothing where it names no day."""
    try:
        limit = date.fromisoformat(value.removeprefix(BEFORE))
    except ValueError:
        return None

    def test(row: Row) -> bool:
        day = row.action.due_on
        return day is not None and day < limit

    return Choice("due", f"{BEFORE}{limit.isoformat()}", f"Due before {day_words(limit)}", test)


def doubt_choices() -> list[Choice]:
    """Any doubt, each doubt by its code, and none."""
    return [
        Choice("doubt", ANY, "Any doubt", lambda row: bool(row.doubts)),
        *(_doubt(code) for code in catalogue.CODES),
        Choice("doubt", NONE, "No doubt", lambda row: not row.doubts),
    ]


def _doubt(code: str) -> Choice:
    if code == catalogue.GREEN_IN_DOUBT:
        return Choice("doubt", code, catalogue.label(code), lambda row: row.green_in_doubt)
    return Choice("doubt", code, catalogue.label(code), lambda row: code in row.codes)


def sign_off_choices() -> list[Choice]:
    """Blue tells both: said to be complete, and signed off as complete."""
    return [
        Choice(
            "signed", "awaiting", "Blue, awaiting sign-off", lambda row: row.action.awaits_sign_off
        ),
        Choice("signed", "signed-off", "Signed off", lambda row: row.action.signed_off),
    ]


def challenge_choices() -> list[Choice]:
    return [Choice("challenge", "open", "Open challenge", lambda row: row.challenged)]
