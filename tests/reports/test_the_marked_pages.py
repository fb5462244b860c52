"""The marked pages of a restricted pack hold what is exempt, under its paragraph, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from people.exempt.words import exempt_words
from plans.document import ActionEntry
from reports.content.exempt import exempt_part
from reports.content.shape import Part, Table
from reports.content.source import DateMove, FrontTexts
from tests.reports.test_pack_of_few import ONE, plan_of, source_of, texts
from tests.reports.test_what_stands_beside_ratings import OPEN, SIGNED

OF_ONE = replace(ONE, exempt="1")
OF_THREE = replace(ONE, key="k2", ref="1.1.2", exempt="3")
TOO = replace(ONE, key="k3", ref="1.1.3", exempt="3")
OPEN_TO_ALL = replace(ONE, key="k4", ref="1.1.4")
EARLIER, LATER = date(2026, 9, 1), date(2026, 12, 1)


def marked(*actions: ActionEntry, **values: Any) -> Part | None:
    """The marked pages of a pack in which these actions stand."""
    source = source_of(plan_of(*actions), **values)
    public = source_of(plan_of(OPEN_TO_ALL), exempt_texts=source.exempt_texts)
    return exempt_part(replace(public, restricted=source))


def tables(part: Part | None) -> list[Table]:
    assert part is not None
    return [block for block in part.blocks if isinstance(block, Table)]


def test_each_action_stands_once_under_its_own_paragraph() -> None:
    part = marked(OF_ONE, OF_THREE, TOO, OPEN_TO_ALL)
    [found] = tables(part)
    assert [(g.heading, [cells[0].text for cells in g.rows]) for g in found.groups] == [
        ("Exempt under paragraph 1", ["1.1.1"]),
        ("Exempt under paragraph 3", ["1.1.2", "1.1.3"]),
    ]
    assert part is not None
    assert "by virtue of paragraphs 1 and 3 of" in part.opening
    alone = marked(OF_ONE)
    assert alone is not None
    assert "by virtue of paragraph 1 of" in alone.opening


def test_what_its_reader_may_not_read_stands_there_no_more_than_elsewhere() -> None:
    hidden = replace(OF_ONE, evidence=exempt_words("1"))
    assert marked(hidden, OPEN_TO_ALL) is None
    [found] = tables(marked(hidden, OF_THREE))
    assert [cells[0].text for group in found.groups for cells in group.rows] == ["1.1.2"]


def test_what_else_was_said_is_what_was_said_of_them_alone() -> None:
    asked = replace(OPEN, answers=("Ann: On plan.",))
    returned = replace(SIGNED, signed_off=False, rationale="Two remain.")
    move = DateMove("k1", "1.1.1", EARLIER, LATER, "No trainers")
    part = marked(
        OF_ONE,
        OPEN_TO_ALL,
        challenges=(asked, replace(asked, key="k4", ref="1.1.4")),
        decisions=(SIGNED, returned, replace(SIGNED, key="k4", ref="1.1.4")),
        date_moves=(move, replace(move, key="k4", ref="1.1.4")),
    )
    [_, found] = tables(part)
    assert [(r.text, what.text, words.text) for r, _, what, words in found.groups[0].rows] == [
        ("1.1.1", "Challenge", "Why?"),
        ("1.1.1", "Signed by the sub-group chair", "I saw it."),
        ("1.1.1", "Sign-off returned", "Two remain."),
        ("1.1.1", "Due date moved from 1 Sep 2026 to 1 Dec 2026", "No trainers"),
    ]
    assert found.groups[0].rows[0][3].notes == ("Ann: On plan.",)


def test_a_section_of_the_front_sheet_stands_under_its_paragraph_alone() -> None:
    front = FrontTexts(finance="It costs £5.", risks="None.")
    part = marked(OPEN_TO_ALL, texts=front, exempt_texts={"finance": "3", "summary": "1"})
    assert part is not None
    assert not tables(part)
    words = "\n".join(texts(part))
    assert "Finance, of the front sheet: exempt under paragraph 3" in words
    assert "It costs £5." in words
    assert "Summary" not in words
    assert "None." not in words
