"""Words that people wrote, made into a sentence of a paper."""

from __future__ import annotations

import pytest

from reports.content.wording import sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a room from January", "A room from January."),
        ("A room from January.", "A room from January."),
        ("Why?", "Why?"),
        ("Needed:", "Needed:"),
        ("  ", ""),
        ("He said “yes.”", "He said “yes.”"),
        ('He said "yes."', 'He said "yes."'),
        ("“Is it open?”", "“Is it open?”"),
        ("It is open (since May.)", "It is open (since May.)"),
        ("He said “yes”", "He said “yes”."),
        ("It is open (since May)", "It is open (since May)."),
        ("ann.lee@aldermere.example", "ann.lee@aldermere.example."),
        ("ann.lee@aldermere.example or Bo Marsh", "ann.lee@aldermere.example or Bo Marsh."),
        ("https://aldermere.example", "https://aldermere.example."),
        ("ask ann.lee@aldermere.example", "Ask ann.lee@aldermere.example."),
    ],
)
def test_it_has_one_stop_and_a_capital_where_no_address_begins(text: str, said: str) -> None:
    assert sentence(text) == said
