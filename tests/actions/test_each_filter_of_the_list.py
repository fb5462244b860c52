"""Every filter of the action list, alone and together."""

from __future__ import annotations

from datetime import date

import pytest

from actions.filter_sentence import sentence
from actions.filters import choose
from tests.actions.november import TODAY, chosen, document, refs, table, vacant
from tests.cast import DAVID, GROUP, RHIAN, with_action

ONE, NONE = (f"{number} is overdue and none carries a doubt. " for number in ("1", "None"))
EVERY = ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]


def test_without_filters_every_action_in_the_plans_order() -> None:
    assert refs() == EVERY
    assert refs(q="", theme="", lead="") == EVERY


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"theme": "2"}, ["2.1.1", "2.1.2"]),
        ({"theme": ["1", "2"]}, EVERY),
        ({"lead": RHIAN}, ["1.1.1", "1.1.2"]),
        ({"lead": DAVID}, ["1.1.2", "2.1.1"]),
        ({"lead": [GROUP, "none"]}, ["1.2.1", "2.1.2"]),
        ({"lead": "none"}, ["2.1.2"]),
        ({"agency": "Police"}, ["1.1.2", "2.1.1"]),
        ({"agency": "none"}, ["1.2.1", "2.1.2"]),
        ({"rating": "green"}, ["1.1.1"]),
        ({"rating": ["blue", "red"]}, ["1.2.1", "2.1.1"]),
        ({"rating": "none"}, ["1.1.2", "2.1.2"]),
        ({"rating": "amber"}, []),
        ({"due": "overdue"}, ["1.1.1"]),
        ({"due": "month"}, []),
        ({"due": "quarter"}, ["2.1.1"]),
        ({"due": "none"}, ["1.2.1", "2.1.2"]),
        ({"due": "before:2027-01-01"}, ["1.1.1", "2.1.1"]),
        ({"due": ["overdue", "none"]}, ["1.1.1", "1.2.1", "2.1.2"]),
        ({"q": "taxi"}, ["1.1.1"]),
        ({"q": "TRAINED drivers"}, ["1.1.1"]),
        ({"q": "lukasik"}, ["1.1.2", "2.1.1"]),
        ({"q": "2.1.2"}, ["2.1.2"]),
        ({"q": "identified"}, ["2.1.2"]),
        ({"q": ["taxi", "secondary"]}, ["1.1.1", "1.2.1"]),
        ({"q": "taxi secondary"}, []),
    ],
)
def test_a_filter_alone(query: dict[str, str | list[str]], expected: list[str]) -> None:
    assert refs(**query) == expected


def test_filters_together_must_all_hold() -> None:
    assert refs(theme="1", lead=DAVID) == ["1.1.2"]
    assert refs(theme="1", rating=["red", "green"], due="overdue") == ["1.1.1"]
    assert refs(theme="2", rating="green") == []


def test_nobody_leads_what_a_vacancy_leads_or_every_lead_has_left() -> None:
    yesterday = date(2026, 11, 10)
    assert vacant(left={DAVID: TODAY}) == ["2.1.2"]
    assert vacant(left={DAVID: yesterday}) == ["2.1.1", "2.1.2"]
    assert vacant(left={DAVID: yesterday, RHIAN: yesterday}) == [
        "1.1.1", "1.1.2", "2.1.1", "2.1.2",
    ]  # fmt: skip
    assert vacant(with_action(document(), "share", leads=("Vacant",))) == ["2.1.1", "2.1.2"]


def test_what_is_signed_off_waits_for_no_lead() -> None:
    assert vacant(with_action(document(), "agree", signed_off=True)) == []


def test_due_in_31_days_includes_today_and_the_last_of_them() -> None:
    def due(on: date) -> list[str]:
        return [r.ref for r in choose({"due": ["month"]}, document(), today=on).keep(table())]

    assert due(date(2026, 12, 31)) == due(date(2026, 11, 30)) == ["2.1.1"]
    assert due(date(2026, 11, 29)) == []
    assert due(date(2027, 1, 1)) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            {},
            "Every action of the plan. 1 is overdue and none carries a doubt. In the plan’s order.",
        ),
        (
            {"rating": ["red", "none"], "theme": "2", "sort": "due"},
            "Theme 2 Protect, rated Red or not yet rated. " + NONE + "Soonest due first.",
        ),
        (
            {"due": ["before:2027-01-01", "none"]},
            "Due before 1 January 2027 or no due date. " + ONE + "In the plan’s order.",
        ),
        ({"rating": "amber"}, "Rated Amber. In the plan’s order."),
        (
            {"rating": "none"},
            "Not yet rated. None is overdue and none carries a doubt. In the plan’s order.",
        ),
        (
            {"lead": "none", "q": "interview"},
            "No lead (vacant or left), with the words “interview”. "
            + NONE
            + "In the plan’s order.",
        ),
    ],
)
def test_the_list_says_what_it_shows(query: dict[str, str | list[str]], words: str) -> None:
    asked = chosen(**query)
    assert sentence(asked, asked.keep(table())) == words


def test_a_value_given_twice_counts_once() -> None:
    assert [c.value for c in chosen(theme=["1", "1"], q=["a", "a"]).choices] == ["1", "a"]


def test_parameters_lead_back_to_the_same_view() -> None:
    asked = chosen(rating=["red", "none"], q="missing", sort="-due", due="before:2027-01-01")
    query: dict[str, list[str]] = {}
    for name, value in asked.parameters():
        query.setdefault(name, []).append(value)
    assert choose(query, document(), today=TODAY) == asked
