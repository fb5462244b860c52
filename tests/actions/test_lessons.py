"""What became of Greens with a doubt and of Greens without, three months later."""

from __future__ import annotations

from actions.lessons import FEWEST, Lessons, Stand, Tally, finding, lessons
from plans.brag import Rating

GREEN = Stand(Rating.GREEN, late=False)
DOUBTED = Stand(Rating.GREEN, late=False, codes=frozenset({"stale", "vague_evidence"}))
RED = Stand(Rating.RED, late=False)
LATE = Stand(Rating.AMBER, late=True)
AMBER = Stand(Rating.AMBER, late=False)


def test_a_green_is_followed_for_three_months() -> None:
    found = lessons([{"a": DOUBTED, "b": GREEN}, {}, {}, {"a": RED, "b": AMBER}])
    assert (found.doubted, found.clear) == (Tally(1, 1), Tally(1, 0))
    assert found.by_code == {"stale": Tally(1, 1), "vague_evidence": Tally(1, 1)}


def test_past_its_due_date_is_as_bad_as_red() -> None:
    assert lessons([{"a": GREEN}, {}, {}, {"a": LATE}]).clear == Tally(1, 1)


def test_only_greens_count_and_only_those_whose_outcome_is_known() -> None:
    found = lessons([{"a": AMBER}, {"a": GREEN}, {"a": GREEN}, {"a": RED}])
    assert (found.doubted, found.clear, found.left) == (Tally(), Tally(), 0)
    assert lessons([]) == Lessons(Tally(), Tally(), {}, 0)


def test_an_action_that_left_the_plan_is_told_and_not_counted() -> None:
    found = lessons([{"a": DOUBTED}, {}, {}, {}])
    assert (found.doubted, found.left) == (Tally(), 1)


def test_an_action_counts_at_each_month_end() -> None:
    months = [{"a": GREEN}] * 5
    assert lessons(months).clear == Tally(2, 0)


def test_too_few_to_say() -> None:
    assert not Tally(FEWEST - 1, 5).is_enough
    found = Lessons(Tally(9, 9), Tally(100, 0), {}, 0)
    assert finding(found).startswith("There are too few cases to say")


def test_the_finding_claims_no_more_than_its_numbers() -> None:
    def said(doubted: Tally, clear: Tally) -> str:
        return finding(Lessons(doubted, clear, {}, 0))

    assert said(Tally(10, 5), Tally(20, 2)).endswith(
        "more often than Greens without: 50% against 10%."
    )
    assert said(Tally(10, 1), Tally(20, 10)).endswith(
        "less often than Greens without: 10% against 50%."
    )
    assert said(Tally(10, 1), Tally(20, 2)).endswith("about equally often: 10%.")


def test_a_few_among_many_are_not_said_to_be_none() -> None:
    found = Lessons(Tally(229, 1), Tally(585, 13), {}, 0)
    assert finding(found).endswith("less often than Greens without: under 1% against 2%.")
