"""The entries of what was said of an action, kind by kind, as at a moment in a position."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from actions.models import (
    Challenge,
    ChallengeAnswer,
    Consideration,
    DateChange,
    DateDecision,
    DateRequest,
    NeedAnswer,
    Occurrence,
    ProgressUpdate,
    Reopening,
    SignOff,
)
from actions.record import Entry, EntryKind, Mark, Move, Reply
from actions.selectors.entries_of_the_plan import (
    erasure_entries,
    lead_entries,
    transfer_entries,
    wording_entries,
)
from actions.selectors.evidence import attachments_of
from actions.selectors.moves import move_fact
from actions.selectors.telling import Teller, Telling, decision_by
from people.exempt.reading import exempt_under
from people.exempt.words import are_exempt_words
from people.wording import day_words
from plans.brag import Rating, look


def update_entries(t: Telling) -> Iterator[Entry]:
    t.names.know({update.by_id for update in t.updates})
    moments = _moments_corrected(t)
    newest = _newest_accepted(t)
    for update in t.updates:
        decision = decision_by(update, t.at)
        yield Entry(
            EntryKind.UPDATE,
            update.moment,
            t.names.who(update.by_id, update.on_behalf_of_id),
            text=update.evidence,
            rating=Rating(update.rating) if update.rating else None,
            lines=tuple(_update_lines(update)),
            replies=tuple(_returned(t, decision)),
            marks=tuple(_update_marks(t, update, decision, newest)),
            corrects=moments.get(update.corrects_id or 0),
            attachments=tuple(attachments_of(update)),
            anchor=f"update-{update.pk}",
            about=update.pk,
            exempt=exempt_under(update),
        )


def _moments_corrected(t: Telling) -> dict[int, datetime]:
    """When the updates were said that others correct, where the reader sees them."""
    moments = {update.pk: update.moment for update in t.updates}
    corrected = {update.corrects_id for update in t.updates if update.corrects_id}
    if t.unread and (older := corrected - set(moments)):
        counting = ProgressUpdate.objects.counting(t.position)
        seen = counting.filter(pk__in=older, counts_from__lte=t.at)
        moments |= seen.values_list("pk", "moment")
    return moments


def _newest_accepted(t: Telling) -> tuple[datetime, int] | None:
    accepted = [
        (u.moment, u.pk)
        for u in t.updates
        if (d := decision_by(u, t.at)) and d.decision == Consideration.Decision.ACCEPTED
    ]
    return max(accepted, default=None)


def _update_lines(update: ProgressUpdate) -> Iterator[tuple[str, str]]:
    if are_exempt_words(update.needed):
        yield "Needed", update.needed
    elif update.needed:
        kind = f"{update.get_need_kind_display()}: " if update.need_kind else ""
        yield f"Needed from {update.needed_from}", f"{kind}{update.needed}"
    if update.reason:
        yield "Reason for the rating", update.reason
    proposal = getattr(update, "proposal", None)
    if proposal:
        yield "Proposed as complete. Was the outcome met?", proposal.get_outcome_display()
        if proposal.continues:
            yield "What continues as usual business", proposal.continues


def _returned(t: Telling, decision: Consideration | None) -> Iterator[Reply]:
    if decision and decision.decision == Consideration.Decision.RETURNED:
        yield from _reply(t, "Returned by", decision)


def _update_marks(
    t: Telling,
    update: Any,
    decision: Consideration | None,
    newest: tuple[datetime, int] | None,
) -> Iterator[Mark]:
    if update.counts_until and update.counts_until <= t.at:
        yield Mark.CORRECTED
    elif decision is None:
        overtaken = newest is not None and newest > (update.moment, update.pk)
        yield Mark.OVERTAKEN if overtaken else Mark.NOT_CONSIDERED
    if decision and decision.decision == Consideration.Decision.RETURNED:
        yield Mark.RETURNED


def date_change_entries(t: Telling) -> Iterator[Entry]:
    for moved in t.said_by_then(DateChange.objects.filter(action=t.action)):
        agreed = (("Agreed by", moved.agreed_by),) if moved.agreed_by else ()
        late = (("Recorded", "after the date had passed"),) if move_fact(moved).days_late else ()
        yield Entry(
            EntryKind.DATE_CHANGE,
            moved.moment,
            t.names.who(moved.by_id),
            text=moved.reason,
            lines=(*agreed, *late),
            move=Move(moved.from_date, moved.to_date),
            anchor=f"moved-{moved.pk}",
        )


def date_request_entries(t: Telling) -> Iterator[Entry]:
    """What a lead asked for and was not given; an agreed date is told as the change that it is."""
    if not t.shows_recorded:
        return
    rows = DateRequest.objects.filter(action=t.action).select_related("decision")
    for request in t.said_by_then(rows):
        decision = getattr(request, "decision", None)
        if decision and decision.moment > t.at:
            decision = None
        if decision and decision.decision == DateDecision.Decision.AGREED:
            continue
        yield Entry(
            EntryKind.DATE_REQUEST,
            request.moment,
            t.names.who(request.by_id, request.on_behalf_of_id),
            text=request.reason,
            move=Move(request.from_date, request.to_date),
            marks=(Mark.REFUSED if decision else Mark.WAITING,),
            anchor=f"date-{request.pk}",
            replies=tuple(_reply(t, "Refused by", decision)) if decision else (),
        )


def _reply(t: Telling, label: str, decision: Any) -> Iterator[Reply]:
    t.names.know({decision.by_id})
    yield Reply(label, t.names.who(decision.by_id), decision.moment, decision.reason)


_KIND_OF_DECISION = {
    SignOff.Decision.SIGNED_OFF: EntryKind.SIGNED_OFF,
    SignOff.Decision.RETURNED: EntryKind.SIGN_OFF_RETURNED,
}


def sign_off_entries(t: Telling) -> Iterator[Entry]:
    t.names.know({row.by_id for row in t.sign_offs})
    for row in (signed for signed in t.sign_offs if t.shows(signed.update)):
        yield Entry(
            _KIND_OF_DECISION[SignOff.Decision(row.decision)],
            row.moment,
            f"{t.names.who(row.by_id)}, {row.get_capacity_display().lower()}",
            text=row.rationale,
            anchor=f"decision-{row.pk}",
        )


def reopening_entries(t: Telling) -> Iterator[Entry]:
    for row in t.said_by_then(Reopening.objects.filter(action=t.action)):
        who, anchor = t.names.who(row.by_id), f"reopened-{row.pk}"
        yield Entry(EntryKind.REOPENED, row.moment, who, text=row.reason, anchor=anchor)


def occurrence_entries(t: Telling) -> Iterator[Entry]:
    for row in t.said_by_then(Occurrence.objects.filter(action=t.action)):
        ended = f"Occurrence {row.number} is complete."
        yield Entry(
            EntryKind.OCCURRENCE,
            row.moment,
            t.names.who(row.by_id),
            text=ended,
            move=Move(row.due_on, row.next_due_on),
        )


def challenge_entries(t: Telling) -> Iterator[Entry]:
    """Each challenge with the answers and the closing that it had by then."""
    answers = Prefetch(
        "answers", ChallengeAnswer.objects.filter(moment__lte=t.at).order_by("moment", "id")
    )
    rows = Challenge.objects.filter(action=t.action).select_related("closing")
    for row in t.of_what_is_shown(rows.prefetch_related(answers)):
        closing = getattr(row, "closing", None)
        if closing and closing.moment > t.at:
            closing = None
        t.names.know({a.by_id for a in row.answers.all()} | {closing.by_id if closing else None})
        yield Entry(
            EntryKind.CHALLENGE,
            row.moment,
            listed_names(t.names.who(row.by_id), t.names.bodies.get(row.body_id, "")),
            text=row.reason,
            lines=tuple(_challenge_lines(row, waiting=not row.answers.all() and closing is None)),
            replies=tuple(_challenge_replies(t, row, closing)),
            marks=(_challenge_mark(row, closing),),
            anchor=f"challenge-{row.pk}",
            about=row.pk,
        )


def listed_names(*names: str) -> str:
    return ", ".join(name for name in names if name)


def _challenge_mark(row: Challenge, closing: Any) -> Mark:
    if closing:
        return Mark.CLOSED
    return Mark.ANSWERED if row.answers.all() else Mark.OPEN


def _challenge_lines(row: Challenge, *, waiting: bool) -> Iterator[tuple[str, str]]:
    yield "Rating challenged", look(Rating(row.rating) if row.rating else None).word
    if row.meeting_on:
        yield "Raised at the meeting of", day_words(row.meeting_on)
    if waiting:
        yield "Waiting for the lead’s answer, due", day_words(row.answer_by)


def _challenge_replies(t: Telling, row: Challenge, closing: Any) -> Iterator[Reply]:
    for answer in row.answers.all():
        who = t.names.who(answer.by_id, answer.on_behalf_of_id)
        yield Reply(answer.get_stance_display(), who, answer.moment, answer.text)
    if closing:
        who = t.names.who(closing.by_id)
        yield Reply(closing.get_outcome_display(), who, closing.moment, closing.reason)


def need_answer_entries(t: Telling) -> Iterator[Entry]:
    """Answers to what the updates that the reader sees said was needed."""
    for row in t.of_what_is_shown(NeedAnswer.objects.filter(update__action=t.action)):
        yield Entry(
            EntryKind.NEED_ANSWER,
            row.moment,
            t.names.who(row.by_id, row.on_behalf_of_id),
            text=row.text,
            lines=((row.get_outcome_display(), row.update.needed),),
            anchor=f"need-answer-{row.pk}",
            about=row.update_id,
        )


TELLERS: tuple[Teller, ...] = (
    update_entries, date_change_entries, date_request_entries, sign_off_entries,
    reopening_entries, occurrence_entries, challenge_entries, need_answer_entries,
    wording_entries, transfer_entries, lead_entries, erasure_entries,
)  # fmt: skip
"""Every kind of entry, in the order in which those of one moment are told."""
