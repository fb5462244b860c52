from dataclasses import replace

import pytest
from hypothesis import given, settings

from plans.applying import DoesNotFit, apply_changes
from plans.changes import Change, compare
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.document_json import from_json, to_json
from tests.plans.strategies import pairs, plan_documents
from tests.support.contents import same_content

PLAN = PlanDocument(
    title="CSE",
    themes=(
        ThemeEntry(
            1, "Prevent", "", (ObjectiveEntry("1.1", "Know", (ActionEntry("Count", "k"),)),)
        ),
    ),
)


@settings(max_examples=100)
@given(pairs)
def test_changes_applied_to_the_one_give_the_other(
    pair: tuple[PlanDocument, PlanDocument],
) -> None:
    before, after = pair
    changed = apply_changes(before, compare(before, after))
    assert same_content(changed, after)
    assert compare(changed, after) == ()


@settings(max_examples=50)
@given(plan_documents)
def test_a_plan_does_not_differ_from_itself(document: PlanDocument) -> None:
    assert compare(document, document) == ()
    assert same_content(apply_changes(document, ()), document)


@settings(max_examples=50)
@given(pairs)
def test_nothing_is_said_exactly_when_the_content_is_the_same(
    pair: tuple[PlanDocument, PlanDocument],
) -> None:
    before, after = pair
    assert (compare(before, after) == ()) == same_content(before, after)


@settings(max_examples=50)
@given(pairs)
def test_both_documents_are_left_as_they_were(pair: tuple[PlanDocument, PlanDocument]) -> None:
    before, after = pair
    written = to_json(before), to_json(after)
    apply_changes(before, compare(before, after))
    assert (to_json(before), to_json(after)) == written


def test_what_shows_the_moment_is_kept_from_the_document_that_is_changed() -> None:
    document = from_json(to_json(replace(PLAN, version="3.4")))
    changed = apply_changes(document, compare(document, replace(PLAN, title="DA", version="4.0")))
    assert changed == replace(document, title="DA")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            Change("rating", "elsewhere", "9.9.9", "rating"),
            "“rating” 9.9.9 does not fit this plan.",
        ),
        (Change("mood", ref="1.1"), "“mood” 1.1 does not fit this plan."),
        (
            Change("objective removed", ref="1.1", before={"ref": "1.1"}),
            "1.1 cannot be removed: it is not empty.",
        ),
        (
            Change("theme removed", ref="1", before={"number": 1}),
            "1 cannot be removed: it is not empty.",
        ),
    ],
)
def test_a_change_that_does_not_fit_is_refused(change: Change, sentence: str) -> None:
    with pytest.raises(DoesNotFit) as refusal:
        apply_changes(PLAN, [change])
    assert str(refusal.value) == sentence
