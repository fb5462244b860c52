"""Adding an account, giving it a password, deactivating it and making it active again."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from people import services
from people.asat import revisions
from people.models import Role, User
from tests.cast import LONG_AGO, PASSWORD, Cast
from tests.people.pages.asking import page, post, url, words

NEW = {"name": "Efa Jessop", "email": "Efa@Aldermere.example"}
NEW_PASSWORD = "harbour walnut ledger"


def add(client: Client, cast: Cast, **data: Any) -> Any:
    where = url("add-user", cast.partnership)
    return post(client, cast.administrator, where, NEW | data, follow=True)


def switch(client: Client, cast: Cast, user: User, may_sign_in: str, by: User | None = None) -> Any:
    where = url("user-account", cast.partnership, user.pk)
    data = {"may_sign_in": may_sign_in, "reason": "Left the council"}
    return post(client, by or cast.administrator, where, data, follow=True)


def set_password(client: Client, cast: Cast, user: User, password: str) -> Any:
    where = url("user-password", cast.partnership, user.pk)
    data = {"password": password, "reason": "Forgotten"}
    return post(client, cast.administrator, where, data, follow=True)


def is_active(user: User) -> bool:
    return User.objects.get(pk=user.pk).is_active


def test_an_account_is_added_and_invited(client: Client, cast: Cast) -> None:
    said = words(add(client, cast))
    user = User.objects.get(email="efa@aldermere.example")
    assert (user.name, user.partnership) == ("Efa Jessop", cast.partnership)
    assert revisions(User).get(id=user.pk).history_user == cast.administrator
    assert "is on its way to efa@aldermere.example. It holds for 72 hours." in said
    assert not user.has_usable_password()


def test_of_two_who_add_the_same_person_at_once_one_is_told(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other is quicker by so little that nothing was there when the first looked."""

    def meanwhile(password: str | None) -> str:
        other = User(partnership=cast.elsewhere, email=NEW["email"].lower(), name="Efa")
        User.objects.bulk_create([other])
        return make_password(password)

    monkeypatch.setattr("people.services.accounts.make_password", meanwhile)
    assert "has an account already" in words(add(client, cast))
    assert not User.objects.filter(name=NEW["name"]).exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": ""}, "Enter a name"),
        ({"email": "efa"}, "Enter an e-mail address such as"),
        ({"email": "LEAD@aldermere.example"}, "has an account already"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_added(
    client: Client, cast: Cast, data: dict[str, str], said: str
) -> None:
    before = User.objects.count()
    response = add(client, cast, **data)
    assert said in words(response)
    assert User.objects.count() == before


def test_what_is_not_asked_for_is_not_taken(client: Client, cast: Cast) -> None:
    add(client, cast, partnership=cast.elsewhere.pk, is_active="", kind="administrator")
    user = User.objects.get(email="efa@aldermere.example")
    assert (user.partnership, user.is_active) == (cast.partnership, True)
    assert not user.roles.exists()


def test_a_deactivated_account_is_signed_out(client: Client, cast: Cast) -> None:
    theirs = Client()
    theirs.force_login(cast.lead)
    said = words(switch(client, cast, cast.lead, "no"))
    assert "Lead can no longer sign in." in said
    assert "Account deactivated" in said
    assert "Reason: Left the council" in said
    assert theirs.get("/plans/").status_code == 302


def test_an_account_is_made_active_again(client: Client, cast: Cast) -> None:
    assert "Deactivated can sign in again." in words(switch(client, cast, cast.deactivated, "yes"))
    assert is_active(cast.deactivated)


def test_sending_it_twice_does_it_once(client: Client, cast: Cast) -> None:
    switch(client, cast, cast.lead, "no")
    said = words(switch(client, cast, cast.lead, "no"))
    assert "The account is so already. Nothing was changed." in said
    assert not is_active(cast.lead)


def test_ones_own_account_stays(client: Client, cast: Cast) -> None:
    said = words(switch(client, cast, cast.administrator, "no"))
    assert "You cannot deactivate your own account." in said
    assert is_active(cast.administrator)


def test_the_last_administrator_of_any_partnership_stays(client: Client, cast: Cast) -> None:
    services.grant_role(
        cast.lead, by=None, kind=Role.Kind.ADMINISTRATOR,
        partnership=services.create_partnership(slug="third", name="Third"), from_date=LONG_AGO,
    )  # fmt: skip
    said = words(switch(client, cast, cast.lead, "no"))
    assert (
        "Lead is the last plan administrator of Third. Give someone else that role first." in said
    )
    assert is_active(cast.lead)


def test_a_new_password_works_and_the_old_one_does_not(client: Client, cast: Cast) -> None:
    said = words(set_password(client, cast, cast.lead, NEW_PASSWORD))
    assert "Lead has a new password." in said
    assert "New password set Administrator ·" in said
    assert "Reason: Forgotten" in said
    assert Client().login(username=cast.lead.email, password=NEW_PASSWORD)
    assert not Client().login(username=cast.lead.email, password=PASSWORD)


def test_a_weak_password_is_refused(client: Client, cast: Cast) -> None:
    assert "too short" in words(set_password(client, cast, cast.lead, "short"))
    assert Client().login(username=cast.lead.email, password=PASSWORD)


def test_for_ones_own_password_the_present_one_is_asked(client: Client, cast: Cast) -> None:
    response = set_password(client, cast, cast.administrator, NEW_PASSWORD)
    assert response.redirect_chain == [("/password/", 302)]
    assert "What happened" not in words(response)
    assert Client().login(username=cast.administrator.email, password=PASSWORD)


def test_an_account_of_another_partnership_is_not_changed(client: Client, cast: Cast) -> None:
    services.grant_role(
        cast.outsider, by=None, kind=Role.Kind.AUDITOR, partnership=cast.partnership,
        from_date=LONG_AGO,
    )  # fmt: skip
    assert switch(client, cast, cast.outsider, "no").status_code == 403
    assert set_password(client, cast, cast.outsider, NEW_PASSWORD).status_code == 403
    assert is_active(cast.outsider)
    said = words(page(client, cast.administrator, url("user", cast.partnership, cast.outsider.pk)))
    assert "Another partnership looks after this account." in said
    assert "Set a new password" not in said
