"""Which position a page shows, how to see the other, and what a lead said that is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from actions.own_updates import OwnUpdate, left_out
from actions.selectors.own_updates import own_updates
from actions.table import Row
from actions.views.frame import PlanFrame, position_problem
from people.access import signed_in
from people.frame import Link
from people.letters.links import link_to
from plans.document import Position

OwnUpdates = Mapping[str, OwnUpdate]
"""By the action's key."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The position of a page or a file, in words."""

    name: str
    """``As considered``."""
    meaning: str
    problem: str
    """Why the position that was asked for is not shown."""
    other: Link | None
    """To the same page in the other position, for who may choose."""
    left_out: str
    """How many of the reader's own updates are not in it; empty for none."""

    @property
    def sentence(self) -> str:
        return f"{self.name}: {self.meaning}"


@dataclass(frozen=True, slots=True)
class Mark:
    """The words beside an action that tell its lead of their own update, with its address."""

    ref: str
    words: str
    url: str


def own_in(frame: PlanFrame, *, at: datetime) -> OwnUpdates:
    """The reader's own updates that a page does not count; none where all that is recorded is."""
    if frame.position is Position.RECORDED:
        return {}
    return own_updates(signed_in(frame.request), frame.plan, at=at)


def shown_in(frame: PlanFrame, own: OwnUpdates) -> Shown:
    """What a page says of its position."""
    considered = frame.position is Position.CONSIDERED
    return Shown(
        f"As {frame.position}",
        _CONSIDERED if considered else _RECORDED,
        position_problem(frame),
        _other(frame) if frame.sees_recorded else None,
        left_out(len(own)),
    )


_CONSIDERED = "an update counts once the sub-group has accepted it."
_RECORDED = "every update counts, those too that the sub-group has not considered."


def _other(frame: PlanFrame) -> Link:
    """The page as it was asked for, but for its position."""
    lists = frame.request.GET.lists()
    pairs = [(name, text) for name, texts in lists if name != "position" for text in texts]
    if frame.position is Position.CONSIDERED:
        return Link(f"{frame.request.path}?{urlencode(pairs)}", "Show all that is recorded")
    chosen = [*pairs, ("position", str(Position.CONSIDERED))]
    return Link(f"{frame.request.path}?{urlencode(chosen)}", "Show it as boards see it")


def file_note(own: OwnUpdates) -> str:
    """What a file for the reader says of their own updates; empty where it leaves none out."""
    said = left_out(len(own))
    address = link_to(reverse("actions:my-work"))
    return f"{said} My actions: {address}" if said else ""


def mark_of(frame: PlanFrame, row: Row, own: OwnUpdates) -> Mark | None:
    """The mark of an action's row; none where nothing of the reader's is left out of it."""
    said = own.get(row.action.key)
    if said is None:
        return None
    return Mark(row.ref, said.words, f"{frame.url('action', row.ref)}#update-{said.number}")


def marks_of(frame: PlanFrame, rows: Iterable[Row], own: OwnUpdates) -> list[Mark]:
    """The marks of a plan's rows, in its order, for a page that shows no row of each action."""
    return [mark for row in rows if (mark := mark_of(frame, row, own))]
