"""Questions and answers, and what officers promise to answer later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from actions.models import Action
from governance.meetings.document import QuestionKind
from governance.models import (
    Answer,
    AskedAbout,
    Meeting,
    MeetingItem,
    ObjectiveWithoutQuestions,
    Promise,
    Question,
)
from governance.services.meetings.keeping import keeping_under, next_place, refuse_empty
from people.errors import Refused
from people.models import Officer, User
from plans.models import Objective, Plan


class About(NamedTuple):
    """An action about which is asked, and the ref by which the meeting called it."""

    ref: str
    action: Action | None = None


def ask(
    item: MeetingItem,
    *,
    by: User | None,
    asked_by: str,
    text: str,
    kind: QuestionKind = QuestionKind.QUESTION,
    from_public: bool = False,
    section: str = "",
    objective: Objective | None = None,
    objective_ref: str = "",
    about: Sequence[About] = (),
    answer_note: str = "",
    uncertainty: str = "",
    place: int | None = None,
) -> Question:
    """Record what a member, or one of the public, asks or says.

    Raises:
        Refused: it says nothing, nobody asked it, or it is about another partnership's plan.
    """
    refuse_empty(asked_by, "who asked")
    refuse_empty(text, "what was asked")
    with keeping_under(item, by=by, reason="Asked") as w:
        _refuse_other_plans(item.meeting, objective, about)
        question = Question(
            item=item,
            place=next_place(item.questions, place),
            kind=kind,
            asked_by=asked_by,
            from_public=from_public,
            section=section,
            objective=objective,
            objective_ref=objective_ref or (objective.ref if objective else ""),
            text=text,
            answer_note=answer_note,
            uncertainty=uncertainty,
        )
        w.save(question)
        for each in about:
            ask_about(question, by=by, ref=each.ref, action=each.action)
    return question


def ask_about(
    question: Question,
    *,
    by: User | None,
    ref: str,
    action: Action | None = None,
    place: int | None = None,
) -> AskedAbout:
    """Say about which action a question is, by the ref that was used at the meeting."""
    refuse_empty(ref, "the ref of the action")
    with keeping_under(question, by=by, reason="Asked") as w:
        _refuse_other_plans(question.of_meeting, None, [About(ref, action)])
        asked = AskedAbout(
            question=question, place=next_place(question.about, place), ref=ref, action=action
        )
        w.save(asked)
    return asked


def _refuse_other_plans(
    meeting: Meeting, objective: Objective | None, about: Sequence[About]
) -> None:
    plans: list[Plan] = [each.action.plan for each in about if each.action]
    plans += [objective.plan] if objective else []
    if any(plan.partnership_id != meeting.partnership_id for plan in plans):
        raise Refused("Choose an objective or an action of this partnership.")


def answer(
    question: Question,
    *,
    by: User | None,
    text: str,
    officer: Officer | None = None,
    officer_as_printed: str = "",
    place: int | None = None,
) -> Answer:
    """Record what an officer answers."""
    said_by = officer_as_printed or (officer.name if officer else "")
    refuse_empty(said_by, "who answered")
    refuse_empty(text, "the answer")
    with keeping_under(question, by=by, reason="Answered") as w:
        answered = Answer(
            question=question,
            place=next_place(question.answers, place),
            officer=officer,
            officer_as_printed=said_by,
            text=text,
        )
        w.save(answered)
    return answered


def promise(
    question: Question,
    *,
    by: User | None,
    text: str,
    officer: Officer | None = None,
    officer_as_printed: str = "",
    due_on: date | None = None,
    place: int | None = None,
) -> Promise:
    """Record an answer that is promised for later: who owes it, and by when."""
    refuse_empty(text, "what was promised")
    with keeping_under(question, by=by, reason="Promised") as w:
        promised = Promise(
            question=question,
            place=next_place(question.promises, place),
            text=text,
            officer=officer,
            officer_as_printed=officer_as_printed or (officer.name if officer else ""),
            due_on=due_on,
        )
        w.save(promised)
    return promised


def note_no_questions(
    item: MeetingItem,
    *,
    by: User | None,
    ref: str,
    objective: Objective | None = None,
    text: str = "No questions raised.",
    place: int | None = None,
) -> ObjectiveWithoutQuestions:
    """Record that nobody asked anything about an objective."""
    refuse_empty(ref, "the number of the objective")
    with keeping_under(item, by=by, reason="No questions raised") as w:
        _refuse_other_plans(item.meeting, objective, ())
        noted = ObjectiveWithoutQuestions(
            item=item,
            place=next_place(item.objectives_without_questions, place),
            ref=ref,
            objective=objective,
            text=text,
        )
        w.save(noted)
    return noted
