"""A filter shows the whole of what can be chosen: measured in a browser."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.access.rows import address
from tests.browser.conftest import Visit

WITH_FILTERS = ("governance:questions", "governance:followed", "actions:needs")


def test_no_choice_of_a_filter_is_cut(visit: Visit) -> None:
    """A plan's title ends with its years, by which it is told from the one before."""
    visit.sign_in("administrator")
    for name in WITH_FILTERS:
        fields = visit.go(address(name, visit.world.here)).locator(".sift select").all()
        assert fields, name
        assert not [each.get_attribute("id") for each in fields if _is_cut(each)], name


def _is_cut(field: Locator) -> bool:
    return bool(
        field.evaluate(
            """field => {
                const shown = field.offsetWidth;
                field.style.width = "max-content";
                return shown < field.offsetWidth;
            }"""
        )
    )
