"""Notices outside rounds: of a challenge, its answer, and what came back; each posted once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.models import Challenge, SignOff, SignOffProposal
from actions.services.challenging import Question, answer_challenge, challenge
from actions.services.considering import return_update
from actions.services.dates import ask_date, refuse_date
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Completion, Report, post_update
from actions.services.signing import Judgement, return_sign_off
from governance.meetings.document import PromiseOutcome
from governance.models import Promise
from governance.services import meetings
from governance.services.notices import post_notices
from people import clock, services
from people.models import Letter, User
from people.services.outbox import reason_against
from people.wording import day_words
from plans.brag import Rating
from plans.document import Position
from tests.cast import DAVID, RHIAN, Cast


@pytest.fixture
def considered(cast: Cast) -> Cast:
    settings = PlanSettings(31)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="From now on")
    return cast


def _told() -> dict[str, str]:
    """Who is told of what, twice asked for."""
    post_notices(at=clock.now())
    assert post_notices(at=clock.now()) == 0
    return {letter.to.name: letter.subject for letter in Letter.objects.select_related("to")}


def _questioned(cast: Cast, by: User, ref: str = "1.1.2") -> Challenge:
    question = Question("Why is this Green?", date(2100, 1, 1))
    return challenge(cast.action(ref), by=by, question=question, position=Position.RECORDED)


def test_a_challenge_is_told_to_whoever_acts_for_a_lead(cast: Cast) -> None:
    asked = _questioned(cast, cast.board_member)
    subject = "Answer by 1 January 2100: the rating of 1.1.2 is challenged"
    assert _told() == {"Lead": subject, "Other lead": subject}
    letter = Letter.objects.first()
    assert letter is not None
    assert f"/actions/1.1.2/challenges/{asked.pk}/answer/" in letter.text
    assert "Why is this Green?" not in letter.text
    assert reason_against(letter) == ""
    answer_challenge(asked, by=cast.lead, text="All is well.")
    assert reason_against(letter) == "It was answered or closed meanwhile."


def test_an_answer_is_told_to_the_challenger(cast: Cast) -> None:
    asked = _questioned(cast, cast.board_member)
    answer_challenge(asked, by=cast.lead, text="All is well.")
    assert _told() == {"Board member": "Your challenge of 1.1.2 is answered"}


def test_a_returned_update_is_told_to_who_posted_it(considered: Cast) -> None:
    report = Report(Rating.GREEN, "50 of 60.")
    posted = post_update(considered.action("1.1.1"), by=considered.lead, report=report)
    return_update(posted, by=considered.chair, reason="Which quarter?")
    assert _told() == {"Lead": "Your update on 1.1.1 came back"}
    letter = Letter.objects.get()
    assert "Which quarter?" not in letter.text
    post_update(considered.action("1.1.1"), by=considered.lead, report=report)
    assert reason_against(letter) == "They have reported again meanwhile."


def test_a_returned_completion_is_told_once_and_not_as_an_update_too(considered: Cast) -> None:
    met = Completion(SignOffProposal.Outcome.MET, "Licensing carries on.")
    report = Report(Rating.BLUE, "All 60.", "Done", completion=met)
    post_update(considered.action("1.1.1"), by=considered.lead, report=report)
    judgement = Judgement(SignOff.Capacity.CHAIR, "Two are missing.")
    return_sign_off(considered.action("1.1.1"), by=considered.chair, judgement=judgement)
    assert _told() == {"Lead": "1.1.1 is not signed off"}


def test_a_refused_date_is_told_to_who_asked(cast: Cast) -> None:
    request = ask_date(
        cast.action("1.1.2"), by=cast.other_lead, to_date=date(2027, 6, 30), reason="No printer"
    )
    refuse_date(request, by=cast.chair, reason="Find another")
    assert _told() == {"Other lead": "The date that you asked for on 1.1.2 is refused"}


def _promised(cast: Cast, due_on: date) -> Promise:
    body = services.add_body(cast.partnership, by=None, slug="scrutiny", name="Scrutiny")
    meeting = meetings.call_meeting(body, by=None, held_on=date(2026, 3, 2))
    item = meetings.open_item(meeting, by=None, number="1", title="The plan")
    asked = meetings.ask(item, by=None, asked_by="Ann", text="How many?")
    officer = cast.officer(RHIAN)
    return meetings.promise(asked, by=None, text="The figures", officer=officer, due_on=due_on)


def test_a_promise_is_told_a_week_before_it_is_due_to_who_owes_it(cast: Cast) -> None:
    due_on = clock.today() + timedelta(days=7)
    promise = _promised(cast, due_on)
    assert post_notices(at=clock.now() - timedelta(days=1)) == 0
    assert _told() == {"Lead": f"You promised an answer by {day_words(due_on)}"}
    letter = Letter.objects.get()
    assert "At the meeting of Scrutiny on 2 March 2026" in letter.text
    assert "The figures" not in letter.text
    meetings.close_promise(promise, by=None, outcome=PromiseOutcome.KEPT, text="Sent.")
    assert reason_against(letter) == "It was said meanwhile what came of it."


def test_many_matters_ask_no_more_of_the_database_than_one(cast: Cast) -> None:
    promise = _promised(cast, clock.today())
    _questioned(cast, cast.board_member, "1.1.1")
    of_two = _queries_of_a_tick()
    officer, due_on = cast.officer(DAVID), clock.today()
    meetings.promise(promise.question, by=None, text="More", officer=officer, due_on=due_on)
    for ref in ("1.1.2", "1.2.1"):
        _questioned(cast, cast.board_member, ref)
    assert _queries_of_a_tick() == of_two


def _queries_of_a_tick() -> int:
    """How often a tick that has nothing new to tell asks the database."""
    assert post_notices(at=clock.now()) > 0
    with CaptureQueriesContext(connection) as asked:
        assert post_notices(at=clock.now()) == 0
    return len(asked)


def test_nobody_is_told_of_what_they_said_themself(cast: Cast) -> None:
    _questioned(cast, cast.lead)
    assert set(_told()) == {"Other lead"}


def test_what_is_older_than_a_fortnight_is_told_no_more(cast: Cast) -> None:
    _questioned(cast, cast.board_member)
    assert post_notices(at=clock.now() + timedelta(days=15)) == 0


def test_what_was_said_before_the_plan_was_opened_is_not_told(cast: Cast) -> None:
    _questioned(cast, cast.board_member)
    type(cast.plan).objects.filter(pk=cast.plan.pk).update(opened_at=clock.now())
    assert post_notices(at=clock.now()) == 0
