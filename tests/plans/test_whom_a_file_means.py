"""The leads of a file, and the words that it prints, laid beside the plan's."""

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from plans.brag import Rating
from plans.changes import compare
from plans.document import (
    ActionEntry,
    ObjectiveEntry,
    OfficerEntry,
    OfficerKind,
    PlanDocument,
    ThemeEntry,
)
from plans.formats import Problem, Reading, Severity, Stated, read
from plans.formats.names import same_name
from plans.matching import Completed, complete

COUNT = ActionEntry("Count", "k1", "1.1.1", leads=("Teresa Roche",), lead_as_printed="Terri Roche")
TERESA = OfficerEntry("Teresa Roche", "Director", "Public Health")
LISTS_NOBODY = frozenset(Stated) - {Stated.OFFICERS}


def document(*actions: ActionEntry, officers: tuple[OfficerEntry, ...] = ()) -> PlanDocument:
    objective = ObjectiveEntry("1.1", "Know", actions)
    return PlanDocument(themes=(ThemeEntry(1, "Prevent", "", (objective,)),), officers=officers)


PLAN = document(COUNT, officers=(TERESA,))


def laid(*leads: str, stated: frozenset[Stated] = LISTS_NOBODY) -> Completed:
    said = replace(COUNT, leads=leads, lead_as_printed=leads[0])
    file = document(said, officers=tuple(map(OfficerEntry, leads)))
    return complete(Reading(file, stated=stated), PLAN, new_key=str)


def test_a_name_that_nearly_is_an_officers_of_the_plan_is_taken_for_it_with_a_note() -> None:
    completed = laid("Terri Roche")
    assert completed.document == PLAN
    what = "“Terri Roche” was taken for Teresa Roche, an officer of the plan."
    assert completed.problems == (Problem("the leads", what, Severity.NOTE),)


def test_one_officer_under_two_names_leads_once() -> None:
    assert laid("T Roche", "Teresa Roche").document.actions[0].leads == ("Teresa Roche",)


def test_another_person_is_added() -> None:
    assert laid("Joan Roche").document.officers == (TERESA, OfficerEntry("Joan Roche"))


def test_a_file_that_lists_its_officers_is_taken_at_its_word() -> None:
    completed = laid("Terri Roche", stated=frozenset(Stated))
    assert completed.document.actions[0].leads == ("Terri Roche",)


ANNA = OfficerEntry("Anna Smith", "Nurse", "Health")
"""Whom the plan holds, where a file spells her otherwise."""


def listing(*officers: OfficerEntry, lead: str, plan: PlanDocument) -> Completed:
    """What a file that lists its officers makes of the plan."""
    file = document(replace(COUNT, leads=(lead,), lead_as_printed=lead), officers=officers)
    return complete(Reading(file, stated=frozenset(Stated)), plan, new_key=str)


def test_a_listed_officer_who_differs_by_capitals_alone_is_the_plans_with_a_note() -> None:
    plan = document(COUNT, officers=(TERESA, ANNA))
    shouted = OfficerEntry("ANNA SMITH", "Matron", kind=OfficerKind.GROUP)
    completed = listing(shouted, lead="ANNA SMITH", plan=plan)
    assert completed.document.officers == (TERESA, replace(ANNA, job_title="Matron"))
    assert completed.document.actions[0].leads == ("Anna Smith",)
    what = "“ANNA SMITH” was taken for Anna Smith, an officer of the plan."
    assert completed.problems == (Problem("the leads", what, Severity.NOTE),)


def test_one_who_differs_by_marks_on_letters_alone_is_the_plans_too() -> None:
    plan = document(COUNT, officers=(OfficerEntry("Siân Petrov"),))
    completed = listing(OfficerEntry("Sian Petrov"), lead="Sian Petrov", plan=plan)
    assert completed.document.officers == plan.officers
    assert completed.document.actions[0].leads == ("Siân Petrov",)


@pytest.mark.parametrize(
    ("printed", "listed"), [("David Lukasik", "David Łukasik"), ("Jo Osterby", "Jo Østerby")]
)
def test_letters_that_unicode_does_not_take_apart_have_marks_too(printed: str, listed: str) -> None:
    assert same_name(printed, [listed]) == listed


def test_a_lead_in_capitals_is_whom_the_file_lists() -> None:
    completed = listing(ANNA, lead="ANNA SMITH", plan=PlanDocument())
    assert completed.document.officers == (ANNA,)
    assert completed.document.actions[0].leads == ("Anna Smith",)
    what = "“ANNA SMITH” was taken for Anna Smith, whom the file lists."
    assert completed.problems == (Problem("the leads", what, Severity.NOTE),)


def test_two_whom_a_file_lists_are_never_taken_for_one() -> None:
    jose, plain = OfficerEntry("José Li"), OfficerEntry("Jose Li")
    for plan in (document(COUNT, officers=(jose,)), document(COUNT, officers=(jose, plain))):
        completed = listing(jose, plain, lead="Jose Li", plan=plan)
        assert completed.document.officers == (jose, plain)
        assert completed.document.actions[0].leads == ("Jose Li",)
        assert completed.problems == ()


def test_two_spellings_that_a_file_lists_are_two_beside_a_third_in_the_plan() -> None:
    plan = document(COUNT, officers=(OfficerEntry("José Li"),))
    both = (OfficerEntry("Jose Li"), OfficerEntry("JOSE Lï"))
    assert listing(*both, lead="Jose Li", plan=plan).document.officers == (*plan.officers, *both)


def test_of_two_in_the_plan_the_one_who_differs_by_capitals_alone_is_meant() -> None:
    both = (TERESA, OfficerEntry("José Li"), OfficerEntry("Jose Li"))
    plan = document(COUNT, officers=both)
    for stated in (LISTS_NOBODY, frozenset(Stated)):
        file = document(replace(COUNT, leads=("JOSE LI",)), officers=(OfficerEntry("JOSE LI"),))
        completed = complete(Reading(file, stated=stated), plan, new_key=str)
        assert completed.document.actions[0].leads == ("Jose Li",)
        assert completed.document.officers == both


def test_whom_two_in_the_plan_may_be_is_nobody_of_them() -> None:
    plan = document(COUNT, officers=(OfficerEntry("Josè Li"), OfficerEntry("José Li")))
    for stated in (LISTS_NOBODY, frozenset(Stated)):
        file = document(replace(COUNT, leads=("Jose Li",)), officers=(OfficerEntry("Jose Li"),))
        completed = complete(Reading(file, stated=stated), plan, new_key=str)
        assert completed.document.actions[0].leads == ("Jose Li",)


def test_names_in_other_letters_are_told_apart() -> None:
    plan = document(COUNT, officers=(OfficerEntry("Анна Иванова"),))
    assert laid_beside(plan, "Олег Попов").actions[0].leads == ("Олег Попов",)
    assert laid_beside(plan, "АННА ИВАНОВА").actions[0].leads == ("Анна Иванова",)


def laid_beside(plan: PlanDocument, lead: str) -> PlanDocument:
    file = document(replace(COUNT, leads=(lead,)), officers=(OfficerEntry(lead),))
    return complete(Reading(file, stated=LISTS_NOBODY), plan, new_key=str).document


def test_the_samples_csv_changes_no_lead_of_the_plan_in_word(shared_data: Path) -> None:
    numbers = count()
    paths = [next((shared_data / "docs").glob(f"cse-*.{kind}")) for kind in ("docx", "csv")]
    word, table = (read(path.read_bytes(), path.name) for path in paths)
    plan = complete(word, PlanDocument(), new_key=lambda: f"k{next(numbers)}").document
    after = complete(table, plan, new_key=str).document
    kinds = {change.kind for change in compare(plan, after)}
    assert not [kind for kind in kinds if kind == "leads" or kind.startswith("officer")]
    assert not {"rating", "due date"} & kinds


DATED = replace(
    COUNT,
    rating=Rating.GREEN,
    due_on=date(2015, 9, 30),
    when_as_printed="Sep 2015",
)


def printed_in(file: ActionEntry, *, exact: bool = False) -> ActionEntry:
    reading = Reading(document(file), exact=exact)
    return complete(reading, document(DATED), new_key=str).document.actions[0]


def test_other_words_for_the_same_rating_date_and_lead_change_nothing() -> None:
    said = replace(
        DATED, rating_as_printed="Green", when_as_printed="Sep-15", lead_as_printed="T. Roche"
    )
    assert printed_in(said) == DATED
    assert printed_in(said, exact=True) == said


def test_words_for_another_rating_or_date_are_taken() -> None:
    said = replace(
        DATED,
        rating=Rating.RED,
        rating_as_printed="Red",
        due_on=date(2015, 10, 31),
        when_as_printed="Oct-15",
    )
    assert printed_in(said) == said
