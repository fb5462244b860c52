"""Completion: proposed, signed off by those whom the plan asks, returned, reopened."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from actions.models import Action, ProgressUpdate, SignOff, SignOffProposal
from actions.selectors.current import current_updates
from actions.selectors.document import plan_document
from actions.selectors.facts import doubts_of, facts_of
from actions.services.considering import return_update
from actions.services.dates import change_date
from actions.services.record import Completion, Report, correct_update, post_update
from actions.services.signing import Judgement, reopen, return_sign_off, sign_off
from actions.services.structure import reword
from people import clock, services
from people.errors import Refused, Stale
from people.verification import verify
from plans.brag import Rating
from plans.document import NoDateReason, Position
from tests.actions.services.conftest import settled
from tests.cast import LONG_AGO, RHIAN, Cast

BLUE = Report(
    Rating.BLUE,
    "All 60 were trained.",
    "The last course is over",
    completion=Completion(SignOffProposal.Outcome.MET, "New drivers are trained each month."),
)
CHAIR = Judgement(SignOff.Capacity.CHAIR, "I saw the list.")
ONGOING = NoDateReason.ONGOING
CHIEF = Judgement(SignOff.Capacity.CHIEF_OFFICER, "So did I.")


def _propose(cast: Cast) -> ProgressUpdate:
    return post_update(cast.action("1.1.1"), by=cast.lead, report=BLUE)


def _state(cast: Cast) -> str:
    return cast.action("1.1.1").state


def test_a_lead_proposes_and_it_awaits_sign_off(considering: Cast) -> None:
    update = _propose(considering)
    assert (update.proposal.outcome, update.proposal.continues) == (
        "met",
        "New drivers are trained each month.",
    )
    entry = next(a for a in considering.document().actions if a.ref == "1.1.1")
    assert (entry.awaits_sign_off, entry.signed_off) == (True, False)


def test_only_blue_is_proposed(considering: Cast) -> None:
    with pytest.raises(Refused, match="Only an action that is rated Blue"):
        post_update(
            considering.action("1.1.1"), by=considering.lead, report=replace(BLUE, rating=None)
        )
    assert not SignOffProposal.objects.exists()


def test_a_chair_signs_off_and_the_update_counts_as_considered(considering: Cast) -> None:
    update = _propose(considering)
    signed = sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert _state(considering) == Action.State.SIGNED_OFF
    assert (signed.text, signed.evidence) == ("Train every taxi driver", "All 60 were trained.")
    shown = current_updates([update.action_id], at=clock.now(), position=Position.CONSIDERED)
    assert shown[update.action_id] == update


def test_where_two_sign_one_alone_completes_nothing(considering: Cast) -> None:
    settled(considering.plan, considering, second_sign_off=True)
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert _state(considering) == Action.State.OPEN
    with pytest.raises(Refused, match="decided already"):
        sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    sign_off(considering.action("1.1.1"), by=considering.chief_officer, judgement=CHIEF)
    assert _state(considering) == Action.State.SIGNED_OFF


def test_a_signature_does_not_hold_for_a_newer_update(considering: Cast) -> None:
    settled(considering.plan, considering, second_sign_off=True)
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chief_officer, judgement=CHIEF)
    assert _state(considering) == Action.State.OPEN


def _reworded(cast: Cast) -> None:
    reword(cast.action("1.1.1"), by=None, text="Train every driver", reason="Plainer")


def _moved(cast: Cast) -> None:
    change_date(cast.action("1.1.1"), by=None, to_date=date(2027, 1, 4), reason="Later")


def _undated(cast: Cast) -> None:
    change_date(
        cast.action("1.1.1"), by=None, to_date=None, reason="Always", no_date_reason=ONGOING
    )


@pytest.mark.parametrize("change", [_reworded, _moved, _undated])
def test_a_signature_does_not_hold_for_an_action_that_changed_since(
    considering: Cast, change: Callable[[Cast], object]
) -> None:
    settled(considering.plan, considering, second_sign_off=True)
    update = _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert list(SignOff.objects.holding().filter(update=update)) == list(update.sign_offs.all())
    change(considering)
    assert list(SignOff.objects.lapsed()) == list(update.sign_offs.all())
    with pytest.raises(Refused, match="changed after its chair signed"):
        sign_off(considering.action("1.1.1"), by=considering.chief_officer, judgement=CHIEF)
    assert _state(considering) == Action.State.OPEN
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    sign_off(considering.action("1.1.1"), by=considering.chief_officer, judgement=CHIEF)
    assert _state(considering) == Action.State.SIGNED_OFF


def test_what_changed_since_can_still_be_returned(considering: Cast) -> None:
    settled(considering.plan, considering, second_sign_off=True)
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    _reworded(considering)
    returned = return_sign_off(
        considering.action("1.1.1"), by=considering.chief_officer, judgement=CHIEF
    )
    assert returned.decision == SignOff.Decision.RETURNED


def test_a_returned_one_waits_for_its_lead(considering: Cast) -> None:
    update = _propose(considering)
    returned = return_sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert (returned.decision, returned.rationale) == ("returned", "I saw the list.")
    assert update.consideration.decision == "returned"
    with pytest.raises(Refused):
        sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert _state(considering) == Action.State.SIGNED_OFF


def test_nobody_signs_off_an_action_that_they_lead_or_act_for(considering: Cast) -> None:
    _propose(considering)
    services.act_for(considering.chair, considering.officer(RHIAN), by=None, from_date=LONG_AGO)
    for decide in (sign_off, return_sign_off):
        with pytest.raises(Refused, match="nobody decides on an action of their own"):
            decide(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert _state(considering) == Action.State.OPEN


def test_what_came_meanwhile_is_not_signed_unseen(considering: Cast) -> None:
    seen = _propose(considering)
    _propose(considering)
    with pytest.raises(Stale):
        sign_off(
            considering.action("1.1.1"),
            by=considering.chair,
            judgement=replace(CHAIR, last_seen=seen.pk),
        )
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("judgement", "sentence"),
    [
        (replace(CHAIR, rationale=""), "Give your reason"),
        (CHIEF, "asks for no second sign-off"),
    ],
)
def test_what_a_judgement_lacks(considering: Cast, judgement: Judgement, sentence: str) -> None:
    _propose(considering)
    with pytest.raises(Refused, match=sentence):
        sign_off(considering.action("1.1.1"), by=considering.chair, judgement=judgement)


def test_only_what_is_said_to_be_complete_is_signed_off(considering: Cast) -> None:
    with pytest.raises(Refused, match="it is not rated Blue"):
        sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)


def test_the_same_form_counts_once(considering: Cast) -> None:
    _propose(considering)
    judgement = replace(CHAIR, form_key=uuid.uuid4())
    first = sign_off(considering.action("1.1.1"), by=considering.chair, judgement=judgement)
    again = sign_off(considering.action("1.1.1"), by=considering.chair, judgement=judgement)
    assert again == first


def test_a_chair_reopens_and_the_rating_is_the_leads_to_give(considering: Cast) -> None:
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    reopen(considering.action("1.1.1"), by=considering.chair, reason="Two were not trained")
    assert _state(considering) == Action.State.OPEN
    for position in Position:
        shown = current_updates([considering.action("1.1.1").pk], at=clock.now(), position=position)
        (update,) = shown.values()
        assert update.rating == ""
        assert update.reason == "Two were not trained"
        assert update.evidence.startswith("Opened again on ")


def test_what_was_not_signed_off_is_not_reopened(considering: Cast) -> None:
    with pytest.raises(Refused, match="there is nothing to reopen"):
        reopen(considering.action("1.1.1"), by=considering.chair, reason="Why not")
    with pytest.raises(Refused, match="Say why"):
        reopen(considering.action("1.1.1"), by=considering.chair, reason="")


def _judged_otherwise(cast: Cast) -> bool:
    at, position = clock.now(), Position.RECORDED
    facts = facts_of(cast.plan, cast.document(), at=at, position=position)
    mine = next(f for f in facts if f.ref == "1.1.1")
    assert mine.judged is not None
    return (mine.text, mine.evidence, mine.due_on) != (
        mine.judged.text,
        mine.judged.evidence,
        mine.judged.due_on,
    )


def test_a_later_change_shows_against_what_was_judged(considering: Cast) -> None:
    update = _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert not _judged_otherwise(considering)
    reword(considering.action("1.1.1"), by=None, text="Train every driver", reason="Plainer")
    assert _judged_otherwise(considering)
    correct_update(
        update, by=considering.lead, report=Report(Rating.BLUE, "59 were trained.", "Miscounted")
    )
    assert _judged_otherwise(considering)
    found = doubts_of(
        considering.plan, considering.document(), at=clock.now(), position=Position.RECORDED
    )
    assert [doubt.sentence for doubt in found["train"]] == [
        "Changed since it was signed off. Not as it was then: the wording and the evidence."
    ]


def test_what_was_returned_as_an_update_is_not_signed_off(considering: Cast) -> None:
    return_update(_propose(considering), by=considering.chair, reason="Which courses?")
    for decide in (sign_off, return_sign_off):
        with pytest.raises(Refused, match="was returned to its lead"):
            decide(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert (_state(considering), SignOff.objects.count()) == (Action.State.OPEN, 0)


def test_two_signatures_are_two_peoples(considering: Cast) -> None:
    settled(considering.plan, considering, second_sign_off=True)
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    with pytest.raises(Refused, match="the second signature is somebody else’s"):
        sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHIEF)
    assert _state(considering) == Action.State.OPEN


@pytest.fixture
def signed_once(considering: Cast) -> Cast:
    """The plan asks for two signatures, and 1.1.1 has the chair's."""
    settled(considering.plan, considering, second_sign_off=True)
    _propose(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    return considering


def test_what_the_chair_signed_is_complete_once_no_second_signature_is_asked_for(
    signed_once: Cast,
) -> None:
    before = clock.now()
    with time_machine.travel(before + timedelta(minutes=5)):
        settled(signed_once.plan, signed_once)
        held = plan_document(signed_once.plan, at=before, position=Position.RECORDED)
    assert _state(signed_once) == Action.State.SIGNED_OFF
    assert SignOff.objects.count() == 1
    past = next(a for a in held.actions if a.ref == "1.1.1")
    assert (past.awaits_sign_off, past.signed_off) == (True, False)
    assert verify(signed_once.partnership).fault is None


def test_it_stays_open_where_it_is_not_what_the_chair_judged(signed_once: Cast) -> None:
    reword(signed_once.action("1.1.1"), by=None, text="Train every driver", reason="Plainer")
    settled(signed_once.plan, signed_once)
    assert _state(signed_once) == Action.State.OPEN
    _propose(signed_once)
    sign_off(signed_once.action("1.1.1"), by=signed_once.chair, judgement=CHAIR)
    assert _state(signed_once) == Action.State.SIGNED_OFF


def test_it_stays_open_where_the_chief_officer_returned_it(signed_once: Cast) -> None:
    action = signed_once.action("1.1.1")
    return_sign_off(action, by=signed_once.chief_officer, judgement=CHIEF)
    settled(signed_once.plan, signed_once)
    assert _state(signed_once) == Action.State.OPEN


def test_it_stays_open_where_a_newer_update_stands(signed_once: Cast) -> None:
    _propose(signed_once)
    settled(signed_once.plan, signed_once)
    assert _state(signed_once) == Action.State.OPEN


def test_other_settings_complete_nothing(signed_once: Cast) -> None:
    settled(signed_once.plan, signed_once, second_sign_off=True, needs_consideration=False)
    assert _state(signed_once) == Action.State.OPEN
