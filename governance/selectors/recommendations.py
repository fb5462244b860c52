"""Recommendations as they stood at a moment, each with all that was said and decided of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import QuerySet

from actions.selectors.names import Names
from governance.models import (
    AssignedOfficer,
    Assignment,
    RecommendationDecision,
    Response,
    ScrutinyLook,
    StatusChange,
)
from governance.reviews.document import (
    AssignmentEntry,
    Decision,
    Found,
    RecommendationEntry,
    ResponseEntry,
    Status,
)
from governance.reviews.rows import (
    AssignmentRow,
    DecisionRow,
    LookRow,
    RecommendationRow,
    ResponseRow,
    Said,
    StatusRow,
)
from people.asat import as_at
from people.clock import london_day
from people.models import Partnership

_R = TypeVar("_R", RecommendationDecision, Response, StatusChange, ScrutinyLook)


def rows_of(
    partnership: Partnership, rows: list[Any], *, at: datetime
) -> dict[int, RecommendationRow]:
    """The rows of recommendations, by number, from their revisions at a moment."""
    reader = _Reader(Names(at, partnership.pk), at)
    return reader.rows(rows)


class _Reader:
    """Reads what was said by a moment of several recommendations at once."""

    def __init__(self, names: Names, at: datetime) -> None:
        self.names, self.at = names, at

    def rows(self, rows: list[Any]) -> dict[int, RecommendationRow]:
        keys = [row.id for row in rows]
        decisions = self._by(RecommendationDecision.objects.filter(recommendation__in=keys))
        responses = self._by(Response.objects.filter(recommendation__in=keys))
        looks = self._by(ScrutinyLook.objects.filter(recommendation__in=keys))
        assignments = self._assignments(keys)
        return {
            row.id: _row(
                row,
                tuple(map(self._decision, decisions[row.id])),
                self._responses(responses[row.id]),
                tuple(assignments[row.id]),
                tuple(map(self._look, looks[row.id])),
            )
            for row in rows
        }

    def _by(self, said: QuerySet[_R]) -> defaultdict[int, list[_R]]:
        """What was said by the moment of each recommendation, oldest first."""
        found: defaultdict[int, list[_R]] = defaultdict(list)
        rows = list(said.filter(moment__lte=self.at).order_by("moment", "id"))
        self.names.know({row.by_id for row in rows})
        for each in rows:
            found[_about(each)].append(each)
        return found

    def _said(self, row: _R) -> Said:
        return Said(self.names.who(row.by_id), row.moment)

    def _decision(self, row: RecommendationDecision) -> DecisionRow:
        return DecisionRow(
            decision=Decision(row.decision) if row.decision else None,
            subject_to=row.subject_to,
            as_printed=row.as_printed,
            rationale=row.rationale,
            decided_on=row.decided_on,
            said=self._said(row),
        )

    def _responses(self, rows: Iterable[Response]) -> tuple[ResponseRow, ...]:
        corrected = {row.corrects_id for row in rows}
        return tuple(
            ResponseRow(
                row.pk,
                ResponseEntry(row.text, row.heading, row.said_on, row.pk in corrected),
                self._said(row),
                row.corrects_id,
            )
            for row in rows
        )

    def _look(self, row: ScrutinyLook) -> LookRow:
        return LookRow(Found(row.found), row.reason, row.looked_on, self._said(row))

    def _assignments(self, keys: list[int]) -> defaultdict[int, list[AssignmentRow]]:
        """The assignments of each recommendation, in their order."""
        rows: list[Any] = list(as_at(Assignment, self.at, recommendation_id__in=keys))
        held = [row.id for row in rows]
        statuses = self._by(StatusChange.objects.filter(assignment__in=held))
        officers = self._officers(held)
        found: defaultdict[int, list[AssignmentRow]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: (row.place, row.id)):
            said = tuple(map(self._status, statuses[row.id]))
            entry = _assignment(row, tuple(officers[row.id]), said[-1] if said else None)
            found[row.recommendation_id].append(AssignmentRow(row.id, entry, said))
        return found

    def _status(self, row: StatusChange) -> StatusRow:
        return StatusRow(
            status=Status(row.status) if row.status else None,
            completed_on=row.completed_on,
            as_printed=row.as_printed,
            reason=row.reason,
            said=self._said(row),
        )

    def _officers(self, assignments: list[int]) -> defaultdict[int, list[str]]:
        rows: list[Any] = list(as_at(AssignedOfficer, self.at, assignment_id__in=assignments))
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: (row.place, row.id)):
            found[row.assignment_id].append(self.names.officers[row.officer_id])
        return found


def _about(said: RecommendationDecision | Response | StatusChange | ScrutinyLook) -> int:
    if isinstance(said, StatusChange):
        return said.assignment_id
    return said.recommendation_id


def _assignment(row: Any, officers: tuple[str, ...], last: StatusRow | None) -> AssignmentEntry:
    return AssignmentEntry(
        officers=officers,
        officers_as_printed=row.officers_as_printed,
        action_by_as_printed=last.as_printed if last else "",
        status=last.status if last else None,
        due_on=row.due_on,
        completed_on=last.completed_on if last else None,
        said_on=_said_on(last) if last else None,
    )


def _said_on(status: StatusRow) -> date | None:
    """The day on which a status was said; one that was read from a paper is older than that."""
    return None if status.as_printed else london_day(status.said.moment)


def _row(
    row: Any,
    decisions: tuple[DecisionRow, ...],
    responses: tuple[ResponseRow, ...],
    assignments: tuple[AssignmentRow, ...],
    looks: tuple[LookRow, ...],
) -> RecommendationRow:
    decided = decisions[-1] if decisions else None
    entry = RecommendationEntry(
        ref=row.ref,
        text=row.text,
        decision=decided.decision if decided else None,
        subject_to=decided.subject_to if decided else "",
        decision_as_printed=decided.as_printed if decided else "",
        responses=tuple(each.entry for each in responses),
        assignments=tuple(each.entry for each in assignments),
    )
    return RecommendationRow(row.id, entry, decisions, responses, assignments, looks)
