"""What a pack says of what changed: each action under what moved, once, and no other theme's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from plans.brag import Rating
from plans.document import ActionEntry, ActionState, PlanDocument
from reports.content.build import build_content
from reports.content.shape import PackContent
from reports.content.source import DateMove, PackKind, PackSource
from tests.reports import sample
from tests.reports.test_pack_content import cells_of, paragraphs, part, table
from tests.reports.test_pack_of_few import LED, ONE, moved, plan_of, said, source_of

FIRST, SECOND = date(2026, 9, 1), date(2026, 10, 1)
OTHER = replace(ONE, key="k2", ref="2.1.1", text="Ask the parents")


def changed(pack: PackContent) -> list[str]:
    return [*paragraphs(part(pack, "C"))]


def re_dated(*moves: DateMove, plan: PlanDocument | None = None) -> PackContent:
    plan = plan or plan_of(ONE)
    return build_content(source_of(plan, before=plan, date_moves=moves))


@pytest.mark.parametrize(
    "after",
    [
        replace(ONE, rating=Rating.GREEN),
        replace(ONE, due_on=SECOND),
        replace(ONE, leads=("Ann Lee",)),
        replace(ONE, text="Ask every child"),
        replace(ONE, evidence="Asked."),
        replace(ONE, signed_off=True),
    ],
    ids=["re-rated", "re-dated", "re-led", "re-worded", "evidence", "signed off"],
)
def test_an_action_that_changed_in_any_way_is_counted_once(after: ActionEntry) -> None:
    pack = build_content(moved(plan_of(ONE), plan_of(after)))
    assert part(pack, "C").opening == "Since 30 June 2026, 1 action was changed."


def test_a_lead_before_and_now() -> None:
    cells = cells_of(table(build_content(moved(plan_of(ONE), plan_of(LED))), "Re-led"), "1.1.1")
    assert [cell.text for cell in cells[2:]] == ["Vacant", "Ann Lee"]


def test_ratings_stand_under_before_and_now(quarterly: PackContent) -> None:
    heads = [column.head for column in table(quarterly, "Re-rated").columns]
    assert heads == ["Ref", "Action and lead", "Before", "Now", "Direction"]


def test_evidence_is_new_under_the_same_rating_only_where_that_stayed() -> None:
    told = replace(ONE, evidence="Asked.")
    line = "new evidence with the rating unchanged: 1.1.1"
    assert line in said(build_content(moved(plan_of(ONE), plan_of(told))))
    better = replace(told, rating=Rating.GREEN)
    assert line not in said(build_content(moved(plan_of(ONE), plan_of(better))))


def test_a_signature_is_told_once_and_its_loss_as_none() -> None:
    signed = replace(ONE, signed_off=True, state=ActionState.SIGNED_OFF)
    for before, after, count in ((ONE, signed, 1), (signed, ONE, 0)):
        source = replace(moved(plan_of(before), plan_of(after)), kind=PackKind.SCRUTINY)
        assert said(build_content(source)).count("In the period, signed off: 1.1.1.") == count


def test_why_an_action_left_is_printed(quarterly: PackContent) -> None:
    *_, how, why = cells_of(table(quarterly, "Left the plan"), "3.1.9")
    assert (how.text, why.text) == ("withdrawn", "The subway is to be filled in")


# Dates


def test_a_moved_date_stands_beside_the_first_one() -> None:
    plan = plan_of(replace(ONE, due_on=SECOND, baseline_due_on=date(2026, 8, 1)))
    pack = re_dated(DateMove("k1", "1.1.1", FIRST, SECOND), plan=plan)
    cells = cells_of(table(pack, "Re-dated"), "1.1.1")
    assert [cell.text for cell in cells[2:5]] == ["1 Aug 2026", "1 Sep 2026", "1 Oct 2026"]


def test_a_date_that_is_new_or_gone_moved_by_no_days() -> None:
    pack = re_dated(DateMove("k1", "1.1.1", None, FIRST), DateMove("k1", "1.1.1", FIRST, None))
    [new, gone] = table(pack, "Re-dated").groups[0].rows
    assert (new[3].text, new[4].text, new[4].notes) == ("no date", "1 Sep 2026", ())
    assert (gone[3].text, gone[4].text, gone[4].notes) == ("1 Sep 2026", "no date", ())


@pytest.mark.parametrize(
    ("day", "notes"),
    [
        (FIRST, ("30 days later",)),
        (date(2026, 9, 2), ("30 days later", "moved after it had passed")),
    ],
)
def test_a_date_that_was_moved_after_it_had_passed_says_so(
    day: date, notes: tuple[str, ...]
) -> None:
    moment = datetime.combine(day, time(12), tzinfo=UTC)
    pack = re_dated(DateMove("k1", "1.1.1", FIRST, SECOND, moment=moment))
    assert cells_of(table(pack, "Re-dated"), "1.1.1")[4].notes == notes


def test_dates_that_all_moved_sooner_are_said_so() -> None:
    sooner = (DateMove("k1", "1.1.1", SECOND, FIRST), DateMove("k2", "2.1.1", SECOND, FIRST))
    pack = re_dated(*sooner, plan=plan_of(ONE, OTHER))
    assert "2 due dates were changed, none to a later day." in changed(pack)


def test_an_action_with_another_ref_has_one_date_still() -> None:
    moves = (DateMove("k1", "1.1.9", FIRST, SECOND), DateMove("k1", "1.1.1", SECOND, FIRST))
    assert "1 due date was changed in 2 moves." in changed(re_dated(*moves))


def test_when_it_was_printed_otherwise_no_date_moved() -> None:
    printed = replace(ONE, when_as_printed="Sept 2026")
    pack = build_content(moved(plan_of(ONE), plan_of(printed)))
    assert "No due date was changed." in changed(pack)


# Objectives


def worded(plan: PlanDocument, text: str) -> PlanDocument:
    theme = plan.themes[0]
    [objective] = theme.objectives
    return replace(plan, themes=(replace(theme, objectives=(replace(objective, text=text),)),))


def test_an_objective_that_was_re_worded_says_how_it_was() -> None:
    pack = build_content(moved(worded(plan_of(ONE), "Know them"), worded(plan_of(ONE), "Ask")))
    assert "Objective 1.1 was re-worded; it was: “Know them”." in said(pack)


def test_an_objective_that_moved_to_another_theme_says_so() -> None:
    source = two_themes(plan_of(ONE))
    first, second = source.themes
    [objective] = first.objectives
    second = replace(second, objectives=(*second.objectives, objective))
    gone = replace(source, themes=(replace(first, objectives=()), second))
    pack = build_content(moved(source, gone))
    assert "Objective 1.1 moved to another theme." in said(pack)


# Other themes


def two_themes(plan: PlanDocument, *actions: ActionEntry) -> PlanDocument:
    """The plan's theme, and a second one with these actions."""
    second = sample.document().themes[1]
    objective = replace(second.objectives[0], actions=actions)
    return replace(plan, themes=(*plan.themes, replace(second, objectives=(objective,))))


def of_the_first_theme(before: PlanDocument, after: PlanDocument, **values: Any) -> PackContent:
    source: PackSource = moved(before, after)
    return build_content(replace(source, kind=PackKind.SCRUTINY, themes=(1,), **values))


def test_what_left_or_changed_in_another_theme_is_not_told() -> None:
    before, after = two_themes(plan_of(ONE), OTHER), two_themes(plan_of(ONE))
    move = DateMove("k2", "2.1.1", FIRST, SECOND)
    for pack, covered in (
        (of_the_first_theme(before, after), "this theme"),
        (of_the_first_theme(before, replace(after, themes=after.themes[:1])), "the plan"),
        (of_the_first_theme(before, before, date_moves=(move,)), "this theme"),
    ):
        assert part(pack, "C").opening == f"Nothing in {covered} changed since 30 June 2026."
        assert "2.1" not in "\n".join(changed(pack))
        assert "No action left the plan." in changed(pack)
        assert "No due date was changed." in changed(pack)
