"""Writing meetings as JSON. Pure.

``as_data(from_data(x).meetings) == x`` for what this wrote. What a meeting does not state is left
out, but for a question, which always says whether it has an objective, actions and answers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from governance.meetings.document import (
    AgendaEntry,
    AgreedMinutes,
    Closing,
    DeclarationEntry,
    Exclusion,
    ItemEntry,
    MeetingDocument,
    NextMeeting,
    NextStepEntry,
    PaperEntry,
    PromiseEntry,
    QuestionEntry,
)

Data = dict[str, Any]


def to_json(meetings: Sequence[MeetingDocument]) -> str:
    return json.dumps(as_data(meetings), ensure_ascii=False, indent=1) + "\n"


def as_data(meetings: Sequence[MeetingDocument]) -> Data:
    exchanges = {each.held_on.isoformat(): dict(each.exchanges) for each in meetings}
    return {
        "counts": {"meetings": len(meetings), "exchanges": exchanges},
        "meetings": [meeting_as_data(each) for each in meetings],
    }


def meeting_as_data(meeting: MeetingDocument) -> Data:
    return _stated(
        {
            "body": meeting.body,
            "council": meeting.council,
            "date": meeting.held_on.isoformat(),
            "time": _clock(meeting.begins_at),
            "venue": meeting.venue,
            "record": meeting.record,
            "source_file": meeting.source_file,
            "chair": meeting.chair,
            "vice_chair": meeting.vice_chair,
            "membership": [each.name for each in meeting.membership],
            "co_opted": [{"name": each.name, "for": each.role} for each in meeting.co_opted],
            "present": [each.name for each in meeting.present],
            "in_attendance": [
                {"name": each.name, "role": each.role} for each in meeting.in_attendance
            ],
            "apologies": [each.name for each in meeting.apologies],
            "declarations": [_declaration_as_data(each) for each in meeting.declarations],
            "agenda": [_agenda_as_data(each) for each in meeting.agenda],
            "items": [_item_as_data(item, meeting.held_on) for item in meeting.items],
            "uncertainty": meeting.uncertainty,
        }
    )


def _stated(data: Data) -> Data:
    """Without what is not stated."""
    return {name: value for name, value in data.items() if value not in ("", None, [])}


def _declaration_as_data(declaration: DeclarationEntry) -> Data:
    return _stated(
        {
            "member": declaration.member,
            "interest": declaration.interest,
            "item": _label(declaration.item),
        }
    )


def _agenda_as_data(entry: AgendaEntry) -> Data:
    return _stated(
        {
            "number": _label(entry.number),
            "title": entry.title,
            "note": entry.note,
            "pages": entry.pages,
            "recommendations_in_report": list(entry.recommendations_in_report),
            "next_meeting": _next_as_data(entry.next_meeting),
        }
    )


def _item_as_data(item: ItemEntry, on: date) -> Data:
    without = item.objectives_without_questions
    return _stated(
        {
            "number": _label(item.number),
            "title": item.title,
            "text": item.text,
            "plan_theme": item.plan_theme,
            "introduction": item.introduction,
            "points": list(item.points),
            "papers": [_paper_as_data(each) for each in item.papers],
            "exclusion": _exclusion_as_data(item.exclusion),
            "questions": [_question_as_data(each, item, on) for each in item.questions],
            "objectives_without_questions": [{"ref": o.ref, "text": o.text} for o in without],
            "closing": item.closing,
            "minutes_agreed": _agreed_as_data(item.minutes_agreed),
            "next_steps_introduction": item.next_steps_introduction,
            "next_steps": [_step_as_data(each) for each in item.next_steps],
            "resolutions": list(item.resolutions),
            "next_meeting": _next_as_data(item.next_meeting),
        }
    )


def _paper_as_data(paper: PaperEntry) -> Data:
    return _stated(
        {
            "title": paper.title,
            "presented_by": paper.presented_by,
            "pages": paper.pages,
            "link": paper.link,
        }
    )


def _exclusion_as_data(exclusion: Exclusion | None) -> Data | None:
    if exclusion is None:
        return None
    return {"paragraph": _label(exclusion.paragraph), "words": exclusion.words}


def _agreed_as_data(agreed: AgreedMinutes | None) -> Data | None:
    if agreed is None:
        return None
    return _stated({"date": agreed.meeting_on.isoformat(), "amendments": agreed.amendments})


def _question_as_data(question: QuestionEntry, item: ItemEntry, on: date) -> Data:
    beside = {
        "answer_note": question.answer_note,
        "promises": [_promise_as_data(each) for each in question.promises],
        "uncertainty": question.uncertainty,
    }
    asker = "public" if question.from_public else "member"
    section = {"section": question.section} if question.section else {}
    return {
        "n": question.n,
        **section,
        "objective_ref": question.objective_ref or None,
        "action_refs": list(question.action_refs),
        "kind": question.kind.value,
        asker: question.asked_by,
        "text": question.text,
        "answers": [{"officer": a.officer, "text": a.text} for a in question.answers],
        "id": f"{on.isoformat()}/{item.number}/{question.n}",
        **_stated(beside),
    }


def _promise_as_data(promise: PromiseEntry) -> Data:
    return _stated(
        {
            "text": promise.text,
            "officer": promise.officer,
            "due_on": _day(promise.due_on),
            "closing": _closing_as_data(promise.closing),
        }
    )


def _closing_as_data(closing: Closing | None) -> Data | None:
    if closing is None:
        return None
    return {
        "outcome": closing.outcome.value,
        "on": closing.closed_on.isoformat(),
        "text": closing.text,
    }


def _step_as_data(step: NextStepEntry) -> Data | str:
    more = _stated(
        {
            "owner": step.owner,
            "due_on": _day(step.due_on),
            "closing": _closing_as_data(step.closing),
        }
    )
    return {"text": step.text, **more} if more else step.text


def _label(number: str) -> int | str:
    """A number that is one, as JSON has it; a label such as 12a stays a text."""
    return int(number) if number.isdecimal() and str(int(number)) == number else number


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _clock(value: time | None) -> str | None:
    return value.isoformat("minutes") if value else None


def _next_as_data(meeting: NextMeeting | None) -> str | None:
    if meeting is None:
        return None
    minute = f"T{_clock(meeting.at)}" if meeting.at else ""
    return f"{meeting.on.isoformat()}{minute}"
