"""Keeping what a file says of meetings: all of it, or nothing; the same file again adds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from actions.pointed_out import identity_problems
from governance.meetings.differences import Difference, differences
from governance.meetings.document import ItemEntry, MeetingDocument
from governance.meetings.reading import MeetingsReading
from governance.models import Meeting
from governance.selectors.meetings import meeting_document
from governance.selectors.plan_refs import PlanRefs
from governance.services.meetings.calling import call_meeting
from governance.services.meetings.correcting import correct_meeting
from governance.services.meetings.excluding import unknown_paragraph
from governance.services.meetings.laying import REASON, Keeper, Known, Values, correction
from governance.services.preview import Preview
from people.models import Body, User
from people.selectors.places import present
from people.writing import writing
from plans.formats import Problem, Severity


def preview(
    reading: MeetingsReading, bodies: Mapping[str, Body], known: Known
) -> Preview[Difference]:
    """Lay a file beside what is kept."""
    changes = [
        change
        for document in reading.meetings
        for change in differences(_kept(bodies[document.body], document), document)
    ]
    found = (
        *reading.problems,
        *_unknown_refs(reading.meetings, known.refs),
        *_unknown_paragraphs(reading.meetings),
        *identity_problems(changes),
    )
    return Preview(found, tuple(changes))


def _kept(body: Body, document: MeetingDocument) -> MeetingDocument | None:
    held = body.meetings.filter(held_on=document.held_on).select_related("partnership").first()
    return meeting_document(held, at=present(body.partnership)) if held else None


def _unknown_refs(documents: Iterable[MeetingDocument], refs: PlanRefs) -> list[Problem]:
    """A note for each ref that the plan never had; it is kept as it is printed."""
    asked = {
        (f"{document.held_on}, item {item.number}", ref)
        for document in documents
        for item in document.items
        for ref in _refs(item)
        if ref not in refs.objectives and ref not in refs.actions
    }
    return [
        Problem(where, f"“{ref}” is not in the plan; kept as it is printed", Severity.NOTE)
        for where, ref in sorted(asked)
    ]


def _unknown_paragraphs(documents: Iterable[MeetingDocument]) -> Iterator[Problem]:
    """An error for each item that an exclusion would not make exempt."""
    for document in documents:
        for item in document.items:
            if item.exclusion and (why := unknown_paragraph(item.exclusion.paragraph)):
                yield Problem(f"{document.held_on}, item {item.number}", why, Severity.ERROR)


def _refs(item: ItemEntry) -> list[str]:
    of_questions = [
        ref for each in item.questions for ref in (each.objective_ref, *each.action_refs)
    ]
    return [
        ref for ref in (*of_questions, *(o.ref for o in item.objectives_without_questions)) if ref
    ]


def keep_meeting(
    body: Body, document: MeetingDocument, *, by: User | None, known: Known
) -> Meeting:
    """Add to a meeting of a body what a file says beyond what is kept of it.

    What the file does not state stays as it is kept.

    Raises:
        Refused: something in it cannot be kept. Nothing is.
    """
    with writing(body.partnership, by=by, reason=REASON):
        meeting = body.meetings.filter(held_on=document.held_on).first()
        said = _of_the_whole(document)
        if meeting is None:
            meeting = call_meeting(body, by=by, **said)
        else:
            _correct(meeting, by, correction(meeting, said))
        Keeper(by, known).keep(meeting, document)
    return meeting


def _correct(meeting: Meeting, by: User | None, changed: Values) -> None:
    if changed:
        changed.setdefault("held_on", meeting.held_on)
        correct_meeting(meeting, by=by, reason=REASON, **changed)


def _of_the_whole(document: MeetingDocument) -> Values:
    names = (
        "held_on", "begins_at", "council", "venue", "record", "source_file", "chair",
        "vice_chair", "uncertainty",
    )  # fmt: skip
    return {name: getattr(document, name) for name in names}
