"""Choosing and sorting actions by what the facts imply, by sign-off and by challenge."""

from __future__ import annotations

import csv
import io

import pytest

from actions.assurance import Doubt
from actions.catalogue import CODES, label
from actions.filter_panel import panel
from actions.filter_sentence import sentence
from actions.filters import arranged
from actions.table_csv import COLUMNS, table_csv
from tests.actions.november import TODAY, chosen, document, table
from tests.cast import with_action

DOUBTS = {
    "train": (
        Doubt("overdue", "Overdue 42 days", "Due 30 September 2026."),
        Doubt("stale", "No update for 42 days", "The interval is 31."),
        Doubt("green_in_doubt", "Rated Green", "While these hold."),
    ),
    "visit": (Doubt("unsigned", "Complete, no sign-off", "Rated Blue."),),
    "agree": (Doubt("no_lead", "No lead", "None."), Doubt("no_date", "No date", "None.")),
}


def _refs(**query: str | list[str]) -> list[str]:
    asked = chosen(**query)
    return [row.ref for row in arranged(asked.keep(table(doubts=DOUBTS)), asked.sort)]


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("overdue", ["1.1.1"]),
        ("green_in_doubt", ["1.1.1"]),
        ("unsigned", ["1.2.1"]),
        (["overdue", "no_lead"], ["1.1.1", "2.1.2"]),
        ("any", ["1.1.1", "1.2.1", "2.1.2"]),
        ("none", ["1.1.2", "2.1.1"]),
        (["none", "no_date"], ["1.1.2", "2.1.1", "2.1.2"]),
        ("impossible_date", []),
    ],
)
def test_a_doubt_alone_or_as_an_alternative(doubt: str | list[str], expected: list[str]) -> None:
    assert _refs(doubt=doubt) == expected


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_catalogue_is_understood(code: str) -> None:
    assert chosen(doubt=code).ignored == ()


def test_a_doubt_together_with_another_filter() -> None:
    assert _refs(doubt="any", theme="1") == ["1.1.1", "1.2.1"]


def test_that_a_green_is_in_doubt_is_no_doubt_of_its_own() -> None:
    row = table(doubts=DOUBTS)[0]
    assert [doubt.code for doubt in row.doubts] == ["overdue", "stale"]
    assert "green_in_doubt" in row.codes


def test_most_and_fewest_doubts_first() -> None:
    assert _refs(sort="-doubts") == ["1.1.1", "2.1.2", "1.2.1", "1.1.2", "2.1.1"]
    assert _refs(sort="doubts") == ["1.1.2", "2.1.1", "1.2.1", "1.1.1", "2.1.2"]


def test_blue_that_awaits_sign_off_apart_from_blue_that_is_signed_off() -> None:
    assert _refs(signed="awaiting") == ["1.2.1"]
    assert _refs(signed="signed-off") == []
    signed = table(with_action(document(), "visit", signed_off=True))
    assert [row.ref for row in chosen(signed="signed-off").keep(signed)] == ["1.2.1"]
    assert chosen(signed="awaiting").keep(signed) == []


def test_actions_with_an_open_challenge() -> None:
    assert _refs(challenge="open") == ["2.1.1"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            {"doubt": ["overdue", "no_lead"]},
            f"With the doubt “{label('overdue')}” or “{label('no_lead')}”.",
        ),
        ({"doubt": "any", "rating": "green"}, "Rated Green, with any doubt."),
        ({"doubt": ["no_date", "none"]}, f"With the doubt “{label('no_date')}” or no doubt."),
        ({"doubt": "none"}, "No doubt."),
        ({"signed": "awaiting"}, "Blue, awaiting sign-off."),
        ({"challenge": "open"}, "With an open challenge."),
    ],
)
def test_the_list_says_what_it_shows(query: dict[str, str | list[str]], words: str) -> None:
    asked = chosen(**query)
    assert sentence(asked, asked.keep(table(doubts=DOUBTS))).startswith(words)


@pytest.mark.parametrize(
    ("theme", "words"),
    [("1", "1 is overdue and 2 carry a doubt."), ("2", "None is overdue and 1 carries a doubt.")],
)
def test_how_many_carry_a_doubt(theme: str, words: str) -> None:
    asked = chosen(theme=theme)
    assert words in sentence(asked, asked.keep(table(doubts=DOUBTS)))


def test_the_panel_offers_the_doubts_that_the_plan_holds() -> None:
    asked = chosen(doubt="slipped")
    made = panel(table(doubts=DOUBTS), document(), asked, today=TODAY, base="/list/", at=[])
    groups = {box.name: {o.value: o.count for o in box.options} for box in made.boxes}
    assert groups["doubt"] == {
        "any": 3, "overdue": 1, "slipped": 0, "stale": 1, "unsigned": 1, "no_lead": 1,
        "no_date": 1, "green_in_doubt": 1, "none": 2,
    }  # fmt: skip
    assert groups["signed"] == {"awaiting": 0, "signed-off": 0}
    assert groups["challenge"] == {"open": 0}
    assert made.chips[0].words == f"Doubt: {label('slipped')}"


def test_the_file_has_the_doubts_by_code_and_in_sentences() -> None:
    read = csv.reader(io.StringIO(table_csv(table(doubts=DOUBTS)).decode("utf-8-sig"), newline=""))
    first, second, third = [dict(zip(COLUMNS, row, strict=True)) for row in list(read)[1:4]]
    assert first["Doubt codes"] == "overdue stale green_in_doubt"
    assert first["Doubts"] == (
        "Overdue 42 days. Due 30 September 2026. No update for 42 days. The interval is 31."
    )
    assert (second["Moves"], second["Days slipped"]) == ("2", "90")
    assert (third["Signed off"], third["Days slipped"]) == ("awaiting", "")
