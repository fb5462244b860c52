"""What the doubts that read words say: how often they are right is measured elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.actions.assurance.sample import RULES, codes, found, said


def test_vague_evidence_quotes_it() -> None:
    assert said("vague_evidence", evidence="Work is in hand.") == (
        "Nothing named in the evidence. “Work is in hand” names no date, figure, document, body,"
        " service or person."
    )


def test_a_file_is_a_document_named() -> None:
    assert "vague_evidence" not in codes(evidence="Work is in hand.", attachments=1)


def test_the_partnerships_own_names_are_known() -> None:
    evidence = "agreed with harbour lights"
    assert "vague_evidence" in codes(evidence=evidence)
    named = replace(RULES, names=frozenset({"Harbour Lights", " "}))
    assert "vague_evidence" not in codes(rules=named, evidence=evidence)


def test_a_placeholder_is_quoted_with_its_place() -> None:
    assert said("placeholder", evidence="Agreed by the board on (insert date).") == (
        "Placeholder in the evidence. The evidence says “(insert date)”."
    )
    assert said("placeholder", text="Agree it by [date]", evidence="By the board: TBC.") == (
        "Placeholder in the wording and the evidence. The wording says “[date]”"
        " and the evidence says “TBC”."
    )


def test_a_placeholder_shows_its_facts() -> None:
    doubt = found(evidence="Agreed by the board on (insert date).")["placeholder"]
    assert doubt.facts == {"evidence": "(insert date)"}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            {"evidence": "Signed 31 June 2026."},
            "The evidence says “31 June 2026”: June has 30 days.",
        ),
        (
            {"text": "Launch by 29 February 2026"},
            "The wording says “29 February 2026”: February 2026 has 28 days.",
        ),
        ({"when_as_printed": "Nov 2206"}, "The “when” says “Nov 2206”: perhaps 2026 was meant."),
        ({"when_as_printed": "2206"}, "The “when” says “2206”: perhaps 2026 was meant."),
        (
            {"due_on": date(2206, 11, 30)},
            "The due date is “30 November 2206”: perhaps 2026 was meant.",
        ),
        (
            {"evidence": "Seen on 31/13/2026."},
            "The evidence says “31/13/2026”: there is no month 13.",
        ),
        (
            {"evidence": "Launched in May 1026."},
            "The evidence says “May 1026”: perhaps 2026 was meant.",
        ),
        (
            {"evidence": "Agreed in May 1226."},
            "The evidence says “May 1226”: that year cannot be meant.",
        ),
        (
            {"evidence": "The play was performed on 3 December 2026."},
            (
                "The evidence says “was performed on 3 December 2026”:"
                " that was still to come on 11 November 2026."
            ),
        ),
    ],
)
def test_an_impossible_date_says_why(facts: dict[str, Any], told: str) -> None:
    assert said("impossible_date", **facts) == f"A date that cannot be meant. {told}"


def test_several_impossible_dates_are_told_together() -> None:
    doubt = found(evidence="Seen on 31 June 2026 and 31 April 2026.")["impossible_date"]
    assert doubt.head == "2 dates that cannot be meant"
    assert doubt.facts == {"dates": ["31 June 2026", "31 April 2026"]}


def test_dates_of_the_plans_own_period_can_be_meant() -> None:
    """A plan of some years ago is set up today: its dates are as old as it is."""
    old: dict[str, Any] = {
        "when_as_printed": "Sep 2015",
        "due_on": date(2015, 9, 30),
        "evidence": "",
    }
    assert "impossible_date" in codes(**old)
    of_then = replace(RULES, period_from=date(2015, 4, 1))
    assert "impossible_date" not in codes(rules=of_then, **old)
    assert "impossible_date" in codes(rules=of_then, when_as_printed="Nov 2105")


def test_a_late_promise_is_quoted_beside_the_due_date() -> None:
    evidence = "Two of nine homes are done. The rest will be completed by June 2027, we hope."
    assert said("date_contradiction", evidence=evidence) == (
        "Promised after the due date. The due date is 31 March 2027, and the evidence says"
        " “The rest will be completed by June 2027, we hope”."
    )
    assert found(evidence=evidence)["date_contradiction"].facts == {
        "due_on": "2027-03-31",
        "date": "June 2027",
        "not_before": "2027-06-01",
    }


def test_a_long_promise_is_cut_before_its_date() -> None:
    evidence = f"{'As all nine homes agree that more time is wanted ' * 2}it will open in May 2027."
    quote = found(evidence=evidence)["date_contradiction"].rest.partition("“")[2]
    assert quote.startswith("…As all nine homes agree")
    assert quote.endswith("it will open in May 2027”.")
    assert len(quote) < 85


@pytest.mark.parametrize(
    "evidence",
    [
        "Deadline moved from March 2016 to June 2016.",
        "Completion slipped from 31 March 2016 to 30 June 2016.",
        "Launch postponed from March to September 2016",
        "Completion date revised from March 2016 to June 2016.",
        "It slipped by three months from the end of March 2016 to the end of June 2016.",
        "The launch was deferred from 31/03/2016 until 30/06/2016.",
    ],
)
def test_a_date_that_was_put_off_is_told_with_the_one_that_it_had(evidence: str) -> None:
    facts: dict[str, Any] = {
        "due_on": date(2016, 3, 31),
        "updated_on": date(2016, 2, 10),
        "evidence": evidence,
    }
    assert "date_contradiction" in codes(**facts)


@pytest.mark.parametrize(
    "evidence",
    [
        "Sessions are to run from March 2016 to June 2016.",
        "The launch was brought forward from June 2016 to March 2016.",
        "The figures moved to the board cover March 2016 to June 2016.",
    ],
)
def test_a_range_is_no_date_that_was_put_off(evidence: str) -> None:
    facts: dict[str, Any] = {
        "due_on": date(2016, 3, 31),
        "updated_on": date(2016, 2, 10),
        "evidence": evidence,
    }
    assert "date_contradiction" not in codes(**facts)


@pytest.mark.parametrize(
    "quarter",
    [
        "Q1 2016/17",
        "Q1 2016-17",
        "quarter 1, 2016-17",
        "Quarter 1 of 2016-17",
        "Qtr 1 2016/2017",
        "Q1 16/17",
        "Q1 FY16-17",
        "quarter 1 (2016-17)",
        "2016-17 Q1",
        "2016-17, quarter 1",
    ],
)
def test_a_quarter_is_read_however_it_is_written(quarter: str) -> None:
    """The first quarter of a financial year begins in April."""
    evidence = f"The hub is now expected to open in {quarter}."
    late: dict[str, Any] = {"due_on": date(2016, 3, 31), "updated_on": date(2016, 2, 10)}
    doubt = found(**late, evidence=evidence)["date_contradiction"]
    assert (doubt.facts["date"], doubt.facts["not_before"]) == (quarter, "2016-04-01")
    in_time = late | {"due_on": date(2016, 4, 1)}
    assert "date_contradiction" not in codes(**in_time, evidence=evidence)


def test_a_quarter_behind_its_year_is_no_whole_year() -> None:
    late: dict[str, Any] = {"due_on": date(2016, 6, 30), "updated_on": date(2016, 2, 10)}
    evidence = "The hub is now expected to open in 2016/17 Q2."
    doubt = found(**late, evidence=evidence)["date_contradiction"]
    assert (doubt.facts["date"], doubt.facts["not_before"]) == ("2016/17 Q2", "2016-07-01")


@pytest.mark.parametrize(
    "evidence",
    [
        "In quarter 2, 17-18 year olds will be trained.",
        "To be completed: Q4 12/19 homes.",
    ],
)
def test_what_stands_beside_a_quarter_need_not_be_its_year(evidence: str) -> None:
    late: dict[str, Any] = {"due_on": date(2012, 3, 31), "updated_on": date(2012, 2, 10)}
    assert "date_contradiction" not in codes(**late, evidence=evidence)


def test_without_a_due_date_nothing_is_late() -> None:
    assert "date_contradiction" not in codes(due_on=None, evidence="To be completed in June 2027.")


def test_a_promise_counts_from_the_day_on_which_it_was_made() -> None:
    """Said in March, "in April" was before the due date in June; said in November, it is after."""
    promise: dict[str, Any] = {"evidence": "To be completed in April.", "due_on": date(2026, 6, 30)}
    assert "date_contradiction" not in codes(**promise, updated_on=date(2026, 3, 2))
    assert "date_contradiction" in codes(**promise, updated_on=date(2026, 11, 2))
