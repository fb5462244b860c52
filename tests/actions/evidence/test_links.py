"""Links beside an update."""

from __future__ import annotations

import pytest

from actions.evidence.links import checked_links
from people.errors import Refused


def test_a_link_to_a_page_is_kept() -> None:
    links = [(" Minutes\nof March ", " https://www.example.org/a?b=1#c "), ("Old", "http://a.uk")]
    assert checked_links(links) == [
        ("Minutes of March", "https://www.example.org/a?b=1#c"),
        ("Old", "http://a.uk"),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "", "www.example.org", "javascript:alert(1)", "data:text/html,x", "ftp://example.org/",
        "file:///etc/passwd", "//example.org", "https://", "https://bank.uk@evil.example/",
        "https://exa mple.org", "https://example.org/\u202egpj", "http://[::1", "https:\\\\evil",
    ],
)  # fmt: skip
def test_what_leads_to_no_page_is_refused(url: str) -> None:
    with pytest.raises(Refused, match="beginning with https:// or http://"):
        checked_links([("Minutes", url)])


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        ([(" \u200b", "https://a.uk")], "Give the link a title"),
        ([("x" * 201, "https://a.uk")], "longer than 200"),
        ([("x", "https://a.uk/" + "x" * 1000)], "longer than 1,000"),
        ([("x", "https://a.uk")] * 6, "At most 5 links"),
    ],
)
def test_links_have_titles_and_limits(links: list[tuple[str, str]], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        checked_links(links)
