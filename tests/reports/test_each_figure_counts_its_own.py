"""Each figure and exception of a pack counts what it names and nothing beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plans import brag
from plans.brag import Rating
from plans.document import ActionEntry, ActionState
from reports.content.build import build_content
from reports.content.shape import MonthChart, PackContent, Tallies, Tally, ThemeBars
from reports.content.source import Need
from tests.reports import sample
from tests.reports.test_pack_content import paragraphs, part
from tests.reports.test_pack_of_few import ONE, moved, plan_of, said, source_of
from tests.reports.test_what_changed import two_themes

LATER = date(2026, 12, 1)
GREEN = replace(ONE, rating=Rating.GREEN, leads=("Ann Lee",), due_on=LATER)
BLUE = replace(GREEN, rating=Rating.BLUE)
CLOSED = replace(BLUE, signed_off=True, state=ActionState.SIGNED_OFF)
VISIT, MAP = replace(GREEN, key="k2", ref="1.1.2"), replace(GREEN, key="k3", ref="1.1.3")


def packed(*actions: ActionEntry) -> PackContent:
    return build_content(source_of(plan_of(*actions)))


def tallies(pack: PackContent) -> list[Tally]:
    [found] = [b for b in part(pack, "A").blocks if isinstance(b, Tallies)]
    return [*found.items]


def exceptions(pack: PackContent) -> list[str]:
    return [*paragraphs(part(pack, "B"))]


def test_of_blue_actions_only_blue_ones_are_signed_off() -> None:
    signed_green = replace(VISIT, signed_off=True)
    assert tallies(packed(BLUE, signed_green))[1] == Tally("0 of 1", "Blue action signed off")


@pytest.mark.parametrize(
    "signed",
    [replace(BLUE, signed_off=True), replace(BLUE, state=ActionState.SIGNED_OFF)],
    ids=["by its flag", "by its state"],
)
def test_either_sign_of_it_is_a_signature(signed: ActionEntry) -> None:
    assert tallies(packed(signed))[1] == Tally("1 of 1", "Blue action signed off")


def test_a_doubt_that_bears_on_no_green_is_not_counted() -> None:
    red = replace(VISIT, rating=Rating.RED)
    doubts = {"k1": (sample.SLIPPED,), "k2": (sample.SLIPPED, sample.IN_GREEN)}
    pack = build_content(source_of(plan_of(GREEN, red), doubts=doubts))
    assert tallies(pack)[4] == Tally("0 of 1", "Green action carries a doubt")
    assert "No action is rated Green while the record raises a doubt." in exceptions(pack)


@pytest.mark.parametrize(
    ("action", "late"),
    [
        (replace(GREEN, baseline_due_on=date(2026, 11, 1)), "1"),
        (replace(GREEN, baseline_due_on=date(2027, 1, 1)), "0"),
        (replace(CLOSED, rating=Rating.GREEN, baseline_due_on=date(2026, 11, 1)), "0"),
        (replace(BLUE, baseline_due_on=date(2026, 11, 1)), "0"),
    ],
    ids=["later", "sooner", "closed", "Blue"],
)
def test_only_an_open_action_that_ends_later_has_slipped(action: ActionEntry, late: str) -> None:
    assert tallies(packed(action))[3].figure == late


def test_what_came_and_what_left_are_counted_apart() -> None:
    re_rated = replace(ONE, rating=Rating.AMBER)
    pack = build_content(moved(plan_of(ONE), plan_of(re_rated, VISIT, MAP)))
    assert tallies(pack)[0].words == "actions in 1 theme; 2 added and 0 left in the period"


def test_two_themes_stand_beside_one_another_each_with_its_own_actions() -> None:
    plan = two_themes(plan_of(ONE), VISIT, MAP)
    [bars] = [b for b in part(build_content(source_of(plan)), "A").blocks if type(b) is ThemeBars]
    place = {rating: n for n, rating in enumerate(brag.ORDER)}
    red, green = place[Rating.RED], place[Rating.GREEN]
    assert [(bar.counts[red], bar.counts[green]) for bar in bars.bars] == [(1, 0), (0, 2)]
    assert (bars.total.counts[red], bars.total.counts[green]) == (1, 2)
    alone = part(packed(ONE), "A").blocks
    assert not any(isinstance(block, ThemeBars) for block in alone)


JULY = ("July 2026", {Rating.RED: 1, Rating.GREEN: 2})
AUGUST = ("August 2026", {Rating.RED: 4, Rating.GREEN: 2})
SEPTEMBER = ("September 2026", {Rating.RED: 2, Rating.GREEN: 2})


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((JULY,), "The record does not yet hold two months to compare."),
        (
            (JULY, AUGUST),
            "Between July 2026 and August 2026 the number of actions went: Red from 1 to 4.",
        ),
        (
            (JULY, AUGUST, SEPTEMBER),
            "Between July 2026 and September 2026 the number of actions went: Red from 1 to 2.",
        ),
    ],
    ids=["one", "two", "three"],
)
def test_months_are_compared_from_the_first_to_the_last_where_they_differ(
    months: tuple[tuple[str, dict[Rating | None, int]], ...], words: str
) -> None:
    found = part(build_content(source_of(plan_of(ONE), months=months)), "A")
    assert next(paragraphs(found)) == words
    [chart] = [block for block in found.blocks if isinstance(block, MonthChart)]
    for bar, (label, counts) in zip(chart.months, months, strict=True):
        assert bar.label == label
        assert bar.counts == tuple(counts.get(rating, 0) for rating in brag.ORDER)


# Exceptions


@pytest.mark.parametrize(
    ("action", "opening"),
    [
        (GREEN, "No action is Red, Amber, overdue or not yet rated."),
        (
            replace(GREEN, due_on=date(2026, 9, 1)),
            "No action is Red, none Amber and 1 overdue.",
        ),
        (
            replace(GREEN, rating=None),
            "No action is Red, none Amber, none overdue and 1 not yet rated.",
        ),
    ],
    ids=["none", "overdue", "not yet rated"],
)
def test_one_exception_is_told_beside_none_of_the_others(action: ActionEntry, opening: str) -> None:
    assert part(packed(action), "B").opening == opening


def test_of_several_that_are_late_the_longest_stands_first() -> None:
    late = replace(GREEN, due_on=date(2026, 9, 28)), replace(VISIT, due_on=date(2026, 9, 1))
    assert (
        "2 actions are past the due date and not Blue, the longest by 29 days. "
        "The longest stand first."
    ) in exceptions(packed(*late))
    assert tallies(packed(*late))[2].words == "overdue, the longest by 29 days"


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        (("A room.", "A van."), "every update says what is needed."),
        (("A room.", " "), "1 of the updates says what is needed."),
        ((" ", " "), "no update says what is needed."),
    ],
)
def test_an_empty_need_says_nothing(needs: tuple[str, str], words: str) -> None:
    red = replace(GREEN, rating=Rating.RED), replace(VISIT, rating=Rating.RED)
    said_so = dict(zip(("k1", "k2"), map(Need, needs), strict=True))
    pack = build_content(source_of(plan_of(*red), needs=said_so))
    assert f"2 actions are Red; {words}" in exceptions(pack)
    asks_nothing = "No Amber or Red action says that anything is needed." in exceptions(pack)
    assert asks_nothing is (needs == (" ", " "))


def test_only_an_open_action_lacks_a_lead_or_a_date() -> None:
    assert "Every open action has a lead and a due date." in exceptions(packed(GREEN))
    closed = replace(CLOSED, due_on=None, leads=())
    assert "No action is open." in exceptions(packed(closed))
    assert "Every open action has a lead and a due date." in exceptions(packed(closed, VISIT))
    assert "no due date: 1.1.2" in said(packed(closed, replace(VISIT, due_on=None)))
