"""A progress update is added to an action's record, and never edited."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from actions.models import Action, ProgressUpdate
from actions.selectors.current import current_updates
from actions.services.moving import withdraw
from actions.services.record import Report, correct_update, post_update
from people.errors import Refused, Stale
from plans.brag import Rating
from plans.document import Position
from tests.cast import RHIAN, Cast

GREEN = Report(Rating.GREEN, "50 of 60 drivers were trained by July.")
AMBER = Report(Rating.AMBER, "The trainer left.", "We cannot finish in time", "A trainer", "Police")


def _count() -> int:
    return ProgressUpdate.objects.count()


def test_an_update_becomes_the_current_one(cast: Cast) -> None:
    update = post_update(
        cast.action("1.1.1"), by=cast.lead, report=AMBER, on_behalf_of=cast.officer(RHIAN)
    )
    held = cast.current("1.1.1")
    assert held == update
    assert held is not None
    assert (held.by, held.on_behalf_of) == (cast.lead, cast.officer(RHIAN))
    assert (held.rating, held.evidence, held.reason) == ("amber", AMBER.evidence, AMBER.reason)
    assert (held.needed, held.needed_from) == ("A trainer", "Police")
    [entry] = [a for a in cast.document().actions if a.ref == "1.1.1"]
    assert (entry.rating, entry.evidence, entry.moment) == (
        Rating.AMBER, AMBER.evidence, held.moment,
    )  # fmt: skip


def test_evidence_alone_and_a_rating_alone_are_updates(cast: Cast) -> None:
    post_update(cast.action("1.1.2"), by=cast.lead, report=Report(None, "Drafted"))
    post_update(cast.action("1.1.2"), by=cast.lead, report=Report(Rating.GREEN))
    assert ProgressUpdate.objects.filter(action=cast.action("1.1.2")).count() == 2


def _said(cast: Cast, ref: str) -> list[tuple[str, str]]:
    rows = ProgressUpdate.objects.filter(action=cast.action(ref))
    return list(rows.values_list("rating", "evidence"))


@pytest.mark.parametrize(
    ("ref", "report", "sentence"),
    [
        ("1.1.1", Report(None), "Give a rating, or say what has been done."),
        ("1.1.1", Report(Rating.BLUE, "Done"), "Say why the rating is no longer Green."),
        ("1.1.1", Report(None, "No view"), "Say why the rating is no longer Green."),
        ("2.1.1", Report(Rating.GREEN, "Agreed"), "Say why the rating is no longer Red."),
        (
            "1.1.2",
            Report(Rating.AMBER, "Late", needed="Money"),
            "Amber asks what is needed, and from whom. Fill in both.",
        ),
        (
            "2.1.1",
            Report(Rating.RED, "Late", needed_from="Health"),
            "Red asks what is needed, and from whom. Fill in both.",
        ),
    ],
)
def test_what_a_rating_asks_for_must_be_said(
    cast: Cast, ref: str, report: Report, sentence: str
) -> None:
    before = _said(cast, ref)
    with pytest.raises(Refused) as refusal:
        post_update(cast.action(ref), by=cast.administrator, report=report)
    assert str(refusal.value) == sentence
    assert _said(cast, ref) == before


def test_the_same_rating_and_the_first_one_need_no_reason(cast: Cast) -> None:
    post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN)
    post_update(cast.action("2.1.2"), by=cast.administrator, report=Report(Rating.BLUE, "Done"))
    assert _count() == 5


def test_nothing_is_added_to_an_action_that_left(cast: Cast) -> None:
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged")
    with pytest.raises(Refused) as refusal:
        post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN)
    assert str(refusal.value) == "Action 1.1.1 is withdrawn: nothing can be added to it."


def test_an_object_read_long_ago_does_not_undo_what_came_since(cast: Cast) -> None:
    read_before = Action.objects.select_related("plan__partnership").get(ref="1.1.1")
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged")
    with pytest.raises(Refused):
        post_update(read_before, by=cast.lead, report=GREEN)


def test_whoever_saw_the_newest_update_may_post(cast: Cast) -> None:
    seen = cast.current("1.1.1")
    assert seen is not None
    first = post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN, last_seen=seen.pk)
    post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN, last_seen=first.pk)
    post_update(cast.action("1.1.2"), by=cast.lead, report=GREEN, last_seen=0)
    assert _count() == 6


def test_whoever_did_not_see_it_is_told_and_nothing_is_written(cast: Cast) -> None:
    seen = cast.current("1.1.1")
    assert seen is not None
    post_update(cast.action("1.1.1"), by=cast.administrator, report=GREEN, last_seen=seen.pk)
    post_update(cast.action("1.1.2"), by=cast.administrator, report=GREEN)
    for ref, last_seen in (("1.1.1", seen.pk), ("1.1.1", 0), ("1.1.2", 0)):
        with pytest.raises(Stale) as refusal:
            post_update(cast.action(ref), by=cast.lead, report=GREEN, last_seen=last_seen)
        assert str(refusal.value) == "Someone posted an update after you opened this page."
    assert _count() == 5


def test_a_form_posted_twice_counts_once(cast: Cast) -> None:
    seen, key = cast.current("1.1.1"), uuid.uuid4()
    assert seen is not None
    first, second = [
        post_update(
            cast.action("1.1.1"), by=cast.lead, report=GREEN, last_seen=seen.pk, form_key=key
        )
        for _ in range(2)
    ]
    assert first == second
    assert _count() == 4


@pytest.mark.parametrize("who", ["lead", "administrator"])
def test_a_form_sent_again_with_other_words_is_refused(cast: Cast, who: str) -> None:
    key = uuid.uuid4()
    post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN, form_key=key)
    now = GREEN if who == "administrator" else replace(GREEN, evidence="50 of 60 are trained.")
    with pytest.raises(Refused, match="What it says now is not: open the page again"):
        post_update(cast.action("1.1.1"), by=getattr(cast, who), report=now, form_key=key)
    assert _count() == 4


def test_a_forms_key_does_not_show_another_actions_update(cast: Cast) -> None:
    key = uuid.uuid4()
    post_update(cast.action("2.1.1"), by=cast.other_lead, report=Report(None, "x", "y"),
                form_key=key)  # fmt: skip
    with pytest.raises(Refused, match="This form was posted for something else"):
        post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN, form_key=key)
    assert _count() == 4


def test_a_correction_stands_for_what_it_corrects_from_then_on(cast: Cast) -> None:
    wrong = post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)
    right = correct_update(wrong, by=cast.lead, report=Report(Rating.GREEN, "Typed wrong", "Typo"))
    action = cast.action("1.1.1")
    tick = timedelta(microseconds=1)
    current = {
        at: current_updates([action.pk], at=at, position=Position.RECORDED)[action.pk]
        for at in (wrong.moment, right.moment - tick, right.moment)
    }
    assert list(current.values()) == [wrong, wrong, right]
    assert right.corrects == wrong
    assert _said(cast, "1.1.1")[1] == ("amber", AMBER.evidence)


def test_a_correction_can_be_corrected(cast: Cast) -> None:
    wrong = post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN)
    worse = correct_update(wrong, by=cast.lead, report=Report(Rating.BLUE, "Done", "Typo"))
    right = correct_update(worse, by=cast.lead, report=Report(Rating.GREEN, "Not done", "Typo"))
    assert cast.current("1.1.1") == right


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (
            Report(Rating.GREEN, "x"),
            "Say what was wrong with the update that you correct.",
        ),
        (
            Report(Rating.AMBER, "x", "Typo"),
            "Amber asks what is needed, and from whom. Fill in both.",
        ),
        (Report(None, "", "Typo"), "Give a rating, or say what has been done."),
    ],
)
def test_a_correction_says_what_an_update_says_and_why(
    cast: Cast, report: Report, sentence: str
) -> None:
    wrong = cast.current("1.1.1")
    assert wrong is not None
    with pytest.raises(Refused) as refusal:
        correct_update(wrong, by=cast.lead, report=report)
    assert str(refusal.value) == sentence
    assert _count() == 3


def test_an_update_is_corrected_once(cast: Cast) -> None:
    wrong = cast.current("1.1.1")
    assert wrong is not None
    report = Report(Rating.GREEN, "Typed wrong", "Typo")
    correct_update(wrong, by=cast.lead, report=report)
    with pytest.raises(Refused) as refusal:
        correct_update(wrong, by=cast.lead, report=report)
    assert str(refusal.value) == "This update was corrected already. Correct the newer one."
    assert _count() == 4


def test_nothing_is_corrected_in_an_action_that_left(cast: Cast) -> None:
    wrong = cast.current("1.1.1")
    assert wrong is not None
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged")
    with pytest.raises(Refused, match=r"Action 1\.1\.1 is withdrawn"):
        correct_update(wrong, by=cast.lead, report=Report(Rating.GREEN, "x", "Typo"))
