from __future__ import annotations

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import services
from people.models import Body, Role
from tests.cast import LONG_AGO, RHIAN, Cast
from tests.people.pages.asking import page, url, words


def shown(client: Client, cast: Cast) -> str:
    return words(page(client, cast.auditor, url("users", cast.partnership)))


def test_users_stand_with_their_roles_and_officers(client: Client, cast: Cast) -> None:
    said = shown(client, cast)
    assert "Nine users can sign in; one account is deactivated." in said
    assert "One of them holds no role, acts for nobody and sees no plan." in said
    assert "Lead lead@aldermere.example Active none Rhian Okafor" in said
    assert "Auditor auditor@aldermere.example Active Auditor nobody" in said


def test_a_deactivated_account_comes_last(client: Client, cast: Cast) -> None:
    said = shown(client, cast)
    assert said.index("deactivated@aldermere.example Deactivated") > said.index("scrutiny_officer@")


def test_a_role_shows_its_body_plan_and_days(client: Client, cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, slug="board", name="The Board")
    services.grant_role(
        cast.nobody, by=None, kind=Role.Kind.CHAIR, partnership=cast.partnership, body=body,
        plan_slug="cse", from_date=LONG_AGO, to_date=date(2099, 5, 4),
    )  # fmt: skip
    where = "The Board plan “Child sexual exploitation delivery plan” only"
    said = shown(client, cast)
    assert f"Sub-group chair {where} from 1 Jan 2020 to 4 May 2099" in said
    own = words(page(client, cast.administrator, url("user", cast.partnership, cast.nobody.pk)))
    assert f"Sub-group chair {where} from 1 Jan 2020" in own


def test_another_partnerships_user_with_a_role_here_is_listed(client: Client, cast: Cast) -> None:
    assert "outsider@" not in shown(client, cast)
    lend_role(cast)
    said = shown(client, cast)
    assert "outsider@elsewhere.example Active of another partnership Auditor" in said


def test_their_roles_elsewhere_stay_there(client: Client, cast: Cast) -> None:
    lend_role(cast)
    said = words(page(client, cast.administrator, url("user", cast.partnership, cast.outsider.pk)))
    assert "Holds the role Auditor" in said
    assert "Plan administrator" not in said
    assert "Account added" not in said
    assert "Elsewhere" not in said


def test_an_auditor_reads_and_is_offered_nothing(client: Client, cast: Cast) -> None:
    assert "Add a user" not in shown(client, cast)
    said = words(page(client, cast.auditor, url("user", cast.partnership, cast.chair.pk)))
    assert "Plan administrators change accounts and roles." in said
    assert "Withdraw" not in said


def test_a_users_page_shows_the_record(client: Client, cast: Cast) -> None:
    said = words(page(client, cast.auditor, url("user", cast.partnership, cast.lead.pk)))
    assert f"Can sign in. Holds no role here and acts for {RHIAN}." in said
    assert f"Acts for {RHIAN} from 1 January 2020 The system ·" in said
    assert "Account added The system ·" in said


def test_more_users_and_roles_ask_no_more_of_the_database(client: Client, cast: Cast) -> None:
    first = asked(client, cast)
    body = Body.objects.filter(partnership=cast.partnership).first()
    for number in range(3):
        user = services.add_user(
            cast.partnership, by=None, email=f"{number}@x.example", name=f"User {number}"
        )
        services.grant_role(
            user, by=None, kind=Role.Kind.CHAIR, partnership=cast.partnership, body=body,
            from_date=LONG_AGO,
        )  # fmt: skip
        services.act_for(user, cast.officer(RHIAN), by=None, from_date=LONG_AGO)
    assert asked(client, cast) == first


def asked(client: Client, cast: Cast) -> int:
    client.force_login(cast.auditor)
    with CaptureQueriesContext(connection) as queries:
        client.get(url("users", cast.partnership))
    return len(queries)


def lend_role(cast: Cast) -> None:
    services.grant_role(
        cast.outsider, by=None, kind=Role.Kind.AUDITOR, partnership=cast.partnership,
        from_date=LONG_AGO,
    )  # fmt: skip
