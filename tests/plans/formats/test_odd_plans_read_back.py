"""What could be taken for something else in a written plan is still read as what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plans.brag import Rating
from plans.document import (
    ActionEntry,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    Period,
    PlanDocument,
    ThemeEntry,
    VersionEntry,
)
from plans.formats import Severity
from tests.plans.formats.written import (
    FORMATS,
    PLAN,
    RHIAN,
    SHARE,
    TRAIN,
    again,
    changes,
    only_action,
    only_objective,
)

CSE = ThemeEntry(1, "Prevent", "", (ObjectiveEntry("1.1", "Know", (TRAIN,)),))

PLANS: dict[str, PlanDocument] = {
    "no theme": replace(PLAN, themes=()),
    "no officer": replace(
        PLAN, officers=(), themes=(replace(CSE, objectives=(ObjectiveEntry("1", "", (SHARE,)),)),)
    ),
    "no owner, with a board in the statement": replace(
        PLAN, owner="", themes=(replace(CSE, statement="The Safeguarding Board decides"),)
    ),
    "no owner, with a board for a theme": replace(
        PLAN, owner="", themes=(replace(CSE, name="Partnership working"),)
    ),
    "no period, with years in the title": replace(PLAN, title="Plan 2015-18", period=Period()),
    "a period that began": replace(PLAN, period=Period(date(2026, 5, 14), None)),
    "a period of odd days": replace(PLAN, period=Period(date(2015, 4, 2), date(2020, 5, 31))),
    "a statement as a list": replace(
        PLAN, themes=(replace(CSE, statement="1. Children are safe\n2.1 Families too"),)
    ),
    "a statement that says the title": replace(
        PLAN, themes=(replace(CSE, statement=PLAN.title),)
    ),
    "methodology with headings in it": replace(
        PLAN, methodology="Theme 2: how we work\nGlossary\nLead officers\nRed is late\n1. Begin"
    ),
    "a theme that is only a number": replace(PLAN, themes=(replace(CSE, name=""),)),
    "an objective without words": only_objective(ObjectiveEntry("1.1", "", (TRAIN,))),
    "an objective that is called by letters": only_objective(
        ObjectiveEntry("SO 1", "Theme 3: know", (TRAIN,))
    ),
    "an objective that is called by a word": only_objective(
        ObjectiveEntry("Safer streets", "– objective 2: actions\nby leads", (TRAIN,))
    ),
    "an action that could be a row of headings": only_objective(
        ObjectiveEntry(
            "1.1",
            "Actions of the lead",
            (replace(TRAIN, ref="", text="Review actions", evidence="", when_as_printed="When"),),
        )
    ),
    "an action that could be a total": only_action(ref="Total", text="1", evidence=""),
    "terms that could be headings": replace(
        PLAN,
        glossary=(
            GlossaryTerm("BRAG", "The rating of an action"),
            GlossaryTerm("Action", "What a lead does"),
            GlossaryTerm("Version", "Comments by an author"),
        ),
    ),
    "officers who could be headings": replace(
        PLAN, officers=(*PLAN.officers, OfficerEntry("Action Group", "Lead body", "Council"))
    ),
    "officers in another order than their leads": only_action(
        leads=("Police", RHIAN), lead_as_printed=""
    ),
    "a version that is called v2": replace(PLAN, versions=(VersionEntry("v2", None, "SA", ""),)),
    "a lead who left": only_action(leads=(), lead_as_printed=RHIAN),
    "what begins like a formula": only_action(
        ref="+1", text="=HYPERLINK(1)", evidence="-1\n@x", when_as_printed="=A1", leads=("@Police",)
    ),
    "what Excel takes for an error": only_action(text="#N/A", evidence="#REF!"),
    "what no text has": only_action(text="Open\x00 it\x0b now\u200b", evidence="a\ufffe\x85b"),
    "double spaces and empty lines": replace(
        only_action(text="Open  the\u00a0door ", evidence="\n\nOne\n\n two"),
        methodology="One\r\n\r\nTwo  three\n",
        title="A  plan ",
    ),
    "evidence longer than a cell": only_action(
        evidence=" ".join(f"course {n} was held." for n in range(4_000))
    ),
    "as above": only_action(
        evidence="As above", when_as_printed="As above", lead_as_printed="ditto"
    ),
}  # fmt: skip


def with_leads(plan: PlanDocument) -> PlanDocument:
    """The plan with its leads among its officers, where it has any."""
    known = {officer.name for officer in plan.officers}
    leads = dict.fromkeys(n for a in plan.actions for n in a.leads if n not in known)
    return replace(plan, officers=(*plan.officers, *map(OfficerEntry, leads)))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("odd", PLANS)
def test_an_odd_plan_is_read_back(odd: str, name: str) -> None:
    plan = with_leads(PLANS[odd])
    reading = again(plan, name)
    assert [p for p in reading.problems if p.severity is not Severity.NOTE] == []
    assert changes(reading, plan) == ()


DUE: list[dict[str, Any]] = [
    {"due_on": None, "no_date_reason": reason, "when_as_printed": words}
    for reason in NoDateReason
    for words in ("", "Nov 2106", "Sep 2026")
]
DUE += [
    {"due_on": date(2026, 9, 30), "when_as_printed": "Ongoing"},
    {"due_on": date(1926, 9, 30), "baseline_due_on": date(2126, 1, 1), "when_as_printed": ""},
    {"due_on": date(2026, 9, 30), "baseline_due_on": None, "when_as_printed": "30/09/2026"},
    {"due_on": date(2026, 9, 30), "milestones": (date(2026, 12, 31), date(2026, 1, 1))},
    {"due_on": None, "milestones": (date(2026, 1, 1),), "no_date_reason": NoDateReason.ONGOING},
]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("due", DUE)
def test_every_way_of_being_due_is_read_back(due: dict[str, Any], name: str) -> None:
    action = replace(TRAIN, **{"milestones": (), **due})
    plan = only_objective(ObjectiveEntry("1.1", "Know", (action,)))
    reading = again(plan, name)
    assert [p for p in reading.problems if p.severity is not Severity.NOTE] == []
    (read_,) = reading.document.actions
    fields = ("due_on", "milestones", "when_as_printed", "no_date_reason")
    assert [getattr(read_, f) for f in fields] == [getattr(action, f) for f in fields]
    assert changes(reading, plan) == ()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("rating", [None, *Rating])
@pytest.mark.parametrize("signed_off", [True, False])
def test_every_rating_is_read_back(rating: Rating | None, name: str, signed_off: bool) -> None:
    plan = only_action(rating=rating, signed_off=signed_off)
    reading = again(plan, name)
    assert reading.document.actions[0].rating is rating
    assert changes(reading, plan) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_a_plan_without_keys_and_refs_is_read_back(name: str) -> None:
    bare = tuple(replace(a, key="", ref="") for a in (TRAIN, SHARE, ActionEntry("Print it")))
    bare = (*bare[:2], replace(bare[2], no_date_reason=NoDateReason.NOT_STATED))
    reading = again(only_objective(ObjectiveEntry("1.1", "Know", bare)), name)
    assert [a.text for a in reading.document.actions] == [a.text for a in bare]
    assert [a.leads for a in reading.document.actions] == [a.leads for a in bare]
