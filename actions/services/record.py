"""Adding progress updates to an action's record, and correcting them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from actions.evidence.beside import NOTHING, Beside
from actions.models import Action, ProgressUpdate, SignOffProposal
from actions.selectors.current import current_updates
from actions.services.attaching import Received, append_attached, received
from actions.services.posting import (
    Words,
    append_update,
    append_updates,
    posted_before,
    read_anew,
    refuse_if_it_left,
    refuse_unless_open,
    refuse_unless_said,
)
from people.errors import Refused, Stale
from people.models import Officer, User
from people.wording import plain
from people.writing import Writing
from plans.brag import NEEDS_HELP, Rating, look
from plans.document import Position
from plans.models import Plan
from plans.writing import plan_writing


@dataclass(frozen=True, slots=True)
class Completion:
    """What a lead says besides the evidence when an action is proposed as complete."""

    outcome: SignOffProposal.Outcome
    continues: str = ""
    """What goes on as usual business, and with whom."""


@dataclass(frozen=True, slots=True)
class Report:
    """What someone says of an action's progress."""

    rating: Rating | None
    evidence: str = ""
    reason: str = ""
    needed: str = ""
    needed_from: str = ""
    rating_as_printed: str = ""
    need_kind: str = ""
    """Of ``ProgressUpdate.NeedKind``; may be left out."""
    completion: Completion | None = None
    """With Blue: that the action is proposed for sign-off."""


@dataclass(frozen=True, slots=True)
class Post:
    """One of many updates that are posted together."""

    action: Action
    report: Report
    by: User | None
    on_behalf_of: Officer | None = None


def post_update(
    action: Action,
    *,
    by: User | None,
    report: Report,
    on_behalf_of: Officer | None = None,
    beside: Beside = NOTHING,
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> ProgressUpdate:
    """Add a progress update; it is never edited afterwards.

    Args:
        last_seen: the newest update that the user had before them (0: there was none); none
            where nobody looked at a page.
        form_key: the key of the form's rendering; the same key again returns the first result.

    Raises:
        Refused: the action is not open, the report leaves out what its rating asks for, or a
            file or link cannot be taken.
        Stale: someone posted an update after the user looked. Nothing was written.
    """
    taken = received(beside)
    with plan_writing(action.plan, by=by, said_on=said_on) as w:
        before = _posted_before(form_key, by, report, taken, action_id=action.pk)
        if before:
            return before
        read_anew(action)
        refuse_unless_open(action)
        current = recorded_now(w, action)
        _refuse_if_newer(current, last_seen)
        _refuse_if_incomplete(report, current)
        update = _update(action, report, by, on_behalf_of, _asked_in(action.plan, report))
        update.form_key = form_key
        _append(w, update, report, taken)
    return update


def _posted_before(
    form_key: uuid.UUID | None, by: User | None, report: Report, beside: Received, **about: int
) -> ProgressUpdate | None:
    """What the same form of the same user gave before."""
    said = {"by_id": by.pk if by else None}
    before = posted_before(ProgressUpdate, form_key, said, **about)
    if before:
        refuse_unless_reported(before, report, beside)
    return before


def refuse_unless_reported(update: ProgressUpdate, report: Report, beside: Received) -> None:
    """Raise Refused where a form that gave an update reports something else now."""
    refuse_unless_said(update, _words(report))
    beside.refuse_unless_beside(update)
    proposal = getattr(update, "proposal", None)
    if proposal and report.completion:
        refuse_unless_said(proposal, asdict(report.completion))


def _append(w: Writing, update: ProgressUpdate, report: Report, beside: Received) -> None:
    """Append an update with all that its report says and what stands beside it."""
    append_update(w, update)
    append_attached(w, update, beside)
    _propose(w, update, report)


def recorded_now(w: Writing, action: Action) -> ProgressUpdate | None:
    """The current update of an action, as everything recorded has it."""
    found = current_updates([action.pk], at=w.moment, position=Position.RECORDED)
    return found.get(action.pk)


def _propose(w: Writing, update: ProgressUpdate, report: Report) -> None:
    if report.completion is None:
        return
    if report.rating is not Rating.BLUE:
        raise Refused("Only an action that is rated Blue can be proposed as complete.")
    said = report.completion
    w.append(
        SignOffProposal(update=update, by=w.by, outcome=said.outcome, continues=said.continues)
    )


def post_updates(
    plan: Plan, posts: Sequence[Post], *, said_on: date | None = None
) -> list[ProgressUpdate]:
    """``post_update`` for many actions of one plan at one moment, in as few queries.

    Raises:
        Refused: an action is not open, is another plan's or comes twice, or a report leaves out
            what its rating asks for; nothing was written.
    """
    with plan_writing(plan, by=None, said_on=said_on) as w:
        keys = [post.action.pk for post in posts]
        _refuse_unless_each_is_of(plan, keys)
        current = current_updates(keys, at=w.moment, position=Position.RECORDED)
        for post in posts:
            _refuse_if_incomplete(post.report, current.get(post.action.pk))
        by_name = _officers_by_name(plan)
        updates = [
            _update(p.action, p.report, p.by, p.on_behalf_of, _asked(by_name, p.report))
            for p in posts
        ]
        append_updates(w, plan, updates)
    return updates


def _refuse_unless_each_is_of(plan: Plan, keys: Sequence[int]) -> None:
    held = Action.objects.filter(plan=plan, pk__in=keys)
    for action in held.exclude(state=Action.State.OPEN)[:1]:
        refuse_unless_open(action)
    if held.count() < len(keys):
        raise Refused("An action comes twice or is another plan’s. Name each of this plan once.")


def correct_update(
    wrong: ProgressUpdate,
    *,
    by: User | None,
    report: Report,
    on_behalf_of: Officer | None = None,
    beside: Beside = NOTHING,
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> ProgressUpdate:
    """Put a mistake right by a further update that names the one it corrects.

    What was shown before stays as it was. A signed-off action can be corrected too: its sign-off
    then shows that what it judged has changed.

    Args:
        last_seen: as for ``post_update``.

    Raises:
        Refused: the action left its plan, the update was corrected already, no reason is given,
            the report leaves out what its rating asks for, or a file or link cannot be taken.
        Stale: someone posted an update after the user looked. Nothing was written.
    """
    taken = received(beside)
    with plan_writing(wrong.action.plan, by=by, said_on=said_on) as w:
        before = _posted_before(form_key, by, report, taken, corrects_id=wrong.pk)
        if before:
            return before
        _refuse_unless_to_be_corrected(w, wrong, last_seen)
        _refuse_unless_it_corrects(report)
        update = _correction(wrong, report, by, on_behalf_of)
        update.form_key = form_key
        _append(w, update, report, taken)
    return update


def _refuse_unless_to_be_corrected(
    w: Writing, wrong: ProgressUpdate, last_seen: int | None
) -> None:
    """Raise where the action left its plan, a newer update came, or this one was corrected."""
    read_anew(wrong.action)
    refuse_if_it_left(wrong.action)
    _refuse_if_newer(recorded_now(w, wrong.action), last_seen)
    if ProgressUpdate.objects.filter(corrects=wrong).exists():
        raise Refused("This update was corrected already. Correct the newer one.")


def _refuse_unless_it_corrects(report: Report) -> None:
    if not report.reason:
        raise Refused("Say what was wrong with the update that you correct.")
    _refuse_if_incomplete(report, None)


def _correction(
    wrong: ProgressUpdate, report: Report, by: User | None, on_behalf_of: Officer | None
) -> ProgressUpdate:
    asked = _asked_in(wrong.action.plan, report)
    update = _update(wrong.action, report, by, on_behalf_of, asked)
    update.corrects = wrong
    return update


def _refuse_if_newer(current: ProgressUpdate | None, last_seen: int | None) -> None:
    if last_seen is not None and (current.pk if current else 0) != last_seen:
        raise Stale("Someone posted an update after you opened this page.")


def _refuse_if_incomplete(report: Report, current: ProgressUpdate | None) -> None:
    if report.rating is None and not report.evidence:
        raise Refused("Give a rating, or say what has been done.")
    before = current.rating if current else ""
    if before and report.rating != before and not report.reason:
        raise Refused(f"Say why the rating is no longer {look(Rating(before)).word}.")
    if report.rating in NEEDS_HELP and not (report.needed and report.needed_from):
        word = look(report.rating).word
        raise Refused(f"{word} asks what is needed, and from whom. Fill in both.")


def _update(
    action: Action,
    report: Report,
    by: User | None,
    on_behalf_of: Officer | None,
    asked: Officer | None,
) -> ProgressUpdate:
    return ProgressUpdate(
        action=action,
        by=by,
        on_behalf_of=on_behalf_of,
        asked=asked,
        **_words(report),
    )


def _words(report: Report) -> Words:
    """What a report says, as its row keeps it."""
    return {
        "rating": report.rating or "",
        "rating_as_printed": report.rating_as_printed,
        "evidence": report.evidence,
        "reason": report.reason,
        "need_kind": report.need_kind,
        "needed": report.needed,
        "needed_from": report.needed_from,
    }


def _officers_by_name(plan: Plan) -> dict[str, Officer]:
    officers = Officer.objects.filter(partnership=plan.partnership_id)
    return {plain(officer.name): officer for officer in officers}


def _asked(by_name: Mapping[str, Officer], report: Report) -> Officer | None:
    """The officer of the partnership from whom something is needed, if it is one of them."""
    return by_name.get(plain(report.needed_from.strip()))


def _asked_in(plan: Plan, report: Report) -> Officer | None:
    return _asked(_officers_by_name(plan), report) if report.needed_from else None
