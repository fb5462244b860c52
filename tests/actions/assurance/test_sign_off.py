"""Blue without a sign-off, and a sign-off of what has changed since."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plans.brag import Rating
from tests.actions.assurance.sample import CALM, SIGNED, codes, found, said


def test_unsigned_says_since_when() -> None:
    assert said("unsigned", rating=Rating.BLUE, rating_since=date(2026, 10, 3)) == (
        "Blue, awaiting sign-off. Rated Blue since 3 October 2026 and not signed off."
    )
    assert said("unsigned", rating=Rating.BLUE, rating_since=None) == (
        "Blue, awaiting sign-off. Rated Blue and not signed off."
    )


def test_only_blue_awaits_sign_off() -> None:
    assert "unsigned" not in codes(rating=Rating.GREEN)
    assert "unsigned" not in codes(SIGNED)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": "Offer most children a conversation"}, "the wording"),
        ({"evidence": "118 of 118."}, "the evidence"),
        ({"due_on": date(2027, 6, 30)}, "the due date"),
        ({"due_on": None, "text": "x"}, "the wording and the due date"),
    ],
)
def test_signed_before_change_says_what_changed(changed: dict[str, Any], told: str) -> None:
    assert said("signed_before_change", SIGNED, **changed) == (
        f"Changed since it was signed off. Not as it was then: {told}."
    )


def test_signed_before_change_shows_its_facts() -> None:
    doubt = found(SIGNED, evidence="118 of 118.")["signed_before_change"]
    assert doubt.facts == {"changed": ["the evidence"]}


def test_white_space_is_no_change() -> None:
    assert codes(SIGNED, text=f" {SIGNED.text.replace(' ', '  ')}\n") == []


def test_as_it_was_signed_off() -> None:
    assert codes(SIGNED) == []


def test_without_a_sign_off_nothing_changed_since() -> None:
    assert "signed_before_change" not in codes(CALM, judged=SIGNED.judged, text="Other")
    assert codes(SIGNED, judged=None, text="Other") == []
