"""Every address of people, by each kind of reader: a stranger 404, an insider without the role 403.

A test goes through all addresses at once: gathering the cast takes longer than asking a page.
"""

from __future__ import annotations

import pytest
from django.test import Client

from people import services
from people.models import Acting, Role, User
from tests.cast import RHIAN, Cast
from tests.people.pages.asking import url, words

ABOUT_OFFICER = ["officer", "change-officer", "officer-acting"]
ABOUT_USER = ["user", "user-account", "user-password", "user-acting", "grant-role"]
READ = ["officers", "officer"]
SEE_USERS = ["users", "user"]
MANAGE = [
    "add-officer", "change-officer", "officer-acting", "end-acting", "add-user", "invite-user",
    "user-account", "user-password", "user-acting", "grant-role", "withdraw-role",
]  # fmt: skip
EVERY = [*READ, *SEE_USERS, *MANAGE]

Answers = dict[str, tuple[int, int]]


def address(cast: Cast, name: str) -> str:
    keys = dict.fromkeys(ABOUT_OFFICER, cast.officer(RHIAN).pk)
    keys |= dict.fromkeys(ABOUT_USER, cast.chair.pk)
    keys["end-acting"] = Acting.objects.get(user=cast.lead).pk
    keys["withdraw-role"] = Role.objects.get(user=cast.chair).pk
    return url(name, cast.partnership, *([keys[name]] if name in keys else []))


def answers(client: Client, user: User, cast: Cast, names: list[str]) -> Answers:
    """What each address answers to a reader and to a form that is sent empty."""
    client.force_login(user)
    found = {}
    for name in names:
        where = address(cast, name)
        found[name] = (client.get(where).status_code, client.post(where, {}).status_code)
    return found


def test_nobody_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    for where in (address(cast, name) for name in EVERY):
        assert client.get(where)["Location"] == f"/sign-in/?next={where}"
        assert client.post(where)["Location"] == f"/sign-in/?next={where}"


@pytest.mark.parametrize("who", ["outsider", "nobody"])
def test_a_stranger_finds_nothing(client: Client, cast: Cast, who: str) -> None:
    found = answers(client, getattr(cast, who), cast, EVERY)
    assert found == {name: (404, 405 if name in READ + SEE_USERS else 404) for name in EVERY}


@pytest.mark.parametrize("who", ["lead", "chair", "chief_officer", "board_member"])
def test_an_insider_sees_officers_and_nothing_else(client: Client, cast: Cast, who: str) -> None:
    found = answers(client, getattr(cast, who), cast, EVERY)
    reading = dict.fromkeys(READ, (200, 405))
    users = dict.fromkeys(SEE_USERS, (403, 405))
    assert found == reading | users | dict.fromkeys(MANAGE, (403, 403))


def test_an_auditor_sees_everything_and_changes_nothing(client: Client, cast: Cast) -> None:
    found = answers(client, cast.auditor, cast, EVERY)
    reading = dict.fromkeys([*READ, *SEE_USERS], (200, 405))
    assert found == reading | dict.fromkeys(MANAGE, (403, 403))


def test_an_administrator_is_asked_again_when_nothing_was_filled_in(
    client: Client, cast: Cast
) -> None:
    found = answers(client, cast.administrator, cast, EVERY)
    reading = dict.fromkeys([*READ, *SEE_USERS], (200, 405))
    assert found == reading | dict.fromkeys(MANAGE, (200, 200))


def test_an_insider_is_told_why_not_and_whom_to_ask(client: Client, cast: Cast) -> None:
    client.force_login(cast.board_member)
    said = words(client.get(address(cast, "users")))
    assert (
        "Your roles do not let you see users and their roles: plan administrators and auditors may."
        " If you think that your roles should, ask Administrator."
    ) in said


def test_what_belongs_to_another_partnership_is_not_here(client: Client, cast: Cast) -> None:
    officer = services.add_officer(cast.elsewhere, by=None, name="Someone else")
    acting = services.act_for(
        cast.outsider, officer, by=None, from_date=Role.objects.get(user=cast.outsider).from_date
    )
    keys = dict.fromkeys(ABOUT_OFFICER, officer.pk) | dict.fromkeys(ABOUT_USER, cast.outsider.pk)
    keys["end-acting"] = acting.pk
    keys["withdraw-role"] = Role.objects.get(user=cast.outsider).pk
    client.force_login(cast.administrator)
    for name, key in keys.items():
        where = url(name, cast.partnership, key)
        assert client.get(where).status_code == 404
        assert client.post(where, {"reason": "Because"}).status_code in (404, 405)


def test_a_number_too_long_for_the_database_is_not_here(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    assert client.get(url("officer", cast.partnership, 10**30)).status_code == 404
