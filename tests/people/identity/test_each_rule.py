"""What each rule reads, and what it lets be."""

from __future__ import annotations

from time import process_time

import pytest

from people.identity import CATALOGUE, Finding, findings
from people.identity.catalogue import Rule


def found(text: str) -> list[tuple[str, str]]:
    return [(each.rule, each.match) for each in findings(text)]


def test_a_finding_says_where_it_stands() -> None:
    (finding,) = findings("Her NHS number is 943 476 5919.")
    assert finding == Finding("nhs_number", 18, 30, "943 476 5919")


def test_four_times_the_text_takes_about_four_times_as_long() -> None:
    """Whoever sends thousands of findings at once keeps the service busy no longer than a text."""

    def seconds(times: int) -> float:
        text, begun = "born 3 May " * times, process_time()
        assert len(findings(text)) == times
        return process_time() - begun

    findings("born 3 May ")
    assert seconds(8_000) < 9 * seconds(2_000)


def test_a_letter_that_only_looks_like_one_of_a_pupils_number_is_none() -> None:
    """The sign of the unit kelvin is taken for a k where case is not minded."""
    assert found("A80120000100\u212a") == []


def test_however_it_is_written_its_essence_is_the_same() -> None:
    written = ("943 476 5919", "943-476-5919", "NHS 9434765919")
    assert {findings(text)[-1].essence for text in written} == {"9434765919"}


@pytest.mark.parametrize(
    ("text", "rule", "match"),
    [
        ("UPN A801200001001", "upn", "A801200001001"),
        ("Claim of JK 12 34 56 C", "nino", "JK 12 34 56 C"),
        ("She was born on 3 May 2003.", "birth_date", "born on 3 May 2003"),
        ("LCS 1048822 was opened", "case_reference", "1048822"),
        ("Ask mia@gmail.com", "email", "mia@gmail.com"),
        ("Her mobile: 07700 900123", "phone", "07700 900123"),
        ("She lives at 4 Elm Road, S65 2QZ", "postcode", "S65 2QZ"),
        ("TK (14) was found", "initials", "TK (14)"),
        ("Jade S (15) was found", "initials", "Jade S (15)"),
        ("Jade S. aged 15 was found", "initials", "Jade S. aged 15"),
        ("Amina B, who is 14 years old", "initials", "Amina B, who is 14 years old"),
        ("A 14 y/o female TK", "initials", "14 y/o female TK"),
        ("A 14yo, TK", "initials", "14yo, TK"),
        (
            "Young person 2 left on 4 May 2015.",
            "child_and_date",
            "Young person 2 left on 4 May 2015",
        ),
        (
            "Children A, B and C left in May 2015.",
            "child_and_date",
            "Children A, B and C left in May 2015",
        ),
        ("Child A left on 4 May 2015.", "child_and_date", "Child A left on 4 May 2015"),
    ],
)
def test_it_is_found(text: str, rule: str, match: str) -> None:
    assert found(text) == [(rule, match)]


@pytest.mark.parametrize(
    "text",
    [
        "Group A (15) met on 4 May 2015.",
        "Phase B, aged 14–18",
        "Tier A is 12 years old",
        "Young people and Board members met on 4 May 2015.",
    ],
)
def test_a_letter_after_a_word_that_is_no_name_is_none(text: str) -> None:
    assert found(text) == []


def test_what_two_rules_find_is_said_once() -> None:
    assert [rule for rule, _ in found("NHS number 012 345 6789 of 9 digits")] in (
        [],
        ["nhs_number"],
    )
    assert len(found("Her NHS number is 943 476 5919, UPN A801200001001.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Her NHS number is 943 476 5918.",
        "NHS test number 999 123 4560",
        "NHS number 000 000 0000",
        "Order 9434765919 was delivered.",
        "It cost £943 476 5919.",
    ],
)
def test_ten_digits_alone_are_no_nhs_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ring 101, 0800 1111 or 116 000.",
        "mash@fernleigh.gov.uk",
        "abena.ashdown@nhs.net",
        "The duty team is on 01632 960123.",
        "At the Town Hall, High Street, S65 2QZ.",
    ],
)
def test_how_a_service_is_reached_is_no_identity(text: str) -> None:
    assert found(text) == []


def test_the_nearest_word_decides_whose_number_it_is() -> None:
    assert found("The team rang her mother on 01632 960123.")
    assert not found("Her mother was told by the team on 01632 960123.")


def test_a_pupil_has_an_address_at_school_too() -> None:
    assert found("Sent from 19mia@hollybank.sch.uk") == [("email", "19mia@hollybank.sch.uk")]


def test_a_published_review_carries_a_letter_and_is_public() -> None:
    assert found("Serious case review Child S was published on 4 May 2015.") == []


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=CATALOGUE.keys())
def test_each_says_what_it_is_and_why_it_matters(rule: Rule) -> None:
    assert rule.label.split()[0] in ("a", "an", "initials")
    assert rule.why.endswith(".")


@pytest.mark.parametrize(
    "unseen",
    ["\u200b", "\u00ad", "\u2060", "\u202e", "\ufeff", "\u034f", "\ufe0f", "\u3164", "\x00"],
)
def test_letters_that_nobody_sees_hide_nothing(unseen: str) -> None:
    text = f"Her NHS number is 943{unseen} 4{unseen}76 59{unseen}19."
    (finding,) = findings(text)
    assert (finding.rule, finding.match) == ("nhs_number", "943 476 5919")
    assert text[finding.start : finding.end].endswith(f"59{unseen}19")
    assert finding.essence == findings("NHS number 943 476 5919")[0].essence
