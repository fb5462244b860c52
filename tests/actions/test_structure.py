"""An action's words and leads change, and it leaves the plan, each with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.models import Action, ActionLead
from actions.services.moving import withdraw
from actions.services.structure import change_leads, reword
from people.asat import revisions
from people.errors import Refused
from plans.document import ActionEntry
from tests.cast import DAVID, GROUP, RHIAN, Cast


def _entry(cast: Cast, ref: str) -> ActionEntry | None:
    return next((a for a in cast.document().actions if a.ref == ref), None)


def _revisions(ref: str) -> list[tuple[str, str]]:
    rows = revisions(Action).filter(ref=ref).order_by("history_id")
    return list(rows.values_list("text", "history_change_reason"))


def test_new_words_stand_and_the_former_are_kept(cast: Cast) -> None:
    reword(cast.action("1.1.1"), by=cast.administrator, text="Train them all", reason="Clearer")
    entry = _entry(cast, "1.1.1")
    assert entry is not None
    assert entry.text == "Train them all"
    assert _revisions("1.1.1") == [
        ("Train every taxi driver", ""),
        ("Train them all", "Clearer"),
    ]


def _leads(cast: Cast, ref: str) -> list[tuple[str, int, bool]]:
    rows = ActionLead.objects.filter(action=cast.action(ref))
    return list(rows.values_list("officer__name", "order", "responsible"))


def test_the_first_of_the_leads_is_the_responsible_one(cast: Cast) -> None:
    assert _leads(cast, "1.1.2") == [(DAVID, 1, True), (RHIAN, 2, False)]
    officers = [cast.officer(RHIAN), cast.officer(GROUP)]
    change_leads(cast.action("1.1.2"), by=cast.administrator, officers=officers, reason="He left")
    assert _leads(cast, "1.1.2") == [(RHIAN, 1, True), (GROUP, 2, False)]
    entry = _entry(cast, "1.1.2")
    assert entry is not None
    assert entry.leads == (RHIAN, GROUP)
    assert entry.lead_as_printed == f"{RHIAN}, {GROUP}"


def test_without_a_lead_there_is_a_vacancy(cast: Cast) -> None:
    change_leads(cast.action("1.1.1"), by=cast.administrator, officers=[], reason="She left")
    entry = _entry(cast, "1.1.1")
    assert entry is not None
    assert (entry.leads, entry.lead_as_printed) == ((), "Lead to be identified")


def test_leads_that_stay_get_no_revision(cast: Cast) -> None:
    count = revisions(ActionLead).count()
    officers = [cast.officer(DAVID), cast.officer(RHIAN), cast.officer(GROUP)]
    change_leads(cast.action("1.1.2"), by=cast.administrator, officers=officers, reason="Help")
    assert revisions(ActionLead).count() == count + 1


def test_an_action_that_is_withdrawn_left_the_plan_and_its_record_stays(cast: Cast) -> None:
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged with 1.1.2")
    assert _entry(cast, "1.1.1") is None
    action = cast.action("1.1.1")
    assert (action.state, action.state_reason) == ("withdrawn", "Merged with 1.1.2")
    assert action.updates.count() == 1


Verb = Callable[[Cast, Action, str], object]
VERBS: dict[str, Verb] = {
    "reword": lambda c, a, why: reword(a, by=c.administrator, text="New", reason=why),
    "change_leads": lambda c, a, why: change_leads(a, by=c.administrator, officers=[], reason=why),
    "withdraw": lambda c, a, why: withdraw(a, by=c.administrator, reason=why),
}


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        ("reword", "Give the new words, and say why they change."),
        ("change_leads", "Say why the lead changes."),
        ("withdraw", "Say why the action leaves the plan."),
    ],
)
def test_each_needs_a_reason(cast: Cast, verb: str, sentence: str) -> None:
    before = cast.document().themes
    with pytest.raises(Refused) as refusal:
        VERBS[verb](cast, cast.action("1.1.1"), "")
    assert str(refusal.value) == sentence
    assert cast.document().themes == before


def test_there_are_always_words(cast: Cast) -> None:
    with pytest.raises(Refused, match="Give the new words"):
        reword(cast.action("1.1.1"), by=cast.administrator, text="", reason="Shorter")


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_of_an_action_that_left_changes(cast: Cast, verb: str) -> None:
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged")
    with pytest.raises(Refused) as refusal:
        VERBS[verb](cast, cast.action("1.1.1"), "Another reason")
    assert str(refusal.value) == "Action 1.1.1 is withdrawn: nothing of it changes any more."
    assert cast.action("1.1.1").state_reason == "Merged"
