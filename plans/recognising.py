"""Each action of a file with its own in the plan: one that it holds, or one that comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.document import ActionEntry, PlanDocument
from plans.pairing import Pair, Pairs, Row, pair_actions
from plans.placing import Places
from plans.returning import returning


@dataclass(frozen=True, slots=True)
class Said:
    """One action of the file, what it is in the plan, and how that was found."""

    entry: ActionEntry
    stood: ActionEntry | None
    pair: Pair | None
    home: str
    """The ref of its objective."""
    gone: ActionEntry | None = None
    """The withdrawn action that it brings back."""

    @property
    def in_plan(self) -> ActionEntry | None:
        """What it is in the plan, or was there before it left."""
        return self.stood or self.gone


def recognised(
    file: PlanDocument, plan: PlanDocument, places: Places, withdrawn: Sequence[ActionEntry]
) -> Iterator[Said]:
    """Each action of the file with its own in the plan, in the file's order."""
    given = [(n, a) for n, o in enumerate(file.objectives) for a in o.actions]
    back = returning([action for _, action in given], plan, withdrawn)
    stood = [(o.ref, a) for _, o, a in plan.placed()]
    rest = [place for place in range(len(given)) if place not in back]
    found: Pairs = pair_actions(
        [_row(given[place][1], places.homes[given[place][0]]) for place in rest],
        [_row(action, home) for home, action in stood],
    )
    pairs = {rest[n]: pair for n, pair in found.items()}
    for place, (objective, entry) in enumerate(given):
        pair, gone = pairs.get(place), back.get(place)
        home_in_plan, action = stood[pair.index] if pair else ("", None)
        home = places.home_of(objective, gone.ref if gone else entry.ref, home_in_plan)
        yield Said(entry, action, pair, home, gone)


def _row(action: ActionEntry, home: str) -> Row:
    return Row(action.key, action.ref, action.text, home)
