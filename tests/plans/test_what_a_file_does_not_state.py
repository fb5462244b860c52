from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from plans.brag import Rating
from plans.document import (
    ActionEntry,
    ActionState,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    OfficerKind,
    Period,
    PlanDocument,
    Position,
    ThemeEntry,
    VersionEntry,
)
from plans.formats.reading import Reading, Stated
from plans.matching import complete

COUNT = ActionEntry(
    "Count the children",
    "k1",
    "1.1.1",
    leads=("Ana",),
    lead_as_printed="Ana S",
    due_on=date(2015, 9, 30),
    milestones=(date(2015, 6, 30), date(2015, 9, 30)),
    when_as_printed="June, Sep 2015",
    baseline_due_on=date(2015, 6, 30),
    rating=Rating.BLUE,
    rating_as_printed="B",
    evidence="Counted",
    moment=datetime(2015, 9, 1, tzinfo=UTC),
    signed_off=True,
    state=ActionState.SIGNED_OFF,
)
ANA = OfficerEntry("Ana", "Director", "Council", OfficerKind.POST)
VERSION = VersionEntry("1.0", content_held=True)


def document(*actions: ActionEntry) -> PlanDocument:
    objective = ObjectiveEntry("1.1", "Know the profile", actions)
    return PlanDocument(themes=(ThemeEntry(1, "Prevent", "Stop it", (objective,)),))


PLAN = replace(
    document(COUNT),
    title="CSE",
    period=Period(date(2015, 4, 1)),
    owner="LSCB",
    methodology="Monthly",
    at=datetime(2015, 9, 11, tzinfo=UTC),
    position=Position.CONSIDERED,
    version="1.0",
    versions=(VERSION,),
    officers=(ANA,),
    glossary=(GlossaryTerm("CSE", "Child sexual exploitation"),),
)
BARE = document(ActionEntry("Count the children", ref="1.1.1"))


def laid(file: PlanDocument, *stated: Stated) -> PlanDocument:
    reading = Reading(file, stated=frozenset(stated))
    return complete(reading, PLAN, new_key=lambda: "new").document


def test_it_stays_as_the_plan_has_it() -> None:
    assert laid(BARE) == PLAN


@pytest.mark.parametrize(
    ("stated", "emptied"),
    [
        (Stated.LEADS, replace(COUNT, leads=(), lead_as_printed="")),
        (Stated.WHEN, replace(COUNT, due_on=None, milestones=(), when_as_printed="")),
        (Stated.RATING, replace(COUNT, rating=None, rating_as_printed="")),
        (Stated.EVIDENCE, replace(COUNT, evidence="")),
    ],
)
def test_an_empty_cell_in_a_column_that_is_there_empties(
    stated: Stated, emptied: ActionEntry
) -> None:
    assert laid(BARE, stated).actions == (emptied,)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (Stated.TITLE, PLAN),
        (Stated.PERIOD, replace(PLAN, period=Period())),
        (Stated.OWNER, replace(PLAN, owner="")),
        (Stated.METHODOLOGY, replace(PLAN, methodology="")),
        (Stated.GLOSSARY, replace(PLAN, glossary=())),
        (Stated.VERSIONS, PLAN),
        (Stated.OFFICERS, PLAN),
        (Stated.THEME_STATEMENTS, PLAN),
    ],
)
def test_a_stated_blank_of_the_plan_as_a_whole(stated: Stated, expected: PlanDocument) -> None:
    assert laid(BARE, stated) == expected


def test_blank_words_take_no_words_away() -> None:
    objective = ObjectiveEntry("1.1", "", (ActionEntry("", ref="1.1.1"),))
    assert laid(PlanDocument(themes=(ThemeEntry(1, "", "", (objective,)),))) == PLAN


def test_an_import_never_signs_off_and_never_moves_a_baseline() -> None:
    said = replace(COUNT, signed_off=False, state=ActionState.OPEN, moment=None)
    file = document(replace(said, baseline_due_on=date(2019, 1, 1)))
    assert laid(file, *Stated).actions == (COUNT,)


def test_a_new_action_is_open_and_its_first_date_its_baseline() -> None:
    new = replace(COUNT, key="", ref="1.1.2", text="Train the drivers")
    assert laid(document(COUNT, new), *Stated).actions[1] == replace(
        new,
        key="new",
        baseline_due_on=new.due_on,
        moment=None,
        signed_off=False,
        state=ActionState.OPEN,
    )


def test_a_new_action_of_a_file_without_dates_has_none_stated() -> None:
    file = document(COUNT, ActionEntry("Train the drivers"))
    assert laid(file).actions[1].no_date_reason == NoDateReason.NOT_STATED


def test_no_officer_is_removed_and_the_files_details_win() -> None:
    officers = (OfficerEntry("Ben", "Head"), OfficerEntry("Ana", "Chief executive"))
    file = replace(document(replace(COUNT, leads=("Ana", "Cy"))), officers=officers)
    assert laid(file, Stated.OFFICERS, Stated.LEADS).officers == (
        replace(ANA, job_title="Chief executive"),
        OfficerEntry("Ben", "Head"),
        OfficerEntry("Cy"),
    )


def test_two_officers_of_one_name_stay_as_they_are() -> None:
    twins = (ANA, OfficerEntry("Ana", "Nurse"))
    file = replace(BARE, officers=(OfficerEntry("Ana", "Head"),))
    plan = replace(PLAN, officers=twins)
    assert complete(Reading(file), plan, new_key=str).document.officers == twins


def test_a_version_that_only_the_file_lists_is_not_held() -> None:
    listed = (VersionEntry("1.0", author="SA"), VersionEntry("2.0", content_held=True))
    assert laid(replace(BARE, versions=listed), Stated.VERSIONS).versions == (
        VERSION,
        VersionEntry("2.0"),
    )
