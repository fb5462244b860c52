"""Recomputing the chain finds the first row that is not what was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import F

from actions.models import Action, ActionLead, Consideration, ProgressUpdate
from actions.services.record import Report, post_update
from actions.services.structure import change_leads
from people.asat import revisions
from people.models import Agency, ChainEntry, Ledger, Officer, Permit, User
from people.triggers import permit
from people.verification import Fault, verify
from plans.brag import Rating
from plans.models import Plan, Version
from plans.writing import plan_writing
from tests.cast import DAVID, RHIAN, Cast


def _fault(cast: Cast) -> Fault | None:
    return verify(cast.partnership).fault


def _sequence(kind: str, row: int) -> int:
    return ChainEntry.objects.get(kind=kind, row=row).sequence


def test_what_was_written_is_whole(cast: Cast) -> None:
    change_leads(
        cast.action("1.1.2"), by=None, officers=[cast.officer(RHIAN)], reason="David moved on"
    )
    verdict, ledger = verify(cast.partnership), Ledger.objects.get(partnership=cast.partnership)
    assert verdict.fault is None
    assert (verdict.entries, verdict.head) == (ledger.sequence, ledger.digest)
    assert verify(cast.elsewhere).fault is None


def test_the_first_of_several_faults_is_named(cast: Cast) -> None:
    first, _, last = ProgressUpdate.objects.order_by("pk")
    with permit("a test"):
        ProgressUpdate.objects.filter(pk__in=[first.pk, last.pk]).update(rating="amber")
    sequence = _sequence("actions.progressupdate", first.pk)
    assert _fault(cast) == Fault(sequence, "actions.progressupdate", first.pk, "a value differs")
    assert str(_fault(cast)) == (
        f"actions.progressupdate {first.pk} (entry {sequence}): a value differs"
    )


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"evidence": "All is well"}, "the text “evidence” differs"),
        ({"evidence": ""}, "a text was added or emptied"),
        ({"needed": "More"}, "a text was added or emptied"),
        ({"rating": "blue"}, "a value differs"),
        ({"recorded_at": datetime(2026, 1, 1, tzinfo=UTC)}, "a value differs"),
    ],
)
def test_a_changed_row_is_found(cast: Cast, values: dict[str, object], what: str) -> None:
    update = cast.current("2.1.1")
    assert update is not None
    sequence = _sequence("actions.progressupdate", update.pk)
    with permit("a test"):
        ProgressUpdate.objects.filter(pk=update.pk).update(**values)
    assert _fault(cast) == Fault(sequence, "actions.progressupdate", update.pk, what)
    assert verify(cast.elsewhere).fault is None


def test_a_row_that_is_gone_is_found(cast: Cast) -> None:
    accepted = Consideration.objects.order_by("pk")[0]
    number, sequence = accepted.pk, _sequence("actions.consideration", accepted.pk)
    with permit("a test"):
        accepted.delete()
    assert _fault(cast) == Fault(sequence, "actions.consideration", number, "the row is gone")


def test_a_changed_revision_is_found(cast: Cast) -> None:
    revision = revisions(Officer).get(name=RHIAN)
    with permit("a test"):
        revisions(Officer).filter(pk=revision.pk).update(job_title="Head of Nothing")
    kind = "people.historicalofficer"
    what = "the text “job_title” differs"
    assert _fault(cast) == Fault(_sequence(kind, revision.pk), kind, revision.pk, what)


def test_a_row_that_was_slipped_in_is_found(cast: Cast) -> None:
    update = cast.current("2.1.1")
    assert update is not None
    update.pk = None
    ProgressUpdate.objects.bulk_create([update])
    assert _fault(cast) == Fault(0, "actions.progressupdate", update.pk, "the row is in no chain")


def test_a_changed_link_is_found(cast: Cast) -> None:
    entry = ChainEntry.objects.filter(partnership=cast.partnership).order_by("sequence")[7]
    with permit("a test"):
        ChainEntry.objects.filter(pk=entry.pk).update(row_digest="0" * 64)
    what = "the chain does not continue here"
    assert _fault(cast) == Fault(8, entry.kind, entry.row, what)


def test_links_in_another_order_are_found(cast: Cast) -> None:
    entries = ChainEntry.objects.filter(partnership=cast.partnership)
    eighth, ninth = entries.order_by("sequence")[7:9]
    with permit("a test"):
        entries.filter(pk=eighth.pk).update(sequence=F("sequence") + 10_000)
        entries.filter(pk=ninth.pk).update(sequence=8)
        entries.filter(pk=eighth.pk).update(sequence=9)
    assert _fault(cast) == Fault(8, ninth.kind, ninth.row, "the chain does not continue here")


def test_a_link_that_was_taken_out_is_found(cast: Cast) -> None:
    entries = ChainEntry.objects.filter(partnership=cast.partnership).order_by("sequence")
    gone, following = entries[7:9]
    with permit("a test"):
        entries.filter(pk=gone.pk).delete()
    what = "entry 8 of the chain is missing"
    assert _fault(cast) == Fault(9, following.kind, following.row, what)


def test_a_tail_that_was_cut_is_found_while_the_ledger_knows_of_it(cast: Cast) -> None:
    ledger = Ledger.objects.get(partnership=cast.partnership)
    with permit("a test"):
        ChainEntry.objects.filter(partnership=cast.partnership, sequence=ledger.sequence).delete()
    end = ledger.sequence - 1
    what = f"the chain ends at entry {end}, the ledger says {ledger.sequence}"
    assert _fault(cast) == Fault(ledger.sequence, "people.ledger", ledger.pk, what)


def _slip_past(cast: Cast) -> list[tuple[str, int, str, Callable[[], object]]]:
    action, plan, agency = cast.action("1.1.1"), cast.plan, Agency.objects.all()[0]
    lead = action.leads.all()[0]
    return [
        ("actions.action", action.pk, "“text” is not what its newest revision says",
         lambda: Action.objects.filter(pk=action.pk).update(text="Train nobody")),
        ("plans.plan", plan.pk, "“period_to” is not what its newest revision says",
         lambda: Plan.objects.filter(pk=plan.pk).update(period_to=None)),
        ("actions.actionlead", lead.pk,
         "the row is gone although its history says that it stands",
         lambda: ActionLead.objects.filter(pk=lead.pk)._raw_delete("default")),
        ("people.agency", agency.pk + 1000, "the row has no history",
         lambda: Agency.objects.bulk_create(
             [Agency(pk=agency.pk + 1000, partnership=cast.partnership, name="Slipped in")])),
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(4))
def test_a_live_row_that_its_history_does_not_know_of_is_found(cast: Cast, number: int) -> None:
    kind, row, what, tampering = _slip_past(cast)[number]
    tampering()
    fault = _fault(cast)
    assert fault is not None
    assert (fault.kind, fault.row, fault.what) == (kind, row, what)


def test_a_row_that_was_deleted_and_put_back_is_found(cast: Cast) -> None:
    lead = ActionLead.objects.get(action=cast.action("1.1.1"))
    change_leads(cast.action("1.1.1"), by=None, officers=[cast.officer(DAVID)], reason="Moved on")
    ActionLead.objects.bulk_create([lead])
    fault = _fault(cast)
    assert fault is not None
    assert fault.what == "the row stands although its history says that it was deleted"


def test_what_is_not_tracked_may_change(cast: Cast) -> None:
    Plan.objects.update(set_up_until=None)
    User.objects.update(password="another hash")
    assert _fault(cast) is None


def test_every_kind_of_value_reads_back_as_it_was_written(cast: Cast) -> None:
    """Line ends, diacritics, white space at the ends and a long text on either database."""
    evidence = "  Zoë’s 1st\r\nline\tand “quotes”\n" + "many words " * 2000
    report = Report(Rating.AMBER, evidence, "Reason \\ 'quoted'", "Ünits; DROP", "Ḥāl")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    assert _fault(cast) is None
    assert connection.vendor in ("sqlite", "postgresql")


def test_a_permit_that_was_left_is_found(cast: Cast) -> None:
    Permit.objects.create(reason="left behind")
    fault = verify(cast.partnership).fault
    assert fault is not None
    assert (fault.kind, fault.what) == (
        "people.permit",
        "a permit was left, so that all triggers stand open",
    )


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"last_moment": None}, "a row carries a later moment than the ledger's last"),
        ({"opened_at": None}, "it does not say when the partnership's first plan was opened"),
    ],
)
def test_a_ledger_that_forgot_is_found(cast: Cast, values: dict[str, None], what: str) -> None:
    Ledger.objects.filter(partnership=cast.partnership).update(**values)
    fault = verify(cast.partnership).fault
    assert fault is not None
    assert (fault.kind, fault.what) == ("people.ledger", what)


def test_a_ledger_that_is_gone_is_found(cast: Cast) -> None:
    Ledger.objects.filter(partnership=cast.partnership).delete()
    fault = verify(cast.partnership).fault
    assert fault is not None
    assert fault.what == "the partnership has no ledger"


def test_a_version_that_no_longer_shows_what_it_held_is_found(cast: Cast) -> None:
    with plan_writing(cast.plan, by=None) as w:
        version = Version(
            plan=cast.plan,
            number="9",
            content_held=True,
            document_digest="0" * 64,
            chain_sequence=w.ledger.sequence,
            chain_digest=w.ledger.digest,
        )
        w.append(version)
    fault = verify(cast.partnership).fault
    assert fault is not None
    assert (fault.kind, fault.row) == ("plans.version", version.pk)
    assert fault.what == "the plan does not show version 9 as it was held"
