"""A meeting is called, opened item by item, asked and answered at, and followed afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date

import pytest

from governance.meetings.document import Capacity, PromiseOutcome, QuestionKind, StepOutcome
from governance.models import (
    Meeting,
    MeetingItem,
    NextStep,
    Promise,
    PromiseClosing,
    Question,
    Resolution,
)
from governance.services import meetings
from people.asat import newest_revision, revisions
from people.errors import Refused, Stale
from people.models import Body, Role
from people.services import add_body, grant_role
from people.verification import verify
from plans.models import Objective
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast, afresh, begun_plan
from tests.governance.meetings.conftest import MEETING_DAY

pytestmark = pytest.mark.django_db


def test_a_meeting_is_kept_whole(
    cast: Cast, meeting: Meeting, question: Question, promise: Promise, step: NextStep
) -> None:
    by = cast.scrutiny_officer
    item = question.item
    meetings.record_attendance(meeting, by=by, capacity=Capacity.PRESENT, name="Councillor Ann Lee")
    meetings.declare_interest(meeting, by=by, member="Councillor Ann Lee", interest="A governor")
    meetings.add_to_agenda(meeting, by=by, number="1", title="Apologies")
    meetings.present_paper(item, by=by, title="The plan, version 2.0")
    meetings.exclude_public(item, by=by, paragraph="2", words="That the public be excluded …")
    meetings.answer(question, by=by, officer=cast.officer(DAVID), text="Forty of sixty.")
    meetings.note_no_questions(item, by=by, ref="1.2")
    meetings.resolve(item, by=by, text="That the report be noted.")

    assert meeting.slug == "scrutiny-2026-04-06"
    assert question.objective_ref == "1.1"
    assert [(each.ref, each.action) for each in question.about.all()] == [
        ("1.1.1", cast.action("1.1.1"))
    ]
    assert question.answers.get().officer_as_printed == DAVID
    assert promise.officer_as_printed == RHIAN
    assert item.exclusion_paragraph == "2"
    assert verify(cast.partnership).fault is None


def test_each_stands_behind_the_last(cast: Cast, item: MeetingItem) -> None:
    for text in ("First.", "Second.", "Third."):
        meetings.resolve(item, by=None, text=text)
    meetings.take_out(item.resolutions.get(place=2), by=None, reason="Typed by mistake")
    meetings.resolve(item, by=None, text="Fourth.")

    assert list(item.resolutions.values_list("place", "text")) == [
        (1, "First."),
        (3, "Third."),
        (4, "Fourth."),
    ]


def test_typing_is_corrected_and_what_stood_there_stays(cast: Cast, question: Question) -> None:
    seen = newest_revision(question)
    meetings.correct(
        question, by=None, reason="Typing", last_seen=seen, kind=QuestionKind.COMMENT, text="Good."
    )

    question.refresh_from_db()
    assert (question.kind, question.text) == ("comment", "Good.")
    texts = revisions(Question).order_by("history_id").values_list("text", flat=True)
    assert list(texts) == ["How many drivers were trained?", "Good."]
    with pytest.raises(Stale):
        meetings.correct(question, by=None, reason="Typing", last_seen=seen, text="Bad.")
    with pytest.raises(TypeError, match="keeps its item for ever"):
        meetings.correct(question, by=None, reason="Typing", item=None)


def test_a_correction_that_changes_nothing_leaves_no_revision(
    cast: Cast, question: Question
) -> None:
    meetings.correct(question, by=None, reason="Typing", text=question.text)

    assert revisions(Question).count() == 1


def test_a_promise_is_kept_once(cast: Cast, promise: Promise) -> None:
    key = uuid.uuid4()

    def keep(form_key: uuid.UUID | None) -> PromiseClosing:
        return meetings.close_promise(
            promise,
            by=cast.lead,
            outcome=PromiseOutcome.KEPT,
            text="Sent to members.",
            closed_on=date(2026, 5, 4),
            form_key=form_key,
        )

    assert keep(key).pk == keep(key).pk
    with pytest.raises(Refused, match="closed on 4 May 2026 already: kept"):
        keep(None)


def test_a_next_step_is_closed_with_what_came_of_it(cast: Cast, step: NextStep) -> None:
    closing = meetings.close_next_step(
        step, by=cast.scrutiny_officer, outcome=StepOutcome.DONE, text="We saw two."
    )

    assert closing.outcome == "done"
    assert step.closing == closing


def test_what_somebody_took_out_meanwhile_is_neither_changed_nor_built_on(
    meeting: Meeting, item: MeetingItem
) -> None:
    taken = meetings.resolve(item, by=None, text="That it be noted.")
    meetings.take_out(Resolution.objects.get(), by=None, reason="Typed by mistake")
    again: tuple[Callable[[], object], ...] = (
        lambda: meetings.take_out(taken, by=None, reason="Typed by mistake"),
        lambda: meetings.correct(taken, by=None, reason="Typing", text="Other words"),
    )
    for verb in again:
        with pytest.raises(Refused, match="Somebody took resolution 1 of item 50 out meanwhile"):
            verb()
    assert revisions(Resolution).filter(id=taken.pk, history_type="-").count() == 1

    meetings.take_out(MeetingItem.objects.get(), by=None, reason="Typed by mistake")
    with pytest.raises(Refused, match="Somebody took item 50 out meanwhile"):
        meetings.ask(item, by=None, asked_by="Ann", text="Why?")
    with pytest.raises(Refused, match="Somebody took item 50 out meanwhile"):
        meetings.admit_public(item, by=None)


def test_minutes_that_were_agreed_stay(cast: Cast, meeting: Meeting, question: Question) -> None:
    later = meetings.call_meeting(meeting.body, by=None, held_on=date(2026, 6, 1))
    item = meetings.open_item(later, by=None, number="60", title="Minutes")
    agreed = meetings.agree_minutes(
        item, by=None, meeting_on=MEETING_DAY, amendments="Councillor Ann Lee was there."
    )

    assert agreed.agreed == meeting
    with pytest.raises(Refused, match="agreed on 1 June 2026, and stay"):
        meetings.correct(question, by=None, reason="Typing", text="Other words")
    with pytest.raises(Refused, match="6 April 2026 were agreed already"):
        meetings.agree_minutes(item, by=None, meeting_on=MEETING_DAY)


def test_a_body_meets_once_a_day(meeting: Meeting) -> None:
    with pytest.raises(Refused, match="meets on 6 April 2026 already"):
        meetings.call_meeting(meeting.body, by=None, held_on=MEETING_DAY)


def test_a_meeting_that_moved_keeps_its_address(meeting: Meeting) -> None:
    meetings.correct_meeting(meeting, by=None, reason="Moved", held_on=date(2026, 4, 7))
    second = meetings.call_meeting(meeting.body, by=None, held_on=MEETING_DAY)

    assert (meeting.slug, second.slug) == ("scrutiny-2026-04-06", "scrutiny-2026-04-06-2")
    with pytest.raises(Refused, match="meets on that day already"):
        meetings.correct_meeting(second, by=None, reason="Moved", held_on=date(2026, 4, 7))


def test_what_cannot_be_is_refused(
    cast: Cast, meeting: Meeting, item: MeetingItem, question: Question, promise: Promise
) -> None:
    said: dict[str, Callable[[], object]] = {
        "has an item 50 already": lambda: meetings.open_item(
            meeting, by=None, number="50", title="x"
        ),
        "Write what was asked": lambda: meetings.ask(item, by=None, asked_by="Ann", text=" "),
        "Write who answered": lambda: meetings.answer(question, by=None, text="Yes."),
        "Minutes are agreed at a later meeting": lambda: meetings.agree_minutes(
            item, by=None, meeting_on=MEETING_DAY
        ),
        "Something stands under": lambda: meetings.take_out(question, by=None, reason="x"),
        "no earlier": lambda: meetings.close_promise(
            promise,
            by=None,
            outcome=PromiseOutcome.KEPT,
            text="Sent.",
            closed_on=date(2026, 4, 5),
        ),
        "lies ahead": lambda: meetings.close_promise(
            promise,
            by=None,
            outcome=PromiseOutcome.KEPT,
            text="Sent.",
            closed_on=date(2100, 1, 1),
        ),
        "of this partnership": lambda: meetings.ask(
            item,
            by=None,
            asked_by="Ann",
            text="Why?",
            objective=Objective(plan=begun_plan(cast.elsewhere, None), ref="1.1"),
        ),
    }
    for sentence, verb in said.items():
        with pytest.raises(Refused, match=sentence):
            verb()


def test_a_role_for_a_body_keeps_that_bodys_meetings_only(
    cast: Cast, meeting: Meeting, body: Body
) -> None:
    other = add_body(cast.partnership, by=None, slug="cabinet", name="Cabinet")
    elsewhere = meetings.call_meeting(other, by=None, held_on=MEETING_DAY)
    user = cast.board_member
    grant_role(
        user,
        by=None,
        kind=Role.Kind.SCRUTINY_OFFICER,
        partnership=cast.partnership,
        body=body,
        from_date=LONG_AGO,
    )

    keeper = afresh(user)
    assert keeper.has_perm("governance.keep_meetings", meeting)
    assert keeper.has_perm("governance.keep_meetings", body)
    assert not keeper.has_perm("governance.keep_meetings", elsewhere)
    assert cast.scrutiny_officer.has_perm("governance.keep_meetings", elsewhere)
    assert not cast.chair.has_perm("governance.keep_meetings", meeting)
