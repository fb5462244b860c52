"""A mistake is put right by a further update that names the one it corrects."""

from __future__ import annotations

from typing import Any

from django.test import Client

from actions.models import ProgressUpdate
from actions.services.record import Report, post_update
from plans.brag import Rating
from tests.actions.views.verbs import (
    ACTION,
    CONFLICT,
    DONE,
    NOT_FOUND,
    OK,
    amber,
    keyed,
    refused,
    seen,
)
from tests.cast import Cast
from tests.people.pages.asking import page, post, words


def address(wrong: ProgressUpdate) -> str:
    return f"{ACTION}updates/{wrong.pk}/correct/"


def filled(cast: Cast, **values: object) -> dict[str, Any]:
    right = {"rating": "green", "evidence": "The trainer stays.", "reason": "A slip"}
    return keyed(last_seen=seen(cast), **{**right, **values})


def test_the_correction_counts_and_what_it_corrects_stays(cast: Cast, client: Client) -> None:
    wrong = amber(cast)
    form = words(page(client, cast.lead, address(wrong)))
    assert "The update that you correct" in form
    assert "The trainer left." in form
    response = post(client, cast.lead, address(wrong), filled(cast), follow=True)
    assert "What it corrects stays there." in words(response)
    current = cast.current("1.1.1")
    assert current is not None
    assert (current.corrects, current.reason, current.rating) == (wrong, "A slip", "green")
    assert "Corrected later" in words(response)


def test_nothing_of_the_old_words_stands_in_the_boxes(cast: Cast, client: Client) -> None:
    form = page(client, cast.lead, address(amber(cast))).context["form"]
    assert {name: form[name].value() for name in ("rating", "evidence", "reason", "needed")} == {
        "rating": None, "evidence": None, "reason": None, "needed": None,
    }  # fmt: skip


def test_it_asks_what_was_wrong(cast: Cast, client: Client) -> None:
    response = post(client, cast.lead, address(amber(cast)), filled(cast, reason=""))
    assert response.status_code == OK
    assert "Say what was wrong with the update that you correct" in words(response)


def test_the_second_of_two_sees_what_the_first_said(cast: Cast, client: Client) -> None:
    wrong = amber(cast)
    ours = filled(cast)
    post_update(cast.action("1.1.1"), by=cast.administrator, report=Report(Rating.RED, "Theirs",
        "Worse", "Money", "Health"))  # fmt: skip
    response = post(client, cast.lead, address(wrong), ours)
    assert response.status_code == CONFLICT
    said = words(response)
    assert "Someone posted an update after you opened this page." in said
    assert "Theirs" in said
    assert "The trainer stays." in response.content.decode()
    assert (
        post(client, cast.lead, address(wrong), response.context["form"].data).status_code == DONE
    )


def test_the_same_form_twice_counts_once(cast: Cast, client: Client) -> None:
    wrong = amber(cast)
    data = filled(cast)
    for _ in range(2):
        assert post(client, cast.lead, address(wrong), data).status_code == DONE
    assert ProgressUpdate.objects.filter(corrects=wrong).count() == 1


def test_a_second_correction_of_the_same_is_refused(cast: Cast, client: Client) -> None:
    wrong = amber(cast)
    post(client, cast.lead, address(wrong), filled(cast))
    response = post(client, cast.lead, address(wrong), filled(cast))
    assert "This update was corrected already. Correct the newer one." in words(response)


def test_only_the_lead_and_the_administrator_may(cast: Cast, client: Client) -> None:
    wrong = amber(cast)
    refused(client, cast, address(wrong), "other_lead", "chair", "board_member", "auditor")
    assert page(client, cast.administrator, address(wrong)).status_code == OK


def test_an_update_of_another_action_is_not_there(cast: Cast, client: Client) -> None:
    other = cast.current("2.1.1")
    assert other is not None
    assert page(client, cast.lead, address(other)).status_code == NOT_FOUND


def test_the_past_is_only_read(cast: Cast, client: Client) -> None:
    today = cast.plan.opened_at
    assert today is not None
    response = page(client, cast.lead, f"{address(amber(cast))}?at={today.isoformat()[:-6]}Z")
    assert "The past is only read." in words(response)
