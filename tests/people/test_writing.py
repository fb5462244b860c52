"""Whatever is written is written inside a writing: one lock, one moment, one chain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from actions.models import ActionLead, ProgressUpdate
from actions.services.structure import reword
from people import clock, services
from people.asat import revisions
from people.current import OutsideWriting, writing_or_none
from people.errors import Refused
from people.models import Agency, ChainEntry, Ledger, Officer, Partnership
from people.writing import writing
from plans.models import Plan
from tests.cast import Cast

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def partnership(db: None) -> Partnership:
    return services.create_partnership(slug="aldermere", name="Aldermere")


def _moments() -> list[datetime]:
    return list(revisions(Agency).order_by("history_id").values_list("history_date", flat=True))


def _add(partnership: Partnership, name: str) -> Agency:
    return services.add_agency(partnership, by=None, name=name)


def test_a_revision_says_when_who_and_why(cast: Cast) -> None:
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC), tick=False):
        agency = services.add_agency(cast.partnership, by=cast.administrator, name="Health")
    revision = revisions(Agency).get(id=agency.pk)
    assert revision.history_date == revision.recorded_at == datetime(2030, 1, 1, tzinfo=UTC)
    assert revision.history_user == cast.administrator
    assert revision.history_change_reason == "Agency added"
    assert revision.history_type == "+"


def test_moments_ascend_while_the_clock_moves_on(partnership: Partnership) -> None:
    for name in "abc":
        _add(partnership, name)
    moments = _moments()
    assert moments == sorted(set(moments))


def test_moments_ascend_though_the_clock_stands_still(db: None) -> None:
    with time_machine.travel(NOON, tick=False):
        partnership = services.create_partnership(slug="aldermere", name="Aldermere")
        for name in "abc":
            _add(partnership, name)
    assert _moments() == [NOON + n * clock.TICK for n in (1, 2, 3)]


def test_moments_ascend_though_the_clock_goes_back(db: None) -> None:
    with time_machine.travel(NOON, tick=False) as traveller:
        partnership = services.create_partnership(slug="aldermere", name="Aldermere")
        traveller.move_to(NOON - timedelta(hours=1))
        _add(partnership, "a")
        traveller.move_to(NOON + timedelta(hours=1))
        _add(partnership, "b")
    assert _moments() == [NOON + clock.TICK, NOON + timedelta(hours=1)]
    recorded = revisions(Agency).order_by("history_id").values_list("recorded_at", flat=True)
    assert list(recorded) == [NOON - timedelta(hours=1), NOON + timedelta(hours=1)]


def test_a_service_inside_another_shares_its_moment_and_its_reason(cast: Cast) -> None:
    before = Ledger.objects.get(partnership=cast.partnership)
    with writing(cast.partnership, by=cast.administrator, reason="Reorganised") as outer:
        agency = services.add_agency(cast.partnership, by=cast.chair, name="Health")
        officer = services.add_officer(cast.partnership, by=None, name="Ann", agency=agency)
        with writing(cast.partnership, by=cast.chair) as inner:
            assert (inner.moment, inner.reason) == (outer.moment, "Reorganised")
    first, second = revisions(Agency).get(id=agency.pk), revisions(Officer).get(id=officer.pk)
    assert first.history_date == second.history_date == outer.moment
    assert (first.history_user, second.history_user) == (cast.chair, None)
    after = Ledger.objects.get(partnership=cast.partnership)
    assert (after.last_moment, after.sequence) == (outer.moment, before.sequence + 2)


def test_each_row_continues_the_chain_of_its_partnership(cast: Cast) -> None:
    for partnership in (cast.partnership, cast.elsewhere):
        entries = ChainEntry.objects.filter(partnership=partnership).order_by("sequence")
        ledger = Ledger.objects.get(partnership=partnership)
        assert [e.sequence for e in entries] == list(range(1, ledger.sequence + 1))
        assert entries[len(entries) - 1].digest == ledger.digest


def test_a_texts_digest_is_salted(partnership: Partnership) -> None:
    other = services.create_partnership(slug="elsewhere", name="Elsewhere")
    for place in (partnership, other):
        _add(place, "Health")
    first, second = ChainEntry.objects.filter(kind="people.historicalagency")
    assert first.texts["name"]["digest"] != second.texts["name"]["digest"]


def test_nothing_tracked_is_saved_outside_a_writing(cast: Cast) -> None:
    lead = ActionLead.objects.all()[0]
    with pytest.raises(OutsideWriting), transaction.atomic():
        lead.save()
    with pytest.raises(OutsideWriting), transaction.atomic():
        lead.delete()
    with pytest.raises(OutsideWriting), transaction.atomic():
        Agency.objects.create(partnership=cast.partnership, name="Health")
    with pytest.raises(OutsideWriting):
        ProgressUpdate(action=cast.action("1.1.1"), rating="red").save()


def test_a_writing_writes_to_one_partnership_only(cast: Cast) -> None:
    with pytest.raises(OutsideWriting), writing(cast.partnership, by=None):
        services.add_agency(cast.elsewhere, by=None, name="Health")
    assert not Agency.objects.filter(name="Health").exists()


def test_a_failure_leaves_nothing_and_ends_the_writing(partnership: Partnership) -> None:
    before = Ledger.objects.get().__dict__ | {"_state": None}
    with pytest.raises(ZeroDivisionError):
        _begin_and_fail(partnership)
    assert writing_or_none() is None
    assert not Agency.objects.exists()
    assert Ledger.objects.get().__dict__ | {"_state": None} == before


def _begin_and_fail(partnership: Partnership) -> None:
    with writing(partnership, by=None):
        _add(partnership, "Health")
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("", "name: It must not be empty."),
        ("\u200b\u3164", "name: It must not be empty."),
        (
            "x" * 201,
            f"name of “{'x' * 60}”: Shorten this to 200 characters: it has 201.",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_one_sentence(
    partnership: Partnership, name: str, what: str
) -> None:
    with pytest.raises(Refused) as refusal:
        _add(partnership, name)
    assert str(refusal.value) == f"This agency cannot be kept: {what}"
    assert not Agency.objects.exists()


def test_a_character_that_no_database_keeps_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="It holds a null character, which cannot be kept"):
        reword(cast.action("1.1.1"), by=cast.administrator, text="a\0b", reason="Clearer")
    assert cast.action("1.1.1").text == "Train every taxi driver"


def test_a_renewed_password_hash_is_no_revision(cast: Cast) -> None:
    count = ChainEntry.objects.count()
    cast.lead.set_password("another tide table")
    cast.lead.save(update_fields=["password"])
    assert ChainEntry.objects.count() == count


def test_what_is_saved_but_not_tracked_is_in_no_revision(cast: Cast) -> None:
    kept = {f.name for f in revisions(Plan).model._meta.concrete_fields}
    assert "title" in kept
    assert "set_up_until" not in kept
