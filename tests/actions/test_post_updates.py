"""Many updates are posted at one moment, each under the rules of one."""

from __future__ import annotations

import pytest

from actions.models import ProgressUpdate
from actions.services.moving import withdraw
from actions.services.record import Post, Report, post_updates
from people.errors import Refused
from people.verification import verify
from plans.brag import Rating
from tests.cast import RHIAN, Cast, begun_plan

GREEN = Report(Rating.GREEN, "50 of 60 drivers were trained by July.")
BLUE = Report(Rating.BLUE, "All 60 were trained.", "The last course was held.")


def _count() -> int:
    return ProgressUpdate.objects.count()


def test_each_becomes_its_actions_current_update_at_one_moment(cast: Cast) -> None:
    train = Post(cast.action("1.1.1"), BLUE, cast.lead, cast.officer(RHIAN))
    publish = Post(cast.action("1.1.2"), GREEN, cast.administrator)
    posted = post_updates(cast.plan, [train, publish])
    assert [cast.current("1.1.1"), cast.current("1.1.2")] == posted
    assert posted[0].moment == posted[1].moment
    assert [update.by for update in posted] == [cast.lead, cast.administrator]
    assert [update.on_behalf_of for update in posted] == [cast.officer(RHIAN), None]
    assert posted[0].reason == BLUE.reason
    assert verify(cast.partnership).fault is None


def test_none_is_no_update(cast: Cast) -> None:
    before = _count()
    assert post_updates(cast.plan, []) == []
    assert _count() == before


@pytest.mark.parametrize(
    ("ref", "report", "sentence"),
    [
        ("1.1.1", Report(None), "Give a rating, or say what has been done."),
        ("1.1.1", Report(Rating.BLUE, "Done"), "Say why the rating is no longer Green."),
        (
            "1.1.2",
            Report(Rating.AMBER, "Late", needed="Money"),
            "Amber asks what is needed, and from whom. Fill in both.",
        ),
    ],
)
def test_one_that_leaves_out_what_its_rating_asks_for_refuses_all(
    cast: Cast, ref: str, report: Report, sentence: str
) -> None:
    before = _count()
    good = Post(cast.action("2.1.2"), GREEN, cast.administrator)
    bad = Post(cast.action(ref), report, cast.administrator)
    with pytest.raises(Refused) as refusal:
        post_updates(cast.plan, [good, bad])
    assert str(refusal.value) == sentence
    assert _count() == before


def test_an_action_that_left_the_plan_is_refused(cast: Cast) -> None:
    withdraw(cast.action("1.1.2"), by=cast.administrator, reason="Done elsewhere")
    before = _count()
    with pytest.raises(Refused, match=r"Action 1\.1\.2 is withdrawn"):
        post_updates(cast.plan, [Post(cast.action("1.1.2"), GREEN, cast.administrator)])
    assert _count() == before


def test_an_action_is_named_once_and_is_the_plans(cast: Cast) -> None:
    before = _count()
    post = Post(cast.action("1.1.2"), GREEN, cast.administrator)
    other = begun_plan(cast.partnership, cast.administrator, slug="other")
    for plan, posts in ((cast.plan, [post, post]), (other, [post])):
        with pytest.raises(Refused, match="comes twice or is another plan’s"):
            post_updates(plan, posts)
    assert _count() == before
