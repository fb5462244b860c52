"""The entries of an action's record, kind by kind, as they stood at a moment in a position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Prefetch, QuerySet

from actions.models import (
    Action,
    ActionLead,
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
    Transfer,
)
from actions.record import Attachment, Entry, EntryKind, Mark, Move, Reply
from actions.selectors.names import Names, plans_as_at
from people.asat import revisions
from people.clock import london_day
from people.wording import day_words, listed
from plans.brag import Rating, look
from plans.document import Position
from plans.words import word_changes


@dataclass(frozen=True, slots=True)
class Telling:
    """Whose record is told, as at when, in which position."""

    action: Action
    at: datetime
    position: Position
    names: Names
    updates: Sequence[Any]
    """Those that count by then, with ``counts_from`` and ``counts_until``, oldest first."""
    unread: int
    """Updates that are older than these."""
    revisions: Sequence[Any]
    sign_offs: Sequence[SignOff]
    """Decisions on its completion by then, oldest first."""

    @property
    def shows_recorded(self) -> bool:
        return self.position is Position.RECORDED

    def of_what_is_shown(self, rows: QuerySet[Any]) -> list[Any]:
        """Said of no update, or of one that the reader sees: when considered, an accepted one."""
        found = self.said_by_then(rows.select_related("update__consideration"))
        return [row for row in found if row.update is None or self.shows(row.update)]

    def shows(self, update: ProgressUpdate) -> bool:
        """Whether the reader sees the update, and so what was said of it."""
        decision = _decision(update, self.at)
        accepted = decision and decision.decision == Consideration.Decision.ACCEPTED
        return self.shows_recorded or bool(accepted)

    def said_by_then(self, rows: QuerySet[Any]) -> list[Any]:
        """Rows of the record up to the moment, whose speakers are then known by name."""
        found = list(rows.filter(moment__lte=self.at))
        self.names.know({row.by_id for row in found})
        return found


Teller = Callable[[Telling], Iterator[Entry]]


def update_entries(t: Telling) -> Iterator[Entry]:
    t.names.know({update.by_id for update in t.updates})
    moments = _moments_corrected(t)
    newest = _newest_accepted(t)
    for update in t.updates:
        decision = _decision(update, t.at)
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
            attachments=tuple(_attachments(update)),
            anchor=f"update-{update.pk}",
            about=update.pk,
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


def _decision(update: ProgressUpdate, at: datetime) -> Consideration | None:
    found: Consideration | None = getattr(update, "consideration", None)
    return found if found and found.moment <= at else None


def _newest_accepted(t: Telling) -> tuple[datetime, int] | None:
    accepted = [
        (u.moment, u.pk)
        for u in t.updates
        if (d := _decision(u, t.at)) and d.decision == Consideration.Decision.ACCEPTED
    ]
    return max(accepted, default=None)


def _update_lines(update: ProgressUpdate) -> Iterator[tuple[str, str]]:
    if update.needed:
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
        t.names.know({decision.by_id})
        who = t.names.who(decision.by_id)
        yield Reply("Returned by", who, decision.moment, decision.reason)


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


def _attachments(update: ProgressUpdate) -> Iterator[Attachment]:
    for file in update.files.all():
        yield Attachment(file.name, file=file.pk, size=file.size)
    for link in update.links.all():
        yield Attachment(link.title, url=link.url)


def date_change_entries(t: Telling) -> Iterator[Entry]:
    for moved in t.said_by_then(DateChange.objects.filter(action=t.action)):
        after_it_fell_due = _fell_due(moved)
        agreed = (("Agreed by", moved.agreed_by),) if moved.agreed_by else ()
        late = (("Recorded", after_it_fell_due),) if after_it_fell_due else ()
        yield Entry(
            EntryKind.DATE_CHANGE,
            moved.moment,
            t.names.who(moved.by_id),
            text=moved.reason,
            lines=(*agreed, *late),
            move=Move(moved.from_date, moved.to_date),
        )


def _fell_due(moved: DateChange) -> str:
    if moved.from_date is None or london_day(moved.moment) <= moved.from_date:
        return ""
    return "after the date had passed"


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
        )


def reopening_entries(t: Telling) -> Iterator[Entry]:
    for row in t.said_by_then(Reopening.objects.filter(action=t.action)):
        yield Entry(EntryKind.REOPENED, row.moment, t.names.who(row.by_id), text=row.reason)


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
            about=row.update_id,
        )


def wording_entries(t: Telling) -> Iterator[Entry]:
    t.names.know({row.history_user_id for row in t.revisions})
    first = t.revisions[0]
    who = t.names.who(first.history_user_id)
    yield Entry(EntryKind.ADDED, first.history_date, who, text=first.text)
    for before, after in pairwise(t.revisions):
        yield from _revision(t, before, after)


def _revision(t: Telling, before: Any, after: Any) -> Iterator[Entry]:
    who, reason = t.names.who(after.history_user_id), after.history_change_reason or ""
    if before.text != after.text:
        yield Entry(
            EntryKind.REWORDED,
            after.history_date,
            who,
            lines=(("Reason", reason),) if reason else (),
            pieces=tuple(word_changes(before.text, after.text)),
        )
    if before.state != after.state and after.state == Action.State.WITHDRAWN:
        yield Entry(EntryKind.WITHDRAWN, after.history_date, who, text=after.state_reason)


def transfer_entries(t: Telling) -> Iterator[Entry]:
    rows = t.said_by_then(Transfer.objects.filter(action=t.action))
    ends = {plan for row in rows for plan in (row.from_plan_id, row.to_plan_id)}
    plans = plans_as_at(ends, t.at) if ends else {}
    for row in rows:
        left, into = plans[row.from_plan_id], plans[row.to_plan_id]
        yield Entry(
            EntryKind.TRANSFERRED,
            row.moment,
            t.names.who(row.by_id),
            text=row.reason,
            lines=(("From", f"{left.title}, {row.from_ref}"),),
            leads_to=(into.slug, into.title, row.to_ref),
            came_from=(left.slug, left.title, row.from_ref),
        )


def lead_entries(t: Telling) -> Iterator[Entry]:
    """One entry for each moment, after the first, at which leads came or went."""
    rows = revisions(ActionLead).filter(action_id=t.action.pk, history_date__lte=t.at)
    came: defaultdict[datetime, list[str]] = defaultdict(list)
    went: defaultdict[datetime, list[str]] = defaultdict(list)
    reasons: dict[datetime, str] = {}
    for row in rows.order_by("history_date", "history_id"):
        into = {"+": came, "-": went}.get(row.history_type)
        if into is not None:
            into[row.history_date].append(t.names.officers[row.officer_id])
            reasons[row.history_date] = row.history_change_reason or ""
    began = t.revisions[0].history_date
    for moment in sorted(set(reasons) - {began}):
        reason = (("Reason", reasons[moment]),) if reasons[moment] else ()
        text = _lead_words(came[moment], went[moment])
        yield Entry(EntryKind.LEADS, moment, "", text=text, lines=reason)


def _lead_words(came: list[str], went: list[str]) -> str:
    """Who leads now in whose place, as a sentence."""
    new, old = listed(came), listed(went)
    if came and went:
        return f"{new} in place of {old}."
    if came:
        return f"{new} {'joins' if len(came) == 1 else 'join'}."
    return f"{old} no longer {'leads' if len(went) == 1 else 'lead'}."


TELLERS: tuple[Teller, ...] = (
    update_entries, date_change_entries, date_request_entries, sign_off_entries,
    reopening_entries, occurrence_entries, challenge_entries, need_answer_entries,
    wording_entries, transfer_entries, lead_entries,
)  # fmt: skip
"""Every kind of entry, in the order in which those of one moment are told."""
