"""Updates of several actions, of each from a moment of its own on."""

from __future__ import annotations

from actions.models import ProgressUpdate
from actions.selectors.current import each_from
from actions.services.record import Report, post_update
from plans.brag import Rating
from tests.cast import Cast


def _said(cast: Cast, ref: str, evidence: str) -> ProgressUpdate:
    report = Report(Rating.GREEN, evidence, "More was done")
    return post_update(cast.action(ref), by=cast.administrator, report=report)


def _evidence(**begins: ProgressUpdate) -> set[str]:
    wanted = {update.action_id: update.moment for update in begins.values()}
    return set(ProgressUpdate.objects.filter(each_from(wanted)).values_list("evidence", flat=True))


def test_each_begins_at_its_own_moment_included(cast: Cast) -> None:
    _said(cast, "1.1.1", "before")
    first = _said(cast, "1.1.1", "first")
    _said(cast, "1.1.2", "also before")
    second = _said(cast, "1.1.2", "second")
    _said(cast, "1.1.1", "third")
    assert _evidence(one=first, other=second) == {"first", "second", "third"}


def test_without_a_moment_it_is_all_of_an_action(cast: Cast) -> None:
    _said(cast, "1.1.2", "of another action")
    action = cast.action("1.1.1")
    found = ProgressUpdate.objects.filter(each_from({action.pk: None}))
    assert set(found) == set(action.updates.all())


def test_of_no_action_there_is_none(cast: Cast) -> None:
    assert not ProgressUpdate.objects.filter(each_from({})).exists()
