"""The facts on which doubts rest, for every action of a plan at a moment, fetched in bulk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from actions import assurance
from actions.assurance import Doubt, Facts, Judged, Lead, Rules
from actions.models import (
    Action,
    EvidenceFile,
    EvidenceLink,
    SignOff,
)
from actions.selectors.began import began_on, came_into
from actions.selectors.current import newest_standing
from actions.selectors.moves import move_fact, moves_of
from people import clock
from people.asat import as_at, each_named_as_at
from people.models import Agency, Body, Officer
from plans.document import ActionEntry, PlanDocument, Position
from plans.models import Plan, Version

RULED = ("reporting_interval", "doubt_rules", "needs_consideration", "period_from")
"""What of a plan says how its doubts are raised."""


def doubts_of(
    plan: Plan, document: PlanDocument, *, at: datetime, position: Position
) -> dict[str, tuple[Doubt, ...]]:
    """What the facts imply for each action of a plan, by key, in the plan's order.

    Args:
        document: the plan as it stood at the moment in the position.
    """
    return doubts_from(
        facts_of(plan, document, at=at, position=position), plan, at=at, position=position
    )


def doubts_from(
    known: Iterable[Facts], plan: Plan, *, at: datetime, position: Position
) -> dict[str, tuple[Doubt, ...]]:
    """``doubts_of``, where the facts were read already."""
    rules = rules_of(plan, at=at, position=position)
    today = clock.london_day(at)
    return {facts.key: assurance.doubts(facts, rules, today=today) for facts in known}


def rules_of(plan: Plan, *, at: datetime, position: Position) -> Rules:
    """How the plan tuned its doubts at a moment, and what a reader in the position counts."""
    return rules_with(names_in(plan, at=at), plan, at=at, position=position)


def names_in(plan: Plan, *, at: datetime) -> frozenset[str]:
    """The names at a moment of whoever and whatever evidence can name."""
    found = each_named_as_at((Officer, Agency, Body), at, partnership_id=plan.partnership_id)
    return frozenset(name for names in found for name in names.values())


def rules_with(names: Iterable[str], plan: Plan, *, at: datetime, position: Position) -> Rules:
    """``rules_of``, where the names of officers, agencies and bodies were read already."""
    kept = as_at(Plan, at, id=plan.pk).values(*RULED).first() or {}
    return rules_as_kept(plan, kept, frozenset(names), position=position)


def rules_as_kept(
    plan: Plan, kept: Mapping[str, Any], names: frozenset[str], *, position: Position
) -> Rules:
    """The rules that a revision of the plan states, for a reader in the position."""
    considered = position is Position.CONSIDERED and kept.get("needs_consideration", True)
    return Rules.tuned(
        interval=kept.get("reporting_interval", plan.reporting_interval),
        tuning=kept.get("doubt_rules") or {},
        names=names,
        update="considered update" if considered else "update",
        period_from=kept.get("period_from", plan.period_from),
    )


def facts_of(
    plan: Plan, document: PlanDocument, *, at: datetime, position: Position
) -> list[Facts]:
    """The facts of each action of a plan's document, in its order."""
    reader = _Reader(plan, document, at, position)
    return [reader.facts(entry) for entry in document.actions]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the updates of one action say besides the current one's words."""

    action: int
    current: int | None
    evidence_before: str | None
    rating_since: datetime | None


class _Reader:
    """One reading of one plan; every table at the same moment."""

    def __init__(
        self, plan: Plan, document: PlanDocument, at: datetime, position: Position
    ) -> None:
        self.plan, self.at, self.position = plan, at, position
        keys = [entry.key for entry in document.actions]
        self.said = self._read_updates(keys)
        pks = [said.action for said in self.said.values()]
        self.attachments = attachments_of(said.current for said in self.said.values())
        self.moves = moves_of(pks, at=at)
        self.came = came_into(plan, at=at)
        self.left = dict(
            as_at(Officer, at, partnership_id=plan.partnership_id).values_list("name", "left_on")
        )
        self.judged = _judged(pks, at)
        self.version_before_last = version_before_last(plan, at)

    def _read_updates(self, keys: list[str]) -> dict[str, _Said]:
        standing = newest_standing(at=self.at, position=self.position, action=OuterRef("pk"))
        other = standing.exclude(rating=OuterRef("rating_now")).values("moment")[:1]
        same = standing.filter(Q(moment__gt=OuterRef("rated_otherwise")))
        rows = (
            Action.objects.filter(key__in=keys)
            .annotate(
                current=Subquery(standing.values("pk")[:1]),
                before=Subquery(standing.values("evidence")[1:2]),
                rating_now=Subquery(standing.values("rating")[:1]),
                first=Subquery(standing.order_by("moment", "id").values("moment")[:1]),
            )
            .annotate(rated_otherwise=Subquery(other))
            .annotate(changed=Subquery(same.order_by("moment", "id").values("moment")[:1]))
            .values_list("key", "pk", "current", "before", "changed", "first")
        )
        return {
            key: _Said(pk, current, before, changed or first)
            for key, pk, current, before, changed, first in rows
        }

    def facts(self, entry: ActionEntry) -> Facts:
        said = self.said[entry.key]
        return Facts(
            key=entry.key,
            ref=entry.ref,
            text=entry.text,
            rating=entry.rating,
            is_open=entry.is_open,
            signed_off=entry.signed_off,
            evidence=entry.evidence,
            when_as_printed=entry.when_as_printed,
            no_date_reason=entry.no_date_reason,
            due_on=entry.due_on,
            baseline_due_on=entry.baseline_due_on,
            leads=tuple(Lead(name, self.left.get(name)) for name in entry.leads),
            lead_as_printed=entry.lead_as_printed,
            began_on=began_on(self.plan, self.came.get(said.action), at=self.at),
            updated_on=clock.london_day(entry.moment) if entry.moment else None,
            evidence_before=said.evidence_before,
            attachments=self.attachments.get(said.current or 0, 0),
            rating_since=_rating_since(entry, said),
            moves=tuple(move_fact(moved) for moved in self.moves.get(said.action, ())),
            version_before_last=self.version_before_last,
            judged=self.judged.get(said.action),
        )


def _rating_since(entry: ActionEntry, said: _Said) -> date | None:
    """The London day from which the rating has held; none where there is no rating."""
    return clock.london_day(said.rating_since) if said.rating_since and entry.rating else None


def attachments_of(updates: Iterable[int | None]) -> Mapping[int, int]:
    """How many files and links stand beside each update."""
    keys = [pk for pk in updates if pk]
    files, links = (
        model._default_manager.filter(update__in=keys).order_by().values_list("update", flat=True)
        for model in (EvidenceFile, EvidenceLink)
    )
    return Counter(files.union(links, all=True))


def _judged(actions: list[int], at: datetime) -> dict[int, Judged]:
    """What the newest sign-off of each action judged."""
    signed = SignOff.objects.filter(
        action__in=actions, moment__lte=at, decision=SignOff.Decision.SIGNED_OFF
    )
    return {
        row.action_id: Judged(row.text, row.evidence, row.due_on)
        for row in signed.order_by("moment", "id")
    }


def version_before_last(plan: Plan, at: datetime) -> datetime | None:
    """When the version before the newest was cut; none where fewer than two were."""
    cut = Version.objects.filter(plan=plan, content_held=True, moment__lte=at)
    newest = list(cut.order_by("-moment", "-id").values_list("moment", flat=True)[:2])
    return newest[1] if newest[1:] else None
