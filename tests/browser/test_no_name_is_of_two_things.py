"""On no page two links to different places, two buttons or two headings have one name."""

from __future__ import annotations

import pytest

from tests.access.rows import address
from tests.browser.conftest import Visit
from tests.browser.test_the_focus_is_seen_in_pixels import LOOKED_AT
from tests.support.figures import figure
from tests.support.hearing import unclear


@pytest.mark.parametrize("role", LOOKED_AT)
def test_each_name_says_of_what_it_is(visit: Visit, role: str) -> None:
    if role != "anonymous":
        visit.sign_in(role)
    found = []
    for name in LOOKED_AT[role]:
        page = visit.go(address(name, visit.world.here))
        found += [f"{name}: {each}" for each in unclear(page)]
    figure("A12", "pages on which each name says of what it is", len(LOOKED_AT[role]))
    assert not found, "\n".join(found)
