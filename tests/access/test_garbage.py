"""Whatever stands in an address or a form, no page breaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.access.checks import checksum
from tests.access.conftest import Visitor
from tests.access.rows import ROWS, address
from tests.access.world import World
from tests.soak.effort import effort

pytestmark = pytest.mark.django_db

RAW = (
    "%00", "9" * 40, "0001-01-01", "v%00", "-1", "9999-12-31", "%FF%FE", "before:9999-99-99",
    "2026-02-30", "'%22--;", "2026-10-25T01:30:00%2B99:99", "%ED%A0%80", "__class__",
    "%3Cscript%3Ealert(1)%3C/script%3E", "%0D%0ASet:1", "A" * 3000,
)  # fmt: skip
"""Values as they stand in an address, percent signs and all."""
PARAMETERS = (
    "at", "from", "to", "theme", "lead", "agency", "rating", "due", "doubt", "q", "sort", "page",
    "format", "next", "kind", "open", "unknown", "position", "from_day", "to_day", "answered",
)  # fmt: skip
TAKEN = {
    "actions:list": PARAMETERS,
    "actions:compare": ("at", "from", "to", "from_day", "kind", "theme", "position", "format"),
    "actions:queue": ("kind", "open"),
    "actions:needs": ("at", "kind", "from", "answered", "format"),
}
KINDS = (
    "officers",
    "users",
    "acting",
    "roles",
    "updates",
    "dates",
    "challenges",
    "evidence",
    "needs",
)
NUMBERS = (0, 2**31, 2**63, 10**30)
REFS = ("%00", "'", "%22", "%FF", "..", "%2e%2e", "1.1.1%0A", "A" * 500, "%F0%9F%92%A9", "-1")


def _some(values: tuple[str, ...], number: int, one_in: int) -> tuple[str, ...]:
    """All at length; in the suite one in so many, and others for the next number."""
    return values if effort().whole else values[number % one_in :: one_in]


def _hurt(client: Client, paths: Iterator[str]) -> list[str]:
    """The paths that were answered with a fault of ours, or with markup that was sent."""
    found = []
    for path in paths:
        response = client.get(path)
        is_page = not response.get("Content-Type", "").startswith("text/plain")
        if response.status_code >= 500 or (is_page and b"<script>alert(1)" in response.content):
            found.append(f"{response.status_code} {path[:120]}")
    return found


def _whole(world: World) -> Iterator[str]:
    """Every page, with one strange value in each parameter at once, and the parameters twice.

    In the suite each page is asked for by some of the values, and each value of some pages.
    """
    for number, (name, row) in enumerate(ROWS.items()):
        path = address(name, world.here)
        for value in _some(RAW, number, 5) if row.reads else ():
            query = "&".join(f"{parameter}={value}" for parameter in PARAMETERS)
            yield f"{path}?{query}&{query}"


def _each(world: World) -> Iterator[str]:
    """The pages that take most, with one strange parameter alone; in the suite as ``_whole``."""
    for name, parameters in TAKEN.items():
        path = address(name, world.here)
        for number, parameter in enumerate(parameters):
            yield from (f"{path}?{parameter}={value}" for value in _some(RAW, number, 3))


def _numbers(world: World) -> Iterator[str]:
    for name in ROWS:
        path = address(name, world.here)
        for kind in KINDS:
            head, found, tail = path.partition(f"/{kind}/")
            if found and tail[:1].isdigit():
                rest = tail.partition("/")[2]
                yield from (f"{head}{found}{number}/{rest}" for number in NUMBERS)


def _refs(world: World) -> Iterator[str]:
    base = address("actions:list", world.here)
    for ref in REFS:
        yield f"{base}{ref}/"
        yield f"{base}{ref}/update/"
        yield f"{base}{ref}/challenges/1/answer/"
        yield f"/plans/{ref}/{ref}/"
        yield f"/{ref}"


@pytest.mark.parametrize("paths", [_whole, _each, _numbers, _refs])
def test_no_address_breaks_a_page(world: World, visitor: Visitor, paths: object) -> None:
    assert callable(paths)
    before = checksum()
    assert _hurt(visitor("administrator"), paths(world)) == []
    assert checksum() == before


FIELDS = (
    "username", "password", "present", "name", "kind", "job_title", "agency", "new_agency", "email",
    "reason", "seen", "user", "officer", "body", "plan_slug", "from_date_day", "from_date_month",
    "from_date_year", "on_day", "on_month", "on_year", "left_on_day",
    "may_sign_in", "form_key", "last_seen",
    "rating", "evidence", "attached", "link_title", "link_url", "needed", "needed_from",
    "on_behalf_of", "proposal", "period", "themes", "need_kind", "outcome", "continues", "stance",
    "text", "meeting_on_month", "to_date_day", "to_date_month", "to_date_year", "agreed_by",
    "months", "lead_1", "lead_2", "ref",
    "day", "time", "next", "decision", "chosen", "undoubted", "answer_by_day",
    "number", "author", "comments", "reporting_interval", "driven_by", "off",
    "moment", "file_is", "statement",
)  # fmt: skip
SIGNS_OUT = ("people:sign-in", "people:sign-out", "people:end-sessions")
"""After these forms the visitor signs in again."""
VALUES = ("\0", "'\"--;", "9" * 40, "-1", "💩\u202e", "A" * 21_000, "<script>alert(1)</script>")


@pytest.mark.parametrize(
    ("role", "values"),
    [("administrator", VALUES), ("chair", VALUES[::3]), ("anonymous", VALUES[::3])],
)
def test_no_form_breaks_a_page(
    world: World, visitor: Visitor, role: str, values: tuple[str, ...]
) -> None:
    """In the suite each form meets some of the values, and each value some of the forms."""
    hurt, client = [], visitor(role)
    for number, (name, row) in enumerate(ROWS.items()):
        if not row.posts and name != "people:sign-in":
            continue
        for value in _some(values, number, 2):
            response = client.post(address(name, world.here), dict.fromkeys(FIELDS, value))
            if response.status_code >= 500 or b"<script>alert(1)" in response.content:
                hurt.append(f"{name} {value[:20]!r}: {response.status_code}")
        if name in SIGNS_OUT:
            client = visitor(role)
    assert hurt == []


def test_what_was_asked_for_is_escaped_where_it_is_said(world: World, visitor: Visitor) -> None:
    text = "<img src=x onerror=alert(1)>"
    query = dict.fromkeys(("rating", "q", "at", "page", "format"), text)
    shown = visitor("lead").get(address("actions:list", world.here), query).content.decode()
    assert "<img src=x" not in shown
    assert "&lt;img src=x" in shown
