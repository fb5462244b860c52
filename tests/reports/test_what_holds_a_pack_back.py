"""What holds a pack back is told once, where it stands first, in whichever of its files."""

from __future__ import annotations

import pytest

from people.identity import Finding
from reports.content.printed import Printed
from reports.finds import Known
from reports.gate import (
    Held,
    HeldBack,
    NotConsidered,
    held_in_files,
    refuse_unfit_files,
    where_it_stands,
)
from tests.cast import Cast

FIRST, SECOND = "Quorndon was seen on Monday", "Barrow was seen on Friday"
KNOWN = Known(exempt=(FIRST, SECOND))
NUMBER = "943 476 5919"


def held(text: str, where: str = "1.1.1") -> Held:
    start = text.index(NUMBER)
    return Held(where, Finding("nhs_number", start, start + len(NUMBER), NUMBER), text)


@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("Her number is ", " too" * 50), ("so " * 50, ".")]
)
def test_it_is_shown_with_a_line_of_what_stands_around_it(before: str, after: str) -> None:
    found = held(f"{before}{NUMBER}{after}")
    assert (found.before, found.after) == (before[-80:], after[:80])


@pytest.mark.parametrize(("number", "last"), [(6, "in 1.1.5."), (7, "in 1.1.5 and 1 more.")])
def test_a_refusal_names_each_once_and_counts_the_rest(number: int, last: str) -> None:
    found = [held(NUMBER, f"1.1.{n}") for n in range(number)]
    refusal = HeldBack([*found, *found], found_in=HeldBack.IN_THE_FILE)
    assert len(refusal.labels) == number
    assert str(refusal).endswith(last)


def test_the_refusal_of_a_command_leads_to_its_page_in_one_sentence() -> None:
    refusal = HeldBack([held(NUMBER)], found_in=HeldBack.IN_THE_CONTENT, what="report")
    assert str(refusal.leading_to("https://plans.example/finds/")) == (
        "This report may tell who a child is: an NHS number in 1.1.1; "
        "a chair or plan administrator looks at it at https://plans.example/finds/"
    )


@pytest.mark.parametrize(
    ("row", "where"), [("1.1.1", "1.1.1"), ("", "part B"), (f"Child {NUMBER}", "part B")]
)
def test_it_is_named_by_its_row_unless_that_would_tell_it(row: str, where: str) -> None:
    finding = held(NUMBER).finding
    assert where_it_stands(Printed(NUMBER, "part B", row), finding).where == where


@pytest.mark.parametrize("name", ["a.html", "a.csv", "a.txt"])
def test_every_file_is_read(cast: Cast, name: str) -> None:
    found = held_in_files(cast.partnership, {name: f"{FIRST}\n".encode()}, KNOWN)
    assert [(each.finding.match, each.where.endswith(f" of {name}")) for each in found] == [
        (FIRST, True)
    ]


def test_each_thing_is_told_once_where_it_stands_first(cast: Cast) -> None:
    files = {"a.csv": f"{FIRST}\n{FIRST}\n".encode(), "b.csv": f"{SECOND}\n{FIRST}\n".encode()}
    found = held_in_files(cast.partnership, files, KNOWN)
    assert [(each.finding.match, each.where) for each in found] == [
        (FIRST, "row 1 of a.csv"),
        (SECOND, "row 1 of b.csv"),
    ]
    with pytest.raises(NotConsidered, match=r"row 1 of a\.csv and .* row 1 of b\.csv"):
        refuse_unfit_files(cast.partnership, files, KNOWN)


def test_the_same_words_are_told_once_for_each_rule_that_finds_them(cast: Cast) -> None:
    files = {"a.txt": b"Mrs Hill was seen.\nMrs Hill was seen again.\n"}
    found = held_in_files(cast.partnership, files, Known(exempt=("Mrs Hill",)))
    assert sorted((each.finding.rule, each.finding.match) for each in found) == [
        ("exempt_words", "Mrs Hill"),
        ("stranger", "Mrs Hill"),
    ]
    assert {each.where for each in found} == {found[0].where}
