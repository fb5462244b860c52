"""What the service says is plain English: its templates, letters, errors, hints and helps."""

from __future__ import annotations

import re

import pytest

from tests.support.figures import figure
from tests.words.grade import grade, syllables
from tests.words.spoken import Sentence, sentences, split

MOST_WORDS = 25
HARDEST = 8.0
"""Grade, which aims at readers of 13 to 14 years."""
A_SENTENCE = 6
"""Words from which a text counts as one: short labels would make the whole look easier."""
OF_THE_LAW = "people/schedule_12a.py"
"""The words of Schedule 12A to the Local Government Act 1972, which are not ours to change."""
ORDINARY = {
    "UK",
    "PDF",
    "CSV",
    "JSON",
    "PNG",
    "JPEG",
    "MB",
    "PIN",
    "SHA",
    "SQL",
    "HTML",
    "TBC",
    "UA",
    "DEBUG",
    "GDPR",
}
"""Known to readers, or the name of a kind of file, a standard, a setting or a law."""
EXPLAINED = {
    "BRAG": "Blue, Red, Amber or Green",
    "LSCB": "Local Safeguarding Children Board (LSCB)",
}
"""Each with the words that stand where readers first meet it."""
AVOIDED = {
    "collaborate", "combating", "countering", "deploy", "dialogue", "disincentivise", "empower",
    "facilitate", "foster", "impact", "incentivise", "leverage", "liaise", "overarching", "robust",
    "slimming", "streamline", "strengthening", "tackling", "transforming", "utilise",
}  # fmt: skip
"""Of GOV.UK’s words to avoid, those that no plan, update or key makes us use in their own sense."""


@pytest.fixture(scope="module")
def said() -> list[Sentence]:
    return [each for each in sentences() if each.where != OF_THE_LAW]


def test_no_sentence_is_long(said: list[Sentence]) -> None:
    figure("A13", "sentences and labels read", len(said))
    figure("A13", "words of the longest", str(max(len(each.words) for each in said)))
    assert [each for each in said if len(each.words) > MOST_WORDS] == []


def test_it_is_read_at_thirteen(said: list[Sentence]) -> None:
    whole = [each.words for each in said if len(each.words) >= A_SENTENCE]
    figure("A13", "grade of all sentences of six words or more", f"{grade(whole):.1f}")
    assert grade(whole) <= HARDEST


def test_no_word_stands_there_that_plain_english_avoids(said: list[Sentence]) -> None:
    found = [each for each in said if {word.lower() for word in each.words} & AVOIDED]
    assert found == []


def test_no_short_form_is_left_unexplained(said: list[Sentence]) -> None:
    short = {form for each in said for form in re.findall(r"\b[A-Z]{2,}\b", each.text)}
    figure("A13", "short forms that nothing explains", len(short - ORDINARY - set(EXPLAINED)))
    assert short - ORDINARY == set(EXPLAINED)
    everything = " ".join(each.text for each in said)
    assert [words for words in EXPLAINED.values() if words not in everything] == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("action", 2),
        ("table", 2),
        ("looked", 1),
        ("agencies", 3),
        ("people", 2),
        ("administrator", 5),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_is_told_from_an_easy_one() -> None:
    easy, hard = (
        "The cat sat on the mat.",
        "Organisational considerations necessitate deliberation.",
    )
    assert grade([easy.split()]) < 1
    assert grade([hard.split()]) > 20


def test_a_text_is_taken_apart_where_its_sentences_end() -> None:
    assert split("Say why. Nothing was sent: go on! Is it so?") == [
        "Say why.", "Nothing was sent: go on!", "Is it so?",
    ]  # fmt: skip
