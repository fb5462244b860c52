"""What is to be looked at is asked once, however each of a pack's files breaks its lines."""

from __future__ import annotations

from dataclasses import replace

from plans.document import ActionEntry
from reports.content.build import build_content
from reports.finds import Known, finds
from reports.finished import said_in
from reports.render import formats
from reports.render.formats import Format
from tests.reports.conftest import rendered
from tests.reports.papers import one_page
from tests.reports.sample import document, map_actions, source

LONG = (
    "The team wrote to each of the schools that had not yet answered and asked the heads to name "
    "one member of staff who would be told of every worry, and will meet those who were named on "
    "(insert date) in the town hall, together with the nurses, the youth workers and the drivers"
)
SHORT = "Nineteen of the homes were visited by (insert name)"


def _placeholders(name: str, data: bytes) -> set[str]:
    texts = [said.text for said in said_in(name, data)]
    found = [each for text in texts for each in finds(text, Known())]
    return {each.essence for each in found if each.rule == "placeholder"}


def _files() -> dict[str, bytes]:
    """Of a pack in which each of two sentences stands in columns of several widths."""
    plan = document()
    by_key = {each.key: each for each in plan.actions}
    said = {"k003": LONG, "k020": SHORT, "k024": LONG}
    changed: dict[str, ActionEntry | None] = {
        key: replace(by_key[key], evidence=f"{text}. All went well.") for key, text in said.items()
    }
    content = build_content(source(plan=map_actions(plan, changed)))
    others = {
        f"pack.{each}": formats.rendered(content, each) for each in Format if each != Format.PDF
    }
    return {"pack.pdf": rendered(content), **others}


def test_a_sentence_is_one_passage_in_every_file() -> None:
    found = {name: _placeholders(name, data) for name, data in _files().items()}
    first, *others = found.values()
    assert len(first) == len((LONG, SHORT))
    assert all(each == first for each in others), found


def test_what_no_tag_speaks_of_is_read_by_its_lines() -> None:
    said = said_in("a.pdf", one_page("Held on (insert date)"))
    (page,) = [each for each in said if each.where == "page 1"]
    assert page.text.splitlines()[-1] == "Held on (insert date)"
