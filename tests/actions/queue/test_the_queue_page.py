"""The queue: what waits, oldest first, in its parts, for whom; and how many wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from pytest_django.fixtures import Settings

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.selectors import cache
from actions.selectors.erasing import texts_of
from actions.services.erasing import erase_from_record
from actions.services.record import Report, post_update
from people.models import Erasure
from people.services import Grounds
from plans.brag import Rating
from tests.actions.evidence.files import pdf
from tests.actions.queue.conftest import PLAN, QUEUE, Considering
from tests.cast import RHIAN
from tests.people.pages.asking import page, words

LATER = timedelta(days=3)
CALM = Report(Rating.GREEN, "50 of 60")


def _titles(plan: Considering, query: str = "") -> list[str]:
    """What waits on which action, in the page's order."""
    items = [line.item for line in plan.get(query=query).context["lines"]]
    return [f"{item.kind} {item.subject.ref}" for item in items]


def test_it_opens_with_how_many_wait_and_for_how_long(plan: Considering) -> None:
    with time_machine.travel(datetime.now(UTC) + LATER):
        plan.say()
        said = plan.reads()
    assert "Two decisions wait for you. The oldest has waited 3 days." in said
    assert "Queue 2 waiting" in said


def test_what_waits_stands_oldest_first_in_its_parts(plan: Considering) -> None:
    plan.say("1.1.2")
    plan.ask("2.1.1")
    plan.question("1.1.1")
    assert _titles(plan) == ["sign-off 1.2.1", "update 1.1.2", "date 2.1.1", "challenge 1.1.1"]
    assert "All 4 Updates 1 Sign-offs 1 Date changes 1 Challenges 1" in plan.reads()
    assert _titles(plan, "?kind=updates") == ["update 1.1.2"]
    assert _titles(plan, "?kind=sign-offs") == ["sign-off 1.2.1"]
    assert _titles(plan, "?kind=dates") == ["date 2.1.1"]
    assert _titles(plan, "?kind=challenges") == ["challenge 1.1.1"]


def test_an_action_is_listed_once_with_its_earlier_updates_under_the_newest(
    plan: Considering,
) -> None:
    plan.say(words="Said first")
    newest = plan.say(words="Said last")
    said = plan.reads(query=f"?open=update-{newest.pk}")
    assert _titles(plan, "?kind=updates") == ["update 1.1.1"]
    assert "Said last" in said
    assert "1 earlier update that waits too" in said
    assert "Said first" in said


def test_it_says_what_boards_see_until_then(plan: Considering) -> None:
    update = plan.say("2.1.1", reason="An agreement was signed")
    said = plan.reads(query=f"?open=update-{update.pk}")
    assert "Boards and scrutiny see R Red until you accept it." in said
    assert "Reason for the rating: An agreement was signed" in said


def test_a_file_that_was_erased_is_named_and_leads_nowhere(
    plan: Considering, tmp_path: Path, settings: Settings
) -> None:
    settings.EVIDENCE_ROOT = tmp_path
    action, files = plan.cast.action("1.1.1"), [checked(pdf(), "names.pdf")]
    update = post_update(action, by=plan.cast.lead, report=CALM, beside=Beside(files))
    text = next(text for text in texts_of(action) if text.contents)
    grounds = Grounds(Erasure.Ground.UNLAWFUL, "It told who a child is")
    erase_from_record(action, by=plan.cast.administrator, text=text, grounds=grounds)
    shown = plan.get(query=f"?open=update-{update.pk}")
    assert "Evidence: [Erased on" in words(shown)
    assert 'href=""' not in shown.content.decode()


def test_the_first_that_waits_for_the_reader_is_open(plan: Considering) -> None:
    assert "Is 1.2.1 complete?" in plan.reads()
    plan.becomes_own(plan.cast.chair, "Exploitation Sub Group")
    plan.ask("2.1.1")
    assert "Move the date of 2.1.1?" in plan.reads()


def test_what_an_address_names_and_there_is_not_is_said(plan: Considering) -> None:
    said = plan.reads(query="?kind=purple&open=update-99999")
    assert "“purple” is no part of the queue; this is all of it." in said
    assert "“update-99999” does not wait here any more." in said


def test_an_empty_queue_says_so(plan: Considering) -> None:
    said = plan.reads(query="?kind=dates")
    assert "Nothing waits here." in said


def test_it_is_only_of_now_and_says_so_of_the_past(plan: Considering) -> None:
    opened = plan.cast.plan.opened_at
    assert opened is not None
    plan.say()
    response = plan.get(query=f"?at={opened:%Y-%m-%dT%H:%M:%S.%fZ}&kind=updates")
    assert response.status_code == 403
    said = words(response)
    assert "This is done in the present You asked for this page as at" in said
    assert "Updates 1" not in said
    assert f'href="{QUEUE}?kind=updates"' in response.content.decode()


def test_what_names_no_moment_is_said(plan: Considering) -> None:
    plan.say()
    soon = ("?at=soon", "“soon” is no moment")
    before = ("?at=2026-01-01", "The record of the plan begins on")
    for query, why in (soon, before):
        said = plan.reads(query=query)
        assert why in said
        assert "This page shows the plan as at now." in said
        assert "Updates 1" in said


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_who_oversees_reads_it_without_forms(plan: Considering, role: str) -> None:
    update = plan.say()
    user = getattr(plan.cast, role)
    said = plan.reads(user, f"?open=update-{update.pk}")
    assert "Two decisions wait." in said
    assert "50 of 60" in said
    assert "This waits for the chair." in said
    shown = plan.get(user).content.decode()
    assert all(line.form is None for line in plan.get(user).context["lines"])
    assert "consider/" not in shown
    assert "queue/accept/" not in shown


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("outsider", 404),
        ("nobody", 404),
        ("board_member", 403),
        ("scrutiny_officer", 403),
        ("lead", 403),
        ("chief_officer", 403),
    ],
)
def test_nobody_else_reads_it(plan: Considering, role: str, status: int) -> None:
    assert plan.get(getattr(plan.cast, role)).status_code == status


@pytest.mark.parametrize("role", ["board_member", "lead", "chief_officer"])
def test_who_may_not_read_it_is_not_led_to_it(plan: Considering, role: str) -> None:
    assert "Queue" not in words(page(plan.client, getattr(plan.cast, role), PLAN))


def test_the_navigation_counts_what_waits_for_its_reader_alone(plan: Considering) -> None:
    plan.propose()
    assert "Queue 2 waiting" in words(page(plan.client, plan.cast.chair, PLAN))
    assert "waiting" not in words(page(plan.client, plan.cast.auditor, PLAN)).split("Plan")[0]
    chair = plan.becomes_own(plan.cast.chair, RHIAN)
    assert "Queue 1 waiting" in words(page(plan.client, chair, PLAN))


def test_the_navigation_counts_anew_only_where_something_changed(
    plan: Considering, django_assert_num_queries: Any
) -> None:
    plan.say()
    page(plan.client, plan.cast.chair, f"{PLAN}actions/")
    with django_assert_num_queries(10):
        plan.client.get(f"{PLAN}actions/")


@pytest.mark.parametrize("rows", [1, 3])
def test_as_many_queries_for_one_of_each_as_for_three(
    plan: Considering, django_assert_num_queries: Any, rows: int
) -> None:
    for ref in ("1.1.1", "1.1.2", "2.1.1")[:rows]:
        plan.say(ref, reason="Better")
        plan.ask(ref)
        plan.question(ref)
    plan.client.force_login(plan.cast.chair)
    cache.forget()
    with django_assert_num_queries(43):
        plan.client.get(f"{PLAN}queue/")
