"""What was asked is sifted by what each exchange is about and by what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from governance.meetings.asked import Exchange, Followed, FollowedKind, MeetingLine, in_order
from governance.meetings.document import (
    AnswerEntry,
    Closing,
    PromiseOutcome,
    QuestionEntry,
    QuestionKind,
)
from governance.meetings.sifting import AskedLine, by_ref, options, states_of, wanted

TODAY = date(2026, 6, 1)
MEETING = MeetingLine(1, "s-1", "Scrutiny", 7, "scrutiny", date(2026, 4, 6), None, "", "", "")


def promise(due_on: date | None = None, outcome: PromiseOutcome | None = None) -> Followed:
    closing = Closing(outcome, date(2026, 5, 1), "Sent") if outcome else None
    return Followed(
        FollowedKind.PROMISE, 1, MEETING, "50", "A note", "Rhian", None, due_on, closing
    )


def asked(
    *promises: Followed, kind: QuestionKind = QuestionKind.QUESTION, answered: bool = True
) -> Exchange:
    answers = (AnswerEntry("Rhian", "Yes."),) if answered else ()
    entry = QuestionEntry(1, kind, "Ann", "Why?", answers=answers)
    return Exchange(1, MEETING, "50", "The plan", entry, None, (), promises)


def line(exchange: Exchange, *objectives: str) -> AskedLine:
    return AskedLine(exchange, {"cse": "The plan"}, frozenset(objectives), frozenset(), TODAY)


@pytest.mark.parametrize(
    ("exchange", "states"),
    [
        (asked(), {"answered"}),
        (asked(answered=False), {"unanswered"}),
        (asked(kind=QuestionKind.COMMENT, answered=False), set()),
        (asked(kind=QuestionKind.REQUEST, answered=False), {"unanswered"}),
        (asked(promise()), {"answered", "open"}),
        (asked(promise(TODAY)), {"answered", "open"}),
        (asked(promise(date(2026, 5, 31))), {"answered", "open", "overdue"}),
        (asked(promise(date(2026, 5, 31), PromiseOutcome.KEPT)), {"answered", "kept"}),
        (asked(promise(outcome=PromiseOutcome.NOT_KEPT)), {"answered"}),
    ],
)
def test_what_came_of_it(exchange: Exchange, states: set[str]) -> None:
    assert states_of(exchange, TODAY) == states


def test_each_choice_says_how_many_have_it() -> None:
    lines = [line(asked(), "1.10"), line(asked(), "1.9"), line(asked(), "1.9", "2.1")]

    found = [(option.value, option.count) for option in options(lines, "objective")]
    assert found == [("1.9", 2), ("1.10", 1), ("2.1", 1)]
    assert [option.words for option in options(lines, "plan")] == ["The plan"]
    assert [option.words for option in options(lines, "state")] == ["Answered"]


def test_several_filters_hold_together_and_the_rest_is_told() -> None:
    lines = [line(asked(), "1.1"), line(asked(answered=False), "1.1")]
    found = wanted({"objective": ["1.1", "7"], "state": ["unanswered"], "x": ["y"]}, lines, {})

    assert found.keep(lines) == lines[1:]
    assert found.ignored == ("“7” is no objective here and was left out.",)


def test_an_objective_about_which_nobody_asked_is_known() -> None:
    found = wanted({"objective": ["1.5"]}, [line(asked(), "1.1")], {"objective": ["1.5"]})

    assert (found.values, found.ignored) == ({"objective": "1.5"}, ())


def test_refs_stand_in_the_order_of_a_plan() -> None:
    refs = ["1.4.10", "DA10", "1.4.2", "DA2", "1.4"]
    assert sorted(refs, key=by_ref) == ["1.4", "1.4.2", "1.4.10", "DA2", "DA10"]


def test_what_is_due_first_stands_first_and_what_has_no_day_last() -> None:
    late, soon, never = promise(date(2026, 5, 1)), promise(date(2026, 7, 1)), promise()

    assert in_order([never, soon, late]) == [late, soon, never]


def test_a_ref_that_was_printed_with_a_footnote_has_its_place_too() -> None:
    assert sorted(["1.10", "1.4²", "①"], key=by_ref) == ["1.4²", "1.10", "①"]
