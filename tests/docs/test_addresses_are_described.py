"""``docs/interfaces.md`` has every address, every filter and every order, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from actions.catalogue import CODES
from actions.choices import BEFORE, NONE, due_choices, sign_off_choices
from actions.filters import GROUPS, OTHERS, SORTS
from actions.table_csv import COLUMNS
from plans.brag import LOOKS
from tests.docs.pages import document, rows, section

_CONVERTER = re.compile(r"<\w+:(\w+)>")


def addresses() -> set[str]:
    return set(_addresses(get_resolver().url_patterns, "/"))


def _addresses(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, address)
        else:
            yield _CONVERTER.sub(r"<\1>", address)


def described(heading: str) -> dict[str, str]:
    """The first cells of a section's tables, without their marks, and what is said of each."""
    found = rows(section(document("interfaces.md"), heading))
    return {row[0].strip("`"): " ".join(row[1:]) for row in found if row[0].startswith("`")}


def test_each_address_has_its_row_and_no_other() -> None:
    said = [described(h) for h in ("Pages of plans", "Pages of people", "For machines")]
    assert {address for table in said for address in table} == addresses()


def test_each_parameter_of_the_list_has_its_row() -> None:
    assert set(described("Parameters")) == {*GROUPS, *OTHERS}


def test_each_order_of_the_list_has_its_row() -> None:
    assert set(described("Orders")) == set(SORTS)


def test_each_value_of_a_rating_is_named() -> None:
    said = described("Parameters")["rating"]
    assert all(f"`{look.code}`" in said for look in LOOKS.values())


def test_each_value_of_a_due_date_is_named() -> None:
    said = described("Parameters")["due"]
    for choice in due_choices(date(2026, 11, 23)):
        assert f"`{choice.value}" in said or choice.value.startswith(BEFORE)
    assert f"`{BEFORE}" in said


def test_each_value_of_sign_off_and_each_doubt_is_named() -> None:
    said = described("Parameters")["signed"]
    assert all(f"`{choice.value}`" in said for choice in sign_off_choices())
    doubts = section(document("interfaces.md"), "Doubts")
    assert all(f"`{code}`" in doubts for code in CODES)


def test_each_filter_that_takes_none_says_so() -> None:
    table = described("Parameters")
    assert all(f"`{NONE}`" in table[name] for name in ("lead", "agency", "rating", "due", "doubt"))


def test_each_column_of_the_file_is_named() -> None:
    assert ", ".join(COLUMNS) in document("interfaces.md")
