"""A chair accepts the updates that they ticked, or all that carry no doubt."""

from __future__ import annotations

import re
import uuid

import pytest

from actions.models import Consideration, ProgressUpdate
from tests.actions.queue.conftest import QUEUE, Considering
from tests.people.pages.asking import words

ADDRESS = "queue/accept/"


def _accepted(*updates: ProgressUpdate) -> int:
    return Consideration.objects.filter(update__in=updates).count()


def _chosen(*updates: ProgressUpdate) -> dict[str, object]:
    chosen = [update.pk for update in updates]
    return {"form_key": uuid.uuid4(), "decision": "chosen", "chosen": chosen}


def test_those_ticked_are_accepted_and_no_other(plan: Considering) -> None:
    first, second, third = plan.say("1.1.1"), plan.say("1.1.2"), plan.say("2.1.1", reason="Better")
    response = plan.post(ADDRESS, _chosen(first, second))
    assert (response.status_code, response.headers["Location"]) == (302, QUEUE)
    assert "Two updates accepted. Boards and scrutiny see them now." in plan.reads()
    assert (_accepted(first, second), _accepted(third)) == (2, 0)


def test_one_button_accepts_all_that_carry_no_doubt_and_leaves_the_others(
    plan: Considering,
) -> None:
    updates = {plan.say(ref, reason="Better").pk for ref in ("1.1.1", "1.1.2", "2.1.1")}
    lines = [line for line in plan.get().context["lines"] if line.tickable]
    without = {line.item.pk for line in lines if not line.doubts}
    data = {"form_key": uuid.uuid4(), "decision": "undoubted", "undoubted": list(updates)}
    assert plan.post(ADDRESS, data).status_code == 302
    found = Consideration.objects.filter(update__in=updates).values_list("update", flat=True)
    assert set(found) == without


def test_its_two_buttons_weigh_the_same(plan: Considering) -> None:
    plan.say("1.1.2", reason="Better", words="Forty of fifty drivers by 3 March 2026.")
    html = plan.get().content.decode()
    form = html.partition('id="many"')[2].partition("</form>")[0]
    looks = re.findall(r'<button class="([^"]+)"', form)
    assert looks == ["btn2", "btn2"]


def test_a_proposal_of_completion_is_not_accepted_among_others(plan: Considering) -> None:
    first, blue = plan.say("1.1.2"), plan.propose("1.1.1")
    plan.post(ADDRESS, _chosen(first, blue))
    assert (_accepted(first), _accepted(blue)) == (1, 0)
    assert "One update accepted. One other left as before: look at the queue." in plan.reads()


def test_one_with_something_newer_beside_it_is_left(plan: Considering) -> None:
    update = plan.say()
    newer = plan.say(words="55 of 60")
    plan.post(ADDRESS, _chosen(update))
    assert _accepted(update, newer) == 0
    assert "No updates accepted. One other left as before" in plan.reads()


def test_a_form_posted_twice_counts_once(plan: Considering) -> None:
    update = plan.say()
    data = _chosen(update)
    for _ in range(2):
        plan.post(ADDRESS, data)
        assert "One update accepted. Boards" in plan.reads()
    assert _accepted(update) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"form_key": uuid.uuid4(), "decision": "chosen"}, "Tick the updates that you accept."),
        ({"form_key": uuid.uuid4()}, "Press one of the two buttons above the queue"),
    ],
)
def test_what_is_left_out_is_asked_for(
    plan: Considering, data: dict[str, object], sentence: str
) -> None:
    update = plan.say()
    response = plan.post(ADDRESS, data)
    assert (response.status_code, sentence in words(response)) == (200, True)
    assert _accepted(update) == 0


def test_numbers_of_nothing_accept_nothing(plan: Considering) -> None:
    data = {"form_key": uuid.uuid4(), "decision": "chosen", "chosen": ["0", "x", "9" * 40]}
    assert plan.post(ADDRESS, data).status_code == 302
    assert "No updates accepted." in plan.reads()


@pytest.mark.parametrize(
    ("role", "status"),
    [("outsider", 404), ("board_member", 403), ("lead", 403), ("administrator", 403)],
)
def test_nobody_else_accepts(plan: Considering, role: str, status: int) -> None:
    update = plan.say()
    assert plan.post(ADDRESS, _chosen(update), getattr(plan.cast, role)).status_code == status
    assert _accepted(update) == 0
