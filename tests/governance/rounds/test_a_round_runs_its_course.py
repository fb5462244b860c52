"""A reporting round from its opening to its version, day by day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from actions.services.considering import return_update
from actions.services.moving import withdraw
from actions.services.plan_settings import PlanSettings, change_settings
from governance.models import Round, RoundStep
from governance.rounds.asked import Came
from governance.rounds.steps import EVERYONE_REPORTED, NOTHING_WAITS, PAST_DUE, Step
from governance.selectors.rounds import asked_now, chairs_of
from governance.services.round_steps import NO_CHAIR, NOBODY_ACTS
from governance.services.rounds import close_round
from people import clock, services
from people.errors import Refused
from people.models import Letter, Role, User
from people.services.outbox import reason_against
from people.verification import verify
from plans.brag import Rating
from plans.models import Version
from tests.cast import Cast
from tests.governance.rounds.running import (
    FIRST,
    accept_all,
    newest,
    on,
    report,
    run,
    under_way,
    with_rounds,
    written_to,
)


def _steps() -> dict[str, str]:
    return dict(RoundStep.objects.values_list("step", "skipped"))


def _came(cast: Cast) -> dict[str, Came]:
    found = asked_now(under_way(cast))
    return {each.ref: each.came for each in found}


def test_from_kick_off_to_version(cast: Cast) -> None:
    with_rounds(cast)
    assert run(cast, FIRST - timedelta(days=1)) == {}
    assert run(cast, FIRST) == {"opened": 1}
    days = under_way(cast).days
    with on(days.opened_on, 12):
        report(cast, "1.1.1", "1.1.2")
    assert run(cast, days.remind_on) == {"done": 1}
    assert run(cast, days.due_on) == {}
    assert run(cast, days.remind_again_on) == {"done": 1}
    assert run(cast, days.escalate_on) == {"done": 1}
    assert run(cast, days.queue_on) == {"done": 1}
    with on(days.queue_on, 15):
        assert accept_all(cast) == 2
    assert run(cast, days.queue_on + timedelta(days=1)) == {"closed": 1}
    closed, version = Round.objects.get(), Version.objects.get()
    assert (closed.version, version.number, version.author) == (version, "1.0", "The system")
    assert version.comments.endswith("2 of 4 actions reported. Not reported: 2.1.1 and 2.1.2.")
    assert verify(cast.partnership).fault is None


def test_each_is_told_once_and_only_what_concerns_them(cast: Cast) -> None:
    with_rounds(cast)
    run(cast, FIRST)
    days = under_way(cast).days
    assert set(written_to("kick-off")) == {"Lead", "Other lead"}
    assert written_to("kick-off")["Lead"].startswith("Two updates due by")
    with on(days.opened_on, 12):
        report(cast, "1.1.1", "1.1.2")
    run(cast, days.remind_on)
    assert set(written_to("reminder before")) == {"Other lead"}
    run(cast, days.remind_again_on)
    assert set(written_to("reminder after")) == {"Other lead"}
    run(cast, days.escalate_on)
    assert written_to("escalation") == {
        "Chair": "Two actions not reported on: Child sexual exploitation delivery plan"
    }
    run(cast, days.queue_on)
    assert set(written_to("queue")) == {"Chair"}
    assert Letter.objects.count() == 6


def test_one_person_who_acts_for_several_officers_gets_one_letter(cast: Cast) -> None:
    with_rounds(cast)
    also = cast.officer("David Łukasik")
    services.act_for(cast.lead, also, by=None, from_date=clock.today())
    run(cast, FIRST)
    letter = Letter.objects.get(to=cast.lead)
    assert [link["words"].split(",")[0] for link in letter.links] == [
        "Update action 1.1.1", "Update action 1.1.2", "Update action 2.1.1",
    ]  # fmt: skip


def test_a_letter_holds_refs_and_links_and_no_evidence(cast: Cast) -> None:
    with_rounds(cast)
    run(cast, FIRST)
    text = Letter.objects.get(to=cast.lead).text
    assert "/plans/aldermere/cse/actions/1.1.1/update/" in text
    assert "40 of 60 drivers" not in text
    assert "taxi" not in text


def test_three_days_that_were_missed_are_made_up_for_once_and_in_order(cast: Cast) -> None:
    with_rounds(cast)
    run(cast, FIRST + timedelta(days=3))
    days = under_way(cast).days
    assert days.opened_on == FIRST + timedelta(days=3)
    assert run(cast, days.due_on + timedelta(days=1)) == {"done": 1}
    assert _steps()[Step.REMINDER] == PAST_DUE
    assert run(cast, days.escalate_on + timedelta(days=1)) == {"done": 2}
    assert list(_steps())[2:] == [Step.SECOND_REMINDER, Step.ESCALATION]
    assert run(cast, days.escalate_on + timedelta(days=1)) == {}


def test_once_everyone_reported_the_queue_is_told_and_nobody_is_reminded(cast: Cast) -> None:
    with_rounds(cast)
    withdraw(cast.action("2.1.2"), by=cast.administrator, reason="Merged")
    run(cast, FIRST)
    day = FIRST + timedelta(days=2)
    with on(day):
        report(cast, "1.1.1", "1.1.2")
        report(cast, "2.1.1", by=cast.other_lead)
    assert run(cast, day) == {"done": 4}
    assert [_steps()[each] for each in list(Step)[1:]] == [EVERYONE_REPORTED] * 3 + [""]
    with on(day, 15):
        accept_all(cast)
    assert run(cast, day) == {"closed": 1}
    assert "3 of 3 actions reported." in Version.objects.get().comments


def test_an_update_that_was_returned_is_asked_for_again(cast: Cast) -> None:
    with_rounds(cast)
    run(cast, FIRST)
    days = under_way(cast).days
    with on(days.opened_on, 12):
        report(cast, "1.1.1", "1.1.2")
        return_update(newest(cast, "1.1.1"), by=cast.chair, reason="Of which quarter?")
        assert _came(cast) == {
            "1.1.1": Came.RETURNED, "1.1.2": Came.WAITING,
            "2.1.1": Came.MISSING, "2.1.2": Came.MISSING,
        }  # fmt: skip
        accept_all(cast)
        assert _came(cast)["1.1.2"] is Came.CONSIDERED
    run(cast, days.remind_on)
    letter = Letter.objects.get(to=cast.lead, step__endswith="reminder before")
    assert "Update action 1.1.1, due 30 September 2026, returned to you" in letter.text


def test_a_blue_action_is_not_asked_for_and_what_left_the_plan_no_more(cast: Cast) -> None:
    with_rounds(cast)
    run(cast, FIRST)
    assert set(_came(cast)) == {"1.1.1", "1.1.2", "2.1.1", "2.1.2"}
    withdraw(cast.action("2.1.2"), by=cast.administrator, reason="Merged")
    with on(FIRST, 12):
        assert set(_came(cast)) == {"1.1.1", "1.1.2", "2.1.1"}


def test_who_reported_between_the_step_and_the_sending_is_left_in_peace(cast: Cast) -> None:
    with_rounds(cast)
    run(cast, FIRST)
    letter = Letter.objects.get(to=cast.lead)
    with on(FIRST, 12):
        assert reason_against(letter) == ""
        report(cast, "1.1.1", "1.1.2")
        assert reason_against(letter) == "They have reported meanwhile."


def test_a_plan_without_a_chair_says_that_nobody_was_told(cast: Cast) -> None:
    with_rounds(cast)
    role = Role.objects.get(user=cast.chair)
    services.withdraw_role(role, by=None, reason="Moved")
    run(cast, FIRST)
    run(cast, under_way(cast).escalate_on)
    assert _steps()[Step.ESCALATION] == NO_CHAIR


def test_who_is_told_as_chair_is_who_may_consider(cast: Cast) -> None:
    group, other = (
        services.add_body(cast.partnership, by=None, slug=slug, name=slug)
        for slug in ("group", "other")
    )
    driven = PlanSettings(31, driven_by=group)
    change_settings(cast.plan, by=cast.administrator, settings=driven, reason="From now on")
    roles: dict[User, dict[str, Any]] = {
        cast.board_member: {"body": group}, cast.lead: {"body": other},
        cast.other_lead: {"plan_slug": "another"},
    }  # fmt: skip
    for user, where in roles.items():
        services.grant_role(
            user, by=None, kind=Role.Kind.CHAIR, partnership=cast.partnership,
            from_date=clock.today(), **where,
        )  # fmt: skip
    may = [
        user
        for user in User.objects.order_by("name")
        if user.has_perm("actions.consider", cast.plan)
    ]
    assert chairs_of(cast.plan, clock.today()) == may == [cast.board_member, cast.chair]


def test_leads_for_whom_nobody_acts_are_not_written_to_and_the_step_says_so(cast: Cast) -> None:
    with_rounds(cast)
    User.objects.filter(pk__in=[cast.lead.pk, cast.other_lead.pk]).update(is_active=False)
    run(cast, FIRST)
    assert _steps()[Step.KICK_OFF] == NOBODY_ACTS


def test_a_plan_that_asks_for_no_consideration_closes_on_the_day_of_the_queue(cast: Cast) -> None:
    with_rounds(cast)
    type(cast.plan).objects.filter(pk=cast.plan.pk).update(needs_consideration=False)
    cast.plan.refresh_from_db()
    run(cast, FIRST)
    days = under_way(cast).days
    with on(days.opened_on, 12):
        report(cast, "1.1.1", rating=Rating.GREEN)
    assert run(cast, days.queue_on) == {"done": 4, "closed": 1}
    assert _steps()[Step.QUEUE] == NOTHING_WAITS


def test_the_next_round_opens_an_interval_later_once_the_last_is_closed(cast: Cast) -> None:
    with_rounds(cast)
    run(cast, FIRST)
    days = under_way(cast).days
    run(cast, days.queue_on)
    later = clock.months_after(FIRST, 1)
    assert run(cast, later - timedelta(days=1)) == {}
    assert run(cast, later) == {"opened": 1}
    assert under_way(cast).number == 2


@pytest.mark.parametrize("days", [31, 45])
def test_a_round_that_waits_for_the_chair_lets_no_other_open(cast: Cast, days: int) -> None:
    with_rounds(cast)
    run(cast, FIRST)
    with on(FIRST, 12):
        report(cast, "1.1.1")
    run(cast, FIRST + timedelta(days=days))
    assert under_way(cast).number == 1


def test_it_is_not_closed_before_its_time_without_a_reason(cast: Cast) -> None:
    with_rounds(cast)
    run(cast, FIRST)
    with on(FIRST, 12):
        report(cast, "1.1.1")
        with pytest.raises(Refused, match="One update of this round is not considered yet"):
            close_round(cast.plan, by=cast.chair)
        accept_all(cast)
        with pytest.raises(Refused, match="Three actions are not reported on yet"):
            close_round(cast.plan, by=cast.chair)
    assert not Version.objects.exists()
