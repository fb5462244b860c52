"""A real installation is warned where links in letters lead nobody to it."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from people.checks import letters_lead_somewhere


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://127.0.0.1:8000", ["people.W004"]),
        ("http://localhost", ["people.W004"]),
        ("https://plan.example.org", []),
    ],
)
def test_it_is_warned(settings: Settings, address: str, found: list[str]) -> None:
    settings.SERVICE_ADDRESS = address
    assert [each.id for each in letters_lead_somewhere()] == found
