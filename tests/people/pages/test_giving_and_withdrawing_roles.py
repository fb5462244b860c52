from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from actions.services.versions import create_plan
from people import clock, services
from people.asat import revisions
from people.models import Role
from tests.cast import LONG_AGO, Cast, add_user, afresh
from tests.people.pages.asking import day, page, post, url, words

FROM = date(2026, 1, 5)
GIVEN = {"kind": "auditor"} | day("from_date", FROM)


def give(client: Client, cast: Cast, **data: Any) -> Any:
    where = url("grant-role", cast.partnership, cast.nobody.pk)
    return post(client, cast.administrator, where, GIVEN | data, follow=True)


def withdraw(client: Client, cast: Cast, role: Role, reason: str = "Moved on") -> Any:
    where = url("withdraw-role", cast.partnership, role.pk)
    return post(client, cast.administrator, where, {"reason": reason}, follow=True)


def the_role(cast: Cast) -> Role:
    return Role.objects.get(user=cast.nobody)


def test_a_role_is_given(client: Client, cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, slug="board", name="The Board")
    said = words(
        give(client, cast, body=body.pk, plan_slug="cse", **day("to_date", date(2030, 1, 5)))
    )
    role = the_role(cast)
    assert (role.kind, role.body, role.plan_slug) == ("auditor", body, "cse")
    assert (role.from_date, role.to_date) == (FROM, date(2030, 1, 5))
    assert revisions(Role).get(id=role.pk).history_user == cast.administrator
    where = "for The Board, in the plan “Child sexual exploitation delivery plan” only"
    assert f"Nobody has the role Auditor {where}." in said
    assert "Role given: Auditor for The Board, plan “cse” only, from 5 January 2026" in said


def test_it_is_given_in_one_of_the_partnerships_plans(client: Client, cast: Cast) -> None:
    create_plan(cast.partnership, by=None, slug="neglect", title="Neglect plan")
    create_plan(cast.elsewhere, by=None, slug="theirs", title="Their plan")
    shown = page(client, cast.administrator, url("grant-role", cast.partnership, cast.nobody.pk))
    asked = words(shown).partition("In which plan?")[2]
    assert "Every plan Child sexual exploitation delivery plan Neglect plan" in asked
    assert "Their plan" not in asked


def test_it_holds_at_once(client: Client, cast: Cast) -> None:
    give(client, cast)
    assert afresh(cast.nobody).has_perm("people.see_users", cast.partnership)


def test_a_role_is_withdrawn_with_the_reason(client: Client, cast: Cast) -> None:
    give(client, cast)
    said = words(withdraw(client, cast, the_role(cast)))
    assert "Nobody is no longer Auditor." in said
    assert "Role ended: Auditor" in said
    assert "Reason: Moved on" in said
    assert not afresh(cast.nobody).has_perm("people.see_users", cast.partnership)


def test_a_role_that_is_over_is_not_withdrawn_again(client: Client, cast: Cast) -> None:
    give(client, cast, **day("to_date", date(2026, 2, 1)))
    assert "This has ended already." in words(withdraw(client, cast, the_role(cast)))
    assert the_role(cast).to_date == date(2026, 2, 1)


def test_a_role_to_come_can_be_withdrawn(client: Client, cast: Cast) -> None:
    ahead = clock.london_day(clock.now()) + timedelta(days=30)
    give(client, cast, **day("from_date", ahead))
    assert "ended before it began" in words(withdraw(client, cast, the_role(cast)))


def test_the_last_administrator_keeps_the_role(client: Client, cast: Cast) -> None:
    role = Role.objects.get(user=cast.administrator)
    said = words(withdraw(client, cast, role))
    last = "Administrator is the last plan administrator of Aldermere."
    assert f"{last} Give someone else that role first." in said
    assert afresh(cast.administrator).has_perm("people.manage", cast.partnership)


def test_an_administrator_of_one_plan_only_does_not_count(client: Client, cast: Cast) -> None:
    services.grant_role(
        cast.nobody, by=None, kind="administrator", partnership=cast.partnership,
        plan_slug="cse", from_date=LONG_AGO,
    )  # fmt: skip
    role = Role.objects.get(user=cast.administrator)
    assert "is the last plan administrator of Aldermere." in words(withdraw(client, cast, role))


def test_with_a_second_one_an_administrator_can_go(client: Client, cast: Cast) -> None:
    add_user(cast.partnership, "second", Role.Kind.ADMINISTRATOR)
    withdraw(client, cast, Role.objects.get(user=cast.administrator))
    assert not afresh(cast.administrator).has_perm("people.manage", cast.partnership)


def test_a_withdrawal_needs_a_reason(client: Client, cast: Cast) -> None:
    role = Role.objects.get(user=cast.chair)
    assert "Say why, in a few words" in words(withdraw(client, cast, role, reason=" "))
    assert Role.objects.get(pk=role.pk).to_date is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"kind": ""}, "Choose a role"),
        ({"kind": "king"}, "Choose from the list"),
        ({"plan_slug": "cze"}, "Choose a plan from the list"),
        ({"from_date_day": ""}, "First day: give a real day"),
        (day("to_date", date(2025, 1, 1)), "The last day is before the first day"),
        ({"body": "999999"}, "Choose a body from the list"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_given(
    client: Client, cast: Cast, data: dict[str, str], said: str
) -> None:
    assert said in words(give(client, cast, **data))
    assert not Role.objects.filter(user=cast.nobody).exists()


def test_a_body_of_another_partnership_is_refused(client: Client, cast: Cast) -> None:
    body = services.add_body(cast.elsewhere, by=None, slug="theirs", name="Theirs")
    assert "Choose a body from the list" in words(give(client, cast, body=body.pk))


def test_sending_it_twice_gives_one(client: Client, cast: Cast) -> None:
    give(client, cast)
    assert "holds this role in that time already" in words(give(client, cast))
    assert Role.objects.filter(user=cast.nobody).count() == 1


def test_what_is_not_asked_for_is_not_taken(client: Client, cast: Cast) -> None:
    give(client, cast, partnership=cast.elsewhere.pk, user=cast.lead.pk)
    assert the_role(cast).partnership == cast.partnership
    assert not Role.objects.filter(user=cast.lead).exists()


def test_somebody_from_elsewhere_is_given_a_role_by_their_address(
    client: Client, cast: Cast
) -> None:
    where = url("invite-user", cast.partnership)
    data = GIVEN | {"email": cast.outsider.email.upper()}
    said = words(post(client, cast.administrator, where, data, follow=True))
    assert "Outsider has the role Auditor." in said
    assert afresh(cast.outsider).has_perm("people.see_users", cast.partnership)


@pytest.mark.parametrize("who", ["deactivated", ""])
def test_an_address_without_an_active_account_is_refused(
    client: Client, cast: Cast, who: str
) -> None:
    email = getattr(cast, who).email if who else "unknown@x.example"
    where = url("invite-user", cast.partnership)
    said = words(post(client, cast.administrator, where, GIVEN | {"email": email}))
    assert "There is no active account with this address" in said
