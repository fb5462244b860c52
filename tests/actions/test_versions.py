"""A version names a moment of the plan; what it held can be read and checked for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from actions.selectors.document import plan_document
from actions.selectors.plan_versions import held_version
from actions.services.applying import apply
from actions.services.record import Report, post_update
from actions.services.versions import create_plan, cut_version
from people import clock
from people.errors import Refused
from people.models import ChainEntry, Ledger
from people.services import change_officer
from people.verification import verify
from plans.brag import Rating
from plans.changes import compare
from plans.document import OfficerEntry, Position, VersionEntry
from plans.document_json import document_digest
from plans.models import Plan, Version
from plans.writing import plan_writing
from tests.cast import RHIAN, Cast, begun_plan


def _cut(cast: Cast, number: str = "3.4", comments: str = "Added glossary of terms") -> Version:
    return cut_version(
        cast.plan, by=cast.administrator, number=number, author="SA", comments=comments
    )


def _list(cast: Cast, *entries: VersionEntry) -> None:
    held = cast.document()
    listed = replace(held, versions=(*held.versions, *entries))
    apply(cast.plan, compare(held, listed), by=cast.administrator)


def test_a_version_is_the_newest_until_something_changes(cast: Cast) -> None:
    assert (cast.document().version, cast.document().changed_since_version) == ("", False)
    version, today = _cut(cast), clock.london_day(clock.now())
    document = cast.document()
    assert (document.version, document.changed_since_version) == ("3.4", False)
    assert document.versions == (
        VersionEntry("3.4", today, "SA", "Added glossary of terms", content_held=True),
    )
    assert version.content_held
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "50 of 60"))
    assert cast.document().changed_since_version


def test_it_carries_the_chains_head_from_before_it(cast: Cast) -> None:
    ledger = Ledger.objects.get(partnership=cast.partnership)
    version = _cut(cast)
    assert (version.chain_sequence, version.chain_digest) == (ledger.sequence, ledger.digest)
    entry = ChainEntry.objects.get(partnership=cast.partnership, sequence=ledger.sequence + 1)
    assert (entry.kind, entry.row) == ("plans.version", version.pk)


def test_what_it_held_gives_its_digest_ever_after(cast: Cast) -> None:
    version = _cut(cast)
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "50 of 60"))
    _cut(cast, "3.5")
    with time_machine.travel(version.moment + timedelta(days=400), tick=False):
        document = plan_document(cast.plan, at=version.moment, position=Position.CONSIDERED)
    assert document_digest(document) == version.document_digest
    assert document.version == "3.4"
    later = plan_document(cast.plan, at=clock.now(), position=Position.CONSIDERED)
    assert document_digest(later) != version.document_digest


def test_a_version_cut_with_an_import_holds_the_people_that_came_with_it(cast: Cast) -> None:
    held = cast.document()
    document = replace(held, officers=(*held.officers, OfficerEntry("Ann Lee", "Matron", "Health")))
    with plan_writing(cast.plan, by=cast.administrator):
        apply(cast.plan, compare(held, document), by=cast.administrator)
        version = _cut(cast)
    with time_machine.travel(version.moment + timedelta(days=1), tick=False):
        shown = plan_document(cast.plan, at=version.moment, position=Position.CONSIDERED)
    assert shown.officers == document.officers
    assert document_digest(shown) == version.document_digest


def test_a_version_that_a_document_lists_has_no_content(cast: Cast) -> None:
    _list(cast, VersionEntry("1.0", date(2015, 1, 2), "SA", "First"))
    assert cast.document().versions == (VersionEntry("1.0", date(2015, 1, 2), "SA", "First"),)
    assert cast.document().version == ""
    with pytest.raises(Refused) as refusal:
        held_version(cast.plan, "1.0")
    assert str(refusal.value) == (
        "Version 1.0 is listed in a document, but its content is not held here."
    )


def test_a_held_version_stands_for_the_listed_one_of_its_number(cast: Cast) -> None:
    _list(cast, VersionEntry("3.4", date(2015, 9, 11), "SA", "Listed"))
    version = _cut(cast)
    assert held_version(cast.plan, "3.4") == version
    assert [v.content_held for v in cast.document().versions] == [True]


def test_versions_stand_in_the_order_of_their_dates(cast: Cast) -> None:
    _cut(cast)
    entries = [VersionEntry(n, date(2015, m, 1)) for n, m in (("2.0", 6), ("1.0", 3))]
    _list(cast, *entries, VersionEntry("0.1"))
    assert [v.number for v in cast.document().versions] == ["0.1", "1.0", "2.0", "3.4"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("", "Give the version a number, such as 3.4."),
        ("3.4", "Version 3.4 was cut before. Choose the next number."),
    ],
)
def test_a_number_is_given_once(cast: Cast, number: str, sentence: str) -> None:
    _cut(cast)
    with pytest.raises(Refused) as refusal:
        _cut(cast, number)
    assert str(refusal.value) == sentence
    assert Version.objects.count() == 1


def test_a_number_that_no_plan_has_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        held_version(cast.plan, "9.9")
    assert str(refusal.value) == "The plan has no version 9.9. See its list of versions."


@pytest.mark.parametrize(
    ("slug", "said_on", "sentence"),
    [
        ("cse", None, "There is a plan “cse” already"),
        ("CSE", None, "There is a plan “cse” already"),
        ("new", date(2999, 1, 1), "1 January 2999 lies ahead"),
        ("not a slug", None, "This plan cannot be kept: slug"),
        ("x" * 61, None, "This plan cannot be kept: slug"),
    ],
)
def test_a_plan_that_cannot_begin_leaves_nothing(
    cast: Cast, slug: str, said_on: date | None, sentence: str
) -> None:
    rows = ChainEntry.objects.count()
    with pytest.raises(Refused, match=sentence):
        create_plan(cast.partnership, by=None, slug=slug, title="CSE", said_on=said_on)
    assert (Plan.objects.count(), ChainEntry.objects.count()) == (1, rows)


def test_two_partnerships_may_call_their_plans_alike(cast: Cast) -> None:
    assert begun_plan(cast.elsewhere, cast.outsider).slug == cast.plan.slug


def test_a_version_just_cut_is_not_shown_as_now(cast: Cast) -> None:
    with time_machine.travel(clock.now(), tick=False) as morning:
        version = _cut(cast)
        morning.shift(timedelta(seconds=5))
        post_update(
            cast.action("1.1.1"), by=cast.administrator, report=Report(Rating.BLUE, "All.", "Done")
        )
        morning.shift(timedelta(seconds=5))
        document = plan_document(cast.plan, at=version.moment, position=Position.CONSIDERED)
    assert document.actions[0].rating is Rating.GREEN
    assert document.at == version.moment


def test_a_lead_under_another_name_is_a_change_since_the_version(cast: Cast) -> None:
    _cut(cast)
    officer = cast.officer(RHIAN)
    change_officer(
        officer,
        by=cast.administrator,
        reason="Married",
        name="Rhian Okafor-Lee",
        job_title=officer.job_title,
        agency=officer.agency,
        kind=officer.kind,
        left_on=None,
    )
    assert cast.document().changed_since_version


def test_a_version_that_was_cut_just_now_is_whole_whatever_came_after_it(cast: Cast) -> None:
    cut_version(cast.plan, by=cast.administrator, number="1.0", author="SA", comments="First")
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "50 of 60."))
    assert verify(cast.partnership).fault is None
