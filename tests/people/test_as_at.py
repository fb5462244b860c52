"""Reading tables as they stood: one revision for each object, no relation followed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from actions.models import ActionLead
from actions.services.structure import change_leads
from people import services
from people.asat import as_at, each_named_as_at, names_as_at
from people.clock import TICK
from people.models import Agency, Officer, Partnership
from people.writing import writing
from tests.cast import Cast

MONDAY = datetime(2026, 6, 1, 12, tzinfo=UTC)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture
def officer(db: None) -> Officer:
    """Added on Monday as Ann, renamed twice in one writing on Tuesday, and so Anna."""
    with time_machine.travel(MONDAY, tick=False) as traveller:
        partnership = services.create_partnership(slug="aldermere", name="Aldermere")
        agency = services.add_agency(partnership, by=None, name="Health")
        officer = services.add_officer(partnership, by=None, name="Ann", agency=agency)
        traveller.move_to(TUESDAY)
        with writing(partnership, by=None):
            _rename(officer, "Anne")
            _rename(officer, "Anna")
    return officer


def _rename(officer: Officer, name: str) -> None:
    services.change_officer(
        officer, by=None, reason="Typed wrong", name=name, job_title="", agency=officer.agency,
        kind="person", left_on=None,
    )  # fmt: skip


def _names(at: datetime, **filters: Any) -> list[str]:
    return list(as_at(Officer, at, **filters).values_list("name", flat=True))


def test_each_moment_has_the_revision_that_held(officer: Officer) -> None:
    assert _names(MONDAY - TICK) == []
    assert _names(MONDAY + 2 * TICK) == ["Ann"]
    assert _names(TUESDAY - TICK) == ["Ann"]


def test_of_two_revisions_at_one_moment_the_later_written_holds(officer: Officer) -> None:
    assert _names(TUESDAY) == _names(WEDNESDAY) == ["Anna"]


def test_the_filters_are_asked_of_the_revision_that_held(officer: Officer) -> None:
    assert _names(TUESDAY, name="Anna") == ["Anna"]
    assert _names(TUESDAY, name="Anne") == _names(TUESDAY, name="Ann") == []
    assert _names(MONDAY + 2 * TICK, name="Ann") == ["Ann"]


def test_what_was_deleted_is_left_out_from_then_on(cast: Cast) -> None:
    lead = ActionLead.objects.get(action=cast.action("1.1.1"))
    before: Any = as_at(ActionLead, datetime.now(UTC), id=lead.pk).get()
    change_leads(cast.action("1.1.1"), by=None, officers=[], reason="A vacancy")
    now = datetime.now(UTC)
    assert not as_at(ActionLead, now, id=lead.pk).exists()
    assert as_at(ActionLead, before.history_date, id=lead.pk).get() == before


def test_no_relation_is_followed_to_todays_row(officer: Officer) -> None:
    agency = Agency.objects.get()
    with time_machine.travel(WEDNESDAY, tick=False), writing(agency.partnership, by=None) as w:
        agency.name = "NHS"
        w.save(agency)
    row = as_at(Officer, TUESDAY).values("agency_id").get()
    assert names_as_at(Agency, TUESDAY)[row["agency_id"]] == "Health"
    assert names_as_at(Agency, WEDNESDAY)[row["agency_id"]] == "NHS"


def test_an_object_that_is_younger_has_its_first_name(officer: Officer) -> None:
    assert names_as_at(Officer, MONDAY - timedelta(days=99)) == {officer.pk: "Ann"}
    assert names_as_at(Officer, TUESDAY) == {officer.pk: "Anna"}


def test_names_are_one_partnerships(officer: Officer) -> None:
    other = services.create_partnership(slug="elsewhere", name="Elsewhere")
    services.add_officer(other, by=None, name="Bob")
    aldermere = Partnership.objects.get(slug="aldermere")
    assert names_as_at(Officer, WEDNESDAY, partnership_id=aldermere.pk) == {officer.pk: "Anna"}


def test_the_names_of_several_tables_are_read_at_once(
    officer: Officer, django_assert_num_queries: Any
) -> None:
    agency = Agency.objects.get()
    with django_assert_num_queries(1):
        found = each_named_as_at((Agency, Officer), TUESDAY)
    assert found == [{agency.pk: "Health"}, {officer.pk: "Anna"}]
