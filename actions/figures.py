"""What the plan's page says in numbers: by theme, over the months, overdue. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.table import Row
from people.wording import number_of
from plans import brag
from plans.brag import Rating
from plans.document import PlanDocument, VersionEntry

Counts = dict[Rating | None, int]


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    number: int
    name: str
    counts: Counts

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def by_theme(document: PlanDocument, table: Sequence[Row]) -> list[ThemeFigures]:
    """Each theme with its ratings, in the plan's order; a theme without actions too."""
    return [
        ThemeFigures(
            theme.number,
            theme.name,
            brag.count(row.rating for row in table if row.theme is theme),
        )
        for theme in document.themes
    ]


@dataclass(frozen=True, slots=True)
class Completion:
    """What is said to be complete of a theme or of all, and what is signed off of it."""

    value: str
    """The theme's number."""
    name: str
    said: int
    """Rated Blue."""
    signed: int
    awaiting: int
    total: int

    @property
    def said_share(self) -> int:
        return _share(self.said, self.total)

    @property
    def signed_share(self) -> int:
        return _share(self.signed, self.total)


def completion(table: Sequence[Row], *, value: str = "", name: str = "") -> Completion:
    return Completion(
        value,
        name,
        said=sum(row.rating is Rating.BLUE for row in table),
        signed=sum(row.action.signed_off for row in table),
        awaiting=sum(row.action.awaits_sign_off for row in table),
        total=len(table),
    )


def completion_by_theme(document: PlanDocument, table: Sequence[Row]) -> list[Completion]:
    """Each theme, in the plan's order; a theme without actions too."""
    return [
        completion(
            [row for row in table if row.theme is theme],
            value=str(theme.number),
            name=f"{theme.number} {theme.name}",
        )
        for theme in document.themes
    ]


def _share(part: int, whole: int) -> int:
    """In whole per cent; 0 of nothing."""
    return round(100 * part / whole) if whole else 0


def overdue(table: Sequence[Row]) -> list[Row]:
    """The overdue actions, latest first."""
    late = [row for row in table if row.overdue]
    return sorted(late, key=lambda row: (-row.days_late, row.place))


def later_than_planned(table: Sequence[Row]) -> int:
    """How many actions that are not Blue now end later than first planned."""
    return sum(
        bool(a.due_on and a.baseline_due_on and a.due_on > a.baseline_due_on)
        for a in (row.action for row in table)
        if a.rating is not Rating.BLUE
    )


def latest_version(document: PlanDocument) -> VersionEntry | None:
    """The newest version whose content is held."""
    held = [v for v in document.versions if v.content_held and v.number == document.version]
    return held[-1] if held else None


def contents(document: PlanDocument) -> str:
    """``5 themes, 28 objectives, 80 actions``."""
    parts = (
        (len(document.themes), "theme"),
        (len(document.objectives), "objective"),
        (len(document.actions), "action"),
    )
    return ", ".join(number_of(count, noun) for count, noun in parts)


def months_sentence(months: Sequence[tuple[str, Counts]]) -> str:
    """How Blue, Amber and Red went over the months; empty for fewer than two of them."""
    if not months[1:]:
        return ""
    (label, first), (_, last) = months[0], months[-1]
    went = [
        f"{brag.look(rating).word} {_went(first[rating], last[rating])}"
        for rating in (Rating.BLUE, Rating.AMBER, Rating.RED)
    ]
    return f"Since {label}: {', '.join(went)}."


def _went(before: int, after: int) -> str:
    if before == after:
        return f"stayed at {after}"
    return f"{'rose' if after > before else 'fell'} from {before} to {after}"
