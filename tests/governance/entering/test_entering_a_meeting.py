"""A meeting is entered part by part, and read back as it was typed."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from governance.meetings.document import (
    AgreedMinutes,
    AnswerEntry,
    DeclarationEntry,
    Exclusion,
    MeetingDocument,
    NextStepEntry,
    PaperEntry,
    PersonEntry,
    PromiseEntry,
    QuestionEntry,
    QuestionKind,
    WithoutQuestions,
)
from governance.models import Answer, Meeting, MeetingItem, Question
from governance.selectors.meetings import meeting_document
from governance.services import meetings
from governance.services.entering import newest_of_attendance
from people import clock
from people.schedule_12a import words_of_exclusion
from tests.cast import DAVID, RHIAN, Cast
from tests.governance.entering.conftest import FERRO, ODE, QUILL, Desk
from tests.people.pages.asking import day, words

pytestmark = pytest.mark.django_db
OK, REDIRECT, NOT_FOUND = 200, 302, 404


def entered(meeting: Meeting) -> MeetingDocument:
    return meeting_document(meeting, at=clock.now())


def test_who_is_there_is_ticked(desk: Desk, meeting: Meeting) -> None:
    answer = desk.post(
        "attendance",
        seen=newest_of_attendance(desk.meeting),
        chair=ODE,
        present=[ODE, QUILL],
        apologies=[FERRO],
    )
    assert answer.status_code == REDIRECT
    document = entered(meeting)
    assert document.chair == ODE
    assert document.present == (PersonEntry(ODE), PersonEntry(QUILL, "co-opted member"))
    assert document.apologies == (PersonEntry(FERRO),)
    page = words(desk.page())
    assert "Two members present, one apology." in page


def test_who_was_ticked_by_mistake_is_unticked(desk: Desk, meeting: Meeting) -> None:
    desk.post(
        "attendance",
        seen=newest_of_attendance(desk.meeting),
        chair="",
        present=[ODE, FERRO],
        apologies=[],
    )
    seen = desk.page().context["attendance"]["seen"].value()
    desk.post("attendance", seen=seen, chair="", present=[ODE], apologies=[FERRO])
    document = entered(meeting)
    assert (document.present, document.apologies) == ((PersonEntry(ODE),), (PersonEntry(FERRO),))


def test_nobody_is_both_there_and_away(desk: Desk, meeting: Meeting) -> None:
    answer = desk.post(
        "attendance",
        seen=newest_of_attendance(desk.meeting),
        chair="",
        present=[ODE],
        apologies=[ODE],
    )
    assert "Councillor Ode cannot be present and send apologies" in words(answer)
    assert entered(meeting).present == ()


def test_others_and_interests_are_added(desk: Desk, meeting: Meeting) -> None:
    desk.post("attending", name="Priya Nair", role="Head of Prevention", capacity="in attendance")
    desk.post("declaration", member=FERRO, interest="governor of a school", item_number="50")
    document = entered(meeting)
    assert document.in_attendance == (PersonEntry("Priya Nair", "Head of Prevention"),)
    assert document.declarations == (DeclarationEntry(FERRO, "governor of a school", "50"),)


def test_an_item_is_opened_under_the_number_that_follows(
    desk: Desk, meeting: Meeting, item: MeetingItem
) -> None:
    offered = desk.page().context["next_item"]
    assert offered["number"].value() == "51"
    answer = desk.post("item", number="51", title="Work programme", text="It was noted.")
    assert answer.status_code == REDIRECT
    assert [each.number for each in entered(meeting).items] == ["50", "51"]
    opened = meeting.items.get(number="51")
    assert f"item={opened.pk}&focus=exchange" in answer.headers["Location"]


def test_a_question_and_its_answer_are_one_form(
    desk: Desk, meeting: Meeting, item: MeetingItem, cast: Cast
) -> None:
    answer = desk.post(
        "exchange", at=item, asked_by=ODE, about="1.1 1.1.2", kind="question",
        text="How many drivers?", officer_as_printed=RHIAN, answer_text="Forty.",
    )  # fmt: skip
    assert "focus=exchange" in answer.headers["Location"]
    assert entered(meeting).items[0].questions == (
        QuestionEntry(
            1,
            QuestionKind.QUESTION,
            ODE,
            "How many drivers?",
            section="Objective 1.1",
            objective_ref="1.1",
            action_refs=("1.1.2",),
            answers=(AnswerEntry(RHIAN, "Forty."),),
        ),
    )
    question = Question.objects.get()
    assert question.objective == cast.action("1.1.2").objective
    assert question.about.get().action == cast.action("1.1.2")
    assert Answer.objects.get().officer == cast.officer(RHIAN)


def test_a_question_without_an_answer_leads_to_the_answer(desk: Desk, item: MeetingItem) -> None:
    answer = desk.post("exchange", at=item, asked_by=ODE, kind="comment", text="It is late.")
    assert "focus=answer" in answer.headers["Location"]
    page = desk.client.get(answer.headers["Location"])
    assert 'id="answer-new-officer_as_printed"' in page.content.decode()
    assert page.content.decode().count("autofocus") == 1


def test_an_action_alone_says_which_objective(
    desk: Desk, meeting: Meeting, item: MeetingItem
) -> None:
    desk.post("exchange", at=item, asked_by=ODE, about="2.1.1", kind="question", text="Why?")
    question = entered(meeting).items[0].questions[0]
    assert (question.objective_ref, question.action_refs) == ("2.1", ("2.1.1",))


def test_a_ref_that_the_plan_lacks_is_told(desk: Desk, item: MeetingItem) -> None:
    answer = desk.post("exchange", at=item, asked_by=ODE, about="1.9", kind="question", text="Why?")
    assert "1.9: no objective or action of Child sexual exploitation" in words(answer)
    assert "Why?" in words(answer)
    assert not Question.objects.exists()


def test_two_objectives_are_two_questions(desk: Desk, item: MeetingItem) -> None:
    answer = desk.post(
        "exchange", at=item, asked_by=ODE, about="1.1, 2.1", kind="question", text="Why?"
    )
    assert "choose one objective for each question" in words(answer)


def test_an_answer_needs_who_answers_and_what(desk: Desk, item: MeetingItem) -> None:
    asked = {"at": item, "asked_by": ODE, "kind": "question", "text": "Why?"}
    assert "Say who answers" in words(desk.post("exchange", **asked, answer_text="Because."))
    assert "Write the answer" in words(desk.post("exchange", **asked, officer_as_printed=RHIAN))
    assert not Question.objects.exists()


def test_more_answers_and_promises_belong_to_a_question(
    desk: Desk, meeting: Meeting, item: MeetingItem, cast: Cast
) -> None:
    desk.post("exchange", at=item, asked_by=ODE, kind="question", text="How many?")
    question = Question.objects.get()
    desk.post(
        "answer", at=item, question=question.pk, officer_as_printed="david łukasik", text="Ten."
    )
    due = day("due_on", date(2026, 5, 1))
    desk.post(
        "promise", at=item, question=question.pk, officer_as_printed=DAVID, text="A list", **due
    )
    kept = entered(meeting).items[0].questions[0]
    assert kept.answers == (AnswerEntry("david łukasik", "Ten."),)
    assert kept.promises == (PromiseEntry("A list", DAVID, date(2026, 5, 1)),)
    assert Answer.objects.get().officer == cast.officer(DAVID)


def test_no_questions_raised_is_one_press(desk: Desk, meeting: Meeting, item: MeetingItem) -> None:
    assert desk.page().context["shown"].silent_refs() == ["1.1", "1.2", "2.1"]
    desk.post("silent", at=item, ref="1.2")
    assert entered(meeting).items[0].objectives_without_questions == (
        WithoutQuestions("1.2", "No questions raised."),
    )
    assert desk.page().context["shown"].silent_refs() == ["1.1", "2.1"]


def test_what_else_belongs_to_an_item(desk: Desk, meeting: Meeting, item: MeetingItem) -> None:
    desk.post("paper", at=item, title="Progress", presented_by=RHIAN, pages="3 to 9")
    desk.post("resolution", at=item, text="That it be noted.")
    due = day("due_on", date(2026, 5, 1))
    desk.post("step", at=item, text="Report back", owner_as_printed=DAVID, **due)
    agreed = {**day("meeting_on", date(2026, 2, 3)), "amendments": "One name"}
    desk.post("agreement", at=item, **agreed)
    kept = entered(meeting).items[0]
    assert kept.papers == (PaperEntry("Progress", RHIAN, "3 to 9"),)
    assert kept.resolutions == ("That it be noted.",)
    assert kept.next_steps == (NextStepEntry("Report back", DAVID, date(2026, 5, 1)),)
    assert kept.minutes_agreed == AgreedMinutes(date(2026, 2, 3), "One name")


def test_the_public_is_excluded_in_the_words_of_the_act(
    desk: Desk, meeting: Meeting, item: MeetingItem
) -> None:
    seen = desk.page().context["shown"].items()[0].forms["exclusion"]["seen"].value()
    desk.post("exclusion", at=item, seen=seen, exclusion_paragraph="3", exclusion_words="")
    words_ = words_of_exclusion("3")
    assert "exempt information as defined in paragraph 3 of Part 1 of Schedule 12A" in words_
    assert entered(meeting).items[0].exclusion == Exclusion("3", words_)


def test_what_was_typed_is_corrected_in_its_place(
    desk: Desk, meeting: Meeting, item: MeetingItem
) -> None:
    desk.post("exchange", at=item, asked_by=ODE, about="1.1.1", kind="question", text="Hw many?")
    row = Question.objects.get()
    form = desk.page(edit=f"question.{row.pk}").context["shown"].items()[0].rows[1].form
    said = {name: form[name].value() or "" for name in form.fields if name != "form_key"}
    assert (said["about"], said["text"]) == ("1.1 1.1.1", "Hw many?")
    desk.post("question", **{**said, "text": "How many?", "about": "1.1 1.1.2"})
    kept = entered(meeting).items[0].questions[0]
    assert (kept.text, kept.action_refs) == ("How many?", ("1.1.2",))


def test_the_words_of_an_item_are_corrected(
    desk: Desk, meeting: Meeting, item: MeetingItem
) -> None:
    form = desk.page(edit=f"item.{item.pk}").context["shown"].items()[0].rows[0].form
    desk.post(
        "words", row=item.pk, seen=form["seen"].value(), number="50", title="Prevent",
        introduction="Welcome.\r\nAll.", points="one\r\n\r\ntwo", next_meeting_at="13:30",
        **day("next_meeting_on", date(2026, 6, 29)),
    )  # fmt: skip
    kept = entered(meeting).items[0]
    assert (kept.introduction, kept.points) == ("Welcome.\nAll.", ("one", "two"))
    assert kept.next_meeting is not None


def test_what_was_typed_by_mistake_is_taken_out(
    desk: Desk, meeting: Meeting, item: MeetingItem
) -> None:
    desk.post("resolution", at=item, text="That it be noted.")
    row = item.resolutions.get()
    desk.post("take-out", kind="resolution", row=row.pk)
    assert entered(meeting).items[0].resolutions == ()


def test_a_question_with_an_answer_is_not_taken_out(desk: Desk, item: MeetingItem) -> None:
    desk.post(
        "exchange", at=item, asked_by=ODE, kind="question", text="Why?",
        officer_as_printed=RHIAN, answer_text="Because.",
    )  # fmt: skip
    answer = desk.post("take-out", kind="question", row=Question.objects.get().pk)
    assert "Something stands under" in words(answer)
    assert Question.objects.exists()


def test_what_may_tell_who_a_child_is_is_pointed_out(desk: Desk, item: MeetingItem) -> None:
    answer = desk.post(
        "exchange", at=item, asked_by=ODE, kind="question", text="Is 943 476 5919 safe?"
    )
    assert "looks like an NHS number" in words(answer)
    assert not Question.objects.exists()


def test_what_is_not_of_this_meeting_is_not_reached(
    desk: Desk, item: MeetingItem, cast: Cast
) -> None:
    later = meetings.call_meeting(
        item.meeting.body, by=cast.administrator, held_on=date(2026, 7, 1)
    )
    other = meetings.open_item(later, by=cast.administrator, number="60", title="Other")
    for said in ({"row": other.pk}, {"row": 999}):
        assert desk.post("words", number="1", title="x", **said).status_code == NOT_FOUND
    answer = desk.post("resolution", at=other, text="That it be noted.")
    assert answer.status_code == NOT_FOUND
    assert not other.resolutions.exists()


def test_minutes_that_were_agreed_stay_as_they_are(
    desk: Desk, item: MeetingItem, cast: Cast
) -> None:
    later = meetings.call_meeting(
        item.meeting.body, by=cast.administrator, held_on=date(2026, 7, 1)
    )
    agreeing = meetings.open_item(later, by=cast.administrator, number="60", title="Minutes")
    meetings.agree_minutes(agreeing, by=cast.administrator, meeting_on=item.meeting.held_on)
    page = desk.page()
    assert "These minutes were agreed on 1 July 2026, and stay as they are." in words(page)
    assert "data-saves" not in page.content.decode()
    answer = desk.post("resolution", at=item, text="That it be noted.")
    assert answer.status_code == OK
    assert not item.resolutions.exists()


def test_a_form_that_the_page_does_not_know_is_told(desk: Desk) -> None:
    answer = desk.client.post(desk.path, {"part": "nothing"})
    assert answer.status_code == OK
    assert "There is a problem" in words(answer)


@pytest.mark.parametrize(
    "asked", ["at=x", "at=999", "edit=x", "edit=item.999", "focus=x", "plan=x"]
)
def test_an_address_that_asks_for_nothing_shows_the_page(
    desk: Desk, item: MeetingItem, asked: str
) -> None:
    assert desk.client.get(f"{desk.path}?{asked}").status_code == OK


@pytest.mark.parametrize(("number", "queries"), [(1, 37), (3, 37)])
def test_the_page_asks_the_same_of_one_exchange_and_of_three(
    desk: Desk,
    item: MeetingItem,
    number: int,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(number):
        desk.post(
            "exchange", at=item, asked_by=ODE, kind="question", text="Why?", about="1.1.1",
            officer_as_printed=RHIAN, answer_text="Because.",
        )  # fmt: skip
    with django_assert_num_queries(queries):
        desk.page()


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("resolution", {"row": "%d", "text": "That it be noted."}),
        ("%d", {"row": "1"}),
        ("take-out", {"kind": "nothing", "row": "1"}),
        ("take-out", {"kind": "resolution", "row": ""}),
    ],
)
def test_what_no_page_sends_is_not_taken(
    desk: Desk, item: MeetingItem, part: str, said: dict[str, str]
) -> None:
    assert desk.post(part, at=item, **said).status_code in (OK, NOT_FOUND)
    assert not item.resolutions.exists()


@pytest.mark.parametrize(("part", "said"), [("answer", "Ten."), ("promise", "A list")])
def test_what_belongs_to_a_question_is_corrected_without_choosing_it_again(
    desk: Desk, item: MeetingItem, part: str, said: str
) -> None:
    asked = meetings.ask(item, by=None, asked_by=ODE, text="How many?")
    rows = {
        "answer": meetings.answer(asked, by=None, text="Ten.", officer_as_printed=RHIAN).pk,
        "promise": meetings.promise(asked, by=None, text="A list").pk,
    }
    page = desk.page(edit=f"{part}.{rows[part]}").content.decode()
    assert said in page
    assert f'id="{part}-{rows[part]}-officer_as_printed"' in page
    assert f'id="{part}-{rows[part]}-question"' not in page
