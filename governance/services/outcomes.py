"""What becomes of a recommendation: who carries it out, how far they are, what scrutiny finds."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from actions.models import Action
from actions.services.posting import Words, append_once
from governance.models import (
    AssignedOfficer,
    Assignment,
    DeliveringAction,
    Recommendation,
    ScrutinyLook,
    StatusChange,
)
from governance.reviews.document import Found, Status
from governance.selectors.delivering import newest_link
from governance.services.keeping import keeping, refuse_ahead, refuse_if_changed
from people.errors import Refused, Stale
from people.models import Officer, User
from people.writing import Writing


def assign(
    recommendation: Recommendation,
    *,
    by: User | None,
    officers: Sequence[Officer],
    due_on: date | None = None,
    as_printed: str = "",
) -> Assignment:
    """Say who is to carry a recommendation out, and by when."""
    with keeping(recommendation, by, "Assigned") as w:
        assignment = Assignment(
            recommendation=recommendation,
            place=recommendation.assignments.count() + 1,
            due_on=due_on,
            officers_as_printed=as_printed,
        )
        w.save(assignment)
        _name(w, assignment, officers)
    return assignment


def reassign(
    assignment: Assignment,
    *,
    by: User | None,
    reason: str,
    officers: Sequence[Officer],
    due_on: date | None,
    as_printed: str = "",
    seen: int | None = None,
) -> None:
    """Give an assignment to others, or another day; who it was stays in its history.

    Raises:
        Stale: somebody changed it since ``seen``, the newest revision that the user saw.
    """
    with keeping(assignment.recommendation, by, reason) as w:
        refuse_if_changed(assignment, seen, "who carries it out")
        assignment.due_on, assignment.officers_as_printed = due_on, as_printed
        w.save(assignment)
        for held in assignment.officers.all():
            held.delete()
        _name(w, assignment, officers)


def _name(w: Writing, assignment: Assignment, officers: Sequence[Officer]) -> None:
    for place, officer in enumerate(officers, 1):
        w.save(AssignedOfficer(assignment=assignment, officer=officer, place=place))


def set_status(
    assignment: Assignment,
    *,
    by: User | None,
    status: Status | None,
    completed_on: date | None = None,
    as_printed: str = "",
    reason: str = "",
    form_key: uuid.UUID | None = None,
) -> StatusChange:
    """Say how far those have come who carry a recommendation out.

    Raises:
        Refused: the day lies ahead, or neither a reason nor a paper's words say why it is not
            achievable, discharged or superseded.
    """
    if status and status.needs_reason and not (reason or as_printed):
        raise Refused(f"Say why it is {status}.")
    said: Words = {
        "status": status or "",
        "completed_on": completed_on,
        "as_printed": as_printed,
        "reason": reason,
    }
    with keeping(assignment.recommendation, by, "Status") as w:
        refuse_ahead(w, completed_on, "on which it was done")
        return append_once(
            w,
            StatusChange,
            form_key,
            lambda: StatusChange(assignment=assignment, by=w.by, **said),
            said,
            assignment_id=assignment.pk,
        )


def look_at(
    recommendation: Recommendation,
    *,
    by: User | None,
    found: Found,
    reason: str = "",
    looked_on: date | None = None,
) -> ScrutinyLook:
    """Keep what the scrutiny body found of a recommendation that is said to be completed.

    Raises:
        Refused: it is not said to be completed, nothing says why it is not agreed, or the day
            lies ahead.
    """
    if found is Found.NOT_AGREED and not reason:
        raise Refused("Say why it is not agreed.")
    with keeping(recommendation, by, "Looked at by scrutiny") as w:
        refuse_ahead(w, looked_on, "on which scrutiny looked")
        _refuse_unless_completed(recommendation)
        look = ScrutinyLook(
            recommendation=recommendation, by=w.by, found=found, reason=reason, looked_on=looked_on
        )
        w.append(look)
    return look


def _refuse_unless_completed(recommendation: Recommendation) -> None:
    first = recommendation.assignments.first()
    last = first.statuses.last() if first else None
    if last is None or last.status != Status.COMPLETED:
        raise Refused("It is not said to be completed: there is nothing to agree to.")


def discharge(
    recommendation: Recommendation,
    *,
    by: User | None,
    reason: str,
    discharged_on: date | None = None,
) -> None:
    """Keep that the scrutiny body asks for nothing more on a recommendation.

    Raises:
        Refused: nothing says why, or the day lies ahead.
    """
    with keeping(recommendation, by, "Discharged by scrutiny") as w:
        refuse_ahead(w, discharged_on, "on which scrutiny decided")
        held = list(recommendation.assignments.all())
        for assignment in held or [assign(recommendation, by=by, officers=[])]:
            set_status(
                assignment,
                by=by,
                status=Status.DISCHARGED,
                completed_on=discharged_on,
                reason=reason,
            )


def deliver_by(
    recommendation: Recommendation,
    *,
    by: User | None,
    reason: str,
    actions: Sequence[Action],
    seen: int | None = None,
) -> None:
    """Say which actions deliver a recommendation; what was linked before stays in its history.

    Raises:
        Stale: somebody changed the links since ``seen``, as ``newest_link`` gives it.
        Refused: an action is of another partnership.
    """
    partnership = recommendation.review.partnership_id
    if any(action.plan.partnership_id != partnership for action in actions):
        raise Refused("That action belongs to another partnership.")
    with keeping(recommendation, by, reason) as w:
        if seen is not None and seen != newest_link(recommendation):
            raise Stale("Somebody changed which actions deliver it since you opened the page.")
        held = {link.action_id: link for link in recommendation.delivered_by.all()}
        wanted = {action.pk: action for action in actions}
        for pk in held.keys() - wanted.keys():
            held[pk].delete()
        for pk, action in wanted.items():
            if pk not in held:
                w.save(DeliveringAction(recommendation=recommendation, action=action))
