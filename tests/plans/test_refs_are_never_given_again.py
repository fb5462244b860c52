from collections.abc import Collection

from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Problem, Reading, Severity
from plans.matching import Completed, complete
from plans.numbering import Refs


def document(*objectives: ObjectiveEntry) -> PlanDocument:
    return PlanDocument(themes=(ThemeEntry(1, "Prevent", "", objectives),))


def objective(ref: str, *actions: ActionEntry, text: str = "Know") -> ObjectiveEntry:
    return ObjectiveEntry(ref, text, actions)


PLAN = document(objective("1.1", ActionEntry("Count", "k1", "1.1.1")))


def laid(
    file: PlanDocument, plan: PlanDocument = PLAN, used_refs: Collection[str] = ()
) -> Completed:
    return complete(Reading(file), plan, new_key=lambda: "new", used_refs=used_refs)


def refs(completed: Completed) -> list[tuple[str, list[str]]]:
    return [(o.ref, [a.ref for a in o.actions]) for o in completed.document.objectives]


def test_a_file_without_refs_is_numbered_by_position_in_an_empty_plan() -> None:
    file = document(
        objective("", ActionEntry("Count"), ActionEntry("Train"), text="Know"),
        objective("", ActionEntry("Meet"), text="Work"),
    )
    assert refs(laid(file, PlanDocument())) == [("1.1", ["1.1.1", "1.1.2"]), ("1.2", ["1.2.1"])]


def test_a_new_action_has_the_next_ref_that_nobody_ever_had() -> None:
    file = document(objective("1.1", ActionEntry("Count"), ActionEntry("Publish")))
    assert refs(laid(file)) == [("1.1", ["1.1.1", "1.1.2"])]
    assert refs(laid(file, used_refs=["1.1.1", "1.1.6"])) == [("1.1", ["1.1.1", "1.1.7"])]


def test_a_new_objective_does_not_have_the_ref_of_one_that_left() -> None:
    file = document(objective("1.1"), objective("", ActionEntry("Meet"), text="Work"))
    assert refs(laid(file, used_refs=["1.4.2"])) == [("1.1", []), ("1.5", ["1.5.1"])]


def test_a_ref_printed_further_down_is_not_made_above() -> None:
    file = document(objective("1.1", ActionEntry("Publish"), ActionEntry("Ask", ref="1.1.2")))
    assert refs(laid(file)) == [("1.1", ["1.1.3", "1.1.2"])]


def test_a_printed_ref_of_whatever_form_is_kept() -> None:
    file = document(
        objective("1.1", ActionEntry("Count", ref="1.1.1"), ActionEntry("Ask", ref="DA1"))
    )
    assert refs(laid(file)) == [("1.1", ["1.1.1", "DA1"])]


def test_the_ref_of_an_action_that_left_is_refused() -> None:
    file = document(objective("1.1", ActionEntry("Count"), ActionEntry("Ask", ref="1.1.6")))
    assert laid(file, used_refs=["1.1.1", "1.1.6"]).problems == (
        Problem(
            "action 1.1.6",
            "1.1.6 belonged to another action, and a ref once used is never given to another "
            "action. Leave it blank in the file, and the next free ref is made.",
            Severity.ERROR,
        ),
    )


def test_the_ref_of_another_action_of_the_plan_is_refused() -> None:
    plan = document(
        objective("1.1", ActionEntry("Count", "k1", "1.1.1"), ActionEntry("Train", "k2", "1.1.2"))
    )
    file = document(objective("1.1", ActionEntry("Count", "k1", "1.1.2")))
    (problem,) = laid(file, plan).problems
    assert problem.severity == Severity.ERROR
    assert problem.what.startswith("1.1.2 is the ref of “Train”, and a ref once used")


def test_numbers_beyond_reason_are_only_labels() -> None:
    assert Refs(["1.1." + "9" * 5000]).next_under("1.1") == "1.1.1"
