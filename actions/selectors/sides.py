"""The two sides of a comparison as an address names them, each with its moment and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from actions.selectors.moments import parse_moment
from actions.selectors.plan_versions import versions_at
from people.errors import Refused
from people.models import User
from people.selectors.accounts import last_visit
from people.wording import first_capital, moment_words
from plans.models import Plan, Version

NOW, VISIT, NEWEST = "now", "visit", "version"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison."""

    value: str
    """As it stands in the address."""
    moment: datetime
    words: str
    """``version 3.4, 11 September 2015``."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What can be chosen on a page that shows a plan as at one moment, by one reader."""

    plan: Plan
    user: User
    until: datetime
    """The moment of the page: nothing later can be chosen."""
    is_now: bool

    @property
    def held(self) -> list[Version]:
        """Versions whose content is held, by date."""
        return [v for v in versions_at(self.plan, at=self.until) if v.content_held]

    def side(self, text: str) -> Side:
        """The side that a text names: a moment, ``visit`` or ``version``.

        Raises:
            Refused: it names none, or one after the moment of the page.
        """
        made = _NAMED.get(text or NOW)
        side = made(self) if made else self._moment(text)
        if not self.is_now and side.moment > self.until:
            raise Refused(
                f"{first_capital(side.words)} is later than the moment that this page shows, "
                f"{moment_words(self.until)}. Choose an earlier one, or return to now."
            )
        return side

    def _moment(self, text: str) -> Side:
        moment = parse_moment(self.plan, text)
        if text[:1] in ("v", "V"):
            return Side(text, moment, f"version {text[1:]}, {_when(moment)}")
        return Side(text, moment, _when(moment))

    def present(self) -> Side:
        return Side(NOW, self.until, "now" if self.is_now else _when(self.until))

    def visit(self) -> Side:
        moment = last_visit(self.user)
        if moment is None:
            raise Refused(
                "This is your first visit, so there is none before it to compare with. "
                "Choose another moment."
            )
        return Side(VISIT, moment, f"your last visit, {moment_words(moment)}")

    def newest(self) -> Side:
        held = self.held
        if not held:
            raise Refused(
                "No version is held yet, so there is nothing to compare with. Choose a day."
            )
        version = held[-1]
        return Side(NEWEST, version.moment, f"version {version.number}, {_when(version.moment)}")

    def choices(self) -> list[tuple[str, str]]:
        """Value and words of what can be chosen without writing a date."""
        found = [(NOW, "Now" if self.is_now else f"As at {_when(self.until)}")]
        moment = last_visit(self.user)
        if moment is not None and moment <= self.until:
            found.append((VISIT, f"My last visit · {moment_words(moment)}"))
        for version in reversed(self.held):
            words = f"Version {version.number} · {_when(version.moment)}"
            found.append((f"v{version.number}", words))
        return found


_NAMED: dict[str, Callable[[Sides], Side]] = {
    NOW: Sides.present,
    VISIT: Sides.visit,
    NEWEST: Sides.newest,
}


def _when(moment: datetime) -> str:
    return moment_words(moment).removeprefix("the end of ")
