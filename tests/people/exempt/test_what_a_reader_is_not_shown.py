"""What is exempt and not for who reads now: those to whom the same is hidden share a reading."""

from __future__ import annotations

import pytest

from actions.exempt import ACTION, UPDATE
from actions.models import Action
from people.exempt.current import reading_as
from people.exempt.reading import (
    Reader,
    as_public,
    as_reader,
    note,
    note_exempt,
    noting,
    what_is_hidden,
    what_was_read,
)
from people.exempt.subjects import Subject
from people.models import User
from people.services import decide_exempt, lift_exemption
from reports.exempt import SECTION
from reports.models import Pack
from tests.actions.exempt.marking import decided, ground
from tests.actions.two_plans import VIOLENCE
from tests.cast import Cast, opened_plan
from tests.reports.services.test_a_pack_from_draft_to_publication import begun

pytestmark = pytest.mark.django_db

Hidden = frozenset[tuple[str, int, str]]


def decide(cast: Cast, subject: Subject, row: int, part: str = "") -> None:
    decided(cast, cast.chair, subject, row, part)


def hidden(user: User) -> Hidden:
    with reading_as(Reader(user)):
        return what_is_hidden()


def hidden_actions(user: User) -> set[int]:
    return {row for kind, row, _ in hidden(user) if kind == "actions.action"}


def test_each_is_told_by_its_kind_number_and_part(cast: Cast) -> None:
    pack, update = begun(cast), cast.current("2.1.1")
    assert update is not None
    decide(cast, SECTION, pack.pk, "finance")
    decide(cast, SECTION, pack.pk, "risks")
    decide(cast, UPDATE, update.pk)

    both = {("reports.pack", pack.pk, "finance"), ("reports.pack", pack.pk, "risks")}
    assert hidden(cast.board_member) == {*both, ("actions.progressupdate", update.pk, "")}
    assert hidden(cast.other_lead) == both
    with as_public():
        assert what_is_hidden() == hidden(cast.board_member)


def test_it_differs_between_leads_of_whom_each_reads_their_own_action(cast: Cast) -> None:
    first, second = cast.action("1.1.1"), cast.action("2.1.1")
    for action in (first, second):
        decide(cast, ACTION, action.pk)
    assert hidden_actions(cast.lead) == {second.pk}
    assert hidden_actions(cast.other_lead) == {first.pk}


def test_what_was_lifted_is_hidden_no_more_though_something_else_is(cast: Cast) -> None:
    first, second = cast.action("1.1.1"), cast.action("2.1.1")
    decision = decided(cast, cast.chair, ACTION, first.pk)
    decide(cast, ACTION, second.pk)
    lift_exemption(decision, by=cast.chair, reason="Published elsewhere")
    assert hidden_actions(cast.board_member) == {second.pk}


def test_what_is_exempt_where_the_reader_does_not_belong_is_not_among_it(cast: Cast) -> None:
    here = cast.action("1.1.1")
    decide(cast, ACTION, here.pk)
    there = Action.objects.filter(plan=opened_plan(cast.elsewhere, VIOLENCE, None)).first()
    assert there is not None
    decide_exempt(cast.elsewhere, by=None, subject=ACTION, row=there.pk, ground=ground())
    assert hidden_actions(cast.board_member) == {here.pk}
    with as_public():
        assert {there.pk, here.pk} <= {row for _, row, _ in what_is_hidden()}


def test_from_who_may_read_all_nothing_is_hidden(cast: Cast) -> None:
    decide(cast, ACTION, cast.action("1.1.1").pk)
    assert hidden(cast.chair) == frozenset()
    assert what_is_hidden() == frozenset()
    with as_reader():
        assert what_is_hidden() == frozenset()


def test_a_section_that_is_exempt_hides_no_pack(cast: Cast) -> None:
    decide(cast, SECTION, begun(cast).pk, "finance")
    assert Reader(cast.board_member).hidden(Pack) == {}


def test_what_was_shown_is_noted_and_what_was_not_is_none(cast: Cast) -> None:
    shown, kept = cast.action("1.1.1"), cast.action("2.1.1")
    for action in (shown, kept):
        decide(cast, ACTION, action.pk)
    with reading_as(Reader(cast.lead)):
        note_exempt(Action, [shown.pk, kept.pk, cast.action("1.1.2").pk])
        assert what_was_read() == (f"action 1.1.1 of “{cast.plan.title}”",)


def test_what_is_noted_meanwhile_is_told_apart_and_kept(cast: Cast) -> None:
    with reading_as(Reader(cast.chair)):
        note(["first"])
        with noting() as noted:
            note(["second"])
        assert list(noted) == ["second"]
        assert what_was_read() == ("first", "second")


def test_of_the_record_as_it_is_nothing_is_noted() -> None:
    with noting() as noted:
        note(["first"])
    assert noted == {}
    assert what_was_read() == ()
