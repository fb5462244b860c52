"""Challenges: raised with a reason, answered by the lead, closed by the challenger's chair."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from actions.evidence.beside import NOTHING, Beside
from actions.models import (
    Action,
    Challenge,
    ChallengeAnswer,
    ChallengeClosing,
    ProgressUpdate,
)
from actions.selectors.current import current_updates
from actions.services.attaching import named
from actions.services.posting import Words, append_once, read_anew, refuse_if_it_left
from actions.services.record import Report, post_update, refuse_unless_reported
from people import clock
from people.errors import Refused, Stale
from people.models import Body, Officer, User
from people.writing import Writing
from plans.document import Position
from plans.writing import plan_writing

DAYS_TO_ANSWER = 14
"""So long a lead has, unless the challenger names another day."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a challenger asks, for which body, and by when they want the answer."""

    reason: str
    answer_by: date
    """A London day."""
    body: Body | None = None
    meeting_on: date | None = None

    @property
    def words(self) -> Words:
        return {
            "reason": self.reason,
            "answer_by": self.answer_by,
            "body": self.body,
            "meeting_on": self.meeting_on,
        }


def challenge(
    action: Action,
    *,
    by: User | None,
    question: Question,
    position: Position,
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> Challenge:
    """Question the rating of an action, as the challenger sees it.

    Args:
        position: which update the challenger had before them.
        last_seen: its number (0: there was none); none where nobody looked at a page.

    Raises:
        Refused: no reason is given, the day of the answer is past, or the action left the plan.
        Stale: another update counts since the challenger looked. Nothing was written.
    """
    if not question.reason:
        raise Refused("Say what you question and why: the lead answers it.")
    with plan_writing(action.plan, by=by, said_on=said_on) as w:
        return append_once(
            w,
            Challenge,
            form_key,
            lambda: _questioned(w, action, question, position, last_seen),
            question.words,
            action_id=action.pk,
        )


def _questioned(
    w: Writing, action: Action, question: Question, position: Position, last_seen: int | None
) -> Challenge:
    """The challenge of the update that counts now in the position."""
    read_anew(action)
    refuse_if_it_left(action)
    if question.answer_by < clock.london_day(w.moment):
        raise Refused("The day of the answer is past. Give a later one.")
    seen = current_updates([action.pk], at=w.moment, position=position).get(action.pk)
    if last_seen is not None and (seen.pk if seen else 0) != last_seen:
        raise Stale("Someone posted an update after you opened this page.")
    return Challenge(
        action=action,
        by=w.by,
        update=seen,
        rating=seen.rating if seen else "",
        **question.words,
    )


def answer_challenge(
    asked: Challenge,
    *,
    by: User | None,
    text: str,
    report: Report | None = None,
    on_behalf_of: Officer | None = None,
    beside: Beside = NOTHING,
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> ChallengeAnswer:
    """Answer a challenge: keep the rating, or change it by a further update.

    Args:
        report: the update that changes the rating; none keeps it.
        beside: what shows it, beside that update.
        last_seen: as for ``post_update``; asked only where the rating changes.

    Raises:
        Refused: there is no answer, it was answered or closed already, or the update is refused.
        Stale: someone posted an update after the user looked. Nothing was written.
    """
    if not text:
        raise Refused("Write your answer: the challenger reads it.")
    stance = ChallengeAnswer.Stance.CHANGED if report else ChallengeAnswer.Stance.KEPT
    said: Words = {"text": text, "stance": stance}
    with plan_writing(asked.action.plan, by=by, said_on=said_on) as w:

        def rate_otherwise(report: Report) -> ProgressUpdate:
            _refuse_the_same_rating(asked, report)
            return post_update(
                asked.action, by=by, report=report, on_behalf_of=on_behalf_of,
                beside=beside, last_seen=last_seen,
            )  # fmt: skip

        def say() -> ChallengeAnswer:
            _refuse_unless_it_waits(asked)
            update = rate_otherwise(report) if report else None
            return ChallengeAnswer(
                challenge=asked, by=by, on_behalf_of=on_behalf_of, update=update, **said
            )

        answer = append_once(w, ChallengeAnswer, form_key, say, said, challenge_id=asked.pk)
        if answer.update and report:
            refuse_unless_reported(answer.update, report, named(beside))
    return answer


def _refuse_unless_it_waits(asked: Challenge) -> None:
    """Raise Refused where a challenge was answered or closed, or its action is elsewhere now."""
    read_anew(asked.action)
    _refuse_if_closed(asked)
    if ChallengeAnswer.objects.filter(challenge=asked).exists():
        raise Refused("This challenge was answered already.")


def _refuse_the_same_rating(asked: Challenge, report: Report) -> None:
    if (report.rating or "") == asked.rating:
        raise Refused("This is the rating that was challenged. Keep it, or choose another.")


def close_challenge(
    asked: Challenge,
    *,
    by: User | None,
    outcome: ChallengeClosing.Outcome,
    reason: str = "",
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> ChallengeClosing:
    """Say how a challenge ended.

    Args:
        last_seen: the newest answer that the user had before them (0: there was none); none
            where nobody looked at a page.

    Raises:
        Refused: it was closed already, it has no answer and is not withdrawn, or the rating is
            said to be changed and is not.
        Stale: it was answered after the user looked. Nothing was written.
    """
    said: Words = {"outcome": outcome, "reason": reason}
    with plan_writing(asked.action.plan, by=by, said_on=said_on) as w:

        def say() -> ChallengeClosing:
            read_anew(asked.action)
            _refuse_if_closed(asked)
            _refuse_if_answered_since(asked, last_seen)
            _refuse_unless_it_fits(asked, outcome)
            return ChallengeClosing(challenge=asked, by=by, **said)

        return append_once(w, ChallengeClosing, form_key, say, said, challenge_id=asked.pk)


def _refuse_if_closed(asked: Challenge) -> None:
    if ChallengeClosing.objects.filter(challenge=asked).exists():
        raise Refused("This challenge was closed already.")


def _refuse_if_answered_since(asked: Challenge, last_seen: int | None) -> None:
    newest = ChallengeAnswer.objects.filter(challenge=asked).order_by("-moment", "-id").first()
    if last_seen is not None and (newest.pk if newest else 0) != last_seen:
        raise Stale("The lead answered after you opened this page.")


def _refuse_unless_it_fits(asked: Challenge, outcome: ChallengeClosing.Outcome) -> None:
    if outcome == ChallengeClosing.Outcome.WITHDRAWN:
        return
    stances = set(asked.answers.values_list("stance", flat=True))
    if not stances:
        raise Refused("The lead has not answered yet. Wait, or withdraw the challenge.")
    changed = ChallengeAnswer.Stance.CHANGED in stances
    if changed != (outcome == ChallengeClosing.Outcome.CHANGED):
        said = "changed" if changed else "kept"
        raise Refused(f"The lead {said} the rating: choose the outcome that says so.")
