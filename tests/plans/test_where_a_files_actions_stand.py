from dataclasses import replace

import pytest

from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats import WRITTEN, read, write
from plans.formats.reading import Problem, Reading, Severity
from plans.matching import Completed, complete

COUNT = ActionEntry("Count the children", "k1", "1.1.1")
CHARGE = ActionEntry("Charge the offenders", "k2", "3.1.1")
KNOW = ObjectiveEntry("1.1", "Know the profile", (COUNT,))
LISTEN = ObjectiveEntry("1.2", "Listen", ())
DISRUPT = ObjectiveEntry("3.1", "Disrupt the offenders", (CHARGE,))
PREVENT, PURSUE = (
    ThemeEntry(1, "Prevent", "", (KNOW, LISTEN)),
    ThemeEntry(3, "Pursue", "", (DISRUPT,)),
)
PLAN = PlanDocument(themes=(PREVENT, PURSUE))


def laid(*themes: ThemeEntry, plan: PlanDocument = PLAN) -> Completed:
    return complete(Reading(PlanDocument(themes=themes)), plan, new_key=lambda: "new")


def places(completed: Completed) -> list[tuple[int, str, list[str]]]:
    return [
        (t.number, o.ref, [a.ref for a in o.actions])
        for t in completed.document.themes
        for o in t.objectives
    ]


def test_a_list_of_actions_alone_leaves_them_where_they_are() -> None:
    flat = ObjectiveEntry("", "", (ActionEntry("", ref="3.1.1"), ActionEntry("", ref="1.1.1")))
    assert laid(ThemeEntry(1, "", "", (flat,))).document == PLAN


def test_a_new_action_of_such_a_list_goes_where_its_ref_says() -> None:
    flat = ObjectiveEntry(
        "", "", (ActionEntry("Ask", ref="1.2.1"), ActionEntry("Jail", ref="3.2.1"))
    )
    assert places(laid(ThemeEntry(1, "", "", (flat,)), plan=PLAN)) == [
        (1, "1.2", ["1.2.1"]),
        (3, "3.2", ["3.2.1"]),
    ]


def test_without_a_ref_it_goes_to_an_objective_of_its_own() -> None:
    flat = ObjectiveEntry("", "", (ActionEntry("Ask"), ActionEntry("Tell")))
    assert places(laid(ThemeEntry(1, "", "", (flat,)), plan=PlanDocument())) == [
        (1, "1.1", ["1.1.1", "1.1.2"])
    ]


def test_a_theme_is_known_by_its_name_before_its_number() -> None:
    completed = laid(ThemeEntry(1, "PURSUE", "", (DISRUPT,)))
    assert [(t.number, t.name) for t in completed.document.themes] == [
        (1, "Prevent"),
        (3, "PURSUE"),
    ]
    assert completed.problems == (
        Problem("theme 1", "“PURSUE” is taken for theme 3 of the plan.", Severity.NOTE),
    )


def test_a_theme_of_another_name_takes_the_number_that_it_prints() -> None:
    completed = laid(ThemeEntry(1, "Prevention", "", (KNOW,)), PURSUE)
    assert [(t.number, t.name) for t in completed.document.themes] == [
        (1, "Prevention"),
        (3, "Pursue"),
    ]


def test_an_objective_without_ref_is_known_by_its_words() -> None:
    reworded = ObjectiveEntry("", "Know the profiles", (COUNT,))
    known = ObjectiveEntry("", "DISRUPT the offenders", (CHARGE,))
    completed = laid(
        ThemeEntry(1, "Prevent", "", (reworded,)), ThemeEntry(3, "Pursue", "", (known,))
    )
    assert places(completed) == [(1, "1.1", ["1.1.1"]), (1, "1.2", []), (3, "3.1", ["3.1.1"])]


def test_an_objective_that_holds_no_action_is_kept_where_it_stood() -> None:
    plan = PlanDocument(
        themes=(ThemeEntry(1, "Prevent", "", (LISTEN, KNOW)), ThemeEntry(2, "Protect"))
    )
    file = ThemeEntry(1, "Prevent", "", (KNOW,))
    assert laid(file, plan=plan).document == plan


@pytest.mark.parametrize("written_as", WRITTEN)
def test_a_theme_without_name_or_objectives_is_kept(written_as: str) -> None:
    plan = replace(
        PLAN, themes=(*PLAN.themes, ThemeEntry(7, ""), ThemeEntry(8, "Named without objectives"))
    )
    reading = read(write(plan, written_as), f"plan.{written_as}")
    numbers = [t.number for t in complete(reading, PLAN, new_key=str).document.themes]
    assert numbers == [t.number for t in plan.themes]
