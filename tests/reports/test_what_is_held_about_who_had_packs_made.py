"""A user is told of the packs that they had made, by each partnership of its own, at one cost."""

from __future__ import annotations

from typing import Any

from people import clock
from people.models import User
from people.selectors.held_about import held_about
from reports.making import State
from reports.models import BuiltPack, Making
from tests.cast import Cast
from tests.reports.services.test_a_pack_from_draft_to_publication import begun, put_forward


def _made(built: BuiltPack, by: User) -> None:
    Making.objects.create(built=built, by=by, state=State.PUBLISHED, asked_at=clock.now())


def test_a_partnership_tells_of_its_own_packs_whatever_their_number(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    built, by = put_forward(cast, begun(cast)), cast.scrutiny_officer
    for number in (1, 2):
        _made(built, by)
        with django_assert_num_queries(1):
            held = held_about(by, partnership=cast.partnership)
        assert {each.title: each.count for each in held.sections}[
            "Files of packs that were asked for"
        ] == number
    there = held_about(by, partnership=cast.elsewhere)
    assert "Makings" not in {each.title for each in there.sections}
