"""A sample plan's course comes from its seed alone, and says exactly as much as it is asked to."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from config.sample.course import DAYS, Course
from config.sample.structure import Size, shares
from people.errors import Refused
from plans.brag import Rating
from plans.document import PlanDocument

FIRST = date(2024, 11, 25)


def _course(actions: int, updates: int, *, seed: int = 1, number: int = 1) -> Course:
    return Course(seed, number, Size(actions, updates), FIRST)


@pytest.mark.parametrize(("actions", "updates"), [(1, 0), (1, 300), (7, 5), (86, 860), (5, 3000)])
def test_it_holds_exactly_so_many_actions_and_updates(actions: int, updates: int) -> None:
    course = _course(actions, updates)
    document = course.document(PlanDocument())
    assert len(document.actions) == actions
    assert len({a.ref for a in document.actions}) == len({a.key for a in document.actions})
    assert sum(len(day.sayings) for day in course.days()) == updates


def test_days_are_in_order_and_spread_over_two_years() -> None:
    days = [day.on for day in _course(86, 860).days()]
    said = [day.on for day in _course(86, 860).days() if day.sayings]
    assert days == sorted(days)
    assert days[0] == FIRST
    assert days[-1] < FIRST + timedelta(days=DAYS)
    assert len(set(said)) == 104
    assert (said[-1] - said[0]).days > 700


def test_at_one_sitting_no_action_is_spoken_of_twice() -> None:
    for day in _course(5, 3000).days():
        assert max(Counter(saying.key for saying in day.sayings).values(), default=1) == 1


def test_it_has_every_rating_none_corrections_moves_and_versions() -> None:
    days = list(_course(86, 860).days())
    sayings = [saying for day in days for saying in day.sayings]
    assert {s.rating for s in sayings} == {*Rating, None}
    assert any(s.corrects for s in sayings)
    assert any(day.moves for day in days)
    assert [day.version for day in days if day.version][:2] == ["1.0", "1.1"]


def test_what_a_rating_asks_for_is_said() -> None:
    ratings: dict[str, Rating | None] = {}
    for day in _course(20, 1500).days():
        for saying in day.sayings:
            words, before = saying.words, ratings.get(saying.key)
            assert saying.rating or words.evidence
            if before and saying.rating is not before:
                assert words.reason
            if saying.rating in (Rating.AMBER, Rating.RED):
                assert words.needed
                assert words.needed_from
            ratings[saying.key] = saying.rating


def test_the_same_seed_gives_the_same_and_another_seed_or_number_another() -> None:
    first, again = _course(9, 40), _course(9, 40)
    assert (first.themes, list(first.days())) == (again.themes, list(again.days()))
    for other in (_course(9, 40, seed=2), _course(9, 40, number=2)):
        assert other.themes != first.themes
        assert list(other.days()) != list(first.days())


def test_a_plan_begins_and_moves_the_same_whatever_is_said_of_it() -> None:
    few, many = _course(9, 40), _course(9, 400)
    assert few.themes == many.themes
    moves = [[day for day in course.days() if day.moves] for course in (few, many)]
    assert moves[0] == moves[1]


def test_totals_are_dealt_out_over_plans() -> None:
    sizes = shares(3, 10, 100)
    assert [size.actions for size in sizes] == [3, 3, 4]
    assert sum(size.updates for size in sizes) == 100


@pytest.mark.parametrize("totals", [(0, 1, 1), (2, 1, 1), (1, 1, -1), (-1, -1, 0)])
def test_totals_that_cannot_be_are_refused(totals: tuple[int, int, int]) -> None:
    with pytest.raises(Refused, match="Give one plan or more"):
        shares(*totals)
