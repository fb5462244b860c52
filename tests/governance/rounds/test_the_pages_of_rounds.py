"""The pages of reporting rounds: what they say, and setting, opening and closing one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.services.plan_settings import PlanSettings, change_settings
from governance.models import Round, RoundSchedule
from governance.selectors.rounds import newest_of_rounds
from governance.services.rounds import RoundSettings, close_round, open_round, set_rounds
from people import clock
from people.models import Letter
from people.services import add_body
from people.services.outbox import deliver
from people.wording import day_words
from plans.models import Plan, Version
from tests.cast import GROUP, Cast
from tests.governance.rounds.running import accept_all, report, with_rounds
from tests.people.pages.asking import day, page, post, words
from tests.support.letters import Letters


def _url(cast: Cast, name: str = "rounds", *more: object) -> str:
    return reverse(f"governance:{name}", args=[cast.partnership.slug, cast.plan.slug, *more])


def _opened(cast: Cast) -> Round:
    with_rounds(cast, clock.today())
    return open_round(cast.plan, by=cast.administrator, today=clock.today())


def _typed(cast: Cast, **more: str) -> dict[str, Any]:
    return {
        **day("first_on", clock.today() + timedelta(days=5)),
        "is_on": "on", "interval": "92", "to_report": "21", "remind_before": "5",
        "remind_after": "2", "escalate_after": "4", "queue_after": "7",
        "reason": "The board meets each quarter", "seen": newest_of_rounds(cast.plan), **more,
    }  # fmt: skip


def test_a_plan_without_rounds_says_so_and_leads_to_setting_them(
    client: Client, cast: Cast
) -> None:
    said = words(page(client, cast.chair, _url(cast)))
    assert "This plan has no reporting rounds yet. Nobody is written to." in said
    assert "Set the rounds" in said
    assert "Set the rounds" not in words(page(client, cast.auditor, _url(cast)))


def test_a_chair_sets_interval_and_days(client: Client, cast: Cast) -> None:
    said = words(post(client, cast.chair, _url(cast, "set-rounds"), _typed(cast), follow=True))
    opening = day_words(clock.today() + timedelta(days=5))
    assert f"No round is under way. The next one opens on {opening}." in said
    assert "A round opens each quarter" in said
    assert "Updates are due 21 days after the opening" in said
    cast.plan.refresh_from_db()
    assert cast.plan.reporting_interval == 92


def test_days_that_cannot_be_meant_come_back_with_what_to_do(client: Client, cast: Cast) -> None:
    typed = _typed(cast, interval="20", reason="")
    said = words(post(client, cast.chair, _url(cast, "set-rounds"), typed))
    assert "Say why, in a few words" in said
    typed = _typed(cast, interval="20")
    said = words(post(client, cast.chair, _url(cast, "set-rounds"), typed))
    assert "Shorten its days, or lengthen the reporting interval." in said
    assert not RoundSchedule.objects.exists()


def test_who_was_overtaken_sees_what_holds_now(client: Client, cast: Cast) -> None:
    with_rounds(cast, clock.today())
    response = post(client, cast.chair, _url(cast, "set-rounds"), _typed(cast, seen="999"))
    assert response.status_code == 409
    said = words(response)
    assert "Somebody set the rounds, or changed the plan, since you opened the page. It now" in said


def test_nobody_puts_back_an_interval_that_somebody_changed_meanwhile(
    client: Client, cast: Cast
) -> None:
    with_rounds(cast, clock.today())
    typed = _typed(cast, interval="31")
    settings = PlanSettings(62)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="The board asked")
    response = post(client, cast.chair, _url(cast, "set-rounds"), typed)
    assert response.status_code == 409
    cast.plan.refresh_from_db()
    assert cast.plan.reporting_interval == 62


def test_of_two_who_set_the_first_rounds_the_second_is_told(client: Client, cast: Cast) -> None:
    typed = _typed(cast)
    post(client, cast.chair, _url(cast, "set-rounds"), typed)
    response = post(
        client, cast.administrator, _url(cast, "set-rounds"), {**typed, "queue_after": "9"}
    )
    assert response.status_code == 409
    assert RoundSchedule.objects.get().queue_after == 7


def test_an_interval_that_is_set_leaves_the_other_settings_of_the_plan(cast: Cast) -> None:
    """Also where the plan was read before somebody changed them."""
    read_before = Plan.objects.get(pk=cast.plan.pk)
    group = add_body(cast.partnership, by=None, slug="sub-group", name="Sub-group")
    settings = PlanSettings(31, driven_by=group, doubt_rules={"off": ["vague_evidence"]})
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")
    rounds = RoundSettings(True, clock.today(), 92)
    set_rounds(read_before, by=cast.chair, settings=rounds, reason="Each quarter")
    cast.plan.refresh_from_db()
    assert (cast.plan.reporting_interval, cast.plan.driven_by) == (92, group)
    assert cast.plan.doubt_rules == {"off": ["vague_evidence"]}


def test_rounds_can_be_switched_off(client: Client, cast: Cast) -> None:
    typed = _typed(cast)
    typed.pop("is_on")
    said = words(post(client, cast.chair, _url(cast, "set-rounds"), typed, follow=True))
    assert "The reporting rounds of this plan are off. Nobody is written to." in said


def test_a_round_is_opened_and_each_lead_is_written_to(client: Client, cast: Cast) -> None:
    with_rounds(cast, clock.today())
    asked = words(page(client, cast.chair, _url(cast, "open-round")))
    assert "Updates are asked for on four open actions." in asked
    said = words(post(client, cast.chair, _url(cast, "open-round"), {}, follow=True))
    due = day_words(clock.today() + timedelta(days=14))
    assert f"Round 1 is open. Updates are due by {due}." in said
    assert Letter.objects.count() == 2


def test_a_second_one_is_refused_while_it_is_under_way(client: Client, cast: Cast) -> None:
    _opened(cast)
    said = words(post(client, cast.chair, _url(cast, "open-round"), {}))
    assert "Round 1 is under way. Close it first." in said


def test_its_page_says_who_has_reported_and_who_was_written_to(
    client: Client, cast: Cast, letters: Letters
) -> None:
    _opened(cast)
    report(cast, "1.1.1", "1.1.2")
    deliver(at=clock.now())
    said = words(page(client, cast.chair, _url(cast, "round", 1)))
    assert "2 of 4 actions are reported on, two of them not considered; two updates" in said
    assert "Not reported 2 actions" in said
    assert "Reported, not yet considered 2 actions" in said
    assert "No officer leads 2.1.2: nobody is written to about that." in said
    assert "Lead, not to be sent: They have reported meanwhile." in said
    assert "Other lead, sent " in said
    assert "Reminder before the due day due " in said


def test_leads_for_whom_nobody_acts_are_named(client: Client, cast: Cast) -> None:
    report(cast, "1.2.1")
    _opened(cast)
    said = words(page(client, cast.chair, _url(cast, "round", 1)))
    assert f"Nobody acts for {GROUP} and no officer leads 2.1.2: nobody is written to" in said


def test_it_closes_only_with_a_reason_while_something_is_missing(
    client: Client, cast: Cast
) -> None:
    _opened(cast)
    report(cast, "1.1.1")
    close = _url(cast, "close-round")
    said = words(page(client, cast.chair, close))
    assert "Three actions are not reported on and one update is not considered: the" in said
    assert "Say why, in a few words" in words(post(client, cast.chair, close, {"reason": ""}))
    accept_all(cast)
    assert "Say why, in a few words" in words(post(client, cast.chair, close, {"reason": ""}))
    assert not Version.objects.exists()
    reason = {"reason": "The board meets tomorrow."}
    said = words(post(client, cast.chair, close, reason, follow=True))
    assert "The round is closed, and version 1.0 is cut." in said
    version = Version.objects.get()
    assert version.author == "Chair"
    assert "Not reported: 1.1.2, 2.1.1 and 2.1.2. Closed all the same: The board" in (
        version.comments
    )
    again = words(post(client, cast.chair, close, reason))
    assert "No round is under way: there is nothing to close." in again


def test_a_closed_round_stays_as_it_ended(client: Client, cast: Cast) -> None:
    _opened(cast)
    close_round(cast.plan, by=cast.chair, reason="Enough")
    report(cast, "1.1.1")
    said = words(page(client, cast.auditor, _url(cast, "round", 1)))
    assert "0 of 4 actions were reported on; four updates were missing." in said
    assert "by cutting version 1.0" in said


def test_the_plans_page_says_where_the_round_stands(client: Client, cast: Cast) -> None:
    before = clock.now()
    _opened(cast)
    report(cast, "1.1.1")
    plan = reverse("actions:plan", args=[cast.partnership.slug, cast.plan.slug])
    counts = "1 of 4 actions reported on, one update not considered."
    said = words(page(client, cast.chair, plan))
    assert "Reporting round 1" in said
    assert counts in said
    board = words(page(client, cast.board_member, plan))
    assert "updates are due by" in board
    assert counts not in board
    assert "Who has reported" not in board
    as_boards = words(page(client, cast.chair, f"{plan}?position=considered"))
    assert counts not in as_boards
    assert "No round is under way" not in board
    then = words(page(client, cast.chair, f"{plan}?at={before:%Y-%m-%dT%H:%M:%S.%fZ}"))
    assert "Reporting round 1" not in then


def test_without_a_round_the_plans_page_leads_to_setting_them(client: Client, cast: Cast) -> None:
    plan = reverse("actions:plan", args=[cast.partnership.slug, cast.plan.slug])
    assert "This plan has no reporting rounds yet." in words(page(client, cast.chair, plan))
    assert "reporting rounds" not in words(page(client, cast.board_member, plan))


def test_a_lead_sees_among_their_actions_what_the_round_still_asks(
    client: Client, cast: Cast
) -> None:
    _opened(cast)
    report(cast, "1.1.1")
    said = words(page(client, cast.lead, "/"))
    assert "Still to come from you: Update action 1.1.2" in said
    assert "Not due yet by the plan’s interval" in said
    assert "What else is asked of you stands on this page." in said
    report(cast, "1.1.2")
    then = words(page(client, cast.lead, "/"))
    assert "Still to come from you" not in then
    assert "by the plan’s interval" not in then


def test_the_list_asks_as_much_of_the_database_for_three_rounds_as_for_one(
    client: Client, cast: Cast
) -> None:
    _opened(cast)
    close_round(cast.plan, by=None, reason="Enough")
    page(client, cast.chair, _url(cast))
    with CaptureQueriesContext(connection) as one:
        client.get(_url(cast))
    for _ in range(2):
        open_round(cast.plan, by=None, today=clock.today())
        close_round(cast.plan, by=None, reason="Enough")
    client.get(_url(cast))
    with CaptureQueriesContext(connection) as three:
        client.get(_url(cast))
    assert (len(one), len(three)) == (12, 12)


def test_the_last_word_on_the_days_holds_for_the_next_round_only(cast: Cast) -> None:
    opened = _opened(cast)
    settings = RoundSettings(True, clock.today() + timedelta(days=40), 31)
    set_rounds(cast.plan, by=cast.chair, settings=settings, reason="Later")
    opened.refresh_from_db()
    assert opened.due_on == clock.today() + timedelta(days=14)
