"""What was asked, promised and set as a next step: in a partnership, of an action, owed by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404

from actions.models import Action
from governance.meetings.asked import Exchange, Followed, MeetingLine, Silent, in_order
from governance.meetings.sifting import by_ref
from governance.models import AskedAbout, MeetingItem, NextStep, Promise, Question
from governance.selectors.meeting_rows import (
    exchanges_of,
    in_place,
    items_of,
    lines,
    promise_followed,
    silent_of,
    step_followed,
    steps_of,
)
from people.asat import as_at
from people.exempt.reading import hidden_from_reader
from people.models import Body, Partnership
from plans.models import Objective, Plan

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class AllAsked:
    """All that was asked in a partnership, and all that is followed since; the newest first."""

    meetings: tuple[MeetingLine, ...]
    exchanges: tuple[Exchange, ...]
    silent: tuple[Silent, ...]
    steps: tuple[Followed, ...]

    @property
    def followed(self) -> list[Followed]:
        promises = (each for exchange in self.exchanges for each in exchange.promises)
        return [*promises, *self.steps]

    @property
    def bodies(self) -> dict[str, str]:
        """The names of the bodies that met, by their short names."""
        return dict(sorted({(each.body_slug, each.body) for each in self.meetings}))

    def of_body(self, slug: str) -> AllAsked:
        return AllAsked(
            tuple(each for each in self.meetings if each.body_slug == slug),
            tuple(each for each in self.exchanges if each.meeting.body_slug == slug),
            tuple(each for each in self.silent if each.meeting.body_slug == slug),
            tuple(each for each in self.steps if each.meeting.body_slug == slug),
        )


def all_asked(partnership: Partnership, *, at: datetime) -> AllAsked:
    held = lines(partnership, at=at)
    items = items_of(held, at=at)
    return AllAsked(
        tuple(held),
        tuple(exchanges_of(held, items, at=at)),
        tuple(silent_of(held, items, at=at)),
        tuple(steps_of(held, items, at=at)),
    )


def asked_about(action: Action, *, at: datetime) -> list[Exchange]:
    """What was asked about an action, the newest first."""
    about = in_place(AskedAbout, at, action_id=action.pk)
    return _exchanges(action.plan.partnership, [row.question_id for row in about], at)


def times_asked_of(objective: Objective, *, at: datetime) -> int:
    """How often an objective was asked about, in questions that the reader may read."""
    return readable_questions(at, objective_id=objective.pk).count()


def readable_questions(at: datetime, **filters: Any) -> QuerySet[Any]:
    """Questions but for those that are exempt: what they were about is no more told than they."""
    return as_at(Question, at, **filters).exclude(id__in=hidden_from_reader(Question))


def _exchanges(partnership: Partnership, questions: list[int], at: datetime) -> list[Exchange]:
    if not questions:
        return []
    asked = in_place(Question, at, id__in=questions)
    items = in_place(MeetingItem, at, id__in={row.item_id for row in asked})
    held = lines(partnership, at=at, id__in={row.meeting_id for row in items})
    found = exchanges_of(held, items, at=at, id__in=questions)
    return [each for each in found if not each.entry.is_exempt]


def asked_of_objectives(plan: Plan, *, at: datetime) -> list[tuple[str, int]]:
    """The ref of each objective of a plan about which was asked, and how often, in their order.

    Counted are the questions that the reader may read.
    """
    of_plan = Objective.objects.filter(plan=plan).values("pk")
    asked: list[Any] = list(readable_questions(at, objective_id__in=of_plan))
    if not asked:
        return []
    counts = Counter(row.objective_id for row in asked)
    rows: list[Any] = list(as_at(Objective, at, id__in=counts))
    return sorted(((row.ref, counts[row.id]) for row in rows), key=lambda pair: by_ref(pair[0]))


@dataclass(frozen=True, slots=True)
class Owed:
    """What some officers owe to the bodies of one partnership."""

    partnership: Partnership
    followed: tuple[Followed, ...]


def owed_by(officers: Iterable[int]) -> list[Owed]:
    """Every open promise and next step of some officers now, by partnership."""
    keys = list(officers)
    if not keys:
        return []
    promises = (
        _promises().filter(officer__in=keys, closing=None).prefetch_related("question__about")
    )
    steps = _steps().filter(owner__in=keys, closing=None)
    found: defaultdict[Partnership, list[Followed]] = defaultdict(list)
    for promise in promises:
        found[promise.of_meeting.partnership].append(promise_followed(promise))
    for step in steps:
        found[step.of_meeting.partnership].append(step_followed(step))
    return [Owed(place, tuple(in_order(owed))) for place, owed in found.items()]


def _promises() -> QuerySet[Promise]:
    return Promise.objects.select_related(
        "closing", "question__item__meeting__partnership", "question__item__meeting__body"
    )


def _steps() -> QuerySet[NextStep]:
    return NextStep.objects.select_related(
        "closing", "item__meeting__partnership", "item__meeting__body"
    )


def get_promise(partnership: Partnership, pk: int) -> Promise:
    """A promise of a partnership that the user has reached already."""
    here = _promises().filter(question__item__meeting__partnership=partnership)
    return found_or_404(here.filter(pk=pk).first())


def get_next_step(partnership: Partnership, pk: int) -> NextStep:
    """A next step of a partnership that the user has reached already."""
    here = _steps().filter(item__meeting__partnership=partnership)
    return found_or_404(here.filter(pk=pk).first())


def body_name(partnership: Partnership, slug: str, *, at: datetime) -> str:
    """The name that a body had at a moment, in a partnership that the user has reached already.

    Raises:
        Http404: there is none, or there was none yet.
    """
    held: Any = as_at(Body, at, partnership_id=partnership.pk, slug=slug).first()
    return str(found_or_404(held).name)


def found_or_404(row: _R | None) -> _R:
    if row is None:
        raise Http404
    return row
