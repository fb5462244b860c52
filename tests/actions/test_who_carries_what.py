"""Leads and agencies of a plan in numbers: who is late, who has not updated, what nobody leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.assurance import Facts, Lead
from actions.carrying import COLUMNS, Carried, Carrying, carrying, carrying_csv, sentence
from actions.table import rows
from plans.brag import Rating
from plans.document import ActionEntry, PlanDocument
from tests.actions.november import SAID, TODAY, document
from tests.cast import DAVID, GROUP, RHIAN, with_action, without_action


def _facts(entry: ActionEntry, left: dict[str, date], began: date) -> Facts:
    return Facts(
        key=entry.key, ref=entry.ref, text=entry.text, rating=entry.rating,
        is_open=entry.is_open, signed_off=entry.signed_off, evidence=entry.evidence,
        when_as_printed="", no_date_reason=None, due_on=entry.due_on,
        baseline_due_on=entry.baseline_due_on,
        leads=tuple(Lead(name, left.get(name)) for name in entry.leads), lead_as_printed="",
        began_on=began, updated_on=entry.moment.date() if entry.moment else None,
        evidence_before=None, attachments=0, rating_since=None, moves=(),
        version_before_last=None, judged=None,
    )  # fmt: skip


def _carrying(
    plan: PlanDocument | None = None,
    *,
    left: dict[str, date] | None = None,
    began: date = date(2026, 10, 20),
    interval: int = 31,
) -> Carrying:
    shown = plan or document()
    table = rows(shown, {"publish": 2}, {}, today=TODAY, last_days=left or {})
    facts = {a.key: _facts(a, left or {}, began) for a in shown.actions}
    return carrying(shown, table, facts, interval=interval, today=TODAY)


def _of(found: tuple[Carried, ...], name: str) -> Carried:
    return next(each for each in found if each.name == name)


def test_each_lead_has_their_actions_and_a_shared_one_counts_for_both() -> None:
    found = _carrying()
    rhian = _of(found.leads, RHIAN)
    assert [row.ref for row in rhian.rows] == ["1.1.1", "1.1.2"]
    assert [row.ref for row in _of(found.leads, DAVID).rows] == ["1.1.2", "2.1.1"]
    assert (rhian.job_title, rhian.agency) == ("Head of Safeguarding", "Aldermere Council")
    assert rhian.post == "Head of Safeguarding, Aldermere Council"
    assert (rhian.counts[Rating.GREEN], rhian.counts[None]) == (1, 1)
    assert (rhian.overdue, rhian.moves, rhian.updated_on) == (1, 2, SAID.date())
    assert _of(found.leads, GROUP).waiting == 1


def test_an_action_counts_once_for_each_agency() -> None:
    found = _carrying()
    council = _of(found.agencies, "Aldermere Council")
    assert [row.ref for row in council.rows] == ["1.1.1", "1.1.2"]
    assert {each.name for each in found.agencies} == {"Aldermere Council", "Police"}


def test_who_is_late_comes_first_then_who_has_not_updated() -> None:
    assert [each.name for each in _carrying().leads] == [RHIAN, DAVID, GROUP]
    silent = _carrying(began=date(2026, 9, 1))
    assert [(each.name, each.not_updated) for each in silent.leads] == [
        (RHIAN, 1),
        (DAVID, 2),
        (GROUP, 0),
    ]


@pytest.mark.parametrize(("interval", "unreported"), [(12, 0), (11, 1)])
def test_an_update_is_missing_once_the_interval_has_passed(interval: int, unreported: int) -> None:
    """The update of 30 October is 12 days old on 11 November."""
    plan = without_action(document(), "publish")
    found = _carrying(plan, began=TODAY, interval=interval)
    assert _of(found.leads, RHIAN).not_updated == unreported


def test_what_nobody_leads_or_every_lead_has_left_is_vacant() -> None:
    assert [row.ref for row in _carrying().vacant] == ["2.1.2"]
    yesterday = date(2026, 11, 10)
    left = _carrying(left={DAVID: yesterday})
    assert [row.ref for row in left.vacant] == ["2.1.1", "2.1.2"]
    assert _of(left.leads, DAVID).left_on == yesterday
    assert [row.ref for row in _carrying(left={DAVID: TODAY}).vacant] == ["2.1.2"]
    named = with_action(document(), "share", leads=("Vacant",))
    assert [row.ref for row in _carrying(named).vacant] == ["2.1.1", "2.1.2"]
    signed = with_action(document(), "agree", signed_off=True)
    assert _carrying(signed).vacant == ()


def test_the_sentence_counts_them() -> None:
    assert sentence(_carrying()) == (
        "Three leads of two agencies carry 4 of 5 actions. One lead has an overdue action; "
        "no leads have an action without an update in 31 days."
    )


def test_a_plan_without_actions_or_leads_says_so() -> None:
    assert sentence(_carrying(replace(document(), themes=()))) == "The plan has no actions."
    alone = document()
    for key in ("train", "publish", "visit", "share"):
        alone = without_action(alone, key)
    assert sentence(_carrying(alone)) == "Nobody leads any of 1 action."


def test_the_file_has_a_row_for_each_lead() -> None:
    lines = carrying_csv(_carrying().leads).decode("utf-8-sig").splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert lines[1] == (
        "Rhian Okafor,Head of Safeguarding,Aldermere Council,2,0,1,0,0,1,0,1,0,0,2,2026-10-30"
    )
    assert len(lines) == 4
