"""Officers who leave or have left: what they lead, and what has nobody to lead it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from actions.assurance import Lead, is_led
from actions.models import Action, ActionLead, Leaving
from people.exempt.reading import hidden_from_reader
from people.models import Acting, Officer, Partnership
from people.standing import in_force
from plans.models import Plan


def led_by(officer: Officer) -> QuerySet[Action]:
    """The open actions that an officer leads, of every plan that is not closed."""
    return _open().filter(leads__officer=officer)


def going_over(officer: Officer) -> QuerySet[Action]:
    """Of these, those that go over by the clock once the officer has left."""
    return led_by(officer).filter(_WRITTEN_BY_THE_CLOCK)


_WRITTEN_BY_THE_CLOCK = Q(plan__opened_at__isnull=False, plan__closed_at=None)
"""To a plan that is being set up its administrators alone write: its past may still be loaded."""


def _open() -> QuerySet[Action]:
    """Of which whoever reads now may be shown something."""
    live = Action.objects.filter(state=Action.State.OPEN, plan__closed_at=None)
    shown = live.exclude(pk__in=hidden_from_reader(Action))
    return shown.select_related("plan__partnership").order_by(
        "plan__title", "plan", "objective__theme__number", "objective__place", "place", "pk"
    )


def leaving_of(officer: Officer) -> Leaving | None:
    """What was last said of an officer's leaving on the day that holds; none where nothing was.

    What was said of another day holds no longer: they stayed, or leave on a day of which nobody
    has said who follows.
    """
    return leavings_of([officer]).get(officer.pk)


def leavings_of(officers: Iterable[Officer]) -> dict[int, Leaving]:
    """``leaving_of`` several officers, by their numbers."""
    said = Leaving.objects.filter(officer__in=list(officers), last_day=F("officer__left_on"))
    rows = said.select_related("by", "officer__partnership", "successor").order_by("moment", "id")
    return {row.officer_id: row for row in rows.prefetch_related("successions__successor")}


def gone_with_actions(day: date) -> QuerySet[Officer]:
    """Officers whose last day is before a day, who still lead open actions that go to others."""
    leads = ActionLead.objects.filter(
        _WRITTEN_BY_THE_CLOCK, officer=OuterRef("pk"), action__state=Action.State.OPEN
    )
    said = Leaving.objects.filter(officer=OuterRef("pk"), last_day=OuterRef("left_on"))
    gone = Officer.objects.filter(Exists(leads), Exists(said), left_on__lt=day)
    return gone.select_related("partnership").order_by("pk")


def without_a_lead(plans: Iterable[Plan], day: date) -> list[Action]:
    """Open actions of some plans of which ``is_led`` says that nobody leads them on a day."""
    leads = Prefetch("leads", ActionLead.objects.select_related("officer"))
    found = _open().filter(plan__in=list(plans)).prefetch_related(leads)
    return [action for action in found if not is_led(_leads_of(action), day)]


def _leads_of(action: Action) -> Iterator[Lead]:
    return (Lead(lead.officer.name, lead.officer.left_on) for lead in action.leads.all())


@dataclass(frozen=True, slots=True)
class LoneLead:
    """An officer who leads open actions."""

    officer: Officer
    actions: int


def without_an_account(partnership: Partnership, day: date) -> list[LoneLead]:
    """Officers who lead open actions, and for whom nobody acts who can sign in."""
    acting = Acting.objects.filter(in_force(day), officer=OuterRef("pk"), user__is_active=True)
    return _leading(_present(partnership, day).filter(~Exists(acting)).order_by("name"))


def about_to_leave(partnership: Partnership, day: date) -> list[LoneLead]:
    """Officers who lead open actions and whose last day is known, the first to leave first."""
    return _leading(_present(partnership, day).exclude(left_on=None).order_by("left_on", "name"))


def _present(partnership: Partnership, day: date) -> QuerySet[Officer]:
    still = Q(left_on=None) | Q(left_on__gte=day)
    return Officer.objects.filter(still, partnership=partnership).select_related(
        "agency", "partnership"
    )


def _leading(officers: QuerySet[Officer]) -> list[LoneLead]:
    """Those who lead something open, with how much."""
    live = Q(leads__action__in=_open())
    counted = officers.annotate(leading=Count("leads__action", filter=live, distinct=True))
    return [LoneLead(officer, officer.leading) for officer in counted if officer.leading]
