"""What reading a file takes from the white space of a plan's texts is no change of the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from plans.changes import compare
from plans.document import (
    ActionEntry,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    PlanDocument,
    ThemeEntry,
)
from plans.formats import read as read_file
from plans.formats import write
from plans.formats.reading import Reading
from plans.laying_out import in_the_plans_layout
from plans.matching import complete


def plan_with(text: str, ref: str = "1.1.1") -> PlanDocument:
    """A plan in which every text is the same."""
    action = ActionEntry(text, "k1", ref, evidence=text, when_as_printed=text, lead_as_printed=text)
    objective = ObjectiveEntry("1.1", text, (action,))
    return PlanDocument(
        title=text,
        owner=text,
        methodology=text,
        officers=(OfficerEntry("Ana", text, text),),
        themes=(ThemeEntry(1, text, text, (objective,)),),
        glossary=(GlossaryTerm("CSE", text), GlossaryTerm("CSE", f"x {text}")),
    )


@pytest.mark.parametrize(
    ("stood", "read"),
    [
        ("One\r\n\r\nTwo", "One\nTwo"),
        ("One\n\nTwo", "One Two"),
        ("  One  two ", "One two"),
        ("One\u00a0two", "One two"),
        ("One\u200b\x07", "One"),
    ],
)
def test_the_plans_own_words_stay(stood: str, read: str) -> None:
    assert in_the_plans_layout(plan_with(read), plan_with(stood)) == plan_with(stood)


def test_importing_them_changes_nothing() -> None:
    plan = plan_with("One \n\n two")
    done = complete(Reading(plan_with("One\ntwo")), plan, new_key=str).document
    assert compare(plan, done) == ()


def test_nor_does_a_workbook_whose_cells_cut_them() -> None:
    """Else the plan would lose the rest of a text that nobody touched."""
    text = "Train every driver. " * 2000
    none = NoDateReason.NOT_STATED
    action = ActionEntry(text, "k1", "1.1.1", leads=("Ann Lee",), no_date_reason=none)
    objective = ObjectiveEntry("1.1", f"Know. {text}", (action,))
    themes = (ThemeEntry(1, "Prevent", text, (objective,)),)
    glossary = (GlossaryTerm("CSE", text),)
    plan = PlanDocument(
        title="A plan", officers=(OfficerEntry("Ann Lee"),), themes=themes, glossary=glossary
    )
    reading = read_file(write(plan, "xlsx"), "plan.xlsx")
    assert compare(plan, complete(reading, plan, new_key=str).document) == ()


@pytest.mark.parametrize("read", ["One three", "one two", "One, two", ""])
def test_other_words_are_taken(read: str) -> None:
    assert in_the_plans_layout(plan_with(read), plan_with("One  two")) == plan_with(read)


def test_other_lines_are_taken() -> None:
    read = plan_with("One\ntwo")
    assert in_the_plans_layout(read, plan_with("One two")) == read


def test_a_ref_stays_as_the_plan_prints_it() -> None:
    plan = plan_with("One", ref="No. 1.1.1")
    assert in_the_plans_layout(plan_with("One"), plan) == plan
    assert in_the_plans_layout(plan_with("One", ref="1.1.2"), plan).actions[0].ref == "1.1.2"


@pytest.mark.parametrize("values", [{"key": "k2"}, {"key": ""}])
def test_a_new_action_keeps_the_files_words(values: dict[str, Any]) -> None:
    plan, read = plan_with("One  two"), plan_with("One two")
    new = replace(read.actions[0], **values)
    objective = replace(read.objectives[0], actions=(new,))
    file = replace(read, themes=(replace(read.themes[0], objectives=(objective,)),))
    assert in_the_plans_layout(file, plan).actions == (new,)


def test_an_exact_file_is_taken_at_its_word() -> None:
    plan, read = plan_with("One  two"), plan_with("One two")
    done = complete(Reading(read, exact=True), plan, new_key=str).document
    assert done.methodology == "One two"
