"""Refusals are rows; what comes from outside is a row for the auditor of what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, signed_in
from tests.people.access_log.reading import Kind, Rows

PLAN, NOWHERE = "/plans/aldermere/cse/", "/plans/nowhere/cse/"
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


def test_an_insider_without_the_role(client: Client, cast: Cast) -> None:
    signed_in(client, cast.board_member)
    rows = Rows()
    assert client.get(f"{PLAN}actions/1.1.1/withdraw/").status_code == 403
    row = rows.one
    assert (row.kind, row.user, row.partnership) == (
        Kind.REFUSED, cast.board_member, cast.partnership,
    )  # fmt: skip
    assert (row.address, row.what) == ("actions:withdraw", "plan cse, action 1.1.1")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/plans/aldermere/cse/actions/{}/update/", "plan cse"),
        ("/governance/aldermere/reviews/cse/recommendations/{}/reword/", "review cse"),
        ("/packs/aldermere/cse/kept/1/withhold/{}/", "plan cse, published 1"),
    ],
)
def test_a_forged_form_is_refused_and_names_nothing_that_was_typed(
    cast: Cast, address: str, told: str
) -> None:
    client = signed_in(Client(enforce_csrf_checks=True), cast.lead)
    rows = Rows()
    assert client.post(address.format("Child A of Mill Road")).status_code == 403
    assert (rows.one.kind, rows.one.what) == (Kind.REFUSED, told)


def test_who_comes_from_outside_is_told_to_the_partnership(client: Client, cast: Cast) -> None:
    signed_in(client, cast.outsider)
    rows = Rows()
    assert client.get(f"{PLAN}actions/1.1.1/").status_code == 404
    row = rows.one
    assert (row.kind, row.user, row.partnership) == (Kind.OUTSIDE, cast.outsider, cast.partnership)
    assert (row.address, row.what, row.result) == ("actions:action", "plan cse", "404")


@pytest.mark.parametrize("address", ["plans/{}/cse/", "plans/{}/none/", "people/{}/officers/"])
def test_they_cannot_tell_what_is_there_from_what_is_not(
    client: Client, cast: Cast, address: str
) -> None:
    signed_in(client, cast.outsider)
    real, absent = (
        client.get(f"/{address.format(slug)}") for slug in (cast.partnership.slug, "nowhere")
    )
    assert real.status_code == absent.status_code == 404
    assert _TOKEN.sub(b"", real.content) == _TOKEN.sub(b"", absent.content)


def _statements(client: Client, address: str) -> Iterator[str]:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    for query in queries:
        yield query["sql"].partition(" ")[0]


def test_both_ask_the_same_of_the_database(client: Client, cast: Cast) -> None:
    signed_in(client, cast.outsider)
    client.get("/")
    there, nowhere = (list(_statements(client, a)) for a in (PLAN, NOWHERE))
    assert there.count("INSERT") == nowhere.count("INSERT") == 1
    assert sorted(there) == sorted(nowhere)


def test_what_is_of_no_partnership_is_a_row_of_nobody(client: Client, cast: Cast) -> None:
    signed_in(client, cast.outsider)
    rows = Rows()
    client.get(NOWHERE)
    assert (rows.one.kind, rows.one.partnership) == (Kind.OUTSIDE, None)


def test_what_is_missing_at_home_is_no_row(client: Client, cast: Cast) -> None:
    signed_in(client, cast.lead)
    rows = Rows()
    for address in (f"{PLAN}actions/9.9.9/", "/plans/aldermere/none/", "/nothing/here/"):
        assert client.get(address).status_code == 404
    assert rows.all == []


@pytest.mark.parametrize("typed", ["%0ASigned in", "%0d%0aX", "%E2%80%A8Y", "%1b[2J"])
def test_whatever_is_typed_a_row_is_one_line(client: Client, cast: Cast, typed: str) -> None:
    signed_in(client, cast.outsider)
    rows = Rows()
    client.get(f"/plans/aldermere/cse/actions/1.1.1{typed}/")
    row = rows.one
    assert all(str(getattr(row, f.attname)).isprintable() for f in row._meta.concrete_fields)
