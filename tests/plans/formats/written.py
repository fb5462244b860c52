"""A plan that has everything, and what comes of it when it is written and read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from plans.brag import Rating
from plans.changes import Change, compare
from plans.document import (
    ActionEntry,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    OfficerKind,
    Period,
    PlanDocument,
    ThemeEntry,
    VersionEntry,
)
from plans.document_json import as_data
from plans.formats import Reading, Severity, read, write
from plans.matching import complete

FORMATS = ("docx", "xlsx")
SHOWN_ONLY = {"at", "position", "version", "changed_since_version"}
"""What is written for people and never read back."""
BY_THE_PLAN_ALONE = {"moment", "signed_off", "state", "baseline_due_on"}
"""Fields of an action that no import sets."""

RHIAN, DAVID, GROUP = "Rhian Okafor", "David Łukasik", "Exploitation Sub Group"
TRAIN = ActionEntry(
    "Train every taxi driver", "k1", "1.1.1", (RHIAN, DAVID), f"{RHIAN}\n{DAVID}",
    due_on=date(2026, 9, 30), milestones=(date(2026, 3, 31), date(2026, 9, 30)),
    when_as_printed="March and September 2026", baseline_due_on=date(2026, 6, 30),
    rating=Rating.AMBER, evidence="40 of 60 drivers.\n- Two courses held.\n=3 to come",
    moment=datetime(2026, 8, 31, 9, tzinfo=UTC),
)  # fmt: skip
SHARE = ActionEntry(
    "Share the missing list", "k2", "1.1.2", (), "Lead to be identified",
    when_as_printed="Ongoing", no_date_reason=NoDateReason.ONGOING,
)  # fmt: skip
PLAN = PlanDocument(
    title="Child exploitation: a delivery plan",
    period=Period(date(2026, 4, 1), date(2029, 3, 31)),
    owner="Exploitation Sub Group",
    methodology="Each lead reports every month.\nThe sub-group considers what they say.",
    at=datetime(2026, 9, 30, 22, 59, 59, 999999, tzinfo=UTC),
    version="1.1",
    versions=(
        VersionEntry("1.0", date(2026, 4, 1), "SA", "First", content_held=True),
        VersionEntry("1.1", None, "", "Added a glossary\nof terms"),
    ),
    officers=(
        OfficerEntry(RHIAN, "Head of Safeguarding", "Aldermere Council"),
        OfficerEntry(DAVID, "Detective Inspector", "Police"),
        OfficerEntry(GROUP, "", "", OfficerKind.GROUP),
    ),
    themes=(
        ThemeEntry(
            1, "Prevent", "Children are kept from harm.",
            (ObjectiveEntry("1.1", "Know who is at risk", (TRAIN, SHARE)),
             ObjectiveEntry("1.2", "Teach healthy relationships", ())),
        ),
        ThemeEntry(2, "Protect", "", ()),
    ),
    glossary=(GlossaryTerm("CSE", "Child sexual exploitation"),),
)  # fmt: skip


def only_objective(objective: ObjectiveEntry) -> PlanDocument:
    return replace(PLAN, themes=(ThemeEntry(1, "Prevent", "", (objective,)),))


def only_action(**values: Any) -> PlanDocument:
    action = replace(TRAIN, milestones=(), **values)
    return only_objective(ObjectiveEntry("1.1", "Know who is at risk", (action, SHARE)))


def again(plan: PlanDocument, name: str) -> Reading:
    return read(write(plan, name), f"plan.{name}")


def changes(reading: Reading, plan: PlanDocument) -> tuple[Change, ...]:
    numbers = count(1)
    done = complete(reading, plan, new_key=lambda: f"new{next(numbers)}")
    assert [p for p in done.problems if p.severity is not Severity.NOTE] == []
    return compare(plan, done.document)


def said(plan: PlanDocument, *, but: set[str] = BY_THE_PLAN_ALONE) -> dict[str, Any]:
    """All that a file can say of a plan."""
    data = {name: value for name, value in as_data(plan).items() if name not in SHOWN_ONLY}
    for version in data["versions"]:
        del version["content_held"]
    for action in (a for t in data["themes"] for o in t["objectives"] for a in o["actions"]):
        for name in but:
            del action[name]
    return data
