"""The filter panel: what it offers, what is chosen, and what each option would bring."""

from __future__ import annotations

from datetime import date

from actions.filter_panel import Panel, panel
from tests.actions.november import TODAY, chosen, document, table
from tests.cast import DAVID, RHIAN

AT = [("at", "2026-11-11")]


def _panel(**query: str | list[str]) -> Panel:
    asked = chosen(**query)
    return panel(table(), document(), asked, today=TODAY, base="/list/", at=AT)


def _counts(made: Panel, name: str) -> dict[str, int]:
    groups = {b.name: b.options for b in made.boxes} | {m.name: m.options for m in made.menus}
    return {option.value: option.count for option in groups[name]}


def test_every_option_with_its_count() -> None:
    made = _panel()
    assert _counts(made, "rating") == {"red": 1, "amber": 0, "green": 1, "blue": 1, "none": 2}
    assert _counts(made, "theme") == {"1": 3, "2": 2}
    assert _counts(made, "due") == {
        "overdue": 1, "month": 0, "quarter": 1, "before:2027-01-01": 2, "none": 2,
    }  # fmt: skip
    assert _counts(made, "lead")["none"] == 1
    assert _counts(made, "agency") == {"none": 2, "Aldermere Council": 2, "Police": 2}


def test_an_action_that_every_lead_has_left_counts_for_them_and_for_nobody() -> None:
    left = table(left={DAVID: date(2026, 11, 10)})
    made = panel(left, document(), chosen(), today=TODAY, base="/list/", at=AT)
    counts = _counts(made, "lead")
    assert (counts["none"], counts[DAVID]) == (2, 2)


def test_a_count_leaves_its_own_filter_out() -> None:
    made = _panel(theme="1", rating="green")
    assert _counts(made, "theme") == {"1": 1, "2": 0}
    assert _counts(made, "rating") == {"red": 0, "amber": 0, "green": 1, "blue": 1, "none": 1}


def test_what_is_chosen_is_ticked_and_can_be_taken_away() -> None:
    made = _panel(theme="1", rating=["green", "none"], sort="due")
    assert [o.value for b in made.boxes for o in b.options if o.checked] == ["green", "none", "1"]
    assert [chip.words for chip in made.chips] == ["Theme 1 Prevent", "Green", "Not yet rated"]
    assert made.chips[0].remove_url == "/list/?rating=green&rating=none&sort=due&at=2026-11-11"
    assert made.clear_url == "/list/?at=2026-11-11"


def test_a_due_date_of_ones_own_stands_among_the_options() -> None:
    assert "before:2026-12-25" in _counts(_panel(due="before:2026-12-25"), "due")


def test_a_second_lead_is_kept_though_the_menu_shows_one() -> None:
    made = _panel(lead=[RHIAN, DAVID], q=["taxi", "list"])
    assert made.hidden == [("lead", DAVID), ("q", "list"), *AT]
    assert made.words == "taxi"


def test_order_and_moment_are_kept() -> None:
    assert _panel(sort="-due").hidden == [("sort", "-due"), *AT]
