"""An action as a pack needs it: the entry with what follows from the day and the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.assurance import Doubt, Lead, is_led
from actions.catalogue import GREEN_IN_DOUBT, own
from people.clock import london_day
from plans import brag
from plans.brag import Rating
from plans.document import (
    ActionEntry,
    ActionState,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    PlanDocument,
    ThemeEntry,
)
from plans.sides import DEPARTED
from reports.content.letters import PartOf, letter_of
from reports.content.source import DateMove, Decided, Need, PackSource, Questioned

_NO_DATE_WANTED = frozenset({NoDateReason.COMPLETE, NoDateReason.IMMEDIATE, NoDateReason.ONGOING})


@dataclass(frozen=True, slots=True)
class Facts:
    """One action with its place and with what the record says of it."""

    action: ActionEntry
    theme: ThemeEntry
    objective: ObjectiveEntry
    today: date
    need: Need | None
    moves: int
    """How often the due date has ever moved."""
    leads: tuple[Lead, ...]
    doubts: tuple[Doubt, ...] = ()
    """What the facts imply beside the rating, as the plan wants its doubts."""
    is_doubtful_green: bool = False
    """Whether it is rated Green and one of the doubts bears on that."""

    @property
    def is_open(self) -> bool:
        return self.action.is_open

    @property
    def days_overdue(self) -> int:
        return self.action.days_overdue(self.today)

    @property
    def days_slipped(self) -> int:
        """Days by which the due date is later than the first one; nought when it is not."""
        due, first = self.action.due_on, self.action.baseline_due_on
        return max((due - first).days, 0) if due and first else 0

    @property
    def wants_date(self) -> bool:
        return self.action.due_on is None and self.action.no_date_reason not in _NO_DATE_WANTED

    @property
    def is_signed_off(self) -> bool:
        return self.action.signed_off or self.action.state is ActionState.SIGNED_OFF

    @property
    def is_led(self) -> bool:
        """Whether somebody is named who has not left, whichever doubts the plan wants."""
        return is_led(self.leads, self.today)

    @property
    def last_update(self) -> date | None:
        return london_day(self.action.moment) if self.action.moment else None


class PlanFacts:
    """The chosen themes of a plan at its moment, and the same themes as they stood before."""

    def __init__(self, source: PackSource) -> None:
        self.source = source
        self.document = source.document
        self.at = source.document.at or source.period.moment
        self.today = london_day(self.at)
        self.still_runs = self.at < source.period.moment
        """Whether the period has not ended at the moment that the pack shows."""
        self.themes = chosen(source.document, source.themes)
        self.exempt = tuple(e for t in self.themes for o in t.objectives for e in o.exempt)
        """Actions of which nothing is printed, and which are counted nowhere."""
        self.officers = {o.name: o for o in source.document.officers}
        self.actions = [
            self._facts(theme, objective, action)
            for theme in self.themes
            for objective in theme.objectives
            for action in objective.actions
            if action.state not in DEPARTED and _is_wanted(action, source.lead)
        ]
        named = ((f.action.key or f.action.ref, f) for f in self.actions)
        self._by_key = {name: facts for name, facts in named if name}

    def _facts(self, theme: ThemeEntry, objective: ObjectiveEntry, action: ActionEntry) -> Facts:
        return Facts(
            action=action,
            theme=theme,
            objective=objective,
            today=self.today,
            need=self.source.needs.get(action.key),
            moves=self.source.moves_in_all.get(action.key, 0),
            leads=tuple(Lead(n, self.source.last_days.get(n)) for n in action.leads),
            doubts=own(self.source.doubts.get(action.key, ())),
            is_doubtful_green=any(
                doubt.code == GREEN_IN_DOUBT for doubt in self.source.doubts.get(action.key, ())
            ),
        )

    def find(self, key: str) -> Facts | None:
        """The action of this key (or ref, where a file gave none), if it is in these themes."""
        return self._by_key.get(key)

    def officer(self, name: str) -> OfficerEntry | None:
        return self.officers.get(name)

    def letter(self, part: PartOf) -> str:
        return letter_of(part, self.source.kind)

    @property
    def is_whole(self) -> bool:
        """Whether it is of every theme of the plan."""
        return len(self.themes) == len(self.document.themes)

    @property
    def these_themes(self) -> str:
        return "this theme" if len(self.themes) == 1 else "these themes"

    @property
    def told_since(self) -> date:
        """The London day of the moment from which changes are told."""
        seen = self.source.seen
        return london_day(seen.at) if seen else self.source.period.before.end

    @property
    def in_the_period(self) -> str:
        """``since pack 3``; without one that the body saw, ``in the period``."""
        if self.source.seen:
            return f"since pack {self.source.seen.number}"
        return "in the period so far" if self.still_runs else "in the period"

    def rated(self, rating: Rating | None) -> list[Facts]:
        return [f for f in self.actions if f.action.rating == rating]

    @property
    def counts(self) -> dict[Rating | None, int]:
        return brag.count(f.action.rating for f in self.actions)

    @property
    def overdue(self) -> list[Facts]:
        """The longest first; the plan's order where they are equally late."""
        late = [f for f in self.actions if f.days_overdue]
        return sorted(late, key=lambda f: -f.days_overdue)

    @property
    def without_lead(self) -> list[Facts]:
        """Open actions that nobody leads, only a vacancy does, or whose every lead has left."""
        return [f for f in self.actions if f.is_open and not f.is_led]

    @property
    def undated(self) -> list[Facts]:
        """Open actions without a due date, for want of one."""
        return [f for f in self.actions if f.is_open and f.wants_date]

    @property
    def slipped(self) -> list[Facts]:
        """Actions that are not Blue and now end later than first planned."""
        late = (f for f in self.actions if f.is_open and f.days_slipped)
        return [f for f in late if f.action.rating is not Rating.BLUE]

    @property
    def signed_off(self) -> list[Facts]:
        return [f for f in self.actions if f.is_signed_off]

    @property
    def doubtful_greens(self) -> list[Facts]:
        """Actions that are rated Green while a doubt bears on that; most doubts first."""
        found = [f for f in self.rated(Rating.GREEN) if f.is_doubtful_green]
        return sorted(found, key=lambda f: -len(f.doubts))

    def of_theme(self, number: int) -> list[Facts]:
        return [f for f in self.actions if f.theme.number == number]

    def of_objective(self, objective: ObjectiveEntry) -> list[Facts]:
        return [f for f in self.actions if f.objective is objective]

    @property
    def challenges(self) -> list[Questioned]:
        """Those of the chosen themes' actions."""
        return [c for c in self.source.challenges if self.find(c.key or c.ref)]

    @property
    def decisions(self) -> list[Decided]:
        """Those of the chosen themes' actions."""
        return [d for d in self.source.decisions if self.find(d.key or d.ref)]

    def is_completion(self, made: Decided) -> bool:
        """Whether it is the signature by which its action is signed off, and not one before it."""
        facts = self.find(made.key or made.ref)
        of_action = [d for d in self.source.decisions if (d.key, d.ref) == (made.key, made.ref)]
        last = next((d for d in reversed(of_action) if d.signed_off), None)
        return made is last and facts is not None and facts.is_signed_off

    @property
    def asking(self) -> list[Facts]:
        """What asks for something; the unanswered first, and the oldest of them first."""
        found = [(f, f.need) for f in self.actions if f.need and f.need.what.strip()]
        ordered = sorted(found, key=lambda a: (bool(a[1].came), a[1].asked_on or date.max))
        return [facts for facts, _ in ordered]

    @property
    def date_moves(self) -> list[DateMove]:
        """Those of the chosen themes' actions."""
        return [m for m in self.source.date_moves if self.find(m.key or m.ref)]


def _is_wanted(action: ActionEntry, lead: str) -> bool:
    return not lead or lead in action.leads


def chosen(document: PlanDocument | None, numbers: tuple[int, ...]) -> tuple[ThemeEntry, ...]:
    """The themes of these numbers, in the plan's order; all where no number is given."""
    themes = document.themes if document else ()
    return tuple(t for t in themes if not numbers or t.number in numbers)
