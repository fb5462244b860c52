"""What the plan's page says of the last 31 days, from two documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from actions.recent import Changed, recent
from plans.brag import Rating
from plans.changes import compare
from plans.document import ActionEntry, PlanDocument
from tests.cast import DAVID, DOCUMENT, RHIAN, with_action, without_action


def _changed(after: PlanDocument, before: PlanDocument = DOCUMENT) -> Changed:
    found = recent(compare(before, after))
    assert len(found) == 1
    return found[0]


def test_nothing_changed() -> None:
    assert recent(compare(DOCUMENT, DOCUMENT)) == []


def test_re_rated_for_better_for_worse_and_for_the_first_time() -> None:
    after = DOCUMENT
    for key, rating in (
        ("train", Rating.RED), ("share", Rating.AMBER), ("agree", Rating.GREEN), ("visit", None),
    ):  # fmt: skip
        after = with_action(after, key, rating=rating)
    line = _changed(after)
    assert (line.count, line.what) == (4, "re-rated")
    assert line.told == "1 better, 1 worse, 1 rated for the first time, 1 no longer rated"
    assert list(line.refs) == ["1.1.1", "1.2.1", "2.1.1", "2.1.2"]
    assert list(line.fell_to_red) == ["1.1.1"]


def test_new_evidence_is_told_apart_from_a_new_rating() -> None:
    after = with_action(DOCUMENT, "train", evidence="All 60.", rating=Rating.BLUE)
    after = with_action(after, "share", evidence="Agreed with health.")
    what = {line.what: list(line.refs) for line in recent(compare(DOCUMENT, after))}
    assert what == {"re-rated": ["1.1.1"], "given new evidence": ["2.1.1"]}


def test_dates_by_how_far_they_moved() -> None:
    after = with_action(DOCUMENT, "train", due_on=date(2026, 10, 30))
    after = with_action(after, "publish", due_on=date(2027, 4, 30))
    after = with_action(after, "share", due_on=date(2026, 12, 21))
    after = with_action(after, "agree", due_on=date(2027, 1, 1))
    told = "2 later by 30 days on average, 1 sooner by 10 days, 1 dated for the first time"
    assert _changed(after).told == told


def _only(key: str, **values: Any) -> Changed:
    return _changed(with_action(DOCUMENT, key, **values))


def test_words_and_leads() -> None:
    assert _only("train", text="Train every driver").what == "reworded"
    assert _only("train", leads=(DAVID,)).what == "given another lead"
    assert _only("train", leads=()).told == "1 now vacant"
    assert _only("publish", leads=(RHIAN, DAVID)).told == ""


def test_added_and_left() -> None:
    before = without_action(DOCUMENT, "agree")
    assert _changed(DOCUMENT, before).told == "1 of them not yet rated"
    left = _changed(before)
    assert (left.what, left.told, list(left.refs)) == ("left the plan", "1 withdrawn: 2.1.2", [])


def test_many_refs_are_cut_and_counted() -> None:
    objective = DOCUMENT.themes[0].objectives[0]
    entries = tuple(ActionEntry(f"Do {n}", f"k{n}", f"1.1.{n}") for n in range(10, 30))
    more = replace(objective, actions=objective.actions + entries)
    theme = replace(DOCUMENT.themes[0], objectives=(more, *DOCUMENT.themes[0].objectives[1:]))
    line = _changed(replace(DOCUMENT, themes=(theme, DOCUMENT.themes[1])))
    assert (len(line.shown), line.more) == (12, 8)
