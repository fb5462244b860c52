"""Every form that comes back says so in its title and at its top, leads to what is wrong, and keeps
what was typed.

Generated over every address that takes a form. What takes the focus is looked at in a browser:
``tests/browser/test_every_page``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.access.conftest import Visitor
from tests.access.rows import GET, OK, POST, ROWS, address
from tests.access.world import World
from tests.support.elements import Element, elements
from tests.support.figures import figure

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

PAGES = [*(name for name, row in ROWS.items() if row.posts and row.reads), "actions:queue"]
"""Pages with forms: those of one form, those of many, and the queue, whose forms go elsewhere."""
LIKELY = ("lead", "scrutiny_officer", "chair", "administrator", "half_signed_in", "anonymous")
"""Who fills in forms, in the order in which each page is tried."""
WORDS = "Fifty of sixty, “said” <Ann> & Co."
TYPED = ("text", "search", "email", "url", "number", "tel")
NOT_KEPT = {"code", "present", "password"}
"""Passwords and codes are typed again."""


@pytest.mark.parametrize("name", PAGES)
def test_a_form_that_comes_back(world: World, visitor: Visitor, name: str) -> None:
    role = next((role for role in LIKELY if _fills_in(role, name)), "")
    if not role:
        return
    client, path = visitor(role), address(name, world.here)
    for form, fields in _forms(client, path):
        action = form.given.get("action") or path
        empty = _came_back(client, action, _hidden(fields))
        typed = _came_back(client, action, {**_hidden(fields), **_words(fields)})
        for page in (empty, typed):
            assert [*_faults(page)] == [], action
        kept = [each for each in fields if _is_typed(each)] if typed else []
        assert [each.given["name"] for each in kept if not _is_kept(each, typed)] == [], action
        if empty or typed:
            figure("A11", "forms that came back with their errors", 1)
            figure("A11", "fields in which the typed words stood again", len(kept))


def _fills_in(role: str, name: str) -> bool:
    row = ROWS[name]
    return row.status(role, POST if row.posts else GET) == OK


def _forms(client: Client, path: str) -> Iterator[tuple[Element, list[Element]]]:
    """The forms of a page that are posted, each with its fields."""
    page = elements(client.get(path).content.decode())
    for form in page:
        if form.given.get("method") == "post" and any(e.tag == "main" for e in form.above()):
            within = [each for each in page if form in each.above() and "name" in each.given]
            yield form, [each for each in within if each.tag != "button"]


def _hidden(fields: list[Element]) -> dict[str, str]:
    hidden = [each.given for each in fields if each.given.get("type") == "hidden"]
    return {each["name"]: each.get("value", "") for each in hidden}


def _words(fields: list[Element]) -> dict[str, str]:
    return {each.given["name"]: WORDS for each in fields if _is_typed(each)}


def _is_typed(each: Element) -> bool:
    is_line = each.tag == "input" and each.given.get("type", "text") in TYPED
    return (is_line or each.tag == "textarea") and each.given["name"] not in NOT_KEPT


def _came_back(client: Client, path: str, data: dict[str, str]) -> list[Element]:
    """The page of the form with its errors; nothing where it was taken as it was."""
    response = client.post(path, data)
    return elements(response.content.decode()) if response.status_code == OK else []


def _faults(page: list[Element]) -> Iterator[str]:
    """What a page says of its errors otherwise than it must."""
    title = next((each.text for each in page if each.tag == "title"), "Error: ")
    if not title.startswith("Error: "):
        yield f"the title is “{title}”"
    found = [each for each in page if "govuk-error-summary" in each.classes]
    if page and len(found) != 1:
        yield f"{len(found)} summaries of errors"
    for summary in found:
        yield from _faults_of(summary, page)


def _faults_of(summary: Element, page: list[Element]) -> Iterator[str]:
    if summary.given.get("tabindex") != "-1" or "data-focus" not in summary.given:
        yield "the summary takes no focus"
    heading = next(each for each in page if each.tag == "h1")
    if page.index(summary) > page.index(heading):
        yield "the summary does not stand first"
    by_id = {each.given["id"]: each for each in page if "id" in each.given}
    for link in (each for each in page if each.tag == "a" and summary in each.above()):
        yield from _led_astray(link, by_id)


def _led_astray(link: Element, by_id: dict[str, Element]) -> Iterator[str]:
    """What is wrong with where a line of the summary leads."""
    goal = by_id.get(link.given["href"].removeprefix("#"))
    if goal is None or goal.tag not in ("input", "select", "textarea", "button"):
        yield f"“{link.text}” leads to no field"
        return
    about = [goal, *(above for above in goal.above() if above.tag == "fieldset")]
    ids = [name for each in about for name in each.given.get("aria-describedby", "").split()]
    if not any(link.text in by_id[name].text for name in ids if name in by_id):
        yield f"“{link.text}” is not said with its field"


def _is_kept(each: Element, page: list[Element]) -> bool:
    again = [f for f in page if f.given.get("name") == each.given["name"] and f.tag == each.tag]
    return any(WORDS in (f.given.get("value", ""), f.raw.strip()) for f in again)
