"""``access_report``, and the commands that give out what a plan says."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from people import clock
from people.models import AccessEntry
from tests.cast import Cast, signed_in
from tests.people.access_log.reading import Kind, Rows
from tests.people.sign_in.steps import SIGN_IN
from tests.support.commands import Manage, manage

__all__ = ["manage"]

DAYS = ("--from", "2020-01-01", "--to", "2100-01-01")
PLAN = "aldermere/cse"


@pytest.fixture
def read(client: Client, cast: Cast) -> Cast:
    signed_in(client, cast.lead).get("/plans/aldermere/cse/")
    signed_in(client, cast.outsider).get("/people/elsewhere/users/")
    return cast


def test_it_tells_who_read_what_and_when(read: Cast, manage: Manage) -> None:
    done = manage("access_report", *DAYS, "--user", "Lead@aldermere.example")
    lines = done.out.splitlines()
    assert done.code == 0
    assert "Lead <lead@aldermere.example>: Read a plan (plan cse, considered)" in lines[-2]
    assert lines[-2].startswith(f"{clock.now():%Y-%m-%dT}")
    assert lines[-1] == f"{len(lines) - 1} row{'s' if len(lines) > 2 else ''}."


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "2026-02-30", "20260331"])
def test_a_day_that_cannot_be_meant_is_refused(cast: Cast, manage: Manage, text: str) -> None:
    done = manage("access_report", "--from", text, "--to", text)
    assert done.code == 1
    assert done.err == f"“{text}” is no day. Write it as 2026-03-31.\n"


def test_one_partnership_alone(read: Cast, manage: Manage) -> None:
    assert "Outsider" not in manage("access_report", "aldermere", *DAYS).out
    assert "Outsider" in manage("access_report", *DAYS).out


def test_only_those_days(read: Cast, manage: Manage) -> None:
    assert manage("access_report", "--from", "2019-01-01", "--to", "2019-12-31").out == "0 rows.\n"


def test_an_address_without_an_account_is_found_by_what_was_typed(
    read: Cast, client: Client, manage: Manage
) -> None:
    Client().post(SIGN_IN, {"username": "stranger@x.example", "password": "whatever it is"})
    said = manage("access_report", *DAYS, "--user", "stranger@x.example").out
    assert "Somebody unknown: Was not let in" in said
    assert manage("access_report", *DAYS, "--user", "typo@x.example").refusal == (
        "There is no user typo@x.example, and nobody tried to sign in as that."
    )


def test_wrong_arguments_are_refused_in_a_sentence(cast: Cast, manage: Manage) -> None:
    wrong = manage("access_report", "--from", "May", "--to", "2026-01-01").refusal
    assert wrong == "“May” is no day. Write it as 2026-03-31."
    assert manage("access_report", "nowhere", *DAYS).refusal == (
        "There is no partnership “nowhere”."
    )
    assert "--from" in manage("access_report").refusal


def test_a_user_needs_the_permission_and_names_the_partnership(cast: Cast, manage: Manage) -> None:
    lead, auditor = ("--as", cast.lead.email), ("--as", cast.auditor.email)
    assert "may not do this" in manage("access_report", "aldermere", *DAYS, *lead).refusal
    assert manage("access_report", "aldermere", *DAYS, *auditor).code == 0
    assert "Name the partnership" in manage("access_report", *DAYS, *auditor).refusal


def test_the_report_is_a_row_itself(cast: Cast, manage: Manage) -> None:
    rows = Rows()
    manage("access_report", "aldermere", *DAYS, "--as", cast.auditor.email)
    assert (rows.one.kind, rows.one.address) == (Kind.EXPORT, "access_report")
    assert (rows.one.user, rows.one.what) == (cast.auditor, "from 2020-01-01 to 2100-01-01")


def exported(manage: Manage, *arguments: str) -> AccessEntry:
    rows = Rows()
    done = manage(*arguments)
    assert done.code == 0, done.err
    return rows.one


def test_a_plan_that_is_exported(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    out = str(tmp_path / "plan.json")
    row = exported(
        manage, "export_plan", PLAN, "--format", "json", "--out", out, "--as", cast.auditor.email
    )
    assert (row.kind, row.user, row.address) == (Kind.EXPORT, cast.auditor, "export_plan")
    assert (row.what, row.position, row.as_at) == ("plan cse, json", "recorded", None)


def test_who_may_not_see_what_is_recorded_exports_what_is_considered(
    cast: Cast, manage: Manage, tmp_path: Path
) -> None:
    arguments = ("export_plan", PLAN, "--format", "csv", "--out", str(tmp_path / "plan.csv"))
    by = ("--as", cast.board_member.email)
    assert "may not do this" in manage(*arguments, *by).refusal
    assert manage(*arguments, *by, "--position", "considered").code == 0


def test_a_comparison_names_no_file(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    file = tmp_path / "Child A.json"
    exported(manage, "export_plan", PLAN, "--format", "json", "--out", str(file))
    row = exported(manage, "compare_plan", PLAN, "--from", f"file:{file}", "--to", "now")
    assert (row.user, row.what) == (None, "plan cse, a file with now")


def test_doubts(cast: Cast, manage: Manage) -> None:
    assert exported(manage, "doubts", PLAN).address == "doubts"


def test_a_pack(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    today = clock.today()
    start = today.year if today.month > 3 else today.year - 1
    period = f"{start}-{(start + 1) % 100:02}-Q{((today.month - 4) % 12) // 3 + 1}"
    row = exported(
        manage, "build_pack", PLAN, "--kind", "quarterly", "--period", period,
        "--formats", "html", "--out", str(tmp_path),
    )  # fmt: skip
    assert (row.address, row.position) == ("build_pack", "considered")
    assert row.what == f"plan cse, quarterly, {period}"
