"""Each kind of find in a text, side by side."""

from __future__ import annotations

import pytest

from plans.document import NoDateReason
from reports.finds import RULES, Known, finds, rule_of
from reports.finds.names import words_of

KNOWN = Known(exempt=["the Harbour Lights hotel"], names=[words_of("Rhian Okafor")])


def found(text: str) -> list[tuple[str, str]]:
    return [(each.rule, each.match) for each in finds(text, KNOWN)]


def test_each_find_is_told_with_its_rule() -> None:
    text = (
        "Rhian Okafor met Mrs Hill.\n"
        "NHS number 943 476 5919.\n"
        "It was at the Harbour Lights hotel.\n"
        "Held on (insert date)."
    )
    assert found(text) == [
        ("stranger", "Mrs Hill"),
        ("nhs_number", "943 476 5919"),
        ("exempt_words", "the Harbour Lights hotel"),
        ("placeholder", "Held on (insert date)"),
    ]
    assert {rule_of(each).label for each in finds(text, KNOWN)} <= {
        rule.label for rule in RULES.values()
    }


def test_one_find_hides_no_other() -> None:
    text = "Mrs Hill was seen at the Harbour Lights hotel on (insert date)."
    assert {rule for rule, _ in found(text)} == {"stranger", "exempt_words", "placeholder"}


def test_a_placeholder_is_found_as_its_sentence_without_the_number_of_its_paragraph() -> None:
    (one,) = found("7.1 All was read. Minutes of the last meeting: (insert date). And more.")
    (other,) = found("Minutes of the last meeting: (insert date).")
    assert one == other == ("placeholder", "Minutes of the last meeting: (insert date)")


def test_each_find_stands_where_its_words_do() -> None:
    text = "7.1 Mrs Hill was seen. Held on (insert date) at the Harbour Lights hotel. And more."
    for each in finds(text, KNOWN):
        assert text[each.start : each.end] == each.match


@pytest.mark.parametrize("reason", list(NoDateReason))
def test_why_an_action_has_no_date_is_no_placeholder(reason: NoDateReason) -> None:
    said = reason.value.capitalize()
    assert found(said) == []
    assert found(f"{said} \nAs a file has it, with a space at its end.") == []


def test_nothing_is_found_in_nothing() -> None:
    assert found("") == found("\n\n") == []
