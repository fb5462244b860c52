"""The pages of meetings: the list, one as its minutes read, what was asked, and what is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.considering import accept_update
from actions.services.moving import Destination, transfer
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from governance.meetings.document import Capacity, PromiseOutcome, StepOutcome
from governance.models import Meeting, MeetingItem, NextStep, Promise, Question
from governance.services import meetings
from people import clock
from people.exempt.words import exempt_words
from people.models import Body, User
from plans.brag import Rating
from plans.changes import compare
from plans.document import ObjectiveEntry, Position, ThemeEntry
from plans.models import Objective, Plan
from tests.cast import DAVID, RHIAN, Cast, begun_plan
from tests.people.pages.asking import page, words

pytestmark = pytest.mark.django_db
ROOM = "/governance/aldermere/"
LIST, PAGE = f"{ROOM}meetings/", f"{ROOM}meetings/scrutiny-2026-04-06/"
QUESTIONS, FOLLOWED, ASKED = f"{ROOM}questions/", f"{ROOM}followed/", f"{ROOM}asked/scrutiny/"
ALL = (LIST, PAGE, QUESTIONS, FOLLOWED, ASKED)


def shown(client: Client, user: User, address: str) -> str:
    return words(page(client, user, address))


@pytest.fixture
def full(
    cast: Cast, meeting: Meeting, question: Question, promise: Promise, step: NextStep
) -> MeetingItem:
    """The meeting with everything that a record can hold."""
    item = question.item
    meetings.correct_meeting(
        meeting, by=None, reason="Typed", held_on=meeting.held_on, venue="Town Hall",
        chair="Councillor Bo Ray", begins_at=None, uncertainty="A page is missing.",
    )  # fmt: skip
    for capacity in Capacity:
        meetings.record_attendance(
            meeting, by=None, capacity=capacity, name=f"Somebody {capacity}", role="A role"
        )
    meetings.declare_interest(meeting, by=None, member="Councillor Ann Lee", interest="A governor")
    meetings.add_to_agenda(
        meeting, by=None, number="1", title="Apologies", pages="1-2", note="By noon",
        recommendations_in_report=["That it be noted"], next_meeting_on=date(2026, 6, 29),
    )  # fmt: skip
    meetings.present_paper(
        item, by=None, title="The plan", presented_by="RO", link="https://www.example.org/plan"
    )
    private = meetings.open_item(meeting, by=None, number="51", title="A case", text="In private.")
    meetings.exclude_public(private, by=None, paragraph="2", words="That the public be excluded.")
    meetings.answer(question, by=None, officer=cast.officer(DAVID), text="Forty.\nOf sixty.")
    meetings.ask(item, by=None, asked_by="A resident", text="Why so few?", from_public=True,
                 uncertainty="Or why so many?")  # fmt: skip
    objective = cast.action("1.2.1").objective
    meetings.note_no_questions(item, by=None, ref="1.2", objective=objective)
    meetings.resolve(item, by=None, text="That the report be noted.")
    return item


def test_a_meeting_reads_as_its_minutes_do(client: Client, cast: Cast, full: MeetingItem) -> None:
    said = shown(client, cast.board_member, PAGE)

    assert "Scrutiny Commission 6 April 2026 · Town Hall" in said
    assert "One member present, two items, two questions, comments and requests, one answer" in said
    assert "Uncertain in this record. A page is missing." in said
    assert "Press and public were excluded: paragraph 2 of Schedule 12A." in said
    assert "In private." not in said
    assert exempt_words("2") in said
    assert "1 Councillor Ann Lee Question on 1.1 How many drivers were trained?" in said
    assert "David Łukasik Forty. Of sixty. Promised" in said
    assert "A resident, from the public Question Why so few? No answer is recorded." in said
    assert "Uncertain: Or why so many?" in said
    assert "1.2 No questions raised." in said
    assert "Resolved That the report be noted." in said
    assert "In attendance 1 Somebody in attendance A role" in said
    assert "Apologies 1 Somebody apologies" in said
    assert "Declarations of interest Councillor Ann Lee A governor" in said
    assert "1 Apologies Pages 1-2 By noon Recommended: That it be noted 29 June 2026" in said


def test_an_item_and_a_question_are_anchors(client: Client, cast: Cast, full: MeetingItem) -> None:
    html = page(client, cast.board_member, PAGE).content.decode()

    assert 'id="item-50"' in html
    assert 'id="item-50-q1"' in html


def test_the_list_counts_what_was_asked_and_is_open(
    client: Client, cast: Cast, full: MeetingItem, body: Body
) -> None:
    coming = clock.today() + timedelta(days=30)
    meetings.call_meeting(body, by=None, held_on=coming, venue="Annexe")
    said = shown(client, cast.board_member, LIST)

    assert "Two meetings, at which two questions, comments and requests were put." in said
    assert "Two promises and next steps are open, one of them overdue." in said
    assert said.index("To come") < said.index("Annexe") < said.index("Held")
    assert "6 April 2026 Scrutiny Commission Town Hall 2 2 open, 1 overdue" in said


def test_the_list_is_sifted_by_body(client: Client, cast: Cast, full: MeetingItem) -> None:
    assert "6 April 2026" in shown(client, cast.board_member, f"{LIST}?body=scrutiny")
    said = shown(client, cast.board_member, f"{LIST}?body=cabinet")
    assert "“cabinet” is no body with meetings here and was left out." in said


def test_what_was_asked_about_an_objective(client: Client, cast: Cast, full: MeetingItem) -> None:
    said = shown(client, cast.scrutiny_officer, f"{QUESTIONS}?plan=cse&objective=1.1")

    assert "One question about 1.1, at one meeting." in said
    assert "Each has an answer in the record; of one promise for later one is open." in said
    assert "1.1 Know who is at risk" in said
    assert "How many drivers were trained? David Łukasik Forty. Of sixty." in said
    assert "Why so few?" not in said


def test_an_objective_about_which_nobody_asked_says_so(
    client: Client, cast: Cast, full: MeetingItem
) -> None:
    said = shown(client, cast.scrutiny_officer, f"{QUESTIONS}?plan=cse&objective=1.2")
    assert "Nobody has asked anything about 1.2." in said
    assert "Scrutiny Commission, 6 April 2026: No questions raised." in said
    table = shown(client, cast.scrutiny_officer, QUESTIONS)
    assert "1.1 Know who is at risk 1 6 Apr 2026 Scrutiny Commission 1" in table
    assert "1.2 Teach healthy relationships 0 No questions raised on 6 Apr 2026 None" in table
    assert "2.1 Find missing children sooner 0 Not asked about None" in table


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=open", "How many drivers"),
        ("state=overdue", "How many drivers"),
        ("state=unanswered", "Why so few?"),
        ("state=answered", "How many drivers"),
        ("kind=question", "Why so few?"),
        ("action=1.1.1", "How many drivers"),
        ("body=scrutiny", "Why so few?"),
        ("state=kept", "Nobody has asked anything with these choices."),
    ],
)
def test_what_was_asked_is_sifted(
    client: Client, cast: Cast, full: MeetingItem, query: str, found: str
) -> None:
    said = shown(client, cast.scrutiny_officer, f"{QUESTIONS}?{query}")
    assert found in said
    assert "was left out" not in said


def test_what_is_no_choice_is_said_so(client: Client, cast: Cast, full: MeetingItem) -> None:
    said = shown(client, cast.scrutiny_officer, f"{QUESTIONS}?plan=x&objective=7&state=y&page=z")
    assert "“x” is no plan here and was left out." in said
    assert "“7” is no objective here and was left out." in said
    assert "“y” is no state here and was left out." in said
    assert "Two questions, at one meeting." in said


def test_a_body_sees_what_its_members_asked_and_what_came_of_it(
    client: Client, cast: Cast, full: MeetingItem, promise: Promise
) -> None:
    said = shown(client, cast.scrutiny_officer, ASKED)
    assert "Two questions, comments and requests at one meeting." in said
    assert "Overdue by" in said
    meetings.close_promise(
        promise, by=None, outcome=PromiseOutcome.KEPT, text="Sent.", closed_on=date(2026, 5, 4)
    )
    assert "Promised for later: kept · Rhian Okafor" in shown(client, cast.scrutiny_officer, ASKED)


def test_ratings_stand_in_the_position_of_the_reader(
    client: Client, cast: Cast, full: MeetingItem
) -> None:
    change_settings(cast.plan, by=None, settings=PlanSettings(31), reason="Considered from now")
    red = Report(Rating.RED, "None came.", "No trainers", "Trainers", "Council")
    update = post_update(cast.action("1.1.1"), by=cast.lead, report=red)

    for address in (PAGE, QUESTIONS, ASKED):
        assert "now G Green" in shown(client, cast.board_member, address)
        assert "now G Green" in shown(client, cast.scrutiny_officer, address)
        assert "now R Red" in shown(client, cast.chair, address)
    accept_update(update, by=cast.chair)
    assert "now R Red" in shown(client, cast.scrutiny_officer, PAGE)


def test_a_rating_that_was_not_kept_at_the_meeting_is_not_made_up(
    client: Client, cast: Cast, full: MeetingItem
) -> None:
    assert "1.1.1 then not kept here yet , now G Green" in shown(client, cast.board_member, PAGE)


def test_an_action_that_went_elsewhere_keeps_the_ref_of_the_meeting(
    client: Client, cast: Cast, full: MeetingItem
) -> None:
    other = begun_plan(cast.partnership, cast.administrator, "violence")
    _give_an_objective(other, cast)
    objective = Objective.objects.select_related("plan__partnership").get(plan=other)
    going = Destination(objective, "V7")
    transfer(cast.action("1.1.1"), by=cast.administrator, to=going, reason="Violence")

    said = shown(client, cast.administrator, PAGE)
    assert "1.1.1 now V7 of Child sexual exploitation delivery plan" in said
    found = page(client, cast.administrator, f"{QUESTIONS}?plan=violence&action=V7")
    assert "One question about V7" in words(found)


def _give_an_objective(plan: Plan, cast: Cast) -> None:
    held = plan_document(plan, at=clock.now(), position=Position.RECORDED)
    themes = (ThemeEntry(1, "Know", "", (ObjectiveEntry("1.1", "Know"),)),)
    apply(plan, compare(held, replace(held, themes=themes)), by=cast.administrator)


def test_a_past_moment_shows_what_was_kept_by_then(
    client: Client, cast: Cast, full: MeetingItem, question: Question
) -> None:
    at = f"?at={clock.now():%Y-%m-%dT%H:%M:%S.%fZ}"
    meetings.correct(question, by=None, reason="Typing", text="How many were not?")
    meetings.close_next_step(full.next_steps.get(), by=None, outcome=StepOutcome.DONE, text="Seen.")
    for address in ALL:
        past = shown(client, cast.scrutiny_officer, address + at)
        assert "How many were not?" not in past
        assert "Seen." not in past
        assert "Say what came of it" not in past
    assert "How many were not?" in shown(client, cast.scrutiny_officer, PAGE)


def test_before_a_meeting_was_kept_there_was_none(client: Client, cast: Cast, body: Body) -> None:
    at = f"?at={clock.now():%Y-%m-%dT%H:%M:%S.%fZ}"
    meetings.call_meeting(body, by=None, held_on=date(2026, 4, 6))
    assert client.get(PAGE + at).status_code == 302
    assert "No meeting was kept here yet." in shown(client, cast.board_member, LIST + at)
    client.force_login(cast.board_member)
    assert client.get(PAGE + at).status_code == 404


@pytest.mark.parametrize("address", [LIST, QUESTIONS, FOLLOWED])
def test_an_empty_room_says_so(client: Client, cast: Cast, address: str) -> None:
    said = shown(client, cast.board_member, address)
    assert "No meeting is kept here" in said or "Nobody has asked" in said or "Nothing was" in said


@pytest.mark.parametrize("address", ALL)
def test_it_stands_under_governance(
    client: Client, cast: Cast, full: MeetingItem, address: str
) -> None:
    html = page(client, cast.board_member, address).content.decode()
    assert 'aria-current="page">Governance' in html


@pytest.mark.parametrize(
    ("address", "queries"), [(LIST, 30), (PAGE, 46), (QUESTIONS, 38), (FOLLOWED, 30), (ASKED, 35)]
)
def test_a_page_costs_the_same_however_much_was_asked(
    client: Client, cast: Cast, full: MeetingItem, address: str, queries: int
) -> None:
    client.force_login(cast.scrutiny_officer)
    for more in (0, 2):
        for _ in range(more):
            _ask_more(cast, full)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == queries, more


def _ask_more(cast: Cast, item: MeetingItem) -> None:
    action = cast.action("1.1.2")
    about = [meetings.About("1.1.2", action)]
    asked = meetings.ask(
        item, by=None, asked_by="Ann", text="Again?", objective=action.objective, about=about
    )
    meetings.answer(asked, by=None, officer=cast.officer(RHIAN), text="Yes.")
    meetings.promise(asked, by=None, text="More", officer=cast.officer(RHIAN))
    meetings.set_next_step(item, by=None, text="More")
