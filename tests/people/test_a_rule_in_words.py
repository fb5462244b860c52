"""A rule that is composed of others knows the ways that lead to a yes, and can say them."""

from __future__ import annotations

import pytest

from people.rights import in_words, ways_in_words
from people.rule import Rule, Said, condition


def _holds(*kinds: str) -> Rule:
    return Rule(lambda user, _obj: user in kinds, " or ".join(kinds), holders=kinds)


@condition("while it is open", "it is not open")
def is_open(_user: object, obj: object = None) -> bool:
    return obj == "open"


@condition(
    "if it is theirs", "it is somebody else's", holders=["lead"],
    denied=Said("unless it is theirs", "it is yours"),
)  # fmt: skip
def is_theirs(user: object, _obj: object = None) -> bool:
    return user == "lead"


CHAIR, CHIEF = _holds("chair"), _holds("chief")


def test_a_role_alone_asks_for_nothing_else() -> None:
    assert ways_in_words(CHAIR | CHIEF, "chief") == [()]
    assert in_words([()]) == ""


def test_who_has_no_way_may_not() -> None:
    assert ways_in_words(CHAIR & is_open, "chief") == []


def test_each_way_says_its_conditions_what_people_are_first() -> None:
    rule = is_open & (is_theirs | CHAIR)
    assert ways_in_words(rule, "lead") == [("if it is theirs", "while it is open")]
    assert ways_in_words(rule, "chair") == [("while it is open",)]
    assert in_words(ways_in_words(rule, "lead")) == "if it is theirs and while it is open"


def test_a_way_that_asks_for_more_than_another_is_not_said() -> None:
    assert ways_in_words((CHAIR & is_open) | CHAIR, "chair") == [()]


def test_the_opposite_has_words_of_its_own() -> None:
    assert ways_in_words(CHAIR & ~is_theirs, "chair") == [("unless it is theirs",)]


def test_what_has_no_words_for_its_opposite_is_not_turned_round() -> None:
    with pytest.raises(TypeError, match="no words for its opposite"):
        _ = ~is_open


@pytest.mark.parametrize("user", ["lead", "chair", "chief", "nobody"])
@pytest.mark.parametrize("obj", ["open", "closed"])
def test_its_ways_say_what_the_rule_says(user: str, obj: str) -> None:
    for rule in (
        is_open & (is_theirs | CHAIR),
        (CHAIR & ~is_theirs & is_open) | CHIEF,
        (CHAIR | CHIEF) & (is_open | is_theirs),
        CHAIR | (CHIEF & is_open) | (CHAIR & is_open),
    ):
        by_ways = any(all(each.holds(user, obj) for each in way) for way in rule.ways)
        assert by_ways == rule.test(user, obj)
