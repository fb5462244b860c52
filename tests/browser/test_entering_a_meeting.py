"""A meeting is entered whole by keyboard, with scripts and without, and nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from governance.meetings.document import (
    AgreedMinutes,
    AnswerEntry,
    DeclarationEntry,
    Exclusion,
    ItemEntry,
    MeetingDocument,
    NextMeeting,
    NextStepEntry,
    PaperEntry,
    PersonEntry,
    PromiseEntry,
    QuestionEntry,
    QuestionKind,
    WithoutQuestions,
)
from governance.models import Meeting, Question
from governance.selectors.meetings import meeting_document
from governance.services import meetings
from people import clock, services
from people.models import Membership
from people.schedule_12a import words_of_exclusion
from tests.access.world import World
from tests.browser.conftest import Visit
from tests.browser.typist import ByKeyboard, Typist
from tests.cast import LONG_AGO, RHIAN
from tests.support.browser import DESKTOP, NARROWEST, PHONE, Axes, scrolls_sideways, sign_in

SAVED = re.compile(r"^Saved (\d{1,2}:\d\d[ap]m|midday|midnight)$")
LONGER = 20_000
"""Milliseconds: as long as a second try takes on a busy machine."""
ODE, FERRO, QUILL = "Councillor Ode", "Councillor Ferro", "Mrs. A. Quill"
TOMASZ = "Tomasz Brandt"
ENTERED = MeetingDocument(
    body="Scrutiny Panel",
    held_on=date(2026, 4, 6),
    chair=ODE,
    present=(PersonEntry(ODE), PersonEntry(QUILL, "co-opted member")),
    in_attendance=(PersonEntry(TOMASZ, "Detective Inspector"), PersonEntry(RHIAN)),
    apologies=(PersonEntry(FERRO),),
    declarations=(DeclarationEntry(QUILL, "trustee of a charity that is named", "21"),),
    items=(
        ItemEntry(
            "20",
            "Minutes of the last meeting",
            text="The minutes were considered.",
            minutes_agreed=AgreedMinutes(date(2026, 2, 3), "One name is corrected."),
        ),
        ItemEntry(
            "21",
            "Scrutiny of the Prevent theme",
            introduction="The Chair welcomed the officers.\nQuestions were invited.",
            points=("what was done", "what is better"),
            papers=(PaperEntry("Progress on Prevent", RHIAN, "3 to 9"),),
            questions=(
                QuestionEntry(
                    1,
                    QuestionKind.QUESTION,
                    ODE,
                    "How many drivers have been trained?",
                    section="Objective 1.1",
                    objective_ref="1.1",
                    action_refs=("1.1.1",),
                    answers=(
                        AnswerEntry(RHIAN, "Forty of sixty.\nThe rest are booked."),
                        AnswerEntry(TOMASZ, "The police train their own."),
                    ),
                    promises=(PromiseEntry("A list by ward", TOMASZ, date(2026, 5, 1)),),
                ),
                QuestionEntry(
                    2,
                    QuestionKind.COMMENT,
                    QUILL,
                    "Parents had not heard of it.",
                    section="In summary",
                    answer_note="no answer was given",
                ),
            ),
            objectives_without_questions=(WithoutQuestions("1.2", "No questions raised."),),
            closing="The officers were thanked.",
            next_steps_introduction="It was agreed to ask for:",
            next_steps=(NextStepEntry("a report on attendance", RHIAN, date(2026, 6, 1)),),
            resolutions=("That the progress be noted.", "That it come back in a year."),
        ),
        ItemEntry(
            "22",
            "A contract",
            exclusion=Exclusion("3", words_of_exclusion("3")),
            next_meeting=NextMeeting(date(2026, 6, 29), time(13, 30)),
        ),
    ),
)


def called(visit: Visit) -> Meeting:
    """A meeting of a panel of three, which is about to begin."""
    cast = visit.world.cast
    body = services.add_body(cast.partnership, by=None, slug="panel", name="Scrutiny Panel")
    for name, role in ((ODE, "chair"), (FERRO, "member"), (QUILL, "co-opted")):
        seat = Membership.Role(role)
        services.seat_member(body, by=None, name=name, role=seat, from_date=LONG_AGO)
    return meetings.call_meeting(body, by=cast.administrator, held_on=date(2026, 4, 6))


def entering(visit: Visit, meeting: Meeting) -> Page:
    visit.sign_in("scrutiny_officer")
    return visit.go(f"/governance/{meeting.partnership.slug}/meetings/{meeting.slug}/enter/")


def entered(meeting: Meeting) -> MeetingDocument:
    return meeting_document(meeting, at=clock.now())


def test_a_whole_meeting_is_entered_by_keyboard(either_visit: Visit) -> None:
    meeting = called(either_visit)
    page = entering(either_visit, meeting)
    ByKeyboard(page).enter(ENTERED)
    assert entered(meeting) == ENTERED


def test_the_page_has_no_barrier(visit: Visit, axe: Axes) -> None:
    meeting = called(visit)
    page = entering(visit, meeting)
    typist = Typist(page)
    typist.keep("item", number="1", title="Prevent")
    typist.keep("exchange", asked_by=ODE, text="Why?", officer_as_printed=RHIAN, answer_text="So.")
    page.get_by_role("link", name=f"Edit 1. {ODE}").click()
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        assert axe(page) == []
    page.set_viewport_size(NARROWEST)
    assert not scrolls_sideways(page)


def exchange(page: Page, *, part: str = "exchange", **said: str) -> None:
    """Type, without pressing any button."""
    for name, words in said.items():
        page.locator(f'form[data-part="{part}"] [name="{name}"]').fill(words)


def says(page: Page, part: str = "exchange") -> Locator:
    return page.locator(f'form[data-part="{part}"] .entry__says')


def asked() -> list[Question]:
    """What was entered, of all that is asked anywhere."""
    return list(Question.objects.filter(item__meeting__body__slug="panel"))


def texts() -> list[str]:
    return [question.text for question in asked()]


def at_its_item(visit: Visit) -> Page:
    meeting = called(visit)
    meetings.open_item(meeting, by=visit.world.cast.administrator, number="1", title="Prevent")
    return entering(visit, meeting)


@pytest.fixture
def at_item(visit: Visit) -> Page:
    """At the keyboard, with one item opened."""
    return at_its_item(visit)


@pytest.fixture
def far_away(
    browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer, town: World
) -> Iterator[Page]:
    """The same, over a line that may fail: the browser complains of it, as it should."""
    with browser.new_context(**browser_context_args) as context:
        yield at_its_item(Visit(context.new_page(), live_server, town))


def test_what_is_typed_is_saved_without_a_button(at_item: Page) -> None:
    exchange(at_item, asked_by=ODE, text="How many?")
    expect(says(at_item)).to_have_text(SAVED)
    exchange(at_item, officer_as_printed=RHIAN, answer_text="Forty.")
    expect(says(at_item)).not_to_have_text(SAVED)
    expect(says(at_item)).to_have_text(SAVED)
    assert texts() == ["How many?"]
    (question,) = asked()
    assert [answer.text for answer in question.answers.all()] == ["Forty."]


def test_a_lost_connection_loses_no_word(far_away: Page) -> None:
    exchange(far_away, asked_by=ODE, text="How many?")
    expect(says(far_away)).to_have_text(SAVED)
    far_away.context.set_offline(True)
    exchange(far_away, text="How many schools?")
    expect(says(far_away)).to_contain_text("Not saved: there is no connection.")
    far_away.keyboard.press("Control+Enter")
    expect(far_away.locator('form[data-part="exchange"] [name="text"]')).to_have_value(
        "How many schools?"
    )
    far_away.context.set_offline(False)
    expect(says(far_away)).to_have_text(SAVED, timeout=LONGER)
    assert texts() == ["How many schools?"]


def test_an_answer_that_was_lost_on_its_way_doubles_nothing(far_away: Page) -> None:
    lost: list[object] = []

    def lose(route: Route) -> None:
        if lost or route.request.method != "POST":
            route.continue_()
            return
        lost.append(route.fetch())
        route.abort("connectionreset")

    far_away.route("**/enter/**", lose)
    exchange(far_away, asked_by=ODE, text="How many?")
    expect(says(far_away)).to_contain_text("Not saved")
    exchange(far_away, text="How many schools?")
    expect(says(far_away)).to_have_text(SAVED, timeout=LONGER)
    expect(says(far_away)).to_have_text(SAVED)
    assert texts() == ["How many schools?"]


def test_the_second_of_two_officers_is_told(visit: Visit, at_item: Page, browser: Browser) -> None:
    exchange(at_item, asked_by=ODE, text="How many?")
    expect(says(at_item)).to_have_text(SAVED)
    with browser.new_context() as context:
        office = context.new_page()
        sign_in(office, visit.server, visit.world.cast.administrator)
        office.goto(at_item.url)
        office.get_by_role("link", name=f"Edit 1. {ODE}").click()
        Typist(office).keep("question", text="How few?")
    exchange(at_item, text="How many schools?")
    expect(says(at_item)).to_contain_text("Somebody changed this since you opened the page.")
    assert texts() == ["How few?"]
    with at_item.expect_navigation():
        at_item.locator('form[data-part="exchange"] [type=submit]').click()
    expect(at_item.get_by_role("alert")).to_contain_text("It now says: What is asked: How few?")
    assert texts() == ["How few?"]


def test_who_was_signed_out_keeps_their_words(visit: Visit, at_item: Page) -> None:
    at_item.context.clear_cookies(name="sessionid")
    exchange(at_item, asked_by=ODE, text="How many?")
    expect(says(at_item)).to_contain_text("you are signed out")
    visit.sign_in("scrutiny_officer")
    with at_item.expect_navigation():
        at_item.locator('form[data-part="exchange"] [type=submit]').click()
    assert texts() == ["How many?"]


def test_words_that_cannot_be_kept_are_told_and_stay(at_item: Page) -> None:
    exchange(at_item, asked_by=ODE, about="9.9", text="How many?")
    expect(says(at_item)).to_contain_text("9.9: no objective or action")
    exchange(at_item, about="1.1")
    expect(says(at_item)).to_have_text(SAVED)


def test_keys_lead_to_the_parts(at_item: Page) -> None:
    at_item.keyboard.press("Alt+n")
    step = at_item.locator('form[data-part="step"] [name="text"]')
    expect(step).to_be_focused()
    step.fill("Report back")
    with at_item.expect_navigation():
        at_item.keyboard.press("Control+Enter")
    expect(at_item.get_by_text("Report back", exact=True)).to_be_visible()
