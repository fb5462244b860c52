"""An administrator edits an action: words, leads, date, recurrence, each with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from actions.models import Action, DateChange
from actions.services.dates import change_date
from actions.services.structure import reword
from people import services
from people.asat import newest_revision, revisions
from tests.actions.views.verbs import ACTION, CONFLICT, DONE, keyed, refused
from tests.cast import DAVID, GROUP, RHIAN, Cast
from tests.people.pages.asking import day, page, post, words

PAGES = ("words", "leads", "due", "recurrence")


def newest(cast: Cast) -> int:
    return newest_revision(cast.action("1.1.1"))


def leads(cast: Cast) -> list[str]:
    rows = cast.action("1.1.1").leads.order_by("order").select_related("officer")
    return [lead.officer.name for lead in rows]


def rewording(cast: Cast, **values: object) -> dict[str, Any]:
    said = {"text": "Train all drivers", "reason": "Shorter", "last_seen": newest(cast)}
    return keyed(**{**said, **values})


def test_new_words_stand_and_the_former_are_kept(cast: Cast, client: Client) -> None:
    assert (
        "Train every taxi driver"
        in page(client, cast.administrator, f"{ACTION}words/").content.decode()
    )
    data = rewording(cast)
    for _ in range(2):
        response = post(client, cast.administrator, f"{ACTION}words/", data)
        assert response.status_code == DONE
    assert cast.action("1.1.1").text == "Train all drivers"
    assert revisions(Action).filter(ref="1.1.1").count() == 2


def test_the_second_of_two_sees_the_words_of_the_first(cast: Cast, client: Client) -> None:
    ours = rewording(cast)
    reword(cast.action("1.1.1"), by=cast.chair, text="Theirs", reason="Better")
    response = post(client, cast.administrator, f"{ACTION}words/", ours)
    assert response.status_code == CONFLICT
    assert "What stands there now Theirs" in words(response)
    assert "Train all drivers" in response.content.decode()
    again = response.context["form"].data
    assert post(client, cast.administrator, f"{ACTION}words/", again).status_code == DONE
    assert cast.action("1.1.1").text == "Train all drivers"


def leading(cast: Cast, *names: str, **values: object) -> dict[str, Any]:
    chosen = {f"lead_{n}": cast.officer(name).pk for n, name in enumerate(names, 1)}
    return keyed(**{"last_seen": newest(cast), "reason": "Moved", **chosen, **values})


def test_leads_stand_in_the_order_in_which_they_were_chosen(cast: Cast, client: Client) -> None:
    data = leading(cast, GROUP, DAVID)
    for _ in range(2):
        response = post(client, cast.administrator, f"{ACTION}leads/", data)
        assert response.status_code == DONE
    assert leads(cast) == [GROUP, DAVID]


def test_nobody_is_a_vacancy(cast: Cast, client: Client) -> None:
    post(client, cast.administrator, f"{ACTION}leads/", leading(cast))
    assert leads(cast) == []
    assert "Vacant" in words(page(client, cast.board_member, ACTION))


def test_nobody_leads_twice(cast: Cast, client: Client) -> None:
    response = post(client, cast.administrator, f"{ACTION}leads/", leading(cast, DAVID, DAVID))
    assert "Somebody stands there twice. Name each lead once." in words(response)


def test_who_has_left_is_not_offered_unless_they_lead_it(cast: Cast, client: Client) -> None:
    for name in (RHIAN, DAVID):
        officer = cast.officer(name)
        services.change_officer(
            officer, by=cast.administrator, reason="Left", name=name, kind=officer.kind,
            job_title="", agency=officer.agency, left_on=date(2026, 1, 1),
            seen=newest_revision(officer),
        )  # fmt: skip
    offered = page(client, cast.administrator, f"{ACTION}leads/").context["form"]
    assert {str(o) for o in offered.fields["lead_1"].queryset} == {RHIAN, GROUP}


def test_the_second_of_two_sees_the_leads_of_the_first(cast: Cast, client: Client) -> None:
    ours = leading(cast, GROUP)
    post(client, cast.administrator, f"{ACTION}leads/", leading(cast, DAVID))
    response = post(client, cast.administrator, f"{ACTION}leads/", ours)
    assert response.status_code == CONFLICT
    assert f"Lead: {DAVID}" in words(response)


def moving(cast: Cast) -> dict[str, Any]:
    to = day("to_date", date(2027, 9, 30))
    said = {"agreed_by": "Sub Group", "reason": "Contract", "last_seen": newest(cast)}
    return keyed(**to, **said)


def test_a_date_moves_with_who_agreed(cast: Cast, client: Client) -> None:
    data = moving(cast)
    for _ in range(2):
        assert post(client, cast.administrator, f"{ACTION}due/", data).status_code == DONE
    moved = DateChange.objects.get()
    assert (moved.to_date, moved.agreed_by) == (date(2027, 9, 30), "Sub Group")
    same = words(post(client, cast.administrator, f"{ACTION}due/", moving(cast)))
    assert "This is the due date already. Give another date." in same


def test_a_form_sent_again_with_another_date_keeps_it_and_says_so(
    cast: Cast, client: Client
) -> None:
    data = moving(cast)
    assert post(client, cast.administrator, f"{ACTION}due/", data).status_code == DONE
    other = data | day("to_date", date(2027, 3, 31))
    response = post(client, cast.administrator, f"{ACTION}due/", other)
    assert "This form was sent before" in words(response)
    assert 'value="2027"' in response.content.decode()
    assert DateChange.objects.count() == 1


def test_the_second_of_two_sees_the_date_of_the_first(cast: Cast, client: Client) -> None:
    ours = moving(cast)
    change_date(cast.action("1.1.1"), by=None, to_date=date(2028, 1, 31), reason="Theirs")
    response = post(client, cast.administrator, f"{ACTION}due/", ours)
    assert response.status_code == CONFLICT
    assert "What stands there now Train every taxi driver Lead: Rhian Okafor Due:" in words(
        response
    )
    assert "31 January 2028" in words(response)
    assert cast.action("1.1.1").due_on == date(2028, 1, 31)
    again = response.context["form"].data
    assert post(client, cast.administrator, f"{ACTION}due/", again).status_code == DONE
    assert cast.action("1.1.1").due_on == date(2027, 9, 30)


RECURRENCE = f"{ACTION}recurrence/"


def recurring(cast: Cast, months: str, **values: object) -> dict[str, Any]:
    said = {"months": months, "reason": "Agreed", "last_seen": newest(cast)}
    return keyed(**{**said, **values})


def test_an_action_recurs_and_no_longer_does(cast: Cast, client: Client) -> None:
    data = recurring(cast, "12")
    for _ in range(2):
        assert post(client, cast.administrator, RECURRENCE, data).status_code == DONE
    assert revisions(Action).filter(ref="1.1.1").count() == 2
    assert "Recurs every 12 months" in words(page(client, cast.board_member, ACTION))
    post(client, cast.administrator, RECURRENCE, recurring(cast, ""))
    assert cast.action("1.1.1").recurs_every is None
    wrong = post(client, cast.administrator, RECURRENCE, recurring(cast, "61"))
    assert "Give a number of months from 1 to 60" in words(wrong)


def test_the_second_of_two_sees_how_often_it_recurs_by_the_first(
    cast: Cast, client: Client
) -> None:
    ours = recurring(cast, "12")
    post(client, cast.administrator, RECURRENCE, recurring(cast, "3"))
    response = post(client, cast.administrator, RECURRENCE, ours)
    assert response.status_code == CONFLICT
    assert "Recurs: every 3 months" in words(response)
    assert cast.action("1.1.1").recurs_every == 3


@pytest.mark.parametrize("name", PAGES)
def test_the_reason_is_asked_for(cast: Cast, client: Client, name: str) -> None:
    response = post(client, cast.administrator, f"{ACTION}{name}/", keyed(reason=""))
    assert "Say why, in a few words" in words(response)


@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_edits(cast: Cast, client: Client, name: str) -> None:
    refused(client, cast, f"{ACTION}{name}/", "lead", "chair", "board_member", "auditor")
