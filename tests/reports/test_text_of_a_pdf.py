"""The text of a finished pack is read back from the file itself."""

from __future__ import annotations

from reports.content.printed import printed
from reports.content.shape import PackContent
from reports.render.reading import text_of
from tests.reports.papers import one_page


def _letters(text: str) -> str:
    return "".join(text.split())


def test_what_a_pack_prints_stands_in_the_file(
    quarterly: PackContent, quarterly_pdf: bytes
) -> None:
    read = _letters("".join(text_of(quarterly_pdf)))
    every = [each for each in printed(quarterly) if each.part != "every page"]
    missing = [each for each in every if _letters(each.text) not in read]
    assert len(every) > 1_000
    assert len(missing) < len(every) / 20, missing[:5]


def test_a_page_is_read_as_it_is_set() -> None:
    assert text_of(one_page("Her NHS number is 943 476 5919.")) == [
        "A paper\nHer NHS number is 943 476 5919."
    ]
    assert text_of(one_page()) == ["A paper\n"]
