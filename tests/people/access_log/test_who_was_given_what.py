"""Each grant and withdrawal: one row, in the transaction that does it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from people import services
from people.errors import Refused
from people.models import Acting, Role, User
from people.sign_in.factors import forget_second_factors
from tests.cast import LONG_AGO, RHIAN, Cast
from tests.people.access_log.reading import Kind, Rows
from tests.people.pages.asking import post, url
from tests.people.sign_in.steps import with_app


def test_a_role_that_is_given_and_withdrawn(cast: Cast) -> None:
    rows = Rows()
    role = services.grant_role(
        cast.nobody, by=cast.administrator, kind=Role.Kind.CHAIR, partnership=cast.partnership,
        plan_slug="cse", from_date=LONG_AGO,
    )  # fmt: skip
    given = rows.one
    assert (given.kind, given.user, given.partnership) == (
        Kind.GRANT, cast.administrator, cast.partnership,
    )  # fmt: skip
    assert given.what == "role Sub-group chair, plan cse"
    assert given.whom == cast.nobody
    services.withdraw_role(role, by=cast.administrator, reason="Left the group for Mill Road")
    withdrawn = rows.all[-1]
    assert (withdrawn.kind, withdrawn.what) == (Kind.WITHDRAWAL, given.what)
    assert len(rows.all) == 2


def test_an_acting_that_begins_and_ends(cast: Cast) -> None:
    rows, officer = Rows(), cast.officer(RHIAN)
    acting = services.act_for(cast.nobody, officer, by=cast.administrator, from_date=LONG_AGO)
    assert rows.one.kind == Kind.GRANT
    assert rows.one.what == f"acting for officer {officer.pk}, {RHIAN}"
    assert rows.one.whom == cast.nobody
    services.stop_acting(acting, by=cast.administrator, on=date(2026, 1, 1), reason="Left")
    assert [row.kind for row in rows.all] == [Kind.GRANT, Kind.WITHDRAWAL]


def test_an_account_that_is_added_renamed_switched_off_and_on(cast: Cast) -> None:
    rows, by = Rows(), cast.administrator
    user = services.add_user(cast.partnership, by=by, email="efa@x.example", name="Efa")
    for name, is_active in (("Efa Lloyd", True), ("Efa Lloyd", False), ("Efa Lloyd", True)):
        services.change_user(user, by=by, reason="So", name=name, is_active=is_active)
    assert {row.kind for row in rows.all} == {Kind.ACCOUNT}
    assert [row.result for row in rows.all] == ["added", "renamed", "deactivated", "reactivated"]


def test_a_password_and_a_second_factor_of_somebody_else(cast: Cast) -> None:
    rows, by, user = Rows(), cast.administrator, with_app(cast.lead)
    services.set_password(user, "a wholly new sentence", by=by, reason="Lost")
    forget_second_factors(user, by=by, reason="Lost")
    assert [(row.kind, row.user, row.result) for row in rows.all] == [
        (Kind.PASSWORD, by, ""), (Kind.SECOND_FACTOR, by, "taken away"),
    ]  # fmt: skip


def test_what_is_refused_or_taken_back_leaves_none(cast: Cast) -> None:
    rows, acting = Rows(), Acting.objects.get(user=cast.lead)
    with pytest.raises(Refused):
        services.act_for(cast.lead, acting.officer, by=None, from_date=LONG_AGO)
    with transaction.atomic():
        services.stop_acting(acting, by=None, on=date(2026, 1, 1), reason="Left")
        transaction.set_rollback(True)
    assert rows.all == []


def test_a_user_who_is_added_on_the_page_is_sent_a_link(client: Client, cast: Cast) -> None:
    rows, by = Rows(), cast.administrator
    account = {"name": "Efa", "email": "efa@x.example"}
    post(client, by, url("add-user", cast.partnership), account)
    user = User.objects.get(email="efa@x.example")
    again = url("send-link", cast.partnership, user.pk)
    post(client, by, again, {"to": user.email})
    assert [(row.kind, row.user, row.whom) for row in rows.all] == [
        (kind, by, user) for kind in (Kind.ACCOUNT, Kind.LINK, Kind.LINK)
    ]
