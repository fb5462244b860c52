"""An officer leaves: their open actions go to those who follow, and the record names who led."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from actions.models import ActionLead, Leaving
from actions.selectors.document import plan_document, settled_document
from actions.services.applying import apply
from actions.services.leaving import Handover, hand_over_all, let_leave
from actions.services.versions import create_plan, open_plan
from people import clock, services
from people.asat import revisions
from people.errors import Refused
from people.models import Officer
from people.verification import verify
from plans.changes import compare
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, Position, ThemeEntry
from plans.models import Plan
from tests.cast import DAVID, GROUP, RHIAN, Cast

WHY = "Moved to another council."
MARCH = date(2026, 3, 2)


def _in(days: int) -> date:
    return clock.today() + timedelta(days=days)


@contextmanager
def _on(day: date) -> Iterator[None]:
    with time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=UTC)):
        yield


def _leads(cast: Cast, ref: str) -> list[str]:
    held = ActionLead.objects.filter(action=cast.action(ref)).order_by("-responsible", "order")
    return [lead.officer.name for lead in held.select_related("officer")]


def _leave(cast: Cast, name: str, handover: Handover, **more: uuid.UUID) -> Leaving:
    by = cast.administrator
    return let_leave(cast.officer(name), by=by, handover=handover, reason=WHY, **more)


def test_from_the_day_after_their_last_one_others_lead_their_actions(cast: Cast) -> None:
    last = _in(5)
    _leave(cast, RHIAN, Handover(last, cast.officer(GROUP)))
    assert cast.officer(RHIAN).left_on == last
    with _on(last):
        assert hand_over_all(today=last) == 0
        assert _leads(cast, "1.1.1") == [RHIAN]
    with _on(_in(6)):
        assert hand_over_all(today=last + timedelta(days=1)) == 2
        assert hand_over_all(today=last + timedelta(days=1)) == 0
    assert _leads(cast, "1.1.1") == [GROUP]
    assert _leads(cast, "1.1.2") == [DAVID, GROUP]
    assert cast.action("1.1.1").lead_as_printed == GROUP
    assert verify(cast.partnership).fault is None


def test_the_record_goes_on_naming_who_led_then_and_says_why(cast: Cast) -> None:
    before = clock.now()
    _leave(cast, RHIAN, Handover(_in(-1), cast.officer(DAVID)))
    then = settled_document(cast.plan, at=before, position=Position.RECORDED)
    assert {a.ref: a.leads for a in then.actions}["1.1.1"] == (RHIAN,)
    now = plan_document(cast.plan, at=clock.now(), position=Position.RECORDED)
    assert {a.ref: a.leads for a in now.actions}["1.1.1"] == (DAVID,)
    reasons = revisions(ActionLead).filter(action_id=cast.action("1.1.1").pk, history_type="-")
    said = reasons.values_list("history_change_reason", flat=True)[0]
    assert said.startswith(f"{RHIAN} left on ")
    assert ": Moved to another council. As Administrator said on " in said


def test_whose_last_day_has_passed_hands_over_at_once_and_vacancies_are_shown_as_such(
    cast: Cast,
) -> None:
    _leave(cast, RHIAN, Handover(_in(-1)))
    assert _leads(cast, "1.1.1") == []
    assert cast.action("1.1.1").lead_as_printed == "Lead to be identified"
    assert _leads(cast, "1.1.2") == [DAVID]


def _said_in_march(cast: Cast) -> tuple[Plan, PlanDocument]:
    """A plan that is being set up, with what its first document says."""
    plan = create_plan(
        cast.partnership, by=cast.administrator, slug="old", title="Old", said_on=MARCH
    )
    first = PlanDocument(
        title="Old",
        themes=(
            ThemeEntry(2, "Disrupt", "", (
                ObjectiveEntry("2.2", "Close", (ActionEntry("Count", "n", "2.2.9", (RHIAN,)),)),
            )),
        ),
    )  # fmt: skip
    before = PlanDocument(title=plan.title)
    apply(plan, compare(before, first), by=cast.administrator, said_on=MARCH)
    return plan, first


def test_into_a_plan_that_is_being_set_up_nothing_is_written_until_it_opens(cast: Cast) -> None:
    plan, first = _said_in_march(cast)
    _leave(cast, RHIAN, Handover(_in(-1), cast.officer(GROUP)))
    assert hand_over_all(today=clock.today()) == 0
    later = replace(first, methodology="As agreed in April.")
    apply(plan, compare(first, later), by=cast.administrator, said_on=MARCH + timedelta(days=30))
    held = ActionLead.objects.filter(action__plan=plan)
    assert [lead.officer.name for lead in held] == [RHIAN]
    open_plan(plan, by=cast.administrator)
    assert hand_over_all(today=clock.today()) == 1
    assert [lead.officer.name for lead in held.all()] == [GROUP]


def test_single_actions_go_to_others(cast: Cast) -> None:
    others: dict[int, Officer | None] = {
        cast.action("1.1.1").pk: cast.officer(GROUP),
        cast.action("1.1.2").pk: None,
    }
    _leave(cast, RHIAN, Handover(_in(-1), cast.officer(DAVID), others))
    assert (_leads(cast, "1.1.1"), _leads(cast, "1.1.2")) == ([GROUP], [DAVID])


def test_who_follows_and_leads_already_stands_there_once(cast: Cast) -> None:
    _leave(cast, DAVID, Handover(_in(-1), cast.officer(RHIAN)))
    assert _leads(cast, "1.1.2") == [RHIAN]


def test_said_again_the_later_word_holds(cast: Cast) -> None:
    _leave(cast, RHIAN, Handover(_in(5), cast.officer(GROUP)))
    _leave(cast, RHIAN, Handover(_in(3), cast.officer(DAVID)))
    with _on(_in(4)):
        assert hand_over_all(today=_in(4)) == 2
    assert _leads(cast, "1.1.1") == [DAVID]


def test_who_stays_after_all_hands_nothing_over(cast: Cast) -> None:
    _leave(cast, RHIAN, Handover(_in(2), cast.officer(GROUP)))
    officer = cast.officer(RHIAN)
    held = {name: getattr(officer, name) for name in ("name", "job_title", "agency", "kind")}
    services.change_officer(officer, by=None, reason="They stay", left_on=None, **held)
    with _on(_in(9)):
        assert hand_over_all(today=_in(9)) == 0
    assert _leads(cast, "1.1.1") == [RHIAN]


def test_a_form_posted_twice_counts_once(cast: Cast) -> None:
    key = uuid.uuid4()
    first = _leave(cast, RHIAN, Handover(_in(5)), form_key=key)
    assert _leave(cast, RHIAN, Handover(_in(5)), form_key=key) == first
    assert Leaving.objects.count() == 1


def test_a_reason_is_asked_for(cast: Cast) -> None:
    with pytest.raises(Refused, match="Say why they leave"):
        let_leave(cast.officer(RHIAN), by=None, handover=Handover(_in(1)), reason="")
    assert cast.officer(RHIAN).left_on is None


def test_nobody_follows_who_leaves_is_gone_or_is_of_elsewhere(cast: Cast) -> None:
    _leave(cast, GROUP, Handover(_in(3)))
    stranger = services.add_officer(cast.elsewhere, by=None, name="Stranger")
    for successor, said in (
        (cast.officer(RHIAN), "Choose somebody else, or leave the actions vacant"),
        (cast.officer(GROUP), f"{GROUP} will have left by then"),
        (stranger, "Choose an officer of this partnership"),
    ):
        with pytest.raises(Refused, match=said):
            _leave(cast, RHIAN, Handover(_in(5), successor))
    assert Leaving.objects.count() == 1
