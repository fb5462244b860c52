from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plans.changes import Change, compare
from plans.document import ActionEntry, ActionState, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Reading, Stated
from plans.likeness import plain
from plans.matching import complete
from tests.plans.strategies import pairs, plan_documents

Strip = Callable[[PlanDocument], PlanDocument]


def key_maker() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def with_entries(
    document: PlanDocument,
    action: Callable[[ActionEntry], ActionEntry],
    objective: Callable[[ObjectiveEntry], ObjectiveEntry] = lambda o: o,
) -> PlanDocument:
    return replace(
        document,
        themes=tuple(
            replace(
                t,
                objectives=tuple(
                    objective(replace(o, actions=tuple(map(action, o.actions))))
                    for o in t.objectives
                ),
            )
            for t in document.themes
        ),
    )


def as_it_stands(document: PlanDocument) -> PlanDocument:
    return document


def without_keys(document: PlanDocument) -> PlanDocument:
    return with_entries(document, lambda a: replace(a, key="", moment=None, signed_off=False))


def without_refs(document: PlanDocument) -> PlanDocument:
    return with_entries(
        document,
        lambda a: replace(a, key="", ref="", state=ActionState.OPEN),
        lambda o: replace(o, ref=""),
    )


strips = st.sampled_from((as_it_stands, without_keys, without_refs))


@settings(max_examples=100)
@given(plan_documents, strips, st.frozensets(st.sampled_from(Stated)))
def test_a_file_written_from_the_plan_changes_nothing_but_leads_in_no_list(
    plan: PlanDocument, strip: Strip, stated: frozenset[Stated]
) -> None:
    completed = complete(Reading(strip(plan), stated=stated), plan, new_key=key_maker())
    kinds = {change.kind for change in compare(plan, completed.document)}
    assert kinds - {"officer added"} == set()
    assert [p for p in completed.problems if p.severity != "note"] == []


@settings(max_examples=100)
@given(pairs, strips, st.frozensets(st.sampled_from(Stated)))
def test_a_file_imported_again_changes_nothing(
    pair: tuple[PlanDocument, PlanDocument], strip: Strip, stated: frozenset[Stated]
) -> None:
    plan, file = pair
    # A theme that moved to another number is known again by its name alone.
    assume(all(plain(theme.name) for theme in file.themes))
    reading = Reading(strip(file), stated=stated)
    new_key = key_maker()
    once = complete(reading, plan, new_key=new_key)
    if any(problem.severity == "error" for problem in once.problems):
        return
    again = complete(reading, once.document, new_key=new_key)
    assert compare(once.document, again.document) == ()


@settings(max_examples=50)
@given(plan_documents, strips)
def test_no_action_of_a_file_is_lost(file: PlanDocument, strip: Strip) -> None:
    completed = complete(Reading(strip(file)), PlanDocument(), new_key=key_maker()).document
    texts = sorted(action.text for action in file.actions)
    assert sorted(action.text for action in completed.actions) == texts
    assert len({action.key for action in completed.actions}) == len(texts)
    assert all(action.ref for action in completed.actions)


@pytest.mark.parametrize("strip", [as_it_stands, without_keys, without_refs])
def test_what_an_import_changes_is_what_the_file_says_otherwise(strip: Strip) -> None:
    count_them = ActionEntry("Count the children", "k1", "1.1.1", evidence="Counted twice")
    train = ActionEntry("Train the drivers", "k2", "1.1.2")
    know = ObjectiveEntry("1.1", "Know the profile", (count_them, train))
    plan = PlanDocument(themes=(ThemeEntry(1, "Prevent", "", (know,)),))
    file = strip(
        with_entries(plan, lambda a: replace(a, evidence=a.evidence.replace("twice", "thrice")))
    )
    completed = complete(Reading(file), plan, new_key=key_maker())
    assert compare(plan, completed.document) == (
        Change("evidence", "k1", "1.1.1", "evidence", "Counted twice", "Counted thrice"),
    )
