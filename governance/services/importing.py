"""Keeping what a paper says of a review: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from actions.pointed_out import identity_problems
from governance.models import Assignment, Recommendation, Review
from governance.reviews.differences import (
    Difference,
    assigned,
    decided,
    differences,
    new_answers,
    stands,
)
from governance.reviews.document import AssignmentEntry, RecommendationEntry, ReviewDocument
from governance.reviews.naming import named_as_known
from governance.reviews.reading import ReviewReading
from governance.selectors.reviews import review_row
from governance.services import outcomes, reviews
from governance.services.preview import Preview
from people.errors import Refused, Stale
from people.models import Officer, Partnership, User
from people.selectors.places import present
from people.services import add_officer
from people.wording import listed
from people.writing import writing
from plans.document import OfficerEntry, OfficerKind
from plans.formats.lead_names import kind_of

_REASON = "Read from a paper"


@dataclass(frozen=True, slots=True)
class ReviewPreview(Preview[Difference]):
    """A preview, and the paper that it is of."""

    document: ReviewDocument


def preview(
    partnership: Partnership, review: Review | None, reading: ReviewReading
) -> ReviewPreview:
    """Lay a paper beside what is kept of its review, or beside nothing.

    Whom it names is taken for the partnership's officers by the rule of a plan's import.
    """
    paper, notes = named_as_known(reading.document, _officers(partnership))
    kept = review_row(review, at=present(partnership)).document if review else None
    changes = tuple(differences(kept, paper))
    problems = (*reading.problems, *notes, *identity_problems(changes))
    return ReviewPreview(problems, changes, paper)


def _officers(partnership: Partnership) -> list[OfficerEntry]:
    officers = Officer.objects.filter(partnership=partnership)
    return [OfficerEntry(each.name, kind=OfficerKind(each.kind)) for each in officers]


def keep_review(
    review: Review,
    paper: ReviewDocument,
    *,
    by: User | None,
    previewed: Sequence[Difference] | None = None,
) -> None:
    """Add to a review what a paper says beyond what is kept; the same paper again adds nothing.

    Args:
        paper: as a preview has it, with the partnership's officers under their own names.

    Raises:
        Refused: something in it cannot be kept. Nothing is.
        Stale: it would change something else by now than was ``previewed``.
    """
    with writing(review.partnership, by=by, reason=_REASON) as w:
        kept = review_row(review, at=w.moment).document
        changes = tuple(differences(kept, paper))
        if previewed is not None and changes != tuple(previewed):
            raise Stale("The review changed after this preview was made. Look at the new one.")
        _refuse_discharging(review, changes, by)
        known = {entry.ref: entry for entry in kept.recommendations}
        rows = {row.ref: row for row in review.recommendations.all()}
        for entry in paper.recommendations:
            row = rows.get(entry.ref)
            if row is None:
                row = reviews.add_recommendation(review, by=by, ref=entry.ref, text=entry.text)
            _keep(row, known.get(entry.ref), entry, by)


def _refuse_discharging(review: Review, changes: Iterable[Difference], by: User | None) -> None:
    """Raise Refused where a paper discharges, and who brings it does not speak for scrutiny."""
    found = [each.ref for each in changes if each.discharges]
    if found and by is not None and not by.has_perm("governance.scrutinise", review):
        raise Refused(
            f"The paper says that {listed(found)} is discharged, which is for the body that "
            "reviewed to say. Ask its scrutiny officer to import it."
        )


def _keep(
    row: Recommendation,
    held: RecommendationEntry | None,
    entry: RecommendationEntry,
    by: User | None,
) -> None:
    before = held or _nothing(entry)
    if before.text != entry.text:
        reviews.reword(row, by=by, reason=_REASON, text=entry.text)
    if decided(before) != decided(entry):
        reviews.decide(
            row,
            by=by,
            decision=entry.decision,
            subject_to=entry.subject_to,
            as_printed=entry.decision_as_printed,
        )
    for each in new_answers(before, entry):
        reviews.respond(row, by=by, text=each.text, heading=each.heading, said_on=each.said_on)
    _keep_assignments(row, before, entry, by)


def _nothing(entry: RecommendationEntry) -> RecommendationEntry:
    """A recommendation of which only the words are known."""
    return RecommendationEntry(entry.ref, entry.text, None, "", "", (), ())


def _keep_assignments(
    row: Recommendation, before: RecommendationEntry, entry: RecommendationEntry, by: User | None
) -> None:
    held = list(row.assignments.all())
    pairs = zip_longest(held, before.assignments, entry.assignments)
    for assignment, was, printed in pairs:
        if printed is not None:
            _keep_assignment(row, assignment, was, printed, by)


def _keep_assignment(
    row: Recommendation,
    assignment: Assignment | None,
    was: AssignmentEntry | None,
    printed: AssignmentEntry,
    by: User | None,
) -> None:
    assignment = _carried_out_by(row, assignment, was, printed, by)
    if was is None or stands(was) != stands(printed):
        outcomes.set_status(
            assignment,
            by=by,
            status=printed.status,
            completed_on=printed.completed_on,
            as_printed=printed.action_by_as_printed,
        )


def _carried_out_by(
    row: Recommendation,
    assignment: Assignment | None,
    was: AssignmentEntry | None,
    printed: AssignmentEntry,
    by: User | None,
) -> Assignment:
    """The assignment, with the officers and the day that are printed."""
    officers = [_officer(row.review.partnership, name, by) for name in printed.officers]
    if assignment is None or was is None:
        return outcomes.assign(
            row,
            by=by,
            officers=officers,
            due_on=printed.due_on,
            as_printed=printed.officers_as_printed,
        )
    if assigned(was) != assigned(printed):
        outcomes.reassign(
            assignment,
            by=by,
            reason=_REASON,
            officers=officers,
            due_on=printed.due_on,
            as_printed=printed.officers_as_printed,
        )
    return assignment


def _officer(partnership: Partnership, name: str, by: User | None) -> Officer:
    """The partnership's officer of that name, added where there is none."""
    found = Officer.objects.filter(partnership=partnership, name=name).first()
    return found or add_officer(partnership, by=by, name=name, kind=kind_of(name))
