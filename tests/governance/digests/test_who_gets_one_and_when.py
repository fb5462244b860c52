"""Each chair of a body gets one digest before each of its meetings, however often tick runs."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from actions.exempt import ACTION
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from governance.models import Meeting
from governance.services.digests import BEFORE_A_MEETING, post_digests
from governance.services.meetings import call_meeting
from governance.services.routes import give_plan
from people import clock, services
from people.models import Body, Letter, Membership, Role
from people.services import Ground, decide_exempt
from people.services.letters import unsubscribe
from people.services.outbox import deliver
from plans.brag import Rating
from tests.cast import LONG_AGO, Cast
from tests.governance.asking import two_bodies
from tests.support.commands import Manage, manage

__all__ = ["manage"]

TODAY = clock.today()


def at(days: int, hour: int = 9) -> datetime:
    day = TODAY + timedelta(days=days)
    return datetime.combine(day, time(hour), tzinfo=clock.LONDON)


@pytest.fixture
def group(cast: Cast) -> Body:
    """It oversees the plan, is chaired by the chair, and meets in ten days."""
    body = two_bodies(cast).sub_group
    chair = Membership.Role.CHAIR
    services.seat_member(
        body, by=None, name="Chair", user=cast.chair, role=chair, from_date=LONG_AGO
    )
    give_plan(body, by=None, plan=cast.plan, part="oversees", interval=92)
    call_meeting(body, by=None, held_on=TODAY + timedelta(days=10), begins_at=time(14))
    return body


def letters() -> list[Letter]:
    return list(Letter.objects.order_by("pk"))


def test_it_comes_three_days_before_and_once(cast: Cast, group: Body) -> None:
    assert post_digests(at=at(6)) == 0
    assert [post_digests(at=at(7)), post_digests(at=at(7)), post_digests(at=at(9))] == [1, 0, 0]
    (letter,) = letters()
    assert (letter.to, letter.kind) == (cast.chair, "before-a-meeting")
    assert "/governance/aldermere/meetings/" in letter.text


def test_a_late_tick_still_tells_before_the_meeting_and_not_after(cast: Cast, group: Body) -> None:
    assert post_digests(at=at(10, 15)) == 0
    assert post_digests(at=at(12)) == 0
    assert post_digests(at=at(10, 8)) == 1


def test_how_many_days_before_can_be_set(cast: Cast, group: Body, settings: Any) -> None:
    settings.DIGEST_DAYS = 7
    assert post_digests(at=at(3)) == 1


def test_it_says_what_moved_and_waits_and_nothing_that_was_written(cast: Cast, group: Body) -> None:
    considering = PlanSettings(31)
    change_settings(cast.plan, by=cast.administrator, settings=considering, reason="From now on")
    report = Report(Rating.AMBER, "Only 12 drivers came.", "Slower", "Two trainers", "Council")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    post_digests(at=at(7))
    (letter,) = letters()
    assert "Two decisions wait for you" in letter.text
    assert "/plans/aldermere/cse/queue/" in letter.text
    assert "One action overdue: 1.1.1" in letter.text
    assert "The plan is younger than that." in letter.text
    for words in ("12 drivers", "Two trainers", "taxi", "40 of 60"):
        assert words not in letter.text + letter.html


def test_who_reads_the_considered_position_is_told_of_that_alone(cast: Cast, group: Body) -> None:
    services.seat_member(
        group, by=None, name="Member", user=cast.board_member, role=Membership.Role.VICE_CHAIR,
        from_date=LONG_AGO,
    )  # fmt: skip
    considering = PlanSettings(31)
    change_settings(cast.plan, by=cast.administrator, settings=considering, reason="From now on")
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.BLUE, "All came.", "Done"))
    assert post_digests(at=at(7)) == 2
    theirs = Letter.objects.get(to=cast.board_member)
    assert "wait for you" not in theirs.text
    assert "re-rated" not in theirs.text


def test_nothing_exempt_is_told_to_who_may_not_read_it(cast: Cast, group: Body) -> None:
    ground = Ground("1", "It tells who a child is", TODAY + timedelta(days=180))
    row = cast.action("2.1.2").pk
    decide_exempt(cast.partnership, by=None, subject=ACTION, row=row, ground=ground)
    chair = Membership.Role.CHAIR
    services.seat_member(
        group, by=None, name="Member", user=cast.board_member, role=chair, from_date=LONG_AGO
    )
    post_digests(at=at(7))
    told = {letter.to: letter.text for letter in letters()}
    assert "One action without a lead: 2.1.2" in told[cast.chair]
    assert "2.1.2" not in told[cast.board_member]


def test_since_when_is_the_last_meeting(cast: Cast, group: Body) -> None:
    call_meeting(group, by=None, held_on=date(2026, 3, 2))
    post_digests(at=at(7))
    assert "the meeting of 2 March 2026" in letters()[0].text


def test_a_body_without_a_plan_has_nothing_to_tell(cast: Cast, group: Body) -> None:
    board = group.partnership.bodies.get(slug="board")
    call_meeting(board, by=None, held_on=TODAY + timedelta(days=1))
    services.seat_member(
        board, by=None, name="Chair", user=cast.chair, role=Membership.Role.CHAIR,
        from_date=LONG_AGO,
    )  # fmt: skip
    assert post_digests(at=at(0)) == 0


def test_a_seat_without_a_role_opens_no_plan_and_gets_no_digest(cast: Cast, group: Body) -> None:
    services.withdraw_role(Role.objects.get(user=cast.chair), by=None, reason="Left")
    assert post_digests(at=at(7)) == 0


def test_who_did_without_gets_none(cast: Cast, group: Body) -> None:
    post_digests(at=at(7))
    unsubscribe(cast.chair, BEFORE_A_MEETING)
    deliver(at=at(7))
    assert letters()[0].why == "They have unsubscribed from letters like this one."


def test_who_chairs_no_more_when_it_leaves_gets_none(cast: Cast, group: Body) -> None:
    post_digests(at=at(7))
    seat = Membership.objects.get(body=group)
    Membership.objects.filter(pk=seat.pk).update(to_date=TODAY - timedelta(days=1))
    deliver(at=at(7))
    assert letters()[0].why == "They do not chair the body any more."


def test_what_is_past_when_it_leaves_is_not_sent(cast: Cast, group: Body) -> None:
    post_digests(at=at(7))
    Meeting.objects.update(held_on=TODAY - timedelta(days=1))
    deliver(at=at(7))
    assert letters()[0].why == "The meeting is past."


def test_tick_writes_and_sends_it(cast: Cast, group: Body, manage: Manage) -> None:
    ten = at(7).isoformat()
    assert manage("tick", "--at", ten).out == (
        "Digests: 1 letter written before meetings.\nLetters: 1 letter sent.\n"
    )
    assert manage("tick", "--at", ten).out == ""
