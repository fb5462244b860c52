"""The sub-group considers updates: what it accepts counts from then on, what it returns never."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from actions.models import Consideration, ProgressUpdate
from actions.selectors.current import current_updates, waiting_updates
from actions.selectors.trend import ratings_by_month
from actions.services.considering import accept_update, accept_updates, return_update
from actions.services.record import Report, correct_update, post_update
from people import clock
from people.errors import Refused
from plans.brag import Rating
from plans.document import Position
from tests.actions.services.conftest import settled
from tests.cast import Cast, begun_plan

AMBER = Report(Rating.AMBER, "45 of 60.", "Slower", "Trainers", "Council")
RED = Report(Rating.RED, "Stopped.", "No trainers", "Trainers", "Council")


def _rating(cast: Cast, position: Position, ref: str = "1.1.1") -> str:
    action = cast.action(ref)
    found = current_updates([action.pk], at=clock.now(), position=position).get(action.pk)
    return found.rating if found else ""


def _both(cast: Cast) -> tuple[str, str]:
    return _rating(cast, Position.RECORDED), _rating(cast, Position.CONSIDERED)


def _post(cast: Cast, report: Report = AMBER) -> ProgressUpdate:
    return post_update(cast.action("1.1.1"), by=cast.lead, report=report)


def test_an_update_counts_for_boards_once_it_is_accepted(considering: Cast) -> None:
    update = _post(considering)
    assert _both(considering) == ("amber", "green")
    accept_update(update, by=considering.chair)
    assert _both(considering) == ("amber", "amber")


def test_what_boards_saw_before_stays_what_they_saw(considering: Cast) -> None:
    update = _post(considering)
    accepted = accept_update(update, by=considering.chair)
    for moment, rating in (
        (update.moment, "green"),
        (accepted.moment - timedelta(microseconds=1), "green"),
        (accepted.moment, "amber"),
    ):
        found = current_updates([update.action_id], at=moment, position=Position.CONSIDERED)
        assert found[update.action_id].rating == rating


def test_a_returned_update_never_shows_and_its_reason_is_kept(considering: Cast) -> None:
    update = _post(considering)
    returned = return_update(update, by=considering.chair, reason="Which drivers?")
    assert (returned.decision, returned.reason) == ("returned", "Which drivers?")
    assert _both(considering) == ("amber", "green")


def test_only_the_newest_accepted_counts_and_older_ones_wait_no_longer(considering: Cast) -> None:
    older, newer = _post(considering), _post(considering, RED)
    assert [u.pk for u in waiting_updates(at=clock.now())] == [older.pk, newer.pk]
    accept_update(newer, by=considering.chair)
    assert not waiting_updates(at=clock.now()).exists()
    assert _both(considering) == ("red", "red")
    with pytest.raises(Refused, match="no longer waits"):
        accept_update(older, by=considering.chair)


def test_after_the_newest_is_returned_the_one_before_it_still_waits(considering: Cast) -> None:
    older, newer = _post(considering), _post(considering, RED)
    return_update(newer, by=considering.chair, reason="Says too little")
    assert [u.pk for u in waiting_updates(at=clock.now())] == [older.pk]


def test_a_correction_counts_for_boards_once_it_is_accepted(considering: Cast) -> None:
    wrong = _post(considering)
    accept_update(wrong, by=considering.chair)
    right = Report(Rating.RED, "4 of 60.", "A slip", "Trainers", "Council")
    correction = correct_update(wrong, by=considering.lead, report=right)
    assert _both(considering) == ("red", "amber")
    return_update(correction, by=considering.chair, reason="Which slip?")
    assert _both(considering) == ("red", "amber")


def test_several_are_accepted_at_once_and_those_decided_meanwhile_are_left(
    considering: Cast,
) -> None:
    first = _post(considering)
    second = post_update(considering.action("2.1.1"), by=considering.other_lead, report=RED)
    return_update(first, by=considering.chair, reason="Why?")
    number = accept_updates(considering.plan, [first.pk, second.pk], by=considering.chair)
    assert number == 1
    assert second.pk in Consideration.objects.filter(decision="accepted").values_list(
        "update", flat=True
    )


def test_the_same_form_counts_once(considering: Cast) -> None:
    update, key = _post(considering), uuid.uuid4()
    first = accept_update(update, by=considering.chair, form_key=key)
    assert accept_update(update, by=considering.chair, form_key=key) == first
    other = _post(considering, RED)
    with pytest.raises(Refused, match="posted for something else"):
        accept_update(other, by=considering.chair, form_key=key)


def test_a_form_that_accepted_an_update_cannot_return_it_as_well(considering: Cast) -> None:
    update, key = _post(considering), uuid.uuid4()
    accept_update(update, by=considering.chair, form_key=key)
    with pytest.raises(Refused, match="posted for something else"):
        return_update(update, by=considering.chair, reason="No", form_key=key)


def test_a_form_that_accepted_updates_of_another_plan_has_accepted_none_here(
    considering: Cast,
) -> None:
    update, key = _post(considering), uuid.uuid4()
    accept_updates(considering.plan, [update.pk], by=considering.chair, form_key=key)
    other = begun_plan(considering.elsewhere, considering.outsider)
    assert accept_updates(other, [update.pk], by=considering.outsider, form_key=key) == 0


def test_an_update_is_returned_with_a_reason(considering: Cast) -> None:
    with pytest.raises(Refused, match="Say why the update is returned"):
        return_update(_post(considering), by=considering.chair, reason="")
    assert waiting_updates(at=clock.now()).count() == 1


def test_nothing_is_decided_twice(considering: Cast) -> None:
    update = _post(considering)
    accept_update(update, by=considering.chair)
    again: list[Callable[[], object]] = [
        lambda: accept_update(update, by=considering.chair),
        lambda: return_update(update, by=considering.chair, reason="No"),
    ]
    for decide in again:
        with pytest.raises(Refused, match="no longer waits"):
            decide()


def test_a_plan_that_asks_for_none_accepts_at_once_and_from_then_on_only(
    considering: Cast,
) -> None:
    _post(considering)
    settled(considering.plan, considering, needs_consideration=False)
    assert _both(considering) == ("amber", "green")
    _post(considering, RED)
    assert _both(considering) == ("red", "red")


def test_the_months_follow_the_position(considering: Cast) -> None:
    _post(considering, RED)
    at = clock.now()
    for position, reds in ((Position.RECORDED, 2), (Position.CONSIDERED, 1)):
        *_, last = ratings_by_month(considering.plan, at=at, position=position)
        assert last.counts[Rating.RED] == reds
