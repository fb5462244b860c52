"""A plan written as Word or Excel reads back as the same plan, and importing it changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings

from plans.document import (
    ActionEntry,
    NoDateReason,
    OfficerEntry,
    PlanDocument,
)
from plans.formats import Severity, read
from plans.formats.text import clean
from plans.matching import complete
from tests.plans.formats.written import (
    BY_THE_PLAN_ALONE,
    FORMATS,
    PLAN,
    TRAIN,
    again,
    changes,
    said,
)
from tests.plans.strategies import plan_documents


@pytest.mark.parametrize("name", FORMATS)
def test_a_plan_is_read_back_without_a_problem(name: str) -> None:
    reading = again(PLAN, name)
    assert [p for p in reading.problems if p.severity is not Severity.NOTE] == []
    but = BY_THE_PLAN_ALONE | {"rating_as_printed"}
    assert said(reading.document, but=but) == said(PLAN, but=but)
    assert reading.document.actions[0].baseline_due_on == TRAIN.baseline_due_on
    assert changes(reading, PLAN) == ()


def as_people_write(plan: PlanDocument) -> PlanDocument:
    """The plan with what every plan has: a title, words in each action, known leads, one date."""
    leads = dict.fromkeys(name for action in plan.actions for name in action.leads)
    known = {officer.name for officer in plan.officers}
    return replace(
        plan,
        at=_of_today(plan.at),
        title=f"Plan {plan.title}",
        officers=(*plan.officers, *(OfficerEntry(n) for n in leads if n not in known)),
        versions=tuple(v for v in plan.versions if v.number),
        glossary=tuple(g for g in plan.glossary if clean(g.meaning)),
        themes=tuple(
            replace(
                theme,
                name=f"Theme of {theme.number}" if theme.number > 1 else "",
                objectives=tuple(
                    replace(o, actions=tuple(map(_action, o.actions))) for o in theme.objectives
                ),
            )
            for theme in plan.themes
        ),
    )


def _action(action: ActionEntry) -> ActionEntry:
    reason = action.no_date_reason or NoDateReason.NOT_STATED
    return replace(
        action,
        text=action.text if clean(action.text) else "Open it",
        no_date_reason=None if action.due_on else reason,
        moment=_of_today(action.moment),
    )


def _of_today(moment: datetime | None) -> datetime | None:
    return moment.replace(year=2026, day=1) if moment else None


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60)
@given(plan=plan_documents.map(as_people_write))
def test_whatever_a_plan_says_importing_its_file_changes_nothing(
    plan: PlanDocument, name: str
) -> None:
    reading = again(plan, name)
    assert [p for p in reading.problems if p.severity is not Severity.NOTE] == []
    assert changes(reading, plan) == ()


FOLDER = Path(__file__).parents[3] / "fixtures" / "demo"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_the_demonstrations_plans_are_read_back(file: Path, name: str) -> None:
    numbers = count(1)
    reading = read(file.read_bytes(), file.name)
    plan = complete(reading, PlanDocument(), new_key=lambda: f"k{next(numbers)}").document
    assert changes(again(plan, name), plan) == ()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_councils_plan_is_read_back(shared_data: Path, kind: str, name: str) -> None:
    path = next((shared_data / "docs").glob(f"cse-delivery-plan-*.{kind}"))
    plan = read(path.read_bytes(), path.name).document
    reading = again(plan, name)
    assert [p for p in reading.problems if p.severity is not Severity.NOTE] == []
    but = BY_THE_PLAN_ALONE | {"rating_as_printed", "lead_as_printed", "ref"}
    assert said(reading.document, but=but) == said(plan, but=but)
