"""A pack that waits for a chair stands on their first page and in their queue, and in a letter."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.exempt import ACTION
from actions.services.plan_settings import PlanSettings, change_settings
from governance.selectors.digests import told_before
from governance.services.meetings import call_meeting
from governance.services.routes import give_plan
from people import clock, services
from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.models import AccessEntry, Body, Letter, Role, User
from people.services.outbox import reason_against
from plans.models import Plan
from reports.content.periods import quarter_of
from reports.content.source import PackKind
from reports.exempt import SECTION
from reports.models import BuiltPack
from reports.restricted import reads_exempt
from reports.selectors.waiting import packs_waiting_for
from reports.services import drafts, steps
from reports.services.notices import post_notices
from tests.actions.exempt.marking import ground
from tests.cast import LONG_AGO, Cast
from tests.people.pages.asking import page, words

PLAN = "/plans/aldermere/cse/"
QUEUE = f"{PLAN}queue/"
DOUBTS = f"{PLAN}doubts/"
ASKS = {
    "consider": "Say that the sub-group has considered it.",
    "approve": "Approve the pack.",
}


@pytest.fixture
def commission(cast: Cast) -> Body:
    """A scrutiny body, beside the sub-group that drives the plan."""
    group = services.add_body(cast.partnership, by=None, slug="group", name="Sub Group")
    settings = PlanSettings(31, driven_by=group)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Driven by it")
    return services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")


def chairing(cast: Cast, user: User, body: Body) -> User:
    services.grant_role(
        user, by=None, kind=Role.Kind.CHAIR, partnership=cast.partnership, body=body,
        from_date=LONG_AGO,
    )  # fmt: skip
    return User.objects.get(pk=user.pk)


def put_forward(
    cast: Cast, kind: PackKind = PackKind.QUARTERLY, body: Body | None = None
) -> BuiltPack:
    draft = drafts.Draft(
        kind, str(quarter_of(clock.today())), body=body, meeting_on=date(2026, 12, 8),
        texts={"summary": "A sentence of the front sheet"},
    )  # fmt: skip
    pack = drafts.begin_pack(cast.plan, by=cast.scrutiny_officer, draft=draft)
    return drafts.put_forward(pack, by=cast.scrutiny_officer).built


def told() -> dict[str, str]:
    """Who was written to, asked for twice, and what they are asked."""
    post_notices(at=clock.now())
    assert post_notices(at=clock.now()) == 0
    return {letter.to.name: letter.text for letter in Letter.objects.select_related("to")}


def waiting_for(*users: User) -> list[str]:
    anew = User.objects.filter(pk__in=[user.pk for user in users])
    return sorted(user.name for user in anew if packs_waiting_for(user))


def everybody(cast: Cast) -> list[User]:
    return [
        cast.lead, cast.chair, cast.chief_officer, cast.board_member, cast.scrutiny_officer,
        cast.administrator, cast.auditor, cast.outsider, cast.nobody,
    ]  # fmt: skip


def test_a_draft_waits_for_no_chair(cast: Cast) -> None:
    draft = drafts.Draft(PackKind.QUARTERLY, str(quarter_of(clock.today())))
    drafts.begin_pack(cast.plan, by=cast.scrutiny_officer, draft=draft)
    assert waiting_for(*everybody(cast)) == []
    assert told() == {}


def test_what_is_put_forward_waits_for_the_sub_groups_chair_alone(
    cast: Cast, client: Client
) -> None:
    built = put_forward(cast)
    assert waiting_for(*everybody(cast)) == ["Chair"]
    for path in ("/", QUEUE):
        said = words(page(client, cast.chair, path))
        assert "Packs that wait for you" in said
        assert ASKS["consider"] in said
        assert "A sentence of the front sheet" not in said
    assert "Packs that wait for you" not in words(page(client, cast.administrator, QUEUE))
    assert f"/kept/{built.pack.number}/" in page(client, cast.chair, "/").content.decode()


def test_the_number_beside_the_queue_counts_it_for_whom_it_waits(
    cast: Cast, client: Client
) -> None:
    before = _beside_the_queue(client, cast.chair)
    built = put_forward(cast)
    assert _beside_the_queue(client, cast.chair) == before + 1
    for user in (cast.administrator, cast.auditor):
        assert _beside_the_queue(client, user) == 0
    steps.consider(built, by=None)
    assert _beside_the_queue(client, cast.chair) == before + 1
    steps.approve(built, by=cast.chair)
    assert _beside_the_queue(client, cast.chair) == before


def _beside_the_queue(client: Client, user: User) -> int:
    """The number in the navigation, which is the same on every page."""
    said = [words(page(client, user, path)) for path in (PLAN, QUEUE)]
    (number,) = {re.findall(r"Queue (?:(\d+) waiting )?Plan", each)[0] for each in said}
    return int(number or 0)


def test_the_queue_says_what_stands_in_its_list_and_what_beside_it(
    cast: Cast, client: Client
) -> None:
    before = words(page(client, cast.chair, QUEUE))
    assert "One decision waits for you." in before
    put_forward(cast)
    said = words(page(client, cast.chair, QUEUE))
    assert "One decision waits for you in this list." in said
    assert "One decision waits for you beside it." in said


def test_it_counts_packs_of_a_plan_of_which_nothing_else_can_be_decided(
    cast: Cast, client: Client
) -> None:
    put_forward(cast)
    Plan.objects.filter(pk=cast.plan.pk).update(closed_at=clock.now())
    assert _beside_the_queue(client, cast.chair) == 1


def test_the_number_costs_one_query_where_nothing_was_written_since(
    cast: Cast, client: Client
) -> None:
    put_forward(cast)
    costs = {user: _costs_once_read(client, user) for user in (cast.chair, cast.administrator)}
    assert costs[cast.chair] == costs[cast.administrator] + 1


def _costs_once_read(client: Client, user: User) -> int:
    page(client, user, DOUBTS)
    with CaptureQueriesContext(connection) as asked:
        page(client, user, DOUBTS)
    return len(asked)


def test_the_digest_before_a_meeting_counts_it_for_whom_it_waits(
    cast: Cast, commission: Body
) -> None:
    chair = chairing(cast, cast.nobody, commission)
    give_plan(commission, by=None, plan=cast.plan, part="scrutinises", interval=92)
    soon = clock.today() + timedelta(days=2)
    meeting = call_meeting(commission, by=None, held_on=soon, begins_at=None)
    built = put_forward(cast, PackKind.SCRUTINY, commission)
    assert told_before(meeting, chair, at=clock.now()).plans[0].waiting == 0
    steps.consider(built, by=None)
    (plan,) = told_before(meeting, chair, at=clock.now()).plans
    assert (plan.waiting, plan.waiting_path) == (1, "/")
    (plan,) = told_before(meeting, cast.chair, at=clock.now()).plans
    others = plan.waiting
    put_forward(cast)
    (plan,) = told_before(meeting, cast.chair, at=clock.now()).plans
    assert (plan.waiting, plan.waiting_path) == (others + 1, QUEUE)


def test_what_is_considered_waits_for_its_approval(cast: Cast, client: Client) -> None:
    built = put_forward(cast)
    steps.consider(built, by=None)
    assert ASKS["approve"] in words(page(client, cast.chair, "/"))
    steps.approve(built, by=cast.chair)
    assert waiting_for(*everybody(cast)) == []
    assert "Packs that wait for you" not in words(page(client, cast.chair, QUEUE))


def test_what_is_returned_waits_for_no_chair(cast: Cast) -> None:
    steps.return_pack(put_forward(cast), by=cast.chair, reason="Say what it costs.")
    assert waiting_for(*everybody(cast)) == []


def test_whoever_put_it_forward_is_not_asked_to_approve_it(cast: Cast) -> None:
    draft = drafts.Draft(PackKind.QUARTERLY, str(quarter_of(clock.today())))
    pack = drafts.begin_pack(cast.plan, by=cast.chair, draft=draft)
    steps.consider(drafts.put_forward(pack, by=cast.chair).built, by=None)
    assert waiting_for(*everybody(cast)) == []


def test_a_scrutiny_pack_waits_for_the_chair_of_its_body_who_can_open_and_approve_it(
    cast: Cast, client: Client, commission: Body
) -> None:
    chair = chairing(cast, cast.nobody, commission)
    built = put_forward(cast, PackKind.SCRUTINY, commission)
    assert waiting_for(chair, cast.chair) == ["Chair"]
    steps.consider(built, by=cast.chair)
    assert waiting_for(chair, cast.chair) == [chair.name]
    pack = f"/packs/aldermere/cse/kept/{built.pack.number}/"
    assert pack in page(client, chair, "/").content.decode()
    assert "Approve the pack" in words(page(client, chair, pack))
    assert page(client, chair, f"{pack}steps/approved/").status_code == 200


def test_the_chair_who_approves_a_pack_reads_what_is_exempt_in_it_and_that_is_logged(
    cast: Cast, client: Client, commission: Body
) -> None:
    chair = chairing(cast, cast.nobody, commission)
    action = cast.action("2.1.1")
    services.decide_exempt(
        cast.partnership, by=None, subject=ACTION, row=action.pk, ground=ground()
    )
    built = put_forward(cast, PackKind.SCRUTINY, commission)
    pack = f"/packs/aldermere/cse/kept/{built.pack.number}/"
    assert page(client, cast.board_member, f"{pack}preview/").status_code == 403
    assert reads_exempt(chair, built.pack)
    preview = page(client, chair, f"{pack}preview/")
    assert "Share the missing list" in preview.content.decode()
    row = AccessEntry.objects.get(kind=AccessEntry.Kind.EXEMPT)
    assert (row.user, row.what) == (chair, f"pack 1 of “{cast.plan}”")


def test_no_draft_of_another_body_is_open_to_a_scrutiny_chair(
    cast: Cast, client: Client, commission: Body
) -> None:
    other = services.add_body(cast.partnership, by=None, slug="board", name="Board")
    chair = chairing(cast, cast.nobody, other)
    built = put_forward(cast, PackKind.SCRUTINY, commission)
    path = f"/packs/aldermere/cse/kept/{built.pack.number}/"
    assert page(client, chair, path).status_code == 403


def test_no_exempt_text_is_read_for_it(cast: Cast) -> None:
    built = put_forward(cast)
    services.decide_exempt(
        cast.partnership, by=None, subject=SECTION, row=built.pack_id, part="summary",
        ground=ground(),
    )  # fmt: skip
    chair = User.objects.get(pk=cast.chair.pk)
    reader = Reader(chair)
    with reading_as(reader):
        assert packs_waiting_for(chair)
    assert not reader.read


def test_its_chair_gets_one_letter_about_each_step(cast: Cast, commission: Body) -> None:
    built = put_forward(cast, body=commission)
    letters = told()
    assert list(letters) == ["Chair"]
    said = letters["Chair"]
    assert "Say whether the sub-group has considered it, or return it." in said
    assert "It is for the Select Commission, meeting on 8 December 2026." in " ".join(said.split())
    assert "A sentence of the front sheet" not in said
    letter = Letter.objects.get()
    assert reason_against(letter) == ""
    steps.consider(built, by=None)
    assert reason_against(letter) == "Somebody took a further step with the pack meanwhile."
    told()
    assert Letter.objects.count() == 2


def test_who_took_the_last_step_is_not_written_to(cast: Cast) -> None:
    steps.consider(put_forward(cast), by=cast.chair)
    assert told() == {}


def test_who_is_no_chair_any_more_gets_no_letter(cast: Cast) -> None:
    put_forward(cast)
    told()
    services.withdraw_role(Role.objects.get(user=cast.chair), by=None, reason="Left the chair")
    letter = Letter.objects.get()
    letter.to = User.objects.get(pk=cast.chair.pk)
    assert reason_against(letter) != ""


def test_nor_one_who_is_a_member_still(cast: Cast) -> None:
    put_forward(cast)
    told()
    services.grant_role(
        cast.chair, by=None, kind=Role.Kind.BOARD_MEMBER, partnership=cast.partnership,
        from_date=LONG_AGO,
    )  # fmt: skip
    chair = Role.objects.get(user=cast.chair, kind=Role.Kind.CHAIR)
    services.withdraw_role(chair, by=None, reason="Left the chair")
    letter = Letter.objects.get()
    letter.to = User.objects.get(pk=cast.chair.pk)
    assert reason_against(letter) == "The decision on the pack is not theirs any more."


def test_each_letter_goes_to_the_chair_whose_step_it_is(cast: Cast, commission: Body) -> None:
    chair = chairing(cast, cast.nobody, commission)
    built = put_forward(cast, PackKind.SCRUTINY, commission)
    assert list(told()) == ["Chair"]
    first = Letter.objects.get()
    steps.consider(built, by=cast.chair)
    assert chair.name in told()
    assert [each.to for each in Letter.objects.exclude(pk=first.pk)] == [chair]


def test_of_several_packs_each_letter_is_about_its_own(cast: Cast) -> None:
    first, second = put_forward(cast), put_forward(cast)
    told()
    steps.consider(first, by=None)
    about = {each.about["pack"]: reason_against(each) for each in Letter.objects.all()}
    assert about == {
        first.pack_id: "Somebody took a further step with the pack meanwhile.",
        second.pack_id: "",
    }


def test_what_has_waited_for_long_is_found_without_a_letter(cast: Cast) -> None:
    put_forward(cast)
    assert post_notices(at=clock.now() + timedelta(days=15)) == 0
