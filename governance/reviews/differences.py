"""What a paper says of a review beyond what is kept of it. Pure.

A paper adds: what it no longer prints stays, for answers and decisions are never taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from governance.reviews.document import (
    AssignmentEntry,
    RecommendationEntry,
    ResponseEntry,
    ReviewDocument,
    Status,
)


class Kind(StrEnum):
    """What a difference is about."""

    ADDED = "recommendation added"
    WORDING = "wording"
    DECISION = "decision"
    RESPONSE = "response"
    OFFICERS = "officers"
    STATUS = "status"
    ABSENT = "not in this paper"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of a recommendation; ``after`` is empty where the paper says nothing."""

    kind: Kind
    ref: str
    before: str = ""
    after: str = ""
    discharges: bool = False
    """Whether it says anew that the scrutiny body asks for nothing more."""

    @property
    def stays(self) -> bool:
        """Whether the paper says nothing of it, so that it is kept as it is."""
        return self.kind is Kind.ABSENT

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def differences(kept: ReviewDocument | None, paper: ReviewDocument) -> list[Difference]:
    """Each difference, in the order of the paper; last, what stands only in what is kept."""
    known = {entry.ref: entry for entry in kept.recommendations} if kept else {}
    found: list[Difference] = []
    for entry in paper.recommendations:
        before = known.pop(entry.ref, None)
        if before is None:
            found += _added(entry)
        else:
            found += _between(before, entry)
    found += [Difference(Kind.ABSENT, ref, before=entry.text) for ref, entry in known.items()]
    return found


def _added(entry: RecommendationEntry) -> Iterator[Difference]:
    ended = any(each.status is Status.DISCHARGED for each in entry.assignments)
    yield Difference(Kind.ADDED, entry.ref, after=entry.text, discharges=ended)
    for each in entry.responses:
        yield Difference(Kind.RESPONSE, entry.ref, after=each.text)


def _between(before: RecommendationEntry, after: RecommendationEntry) -> Iterator[Difference]:
    ref = after.ref
    if before.text != after.text:
        yield Difference(Kind.WORDING, ref, before.text, after.text)
    if decided(before) != decided(after):
        yield Difference(Kind.DECISION, ref, before.decision_as_printed, after.decision_as_printed)
    for each in new_answers(before, after):
        yield Difference(Kind.RESPONSE, ref, after=each.text)
    yield from _of_assignments(ref, before, after)


def _of_assignments(
    ref: str, before: RecommendationEntry, after: RecommendationEntry
) -> Iterator[Difference]:
    for held, printed in zip_longest(before.assignments, after.assignments):
        if printed is None:
            continue
        was = held or AssignmentEntry((), "", "")
        if assigned(was) != assigned(printed):
            yield Difference(Kind.OFFICERS, ref, was.named, printed.named)
        if stands(was) != stands(printed):
            yield _status(ref, was, printed)


def _status(ref: str, was: AssignmentEntry, printed: AssignmentEntry) -> Difference:
    return Difference(
        Kind.STATUS,
        ref,
        was.action_by_as_printed,
        printed.action_by_as_printed,
        discharges=printed.status is Status.DISCHARGED and was.status is not Status.DISCHARGED,
    )


def decided(entry: RecommendationEntry) -> tuple[object, ...]:
    return entry.decision, entry.subject_to, entry.decision_as_printed


def assigned(entry: AssignmentEntry) -> tuple[object, ...]:
    """Who is named, and by when."""
    return entry.officers, entry.due_on, entry.officers_as_printed


def stands(entry: AssignmentEntry) -> tuple[object, ...]:
    """How far it has come."""
    return entry.status, entry.completed_on, entry.action_by_as_printed


def new_answers(before: RecommendationEntry, after: RecommendationEntry) -> list[ResponseEntry]:
    """What was answered beyond what is kept; the same words under another heading are new."""
    held = {(each.heading, each.text) for each in before.responses}
    return [each for each in after.responses if (each.heading, each.text) not in held]
