"""The commands of people: begin a partnership, verify the record."""

from __future__ import annotations

import json

import pytest

from people.asat import revisions
from people.models import ChainEntry, Partnership, Role, User
from people.sign_in.factors import has_second_factor
from people.triggers import permit
from people.verification import verify
from tests.cast import PASSWORD, Cast
from tests.people.sign_in.steps import with_app
from tests.support.commands import Manage, manage

__all__ = ["manage"]

BEGIN = (
    *("create_partnership", "aldermere", "--name", "Aldermere Partnership"),
    *("--administrator", "Ann@Aldermere.example", "--administrator-name", "Ann Lee"),
)


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", PASSWORD)


def test_a_partnership_begins_with_its_administrator(db: None, manage: Manage) -> None:
    done = manage(*BEGIN)
    assert (done.code, done.err) == (0, "")
    assert done.out == "Aldermere Partnership begins; ann@aldermere.example looks after it.\n"
    user, partnership = User.objects.get(), Partnership.objects.get()
    assert user.check_password(PASSWORD)
    assert Role.objects.get().kind == Role.Kind.ADMINISTRATOR
    assert user.has_perm("people.manage", partnership)
    assert verify(partnership).fault is None


def test_a_slug_is_taken_once(cast: Cast, manage: Manage) -> None:
    rows = ChainEntry.objects.count()
    refusal = manage(*BEGIN).refusal
    assert refusal == "There is a partnership “aldermere” already. Choose another short name."
    assert ChainEntry.objects.count() == rows


def test_a_refused_account_takes_the_partnership_back(
    db: None, manage: Manage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", "short")
    assert "This password is too short" in manage(*BEGIN).refusal
    monkeypatch.delenv("ADMINISTRATOR_PASSWORD")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert manage(*BEGIN).refusal == ("Set ADMINISTRATOR_PASSWORD to the new password.")
    assert not Partnership.objects.exists()
    assert not User.objects.exists()


def test_wrong_arguments_are_said_in_one_sentence(db: None, manage: Manage) -> None:
    assert manage("create_partnership", "x").refusal == (
        "Error: the following arguments are required: --name, --administrator, --administrator-name"
    )


def test_a_lost_second_factor_is_taken_away(cast: Cast, manage: Manage) -> None:
    command = ("forget_second_factor", with_app(cast.administrator).email)
    done = manage(*command, "--reason", "Phone in the river")
    assert done.out == f"{command[1]} sets up a second factor when they next sign in.\n"
    assert not has_second_factor(cast.administrator)
    newest = revisions(User).filter(id=cast.administrator.pk).latest("history_id")
    assert newest.history_change_reason == "Phone in the river"
    assert "has no second factor" in manage(*command).refusal


def test_a_record_that_is_whole_is_said_to_be(cast: Cast, manage: Manage) -> None:
    count = ChainEntry.objects.filter(partnership=cast.elsewhere).count()
    done = manage("verify_history", "elsewhere")
    assert (done.code, done.out, done.err) == (0, f"elsewhere: {count} entries, whole.\n", "")
    done = manage("verify_history")
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["aldermere", "elsewhere"]


def test_a_whole_record_as_json(cast: Cast, manage: Manage) -> None:
    done = manage("verify_history", "elsewhere", "--json")
    [verdict] = json.loads(done.out)
    assert (verdict["partnership"], verdict["whole"]) == ("elsewhere", True)
    assert (verdict["first_fault"], len(verdict["head"])) == (None, 64)
    assert done.code == 0


def _tamper(cast: Cast) -> int:
    update = cast.current("1.1.1")
    assert update is not None
    with permit("a test"):
        type(update).objects.filter(pk=update.pk).update(rating="blue")
    return update.pk


def test_the_first_row_that_differs_is_named(cast: Cast, manage: Manage) -> None:
    row = _tamper(cast)
    done = manage("verify_history")
    assert done.code == 1
    assert done.out.startswith("elsewhere: ")
    assert f"differs: actions.progressupdate {row} (entry " in done.err
    assert done.err.endswith("a value differs.\n")
    [first, second] = json.loads(manage("verify_history", "--json").out)
    assert (first["whole"], second["whole"]) == (False, True)
    assert (first["first_fault"]["kind"], first["first_fault"]["row"]) == (
        "actions.progressupdate", row,
    )  # fmt: skip
    assert first["first_fault"]["what"] == "a value differs"


def test_a_partnership_that_is_not_there_is_refused(db: None, manage: Manage) -> None:
    assert manage("verify_history", "none").refusal == "There is no partnership “none”."


def test_an_entrys_digest_is_told_as_a_paper_prints_it(cast: Cast, manage: Manage) -> None:
    entry = ChainEntry.objects.filter(partnership=cast.elsewhere).order_by("-sequence")[0]
    done = manage("verify_history", "elsewhere", "--entry", str(entry.sequence))
    assert done.out.splitlines()[-1] == f"entry {entry.sequence}: {entry.digest}"
    refusal = manage("verify_history", "elsewhere", "--entry", str(entry.sequence + 1))
    assert refusal.err == (
        f"The record has no entry {entry.sequence + 1}: it was cut, or never had so many.\n"
    )
    assert manage("verify_history", "--entry", "1").err == (
        "Name the partnership whose entry you mean.\n"
    )


def test_the_operator_gives_an_account_another_password(
    cast: Cast, manage: Manage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEW_PASSWORD", "three unlike words")
    done = manage("set_password", cast.administrator.email, "--reason", "Forgotten")
    assert done.out == f"{cast.administrator.email} has another password.\n"
    cast.administrator.refresh_from_db()
    assert cast.administrator.check_password("three unlike words")
    newest = revisions(User).filter(id=cast.administrator.pk).latest()
    assert newest.history_change_reason == "Forgotten"
    monkeypatch.setenv("NEW_PASSWORD", "short")
    assert "This password is too short" in manage("set_password", cast.lead.email).refusal
    assert manage("set_password", "x@y.example").refusal == (
        "There is no active user x@y.example. Check the address."
    )
