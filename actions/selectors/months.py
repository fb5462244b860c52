"""What was said of each action at the end of every month, and what the facts implied then.

``facts_of`` reads one moment in a dozen queries; this reads every table once, for as many moments
as are asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from actions.assurance import Facts, Lead, Rules, doubts
from actions.catalogue import GREEN_IN_DOUBT
from actions.lessons import MONTHS_ON, Stand
from actions.models import (
    Action,
    ActionLead,
    DateChange,
    Occurrence,
    ProgressUpdate,
    responsible_first,
)
from actions.selectors.began import began_on, came_into
from actions.selectors.document import IN_THE_PLAN
from actions.selectors.facts import (
    RULED,
    attachments_of,
    names_in,
    rules_as_kept,
)
from actions.selectors.moves import move_fact
from actions.selectors.timelines import Timeline, timeline
from people import clock
from people.asat import names_as_at, revisions
from people.models import Officer
from plans import brag
from plans.brag import Rating
from plans.document import NoDateReason, Position
from plans.models import Objective, Plan, Theme, Version

_COLUMNS = (
    "key", "ref", "text", "objective_id", "lead_as_printed", "due_on", "baseline_due_on",
    "when_as_printed", "no_date_reason", "state",
)  # fmt: skip


def stands_at(
    plan: Plan, moments: Sequence[datetime], *, at: datetime, position: Position
) -> list[dict[str, Stand]]:
    """How each action of the plan stood at each moment, by key; none before the plan began.

    Doubts are worked out for Greens only, by the rules that the plan had at each moment; and not
    for the last months, whose Greens have no outcome yet.

    Args:
        at: the moment up to which the record is read; none of the others is later.
    """
    past = PastFacts(plan, at, position)
    doubted = [dict(past.doubted(moment)) for moment in moments[:-MONTHS_ON]]
    return doubted + [dict(past.stands(moment)) for moment in moments[-MONTHS_ON:]]


class _Update(NamedTuple):
    pk: int
    rating: str
    evidence: str
    moment: datetime
    counts_from: datetime
    counts_until: datetime | None

    def counts(self, moment: datetime) -> bool:
        return self.counts_from <= moment and (
            self.counts_until is None or self.counts_until > moment
        )


@dataclass(frozen=True, slots=True)
class Month:
    """The tables of a plan as they stood at the end of a month."""

    moment: datetime
    today: date
    rules: Rules
    actions: dict[int, dict[str, Any]]
    leads: dict[int, list[str]]
    left: dict[str, date | None]
    version_before_last: datetime | None


class PastFacts:
    """Everything of one plan on which a doubt of a Green rests, up to a moment."""

    def __init__(self, plan: Plan, at: datetime, position: Position) -> None:
        self.plan, self.at = plan, at
        self.names = names_in(plan, at=at)
        self._read_structure()
        self._ever = revisions(Action).filter(plan_id=plan.pk).values("id")
        self.position = position
        self._updates = self._read_updates(position)
        self._attachments = attachments_of(u.pk for found in self._updates.values() for u in found)
        self._moves = self._read_moves()
        self._occurrences = self._read_occurrences()
        self._came = came_into(plan, at=at)
        held = Version.objects.filter(plan=plan, content_held=True, moment__lte=at)
        self._versions = list(held.order_by("moment", "id").values_list("moment", flat=True))

    def _read_structure(self) -> None:
        at, plan = self.at, self.plan
        self._plans = timeline(Plan, *RULED, until=at, id=plan.pk)
        self._themes = self._timeline(Theme, "removed")
        self._objectives = self._timeline(Objective, "theme_id", "removed")
        self._actions = self._timeline(Action, *_COLUMNS)
        self._leads = self._timeline(ActionLead, "action_id", "officer_id", "order", "responsible")
        self._officers = timeline(
            Officer, "name", "left_on", until=at, partnership_id=plan.partnership_id
        )
        self._first_names = names_as_at(Officer, at, partnership_id=plan.partnership_id)

    def _timeline(self, model: Any, *columns: str) -> Timeline:
        return timeline(model, "plan_id", *columns, until=self.at, plan_id=self.plan.pk)

    def _read_updates(self, position: Position) -> dict[int, list[_Update]]:
        rows = (
            ProgressUpdate.objects.counting(position)
            .filter(action__in=self._ever, counts_from__lte=self.at)
            .order_by("-moment", "-id")
            .values_list(
                "action_id", "pk", "rating", "evidence", "moment", "counts_from", "counts_until"
            )
        )
        found: defaultdict[int, list[_Update]] = defaultdict(list)
        for action, *said in rows:
            found[action].append(_Update(*said))
        return dict(found)

    def _read_moves(self) -> dict[int, list[DateChange]]:
        found: defaultdict[int, list[DateChange]] = defaultdict(list)
        changes = DateChange.objects.filter(action__in=self._ever, moment__lte=self.at)
        for move in changes.order_by("moment", "id"):
            found[move.action_id].append(move)
        return dict(found)

    def _read_occurrences(self) -> dict[int, list[datetime]]:
        found: defaultdict[int, list[datetime]] = defaultdict(list)
        ended = Occurrence.objects.filter(action__in=self._ever, moment__lte=self.at)
        for action, moment in ended.order_by("moment").values_list("action_id", "moment"):
            found[action].append(moment)
        return dict(found)

    def stands(self, moment: datetime) -> Iterator[tuple[str, Stand]]:
        """How each action of the plan stood; nothing where the plan had not begun."""
        month = self.month(moment)
        for pk, row in month.actions.items():
            yield row["key"], self._stand(pk, month)

    def doubted(self, moment: datetime) -> Iterator[tuple[str, Stand]]:
        """The same, with the doubts of each Green."""
        month = self.month(moment)
        for pk, row in month.actions.items():
            stand = self._stand(pk, month)
            green = stand.rating is Rating.GREEN
            yield row["key"], replace(stand, codes=self._codes(pk, month)) if green else stand

    def _stand(self, action: int, month: Month) -> Stand:
        row = month.actions[action]
        current = next(iter(self._standing(action, month.moment)), None)
        rating = Rating(current.rating) if current and current.rating else None
        is_open = row["state"] == Action.State.OPEN
        late = brag.days_overdue(row["due_on"], rating, is_open=is_open, today=month.today)
        return Stand(rating, bool(late))

    def _codes(self, action: int, month: Month) -> frozenset[str]:
        found = doubts(self.facts(action, month), month.rules, today=month.today)
        return frozenset(doubt.code for doubt in found if doubt.code != GREEN_IN_DOUBT)

    def month(self, moment: datetime) -> Month:
        """The tables as they stood at a moment."""
        kept = self._plans.at(moment).get(self.plan.pk)
        officers = self._officers.at(moment)
        versions = [version for version in self._versions if version <= moment]
        return Month(
            moment,
            clock.london_day(moment),
            rules_as_kept(self.plan, kept or {}, self.names, position=self.position),
            self._in_the_plan(moment) if kept else {},
            self._led(moment, {pk: row["name"] for pk, row in officers.items()}),
            {row["name"]: row["left_on"] for row in officers.values()},
            versions[-2] if versions[1:] else None,
        )

    def _in_the_plan(self, moment: datetime) -> dict[int, dict[str, Any]]:
        themes = self._here(self._themes, moment)
        objectives = {
            pk
            for pk, row in self._here(self._objectives, moment).items()
            if not row["removed"] and row["theme_id"] in themes
            if not themes[row["theme_id"]]["removed"]
        }
        return {
            pk: row
            for pk, row in self._here(self._actions, moment).items()
            if row["state"] in IN_THE_PLAN and row["objective_id"] in objectives
        }

    def _here(self, line: Timeline, moment: datetime) -> dict[int, dict[str, Any]]:
        rows = line.at(moment)
        return {pk: row for pk, row in rows.items() if row["plan_id"] == self.plan.pk}

    def _led(self, moment: datetime, names: dict[int, str]) -> dict[int, list[str]]:
        """Each action's leads by name, the responsible one first."""
        rows = self._here(self._leads, moment).values()
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row in responsible_first(rows):
            officer = row["officer_id"]
            found[row["action_id"]].append(names.get(officer) or self._first_names[officer])
        return dict(found)

    def _standing(self, action: int, moment: datetime) -> list[_Update]:
        """The updates that counted, the current one first."""
        return [u for u in self._updates.get(action, ()) if u.counts(moment)]

    def facts(self, action: int, month: Month) -> Facts:
        """What ``facts_of`` gives of an action with an update, but for what a sign-off judged."""
        row = month.actions[action]
        current, *earlier = self._standing(action, month.moment)
        return Facts(
            key=row["key"],
            ref=row["ref"],
            text=row["text"],
            rating=Rating(current.rating) if current.rating else None,
            is_open=row["state"] == Action.State.OPEN,
            signed_off=row["state"] == Action.State.SIGNED_OFF,
            evidence=current.evidence,
            when_as_printed=row["when_as_printed"],
            no_date_reason=NoDateReason(row["no_date_reason"]) if row["no_date_reason"] else None,
            due_on=row["due_on"],
            baseline_due_on=row["baseline_due_on"],
            leads=tuple(Lead(n, month.left.get(n)) for n in month.leads.get(action, ())),
            lead_as_printed=row["lead_as_printed"],
            began_on=began_on(self.plan, self._came.get(action), at=month.moment),
            updated_on=clock.london_day(current.moment),
            evidence_before=earlier[0].evidence if earlier else None,
            attachments=self._attachments.get(current.pk, 0),
            rating_since=_rating_since([current, *earlier]) if current.rating else None,
            moves=tuple(move_fact(move) for move in self._moves_at(action, month.moment)),
            version_before_last=month.version_before_last,
            judged=None,
        )

    def _moves_at(self, action: int, moment: datetime) -> list[DateChange]:
        """The date changes of the occurrence that ran."""
        ended = [end for end in self._occurrences.get(action, ()) if end <= moment]
        since = ended[-1] if ended else None
        moves = [m for m in self._moves.get(action, ()) if m.moment <= moment]
        return [m for m in moves if since is None or m.moment > since]


def _rating_since(newest_first: Sequence[_Update]) -> date:
    """The day from which the current rating has held without a break."""
    since = newest_first[0]
    for update in newest_first:
        if update.rating != since.rating:
            break
        since = update
    return clock.london_day(since.moment)
