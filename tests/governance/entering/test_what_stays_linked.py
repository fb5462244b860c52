"""Whoever corrects the words of a part leaves the links that were made under its other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.selectors.document import plan_document
from actions.services.applying import apply
from governance.models import MeetingItem, Question
from governance.services import meetings
from people import clock, services
from people.asat import newest_revision
from plans.changes import compare
from plans.document import ObjectiveEntry, Position, ThemeEntry
from plans.models import Objective, Plan
from tests.cast import DAVID, RHIAN, Cast, begun_plan
from tests.governance.entering.conftest import ODE, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(cast: Cast, item: MeetingItem) -> Question:
    objective = Objective.objects.get(plan=cast.plan, ref="1.1")
    return meetings.ask(item, by=None, asked_by=ODE, text="How mny?", objective=objective)


def test_an_officer_who_is_called_otherwise_since(
    cast: Cast, desk: Desk, question: Question
) -> None:
    rhian = cast.officer(RHIAN)
    promise = meetings.promise(question, by=None, text="A lst", officer=rhian)
    services.change_officer(
        rhian, by=None, reason="Married", name="Rhian Hale", job_title=rhian.job_title,
        agency=rhian.agency, kind=rhian.kind, left_on=None,
    )  # fmt: skip
    held = {"row": promise.pk, "seen": newest_revision(promise)}
    desk.post("promise", **held, officer_as_printed=RHIAN, text="A list")
    promise.refresh_from_db()
    assert (promise.text, promise.officer) == ("A list", rhian)

    held = {"row": promise.pk, "seen": newest_revision(promise)}
    desk.post("promise", **held, officer_as_printed=DAVID, text="A list")
    promise.refresh_from_db()
    assert promise.officer == cast.officer(DAVID)


def test_an_objective_though_the_refs_are_those_of_another_plan(
    cast: Cast, desk: Desk, question: Question
) -> None:
    _other_plan(cast)
    data = {"row": question.pk, "seen": newest_revision(question), "kind": "question"}
    desk.post("question", **data, asked_by=ODE, about="1.1", text="How many?")
    question.refresh_from_db()
    assert question.text == "How many?"
    assert question.objective == Objective.objects.get(plan=cast.plan, ref="1.1")


def _other_plan(cast: Cast) -> Plan:
    """The first by its short name, with an objective of the same ref."""
    plan = begun_plan(cast.partnership, None, slug="abuse")
    held = plan_document(plan, at=clock.now(), position=Position.RECORDED)
    theme = ThemeEntry(1, "Prevent", "", (ObjectiveEntry("1.1", "Teach it", ()),))
    apply(plan, compare(held, replace(held, themes=(theme,))), by=None)
    return plan
