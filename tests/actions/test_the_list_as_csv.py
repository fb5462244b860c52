"""The list as a file: the same rows as the view, every page, safe for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from actions.services.dates import change_date
from actions.services.record import Report, post_update
from actions.table_csv import COLUMNS, table_csv
from actions.views import listing
from plans.brag import Rating
from tests.actions.november import document, table
from tests.cast import Cast, signed_in, with_action

LIST = "/plans/aldermere/cse/actions/"

pytestmark = pytest.mark.usefixtures("morning")
"""Before the cast is gathered: what it says is said on that morning."""


def _read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _csv(client: Client, query: str = "") -> list[list[str]]:
    response = client.get(f"{LIST}?{query}&format=csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return _read(response.content)


def test_a_row_says_everything_that_the_view_says() -> None:
    head, first, *_ = _read(table_csv(table()))
    assert tuple(head) == COLUMNS
    assert first == [
        "1.1.1", "1 Prevent", "1.1 Know who is at risk", "Train every taxi driver",
        "Rhian Okafor", "Aldermere Council", "2026-09-30", "2026-09-30", "0", "Sep 2026", "Green",
        "40 of 60 drivers were trained by June.", "2026-10-30",
        "no", "0", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(start: str) -> None:
    plan = with_action(document(), "train", evidence=f"{start}HYPERLINK(1)")
    assert _read(table_csv(table(plan)))[1][11] == f"'{start}HYPERLINK(1)"


def test_the_file_holds_exactly_the_filtered_rows(
    morning: time_machine.Traveller,
    cast: Cast,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 1)
    signed_in(client, cast.board_member)
    assert [row[0] for row in _csv(client)[1:]] == ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]
    query = "rating=none&rating=red&sort=-due"
    assert [row[0] for row in _csv(client, query)[1:]] == ["1.1.2", "2.1.1", "2.1.2"]
    name = client.get(f"{LIST}?format=csv")["Content-Disposition"]
    assert name == 'attachment; filename="cse-actions-2026-11-11-considered.csv"'


def test_the_file_as_at_a_past_day(
    morning: time_machine.Traveller,
    cast: Cast,
    client: Client,
) -> None:
    morning.shift(timedelta(days=3))
    signed_in(client, cast.board_member)
    administrator, action = cast.administrator, cast.action("2.1.1")
    change_date(action, by=administrator, to_date=None, reason="Not known")
    post_update(cast.action("2.1.2"), by=administrator, report=Report(Rating.GREEN, "Done."))
    assert _csv(client, "q=2.1.1")[1][6:9] == ["", "2026-12-31", "1"]
    assert _csv(client, "q=2.1.1&at=2026-11-13")[1][6:9] == ["2026-12-31", "2026-12-31", "0"]
    assert [row[10] for row in _csv(client, "q=2.1.2&at=2026-11-13")[1:]] == ["Not yet rated"]


def test_strangers_get_no_file(cast: Cast, client: Client) -> None:
    assert signed_in(client, cast.outsider).get(f"{LIST}?format=csv").status_code == 404
