from __future__ import annotations

import re

import pytest

from plans.brag import LOOKS, Rating
from plans.templatetags import brag
from tests.support.html import assert_same_html, render
from tests.support.machine import ROOT


@pytest.mark.parametrize("rating", LOOKS)
def test_each_rating_is_its_letter_and_its_word(rating: Rating | None) -> None:
    look = LOOKS[rating]
    drawn = brag.rating(rating, size="big")
    assert f">{look.letter}<" in drawn
    assert f">{look.word}<" in drawn
    assert f'class="rating rating--{look.css} rating--big"' in drawn


def test_a_row_of_a_table() -> None:
    drawn = render("{% load brag %}{% rating row.rating %}", row={"rating": "amber"})
    assert_same_html(
        drawn,
        """<strong class="rating rating--a rating--s">
        <span class="rating__l" aria-hidden="true">A</span>
        <span class="rating__w">Amber</span></strong>""",
    )


def test_blue_that_is_not_signed_off_does_not_look_finished() -> None:
    drawn = render('{% load brag %}{% rating "blue" waiting=True %}')
    assert "rating--wait" in drawn
    assert "Blue, awaiting sign-off" in drawn


def test_no_rating_is_said_not_made_up() -> None:
    assert "Not yet rated" in brag.rating(None)


def test_an_unknown_rating_is_refused() -> None:
    with pytest.raises(ValueError, match="purple"):
        brag.rating("purple")


def test_the_style_sheet_has_the_colours_of_the_code() -> None:
    tokens = (ROOT / "assets" / "scss" / "_tokens.scss").read_text()
    in_style = dict(re.findall(r"--([bgar](?:-on|-tint|-text)?): (#\w+);", tokens))
    for rating in Rating:
        look = LOOKS[rating]
        ours = (look.solid, look.on_solid, look.tint, look.on_tint)
        theirs = (in_style[look.css + end] for end in ("", "-on", "-tint", "-text"))
        assert [_long(x) for x in ours] == [_long(x) for x in theirs], look.word


def _long(colour: str) -> str:
    """``#fff`` as ``#ffffff``."""
    digits = colour.removeprefix("#")
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
