"""No two are called the same but for capitals: officers, agencies, bodies, and short names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from people import services
from people.errors import Refused
from people.models import Partnership
from tests.cast import RHIAN, Cast

Adds = Callable[[Partnership, str], None]


def _officer(here: Partnership, said: str) -> None:
    services.add_officer(here, by=None, name=said)


def _agency(here: Partnership, said: str) -> None:
    services.add_agency(here, by=None, name=said)


def _body(here: Partnership, said: str) -> None:
    services.add_body(here, by=None, name=said)


def _body_at(here: Partnership, said: str) -> None:
    services.add_body(here, by=None, name=f"Body {said}", slug=said)


def _partnership_at(_here: Partnership, said: str) -> None:
    services.create_partnership(slug=said, name="Another")


@pytest.mark.parametrize(
    ("adds", "said"),
    [
        (_officer, RHIAN.upper()),
        (_agency, "POLICE"),
        (_body, "SELECT COMMISSION"),
        (_body_at, "Select"),
        (_partnership_at, "Aldermere"),
    ],
)
def test_what_differs_by_capitals_is_there_already(cast: Cast, adds: Adds, said: str) -> None:
    services.add_body(cast.partnership, by=None, name="Select Commission", slug="select")
    with pytest.raises(Refused, match=f"There is an? .*{said}.* already"):
        adds(cast.partnership, said)
