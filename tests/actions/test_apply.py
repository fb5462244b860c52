"""A document laid upon a plan by difference: all of it, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings

from actions.models import Action, DateChange, ProgressUpdate
from actions.selectors.document import plan_document
from actions.services.applying import apply
from people import clock
from people.asat import revisions
from people.errors import Refused
from people.models import Agency, ChainEntry, Officer, Partnership
from people.services import create_partnership
from people.verification import verify
from plans.applying import DoesNotFit
from plans.brag import Rating
from plans.changes import Change, compare
from plans.document import (
    ActionState,
    GlossaryTerm,
    NoDateReason,
    OfficerEntry,
    PlanDocument,
    Position,
)
from plans.models import GlossaryEntry, Plan
from tests.cast import Cast, begun_plan, with_action, without_action
from tests.plans.strategies import pairs, seen
from tests.support.contents import same_content


def _apply(cast: Cast, document: PlanDocument, reason: str = "") -> None:
    changes = compare(cast.document(), document)
    apply(cast.plan, changes, by=cast.administrator, reason=reason)


def _rows() -> int:
    return ChainEntry.objects.count()


def test_a_plan_that_is_what_the_document_says_gets_no_row(cast: Cast) -> None:
    before = _rows()
    document = cast.document()
    _apply(cast, document)
    spaced = with_action(document, "train", evidence="  40 of 60 drivers\nwere trained by June. ")
    _apply(cast, spaced)
    assert _rows() == before
    apply(cast.plan, (), by=None)
    assert _rows() == before


def test_another_rating_or_evidence_is_one_update_of_that_action(cast: Cast) -> None:
    document = with_action(
        cast.document(), "train", rating=Rating.AMBER, evidence="The trainer left"
    )
    document = with_action(document, "agree", evidence="First words")
    _apply(cast, document, "As the sub-group heard")
    new = ProgressUpdate.objects.order_by("pk")[3:]
    assert [(u.action.key, u.rating, u.evidence) for u in new] == [
        ("train", "amber", "The trainer left"),
        ("agree", "", "First words"),
    ]
    assert {u.by for u in new} == {cast.administrator}
    assert same_content(cast.document(), document)


def test_a_date_that_moves_is_one_date_change_and_the_baseline_stays(cast: Cast) -> None:
    day = date(2027, 1, 31)
    document = with_action(cast.document(), "train", due_on=day, when_as_printed="Jan 2027")
    apply(
        cast.plan, compare(cast.document(), document), by=cast.administrator, reason="No trainer",
        agreed_by="Sub Group",
    )  # fmt: skip
    moved = DateChange.objects.get()
    assert (moved.action.key, moved.from_date, moved.to_date) == ("train", date(2026, 9, 30), day)
    assert (moved.reason, moved.agreed_by) == ("No trainer", "Sub Group")
    assert cast.action("1.1.1").baseline_due_on == date(2026, 9, 30)
    assert ProgressUpdate.objects.count() == 3


def test_a_first_date_is_no_move(cast: Cast) -> None:
    document = with_action(cast.document(), "agree", due_on=date(2027, 1, 31), no_date_reason=None)
    _apply(cast, document)
    assert not DateChange.objects.exists()
    assert cast.action("2.1.2").baseline_due_on == date(2027, 1, 31)


def test_words_and_leads_are_revisions(cast: Cast) -> None:
    before = revisions(Action).count()
    _apply(cast, with_action(cast.document(), "train", text="Train them all", leads=()))
    assert revisions(Action).count() == before + 1
    assert cast.action("1.1.1").leads.count() == 0


def test_what_leaves_the_document_is_withdrawn_with_the_reason(cast: Cast) -> None:
    _apply(cast, without_action(cast.document(), "train"), "Merged")
    action = cast.action("1.1.1")
    assert (action.state, action.state_reason) == ("withdrawn", "Merged")


def test_what_comes_back_under_its_key_is_open_again(cast: Cast) -> None:
    whole = cast.document()
    _apply(cast, without_action(whole, "train"), "Merged")
    _apply(cast, whole)
    assert cast.action("1.1.1").state == "open"
    assert same_content(cast.document(), whole)


def test_a_theme_and_an_objective_that_leave_stay_in_the_record(cast: Cast) -> None:
    document = cast.document()
    _apply(cast, replace(document, themes=document.themes[:1]), "Merged")
    assert [t.number for t in cast.document().themes] == [1]
    _apply(cast, document)
    assert same_content(cast.document(), document)


def test_a_term_given_twice_stays_twice(cast: Cast) -> None:
    twice = (GlossaryTerm("CSE", "One"), GlossaryTerm("CSE", "Two"))
    _apply(cast, replace(cast.document(), glossary=twice))
    _apply(cast, replace(cast.document(), glossary=twice, owner="Another"))
    assert cast.document().glossary == twice
    assert GlossaryEntry.objects.count() == 2


def test_new_officers_bring_their_agency(cast: Cast) -> None:
    officers = (*cast.document().officers, OfficerEntry("Ann Lee", "Matron", "Health"))
    _apply(cast, replace(cast.document(), officers=officers))
    assert Officer.objects.get(name="Ann Lee").agency == Agency.objects.get(name="Health")


@pytest.mark.parametrize("key", ["train", "publish"])
def test_dates_that_move_and_actions_that_leave_ask_why(cast: Cast, key: str) -> None:
    before = _rows()
    moved = with_action(cast.document(), "train", due_on=None, no_date_reason=NoDateReason.ONGOING)
    document = {"train": moved, "publish": without_action(cast.document(), "publish")}[key]
    ref = {"train": "1.1.1", "publish": "1.1.2"}[key]
    with pytest.raises(Refused) as refusal:
        _apply(cast, document)
    assert str(refusal.value) == (
        f"Dates move or actions leave the plan ({ref}). Give the reason: it is kept with them."
    )
    assert _rows() == before


def test_a_failure_midway_leaves_nothing(cast: Cast) -> None:
    before, rows = cast.document(), _rows()
    document = with_action(before, "train", text="Train them all", rating=Rating.BLUE)
    document = with_action(document, "agree", ref="2.1.1")  # the ref of another action
    with pytest.raises(Exception, match=r"(?i)unique"), transaction.atomic():
        _apply(cast, document, "As returned")
    assert _rows() == rows
    assert same_content(cast.document(), before)
    assert verify(cast.partnership).fault is None


def test_an_unfit_value_leaves_nothing(cast: Cast) -> None:
    rows = _rows()
    with pytest.raises(Refused, match=r"This action cannot be kept: text of “1\.1\.1”"):
        _apply(cast, with_action(cast.document(), "train", text="", rating=Rating.BLUE))
    assert _rows() == rows


def test_a_change_that_speaks_of_another_plan_does_not_fit(cast: Cast) -> None:
    with pytest.raises(DoesNotFit):
        apply(cast.plan, [Change("rating", "nokey", "9.9", "rating", None, "red")], by=None)
    document = with_action(cast.document(), "train", leads=("Nobody Known",))
    with pytest.raises(DoesNotFit, match="Nobody Known leads an action and is no officer"):
        _apply(cast, document)


def _storable(document: PlanDocument, held: PlanDocument) -> PlanDocument:
    """The document as a plan can hold it: nobody leaves, no name is blank, all is open."""
    names = {o.name: o for o in held.officers} | {o.name: o for o in document.officers}
    names |= {n: OfficerEntry(n) for a in document.actions for n in a.leads if n not in names}
    themes = document.themes
    for action in document.actions:
        themes = with_action(
            replace(document, themes=themes),
            action.key,
            text=seen(action.text) or "Do it",
            baseline_due_on=action.baseline_due_on or action.due_on,
            signed_off=False,
            state=ActionState.OPEN,
        ).themes
    return replace(
        document,
        title=seen(document.title) or held.title,
        officers=tuple(names.values()),
        versions=(),
        themes=tuple(
            replace(
                t,
                name=seen(t.name) or "Theme",
                objectives=tuple(replace(o, text=seen(o.text) or "Aim") for o in t.objectives),
            )
            for t in themes
        ),
        glossary=tuple(replace(g, meaning=seen(g.meaning) or "-") for g in document.glossary),
    )


def _held(plan: Plan) -> PlanDocument:
    return plan_document(plan, at=clock.now(), position=Position.RECORDED)


def _become(plan: Plan, document: PlanDocument) -> None:
    wanted = _storable(document, _held(plan))
    changes = compare(_held(plan), wanted)
    apply(plan, changes, by=None, reason="As returned")
    assert same_content(_held(plan), wanted)
    assert compare(_held(plan), wanted) == ()


# Each example is a plan that is written to the database, which is slow by design.
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(pair=pairs)
def _what_compare_says(partnership: Partnership, pair: tuple[PlanDocument, PlanDocument]) -> None:
    assume("\0" not in repr(pair) and "\\x00" not in repr(pair))
    with transaction.atomic():
        plan = begun_plan(partnership, None)
        for document in (*pair, pair[0]):
            _become(plan, document)
        assert verify(partnership).fault is None
        transaction.set_rollback(True)  # the next example begins with an empty plan


def test_what_compare_says_apply_does(db: None) -> None:
    """From a to b and back again, through the database."""
    _what_compare_says(create_partnership(slug="aldermere", name="Aldermere"))
