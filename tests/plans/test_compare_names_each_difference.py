from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from plans.brag import Rating
from plans.changes import Change, compare
from plans.document import (
    ActionEntry,
    ActionState,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    Period,
    PlanDocument,
    ThemeEntry,
    VersionEntry,
)
from plans.document_json import action_as_data
from plans.sides import NotComparable

COUNT = ActionEntry("Count the children", "k1", "1.1.1", ("Ana",), evidence="Counted  twice")
TRAIN = ActionEntry("Train the drivers", "k2", "1.1.2", ("Ben",))
MEET = ActionEntry("Meet monthly", "k3", "1.2.1", ("Ben",))
KNOW = ObjectiveEntry("1.1", "Know the profile", (COUNT, TRAIN))
WORK = ObjectiveEntry("1.2", "Work together", (MEET,))
PREVENT = ThemeEntry(1, "Prevent", "Stop it", (KNOW, WORK))
PLAN = PlanDocument("CSE delivery plan", themes=(PREVENT,))


def with_actions(*actions: ActionEntry) -> PlanDocument:
    """The plan with these in its first objective."""
    know = replace(KNOW, actions=actions)
    return replace(PLAN, themes=(replace(PREVENT, objectives=(know, WORK)),))


def with_objectives(*objectives: ObjectiveEntry) -> PlanDocument:
    return replace(PLAN, themes=(replace(PREVENT, objectives=objectives),))


@pytest.mark.parametrize(
    ("field", "value", "kind", "before", "after"),
    [
        ("rating", Rating.RED, "rating", None, "red"),
        ("rating_as_printed", "R", "rating", "", "R"),
        ("evidence", "Counted thrice", "evidence", "Counted  twice", "Counted thrice"),
        ("due_on", date(2015, 9, 30), "due date", None, "2015-09-30"),
        ("milestones", (date(2015, 9, 30),), "due date", [], ["2015-09-30"]),
        ("when_as_printed", "Sep 2015", "due date", "", "Sep 2015"),
        ("no_date_reason", NoDateReason.ONGOING, "due date", None, "ongoing"),
        ("baseline_due_on", date(2015, 9, 30), "due date", None, "2015-09-30"),
        ("leads", ("Ana", "Ben"), "leads", ["Ana"], ["Ana", "Ben"]),
        ("lead_as_printed", "A", "leads", "", "A"),
        ("ref", "1.1.9", "wording", "1.1.1", "1.1.9"),
        ("text", "Count  the children", "wording", "Count the children", "Count  the children"),
        ("signed_off", True, "sign-off", False, True),
        ("state", ActionState.SIGNED_OFF, "sign-off", "open", "signed off"),
    ],
)
def test_a_field_of_an_action(
    field: str, value: object, kind: str, before: object, after: object
) -> None:
    changes: dict[str, Any] = {field: value}
    said = replace(COUNT, **changes)
    assert compare(PLAN, with_actions(said, TRAIN)) == (
        Change(kind, "k1", said.ref, field, before, after),
    )


def test_an_action_moved_to_another_objective_is_a_wording() -> None:
    after = with_objectives(replace(KNOW, actions=(COUNT,)), replace(WORK, actions=(MEET, TRAIN)))
    assert compare(PLAN, after) == (Change("wording", "k2", "1.1.2", "objective", "1.1", "1.2"),)


def test_an_added_action_is_whole_and_has_its_place() -> None:
    new = ActionEntry("Ask the parents", "k9", "1.1.3")
    place = {"theme": 1, "objective": "1.1", "position": 1}
    assert compare(PLAN, with_actions(COUNT, new, TRAIN)) == (
        Change("action added", "k9", "1.1.3", after={**action_as_data(new), **place}),
    )


def test_an_absent_action_is_withdrawn_from_the_place_it_had() -> None:
    place = {"theme": 1, "objective": "1.1", "position": 0}
    later = replace(TRAIN, rating=Rating.BLUE)
    assert compare(PLAN, with_actions(later)) == (
        Change("action withdrawn", "k1", "1.1.1", before={**action_as_data(COUNT), **place}),
        Change("rating", "k2", "1.1.2", "rating", None, "blue"),
    )


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (ActionState.TRANSFERRED, "action transferred"),
        (ActionState.WITHDRAWN, "action withdrawn"),
    ],
)
def test_an_action_still_named_as_gone_has_left(state: ActionState, kind: str) -> None:
    (change,) = compare(PLAN, with_actions(replace(COUNT, state=state), TRAIN))
    assert (change.kind, change.key, change.after) == (kind, "k1", None)


def test_another_order_within_an_objective() -> None:
    assert compare(PLAN, with_actions(TRAIN, COUNT)) == (
        Change("plan order", ref="1.1", field="1.1", before=["k1", "k2"], after=["k2", "k1"]),
    )


def test_another_order_of_the_objectives() -> None:
    assert compare(PLAN, with_objectives(WORK, KNOW)) == (
        Change(
            "theme order", ref="1", field="objectives", before=["1.1", "1.2"], after=["1.2", "1.1"]
        ),
    )


def test_an_objective_that_comes_and_one_that_goes() -> None:
    new = ObjectiveEntry("1.3", "Listen")
    after = with_objectives(KNOW, new)
    assert [c for c in compare(PLAN, after) if not c.key] == [
        Change(
            "objective removed",
            ref="1.2",
            before={"ref": "1.2", "text": "Work together", "theme": 1, "position": 1},
        ),
        Change(
            "objective added",
            ref="1.3",
            after={"ref": "1.3", "text": "Listen", "theme": 1, "position": 1},
        ),
    ]


def test_the_wording_and_the_theme_of_an_objective() -> None:
    protect = ThemeEntry(2, "Protect", "", (replace(WORK, text="Work as one"),))
    after = replace(PLAN, themes=(replace(PREVENT, objectives=(KNOW,)), protect))
    assert compare(PLAN, after) == (
        Change("theme added", ref="2", after={"number": 2, "name": "Protect", "statement": ""}),
        Change("objective wording", "", "1.2", "text", "Work together", "Work as one"),
        Change("objective wording", "", "1.2", "theme", 1, 2),
    )


def test_the_wording_of_a_theme_and_its_going() -> None:
    renamed = replace(PLAN, themes=(replace(PREVENT, name="PREVENT", statement="Halt it"),))
    assert compare(PLAN, renamed) == (
        Change("theme wording", "", "1", "name", "Prevent", "PREVENT"),
        Change("theme wording", "", "1", "statement", "Stop it", "Halt it"),
    )
    assert [c.kind for c in compare(PLAN, replace(PLAN, themes=()))] == [
        "theme removed",
        "objective removed",
        "action withdrawn",
        "action withdrawn",
        "objective removed",
        "action withdrawn",
    ]


def test_what_is_said_of_the_plan_as_a_whole() -> None:
    period = Period(date(2015, 4, 1), date(2018, 3, 31))
    after = replace(PLAN, title="DA", period=period, owner="LSCB", methodology="Monthly")
    assert compare(PLAN, after) == (
        Change("plan title", "", "", "title", "CSE delivery plan", "DA"),
        Change(
            "plan period",
            "",
            "",
            "period",
            {"from": None, "to": None},
            {"from": "2015-04-01", "to": "2018-03-31"},
        ),
        Change("plan owner", "", "", "owner", "", "LSCB"),
        Change("plan methodology", "", "", "methodology", "", "Monthly"),
    )


def test_a_version_is_listed_once_and_never_unlisted() -> None:
    first, second = VersionEntry("1.0", author="SA"), VersionEntry("2.0", date(2015, 9, 11), "SA")
    before, after = replace(PLAN, versions=(first,)), replace(PLAN, versions=(second, second))
    data = {
        "number": "2.0",
        "date": "2015-09-11",
        "author": "SA",
        "comments": "",
        "content_held": False,
    }
    assert compare(before, after) == (Change("plan version listed", field="versions", after=data),)


def test_officers_by_name() -> None:
    before = replace(PLAN, officers=(OfficerEntry("Ana"), OfficerEntry("Ben")))
    after = replace(PLAN, officers=(OfficerEntry("Cy"), OfficerEntry("Ben", "Head")))
    assert [(c.kind, c.before and c.before["name"], c.after and c.after["name"])
            for c in compare(before, after)] == [
        ("officer removed", "Ana", None),
        ("officer added", None, "Cy"),
        ("officer changed", "Ben", "Ben"),
    ]  # fmt: skip


def test_a_term_with_two_meanings_keeps_both() -> None:
    before = replace(PLAN, glossary=(GlossaryTerm("CP", "Child protection"),))
    after = replace(PLAN, glossary=(*before.glossary, GlossaryTerm("CP", "Care plan")))
    assert compare(before, after) == (
        Change("glossary added", after={"term": "CP", "meaning": "Care plan"}),
    )


def test_two_meanings_of_one_term_in_another_order_are_no_change() -> None:
    meanings = (GlossaryTerm("CP", "Child protection"), GlossaryTerm("CP", "Care plan"))
    before, after = (replace(PLAN, glossary=said) for said in (meanings, meanings[::-1]))
    assert compare(before, after) == ()
    other = replace(PLAN, glossary=(GlossaryTerm("CP", "Car park"), meanings[0]))
    [change] = compare(before, other)
    assert change == Change(
        "glossary changed",
        before={"term": "CP", "meaning": "Care plan"},
        after={"term": "CP", "meaning": "Car park"},
    )


def test_what_only_shows_the_moment_is_not_compared() -> None:
    now = datetime(2015, 9, 11, tzinfo=UTC)
    shown = replace(
        with_actions(replace(COUNT, moment=now, evidence=" Counted\ntwice "), TRAIN),
        at=now,
        version="3.4",
        changed_since_version=True,
    )
    assert compare(PLAN, shown) == ()


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (with_actions(replace(COUNT, key="")), "The action 1.1.1 “Count the children” has no key."),
        (with_actions(COUNT, COUNT), "Two actions have the key k1."),
        (with_objectives(KNOW, KNOW), "The objective 1.1 stands 2 times in the document."),
        (
            replace(PLAN, themes=(PREVENT, PREVENT)),
            "The theme 1 stands 2 times in the document.",
        ),
    ],
)
def test_a_document_that_names_a_thing_twice_is_refused(
    document: PlanDocument, sentence: str
) -> None:
    with pytest.raises(NotComparable) as refusal:
        compare(PLAN, document)
    assert str(refusal.value) == sentence
