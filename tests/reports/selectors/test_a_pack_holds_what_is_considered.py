"""What a pack reads beside the plan, and that nothing prints which no body has accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from actions.models import (
    Challenge,
    ChallengeClosing,
    NeedAnswer,
    ProgressUpdate,
    SignOff,
    SignOffProposal,
)
from actions.services.challenging import Question, answer_challenge, challenge, close_challenge
from actions.services.considering import accept_update, return_update
from actions.services.dates import agree_date, ask_date, change_date, refuse_date
from actions.services.needs import answer_need
from actions.services.record import Completion, Report, post_update
from actions.services.recurring import set_recurrence
from actions.services.signing import Judgement, return_sign_off, sign_off
from people import clock
from plans.brag import Rating
from plans.document import Position
from reports.content.build import build_content
from reports.content.periods import quarter_of
from reports.content.source import PackKind, PackSource
from reports.selectors import record
from reports.selectors.pack import PackOrder, pack_source
from tests.actions.services.conftest import settled
from tests.cast import DAVID, Cast
from tests.reports.test_pack_of_few import said

CANARY = "heron"
"""Stands in everything that no pack may print."""
CHAIR = SignOff.Capacity.CHAIR


@pytest.fixture
def considering(cast: Cast) -> Cast:
    settled(cast.plan, cast, needs_consideration=True)
    return cast


def pack(cast: Cast) -> PackSource:
    order = PackOrder(PackKind.QUARTERLY, quarter_of(clock.today()), "Ann Lee")
    return pack_source(cast.plan, order)


def amber(words: str, needed: str = "Two trainers") -> Report:
    return Report(Rating.AMBER, words, words, needed, DAVID, need_kind="resource")


def blue(words: str) -> Report:
    completion = Completion(SignOffProposal.Outcome.MET, words)
    return Report(Rating.BLUE, words, words, completion=completion)


def post(cast: Cast, report: Report) -> ProgressUpdate:
    return post_update(cast.action("1.1.1"), by=cast.lead, report=report)


def questioned(cast: Cast, reason: str, position: Position = Position.CONSIDERED) -> Challenge:
    by = cast.board_member if position is Position.CONSIDERED else cast.chair
    question = Question(reason=reason, answer_by=clock.today() + timedelta(days=14))
    return challenge(cast.action("1.1.1"), by=by, question=question, position=position)


def _unconsidered(cast: Cast) -> None:
    post(cast, amber(CANARY, CANARY))


def _returned(cast: Cast) -> None:
    return_update(post(cast, amber(CANARY, CANARY)), by=cast.chair, reason=CANARY)


def _answered_unconsidered(cast: Cast) -> None:
    update = post(cast, amber("45.", CANARY))
    answer_need(update, by=cast.other_lead, outcome=NeedAnswer.Outcome.GIVEN, text=CANARY)


def _date_asked(cast: Cast) -> None:
    ask_date(cast.action("1.1.1"), by=cast.lead, to_date=date(2031, 1, 31), reason=CANARY)


def _date_refused(cast: Cast) -> None:
    _date_asked(cast)
    request = cast.action("1.1.1").date_requests.get()
    refuse_date(request, by=cast.chair, reason=CANARY)


def _unaccepted_questioned(cast: Cast) -> None:
    post(cast, amber("45."))
    asked = questioned(cast, CANARY, Position.RECORDED)
    answer_challenge(asked, by=cast.lead, text=CANARY)


def _complete_unaccepted(cast: Cast) -> None:
    post(cast, blue(CANARY))


def _sign_off_returned(cast: Cast) -> None:
    post(cast, blue(CANARY))
    judgement = Judgement(CHAIR, CANARY)
    return_sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judgement)


UNCONSIDERED = (
    _unconsidered, _returned, _answered_unconsidered, _date_asked, _date_refused,
    _unaccepted_questioned, _complete_unaccepted, _sign_off_returned,
)  # fmt: skip


@pytest.mark.parametrize("hidden", UNCONSIDERED, ids=lambda f: f.__name__.strip("_"))
def test_what_no_body_has_accepted_never_prints(
    considering: Cast, hidden: Callable[[Cast], None]
) -> None:
    before = said(build_content(pack(considering)))
    hidden(considering)
    after = pack(considering)
    assert CANARY not in repr(after)
    assert "31 Jan 2031" not in said(build_content(after))
    assert "Of 5 actions, 1 is Blue, 1 Green, 0 Amber and 1 Red" in before
    assert "Of 5 actions, 1 is Blue, 1 Green, 0 Amber and 1 Red" in said(build_content(after))


def test_what_is_accepted_prints_with_what_came_of_it(considering: Cast) -> None:
    update = post(considering, amber("45 of 60."))
    answer_need(update, by=considering.other_lead, outcome=NeedAnswer.Outcome.PARTLY, text="One.")
    accept_update(update, by=considering.chair)
    need = pack(considering).needs["train"]
    assert (need.what, need.from_whom, need.kind) == ("Two trainers", DAVID, "A resource")
    assert [(c.outcome, c.text) for c in need.came] == [("Given in part", "One.")]
    assert "Other lead" in need.came[0].who


def test_an_answer_stays_while_later_updates_ask_in_the_same_words(cast: Cast) -> None:
    first = post(cast, amber("45."))
    answer_need(first, by=cast.other_lead, outcome=NeedAnswer.Outcome.PARTLY, text="One.")
    post(cast, amber("46."))
    need = pack(cast).needs["train"]
    assert need.asked_on == clock.london_day(first.moment)
    assert [c.text for c in need.came] == ["One."]
    post(cast, amber("47.", "Three trainers"))
    assert pack(cast).needs["train"].came == ()


def test_a_challenge_prints_with_its_answer_and_outcome(considering: Cast) -> None:
    asked = questioned(considering, "Why is it Green?")
    answer_challenge(asked, by=considering.lead, text="40 is what we planned.")
    (found,) = pack(considering).challenges
    assert (found.key, found.rating, found.reason) == ("train", Rating.GREEN, "Why is it Green?")
    assert (len(found.answers), found.outcome) == (1, "")
    upheld = ChallengeClosing.Outcome.UPHELD
    close_challenge(asked, by=considering.chair, outcome=upheld, reason="Content")
    (found,) = pack(considering).challenges
    assert (len(found.answers), found.outcome) == (2, "Rating upheld")


def test_a_sign_off_prints_with_its_reason_and_who_gave_it(considering: Cast) -> None:
    post(considering, blue("All were trained."))
    judgement = Judgement(CHAIR, "I saw the list.")
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=judgement)
    (found,) = pack(considering).decisions
    assert (found.key, found.signed_off, found.rationale) == ("train", True, "I saw the list.")
    assert (found.who, found.capacity) == ("Chair", "sub-group chair")
    assert found.decider == "Chair, sub-group chair"


def test_an_agreed_date_prints_with_its_reason(considering: Cast) -> None:
    later = date(2031, 1, 31)
    request = ask_date(
        considering.action("1.1.1"), by=considering.lead, to_date=later, reason="No trainers"
    )
    agree_date(request, by=considering.chair, agreed_by="Sub Group")
    (move,) = pack(considering).date_moves
    assert (move.before, move.after) == (date(2026, 9, 30), later)
    assert (move.reason, move.agreed_by) == ("No trainers", "Sub Group")


def test_the_next_occurrence_is_no_date_that_slipped(cast: Cast) -> None:
    set_recurrence(cast.action("1.1.1"), by=cast.administrator, months=12, reason="Yearly")
    post(cast, blue("All were trained."))
    judgement = Judgement(CHAIR, "I saw the list.")
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judgement)
    (move,) = pack(cast).date_moves
    assert (move.before, move.after) == (date(2026, 9, 30), date(2027, 9, 30))
    assert move.reason == (
        "The occurrence that was due 30 September 2026 is complete; this is the next one."
    )
    assert move.moment is None


def test_what_was_decided_before_the_period_began_is_left_out(cast: Cast) -> None:
    post(cast, blue("All were trained."))
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=Judgement(CHAIR, "I saw it."))
    began = clock.now() + timedelta(seconds=1)
    said_since = {"after": began, "at": began + timedelta(days=1)}
    assert record.decisions(cast.plan, **said_since) == ()
    assert record.date_moves(cast.plan, **said_since) == ()


def test_dates_that_moved_outside_the_period_are_left_out(cast: Cast) -> None:
    before = clock.now()
    change_date(
        cast.action("1.1.2"), by=None, to_date=date(2031, 1, 31), reason="No trainers",
        agreed_by="Sub Group",
    )  # fmt: skip
    set_recurrence(cast.action("1.1.1"), by=cast.administrator, months=12, reason="Yearly")
    post(cast, blue("All were trained."))
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=Judgement(CHAIR, "I saw it."))
    since = clock.now()
    day = timedelta(days=1)
    assert len(record.date_moves(cast.plan, after=before, at=since)) == 2
    assert len(record.decisions(cast.plan, after=before, at=since)) == 1
    for after, at in ((before - day, before), (since, since + day)):
        assert record.date_moves(cast.plan, after=after, at=at) == ()
        assert record.decisions(cast.plan, after=after, at=at) == ()


def test_a_challenge_is_carried_on_until_it_is_closed(cast: Cast) -> None:
    asked = questioned(cast, "Why?")
    after = clock.now() + timedelta(seconds=1)
    at = after + timedelta(days=1)
    assert len(record.challenges(cast.plan, after=after, at=at)) == 1
    answer_challenge(asked, by=cast.lead, text="40 is what we planned.")
    close_challenge(asked, by=cast.chair, outcome=ChallengeClosing.Outcome.UPHELD, reason="Yes")
    assert record.challenges(cast.plan, after=after, at=at) == ()
    answered = asked.answers.get().moment
    (closed,) = record.challenges(cast.plan, after=answered, at=at)
    assert closed.outcome == "Rating upheld"
