"""Of a long record only the newest updates are read, and what is told of them stays the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.models import ProgressUpdate
from actions.record import Entry
from actions.selectors.record import ActionRecord, action_record
from actions.services.record import Report, correct_update, post_update
from people import clock
from plans.brag import Rating
from plans.document import Position
from tests.cast import Cast

AMBER = Report(Rating.AMBER, "Late", "Nobody came", "A trainer", "Police")


def _said(cast: Cast, report: Report) -> ProgressUpdate:
    return post_update(cast.action("1.1.1"), by=cast.lead, report=report)


def _records(cast: Cast, position: Position, newest: int) -> tuple[ActionRecord, ActionRecord]:
    """The whole record, and the one of which only the newest updates are read."""
    action, at = cast.action("1.1.1"), clock.now()
    whole = action_record(action, at=at, position=position)
    return whole, action_record(action, at=at, position=position, newest=newest)


def _newest(record: ActionRecord, number: int) -> list[Entry]:
    return list(record.entries[:number])


@pytest.mark.parametrize("position", list(Position))
def test_the_newest_entries_are_those_of_the_whole_record(cast: Cast, position: Position) -> None:
    for number in range(4):
        _said(cast, Report(Rating.GREEN, f"{number} more drivers"))
    whole, short = _records(cast, position, 2)
    assert _newest(short, 2) == _newest(whole, 2)
    assert [u.evidence for u in short.standing] == ["2 more drivers", "3 more drivers"]
    assert (short.unread, whole.unread) == (3, 0)
    assert short.total == whole.total == len(whole.entries)


@pytest.mark.parametrize("before", [Rating.GREEN, Rating.AMBER])
def test_a_rating_holds_since_before_the_updates_that_are_read(cast: Cast, before: Rating) -> None:
    if before is Rating.AMBER:
        _said(cast, AMBER)
    for number in range(4):
        _said(cast, Report(Rating.GREEN, f"{number} more drivers", "A trainer came"))
    whole, short = _records(cast, Position.CONSIDERED, 2)
    assert short.rating_since == whole.rating_since is not None


def test_a_correction_names_an_update_that_is_not_read(cast: Cast) -> None:
    wrong = _said(cast, AMBER)
    for number in range(3):
        _said(cast, Report(Rating.GREEN, f"{number} more drivers", "A trainer came"))
    corrected = correct_update(wrong, by=cast.lead, report=replace(AMBER, reason="Mistaken"))
    _, short = _records(cast, Position.RECORDED, 2)
    assert short.entries[0].about == corrected.pk
    assert short.entries[0].corrects == wrong.moment
