"""Words stand in a text only as whole words."""

from __future__ import annotations

import pytest

from people.whole_words import holds, put_for

ANN = "Ann Lee"


@pytest.mark.parametrize(
    "text", ["Ann Lee", "ann lee’s update", "(Ann Lee)", "By Ann Lee.", "“Ann Lee”, then"]
)
def test_they_are_found_whatever_is_beside_them(text: str) -> None:
    assert holds(text, ANN)
    assert put_for(text, ANN, "X").casefold() == text.casefold().replace("ann lee", "x")


@pytest.mark.parametrize("text", ["", "Joann Lee", "Ann Leeson", "Ann Lee-Smith", "Mary-Ann Lee"])
def test_they_are_no_part_of_other_words(text: str) -> None:
    assert not holds(text, ANN)
    assert put_for(text, ANN, "X") == text


@pytest.mark.parametrize("text", ["jo.ann@lee.org", "ann@lee.org.uk", "ann@lee.orgs"])
def test_an_address_is_no_part_of_another(text: str) -> None:
    assert not holds(text, "ann@lee.org")


def test_signs_mean_only_themselves() -> None:
    assert put_for(r"A.B (C) or AxB", "A.B (C)", r"\1") == r"\1 or AxB"
