"""What a reporting round says on the pages of plans and among a lead's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from actions.views.frame import PlanFrame, plan_url
from actions.views.panels import Panel
from governance.models import Round
from governance.rounds.asked import Asked, outstanding, stands
from governance.selectors.rounds import asked_in, asked_now, rounds_to_answer, schedule_of
from governance.views.rounds import of_rounds, rounds_url
from people import clock
from people.asat import as_at
from people.frame import Link
from people.standing import standing
from people.wording import counted, day_words
from plans.document import Position


@dataclass(frozen=True, slots=True)
class RoundShown:
    """Where the rounds of a plan stand, as far as a reader may know."""

    heading: str
    sentence: str
    links: Sequence[Link] = ()
    """To what the reader may read of it."""


def on_plan(frame: PlanFrame) -> Panel | None:
    """The round that is, or was, under way at the moment of the page; else the way to them."""
    rows: list[Any] = list(as_at(Round, frame.as_at.moment, plan_id=frame.plan.pk, closed_at=None))
    shown = _under_way(frame, rows[0]) if rows else _none_under_way(frame)
    return Panel("governance/_rounds_on_plan.html", shown) if shown else None


def _under_way(frame: PlanFrame, row: Any) -> RoundShown:
    heading = f"Reporting round {row.number}"
    sentence = (
        f"It opened on {day_words(row.opened_on)}; updates are due by {day_words(row.due_on)}."
    )
    if not _sees(frame):
        return RoundShown(heading, sentence)
    link = Link(
        rounds_url(frame.plan, "round", row.number), f"Who has reported in round {row.number}"
    )
    return RoundShown(heading, f"{sentence} {_counts(row.id, frame.as_at.moment)}", [link])


def _none_under_way(frame: PlanFrame) -> RoundShown | None:
    if not (frame.as_at.is_now and frame.plan.is_open and _sees(frame)):
        return None
    link = Link(rounds_url(frame.plan), "Reporting rounds of this plan")
    sentence = of_rounds(frame.plan, schedule_of(frame.plan), None)
    return RoundShown("Reporting rounds", sentence, [link])


def _sees(frame: PlanFrame) -> bool:
    """Whether the page shows what is recorded to somebody who may read the rounds."""
    may = frame.request.user.has_perm("governance.see_rounds", frame.plan)
    return may and frame.position is Position.RECORDED


def _counts(pk: int, at: datetime) -> str:
    of = Round.objects.select_related("plan").get(pk=pk)
    asked = asked_in(of, at=at)
    found = stands(asked)
    reported = len(asked) - found.missing
    return (
        f"{reported} of {len(asked)} actions reported on, "
        f"{counted(found.waiting, 'update')} not considered."
    )


@dataclass(frozen=True, slots=True)
class OwnRound:
    """What a round still asks of its reader."""

    plan: str
    number: int
    due_on: date
    is_late: bool
    links: Sequence[Link]
    """To the form of each update that is due."""


def on_my_work(request: HttpRequest) -> Panel | None:
    """What the rounds under way still ask of the user."""
    officers = standing(request.user).officers
    own = [_own(each, officers) for each in rounds_to_answer(officers)]
    found = [each for each in own if each.links]
    return Panel("governance/_rounds_of_mine.html", found) if found else None


def _own(of: Round, officers: frozenset[int]) -> OwnRound:
    due = [each for each in outstanding(asked_now(of)) if officers & set(each.officers)]
    late = clock.today() > of.due_on
    return OwnRound(of.plan.title, of.number, of.due_on, late, _links(of, due))


def _links(of: Round, due: Sequence[Asked]) -> list[Link]:
    return [Link(plan_url(of.plan, "update", each.ref), each.ref) for each in due]
