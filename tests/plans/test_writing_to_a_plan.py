"""A plan that is set up takes the day on which it was said; an open plan takes the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine

from actions.models import Action
from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.structure import reword
from actions.services.versions import cut_version, open_plan
from actions.verification import versions_as_held
from people import clock, services
from people.asat import revisions
from people.errors import Refused
from people.models import Ledger, Officer, Partnership
from plans.changes import compare
from plans.document import OfficerEntry, PlanDocument, Position
from plans.document_json import document_digest
from plans.models import Plan
from plans.writing import plan_writing
from tests.cast import DOCUMENT, RHIAN, Cast, begun_plan

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
MAY, JUNE = date(2026, 5, 20), date(2026, 6, 1)


@pytest.fixture
def partnership(db: None) -> Partnership:
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=False):
        return services.create_partnership(slug="aldermere", name="Aldermere")


@pytest.fixture
def plan(partnership: Partnership) -> Plan:
    """Begun in January, when nothing was said in it yet."""
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=False):
        return begun_plan(partnership, None)


def _load(plan: Plan, document: PlanDocument, said_on: date | None) -> None:
    held = plan_document(plan, at=clock.now(), position=Position.RECORDED)
    apply(plan, compare(held, document), by=None, reason="As agreed", said_on=said_on)


def _moments(plan: Plan) -> list[datetime]:
    found = revisions(Plan).filter(id=plan.pk).order_by("history_id")
    return list(found.values_list("history_date", flat=True))


def _retitled(title: str) -> PlanDocument:
    return replace(DOCUMENT, title=title)


@time_machine.travel(NOW, tick=False)
def test_what_was_said_on_a_day_has_its_last_second_in_london(plan: Plan) -> None:
    for day in (date(2026, 1, 20), date(2026, 3, 28), date(2026, 3, 29), MAY):
        _load(plan, _retitled(f"As of {day}"), day)
    assert _moments(plan)[1:] == [
        datetime(2026, 1, 20, 23, 59, 59, tzinfo=UTC),
        datetime(2026, 3, 28, 23, 59, 59, tzinfo=UTC),
        datetime(2026, 3, 29, 22, 59, 59, tzinfo=UTC),
        datetime(2026, 5, 20, 22, 59, 59, tzinfo=UTC),
    ]
    recorded = revisions(Plan).filter(history_date__gt=datetime(2026, 1, 2, tzinfo=UTC))
    assert set(recorded.values_list("recorded_at", flat=True)) == {NOW}


@time_machine.travel(NOW, tick=False)
def test_what_is_said_on_one_day_stands_in_its_order(plan: Plan) -> None:
    for title in ("First", "Second", "Third"):
        _load(plan, _retitled(title), MAY)
    end = clock.said_on(MAY)
    assert _moments(plan)[1:] == [end, end + clock.TICK, end + 2 * clock.TICK]
    document = plan_document(plan, at=clock.end_of_day(MAY), position=Position.RECORDED)
    assert document.title == "Third"


@time_machine.travel(NOW, tick=False)
def test_what_is_said_today_takes_the_clock(plan: Plan) -> None:
    _load(plan, _retitled("Today"), date(2026, 6, 15))
    _load(plan, _retitled("Without a day"), None)
    assert _moments(plan)[1:] == [NOW, NOW + clock.TICK]


@time_machine.travel(NOW, tick=False)
def test_a_day_ahead_is_refused(plan: Plan) -> None:
    with pytest.raises(Refused, match="16 June 2026 lies ahead"):
        _load(plan, DOCUMENT, date(2026, 6, 16))
    assert not Action.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_a_day_before_what_the_plan_holds_is_refused(plan: Plan) -> None:
    _load(plan, DOCUMENT, JUNE)
    with pytest.raises(Refused) as refusal:
        _load(plan, _retitled("Earlier"), MAY)
    assert str(refusal.value) == (
        "The plan already holds something said on 1 June 2026. "
        "Load documents in the order of their dates."
    )
    assert len(_moments(plan)) == 2


@time_machine.travel(NOW, tick=False)
def test_after_a_writing_by_the_clock_no_earlier_day_is_taken(plan: Plan) -> None:
    _load(plan, DOCUMENT, None)
    with pytest.raises(Refused, match="something said on 15 June 2026"):
        _load(plan, _retitled("Earlier"), JUNE)


@time_machine.travel(NOW, tick=False)
def test_a_service_within_a_loading_is_remembered_too(plan: Plan) -> None:
    _load(plan, DOCUMENT, MAY)
    with plan_writing(plan, by=None, said_on=JUNE):
        action = Action.objects.select_related("plan__partnership").get(ref="1.1.1")
        reword(action, by=None, text="Train them all", reason="Clearer")
    plan.refresh_from_db()
    assert plan.set_up_until == clock.said_on(JUNE)


def test_an_open_plan_takes_the_clock_and_no_day(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        reword(
            cast.action("1.1.1"), by=cast.administrator, text="New", reason="Clearer",
            said_on=clock.london_day(clock.now()),
        )  # fmt: skip
    assert str(refusal.value) == (
        "The plan is open: what is written now carries today's date. Leave the date out."
    )
    assert cast.action("1.1.1").text == "Train every taxi driver"


@time_machine.travel(NOW, tick=False)
def test_opening_says_when_and_is_done_once(plan: Plan) -> None:
    _load(plan, DOCUMENT, MAY)
    opened = open_plan(plan, by=None)
    assert opened.opened_at == NOW
    assert Ledger.objects.get().opened_at == NOW
    with pytest.raises(Refused, match="The plan is open already"):
        open_plan(plan, by=None)
    assert len(_moments(plan)) == 3


def _with_title(title: str) -> PlanDocument:
    entry = OfficerEntry(RHIAN, title, "Aldermere Council")
    return replace(DOCUMENT, officers=(entry, *DOCUMENT.officers[1:]))


def _officer_moment() -> datetime:
    newest = revisions(Officer).filter(name=RHIAN).order_by("history_id").last()
    assert newest is not None
    moment: datetime = newest.history_date
    return moment


@time_machine.travel(NOW, tick=False)
def test_people_of_a_first_plan_are_loaded_with_its_past(plan: Plan) -> None:
    _load(plan, _with_title("Manager"), MAY)
    assert _officer_moment() == clock.said_on(MAY)


@time_machine.travel(NOW, tick=False)
def test_once_a_plan_is_open_people_take_the_clock(plan: Plan, partnership: Partnership) -> None:
    _load(plan, _with_title("Manager"), MAY)
    open_plan(plan, by=None)
    at = clock.end_of_day(JUNE)
    shown = plan_document(plan, at=at, position=Position.RECORDED)
    other = begun_plan(partnership, None, "da")
    Plan.objects.filter(pk=other.pk).update(set_up_until=None)  # as if begun long ago
    _load(other, replace(_with_title("Director"), themes=()), MAY)
    assert _officer_moment() > NOW
    assert Officer.objects.get(name=RHIAN).job_title == "Director"
    assert plan_document(plan, at=at, position=Position.RECORDED) == shown
    assert clock.london_day(_moments(other)[-1]) == MAY


@time_machine.travel(NOW, tick=False)
def test_people_written_later_than_what_is_loaded_take_the_clock(
    plan: Plan, partnership: Partnership
) -> None:
    services.add_officer(partnership, by=None, name=RHIAN)
    _load(plan, _with_title("Manager"), MAY)
    assert _officer_moment() > NOW
    now = plan_document(plan, at=_officer_moment(), position=Position.RECORDED)
    assert now.officers[0] == OfficerEntry(RHIAN, "Manager", "Aldermere Council")


@time_machine.travel(NOW, tick=False)
def test_people_that_do_not_fit_leave_nothing(plan: Plan, partnership: Partnership) -> None:
    _load(plan, DOCUMENT, MAY)
    open_plan(plan, by=None)
    other = begun_plan(partnership, None, "da")
    Plan.objects.filter(pk=other.pk).update(set_up_until=None)  # as if begun long ago
    before = Ledger.objects.values().get()
    unfit = replace(DOCUMENT, themes=(), officers=(OfficerEntry("x" * 201),))
    with pytest.raises(Refused, match="This officer cannot be kept: name of"):
        _load(other, unfit, MAY)
    assert Ledger.objects.values().get() == before
    assert not Officer.objects.filter(name="x" * 201).exists()


@time_machine.travel(NOW, tick=False)
def test_loading_another_plans_past_changes_no_version_already_cut(
    plan: Plan, partnership: Partnership
) -> None:
    _load(plan, _with_title("Manager"), MAY)
    version = cut_version(plan, by=None, number="1", author="SA", comments="First", said_on=JUNE)
    held = plan_document(plan, at=version.moment, position=Position.CONSIDERED)
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=False):
        other = begun_plan(partnership, None, "da")
    Plan.objects.filter(pk=other.pk).update(set_up_until=None)  # as if begun long ago
    newcomer = replace(DOCUMENT, themes=(), officers=(OfficerEntry("Xavier New"),))
    _load(other, newcomer, date(2026, 5, 25))
    again = plan_document(plan, at=version.moment, position=Position.CONSIDERED)
    assert again.officers == held.officers
    assert document_digest(again) == version.document_digest
    assert list(versions_as_held(partnership)) == []


@time_machine.travel(NOW, tick=False)
def test_a_day_of_long_ago_is_a_slip(plan: Plan) -> None:
    with pytest.raises(Refused, match="20 May 201 is too long ago to be meant"):
        _load(plan, DOCUMENT, date(201, 5, 20))
