"""Which pack a body last saw, whatever its quarter; and what it asked at its last meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from governance.exempt import QUESTION
from governance.meetings.document import PromiseOutcome, StepOutcome
from governance.models import MeetingItem
from governance.services import meetings
from people import clock, services
from people.exempt.reading import as_public
from people.models import Body
from people.services import Ground, decide_exempt
from plans.brag import Rating
from reports.content.build import build_content
from reports.content.content_json import read, write
from reports.content.periods import quarter_of
from reports.content.source import Became, PackKind, Seen
from reports.models import Pack
from reports.selectors.pack import pack_source
from reports.selectors.packs import order_of
from reports.selectors.seen import last_meeting, last_seen, moment_shown, owed_at
from reports.services import drafts, publishing, steps
from tests.actions.two_plans import second_plan
from tests.cast import DAVID, RHIAN, Cast
from tests.reports.papers import one_page


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())
    monkeypatch.setattr("reports.gate.faults_of", lambda *_: ())


@pytest.fixture
def board(cast: Cast) -> Body:
    return services.add_body(cast.partnership, by=None, slug="board", name="The Board")


def drafted(cast: Cast, body: Body | None, **values: Any) -> Pack:
    said = drafts.Draft(PackKind.QUARTERLY, str(quarter_of(clock.today())), body=body, **values)
    return drafts.begin_pack(cast.plan, by=None, draft=said)


def published(cast: Cast, body: Body | None, **values: Any) -> Pack:
    pack = drafted(cast, body, **values)
    built = drafts.put_forward(pack, by=None).built
    steps.consider(built, by=None)
    steps.approve(built, by=None)
    publishing.publish(built, by=None)
    return pack


def seen(
    cast: Cast,
    body: Body,
    *,
    themes: tuple[int, ...] = (),
    at: datetime | None = None,
    until: datetime | None = None,
    corrects: Pack | None = None,
    meeting_on: date | None = None,
) -> Seen | None:
    return last_seen(
        cast.plan,
        body,
        themes=themes,
        at=at or clock.now(),
        until=until or clock.now(),
        corrects=corrects,
        meeting_on=meeting_on,
    )


def test_it_is_the_last_one_published_for_this_body(cast: Cast, board: Body) -> None:
    published(cast, board)
    last = published(cast, board, meeting_on=date(2026, 6, 1))
    published(cast, None)
    drafted(cast, board)
    found = seen(cast, board)
    assert found is not None
    assert (found.number, found.meeting_on) == (last.number, date(2026, 6, 1))
    assert found.published_on == clock.today()
    assert found.at == moment_shown(last.built.get())


def test_a_body_that_saw_none_has_none(cast: Cast, board: Body) -> None:
    drafted(cast, board)
    assert seen(cast, board) is None


def test_what_only_waits_to_be_published_was_not_seen(cast: Cast, board: Body) -> None:
    first = published(cast, board)
    drafts.put_forward(drafted(cast, board), by=None)
    found = seen(cast, board)
    assert found is not None
    assert found.number == first.number


def test_a_pack_of_another_plan_does_not_count(cast: Cast, board: Body) -> None:
    published(cast, board)
    assert last_seen(
        second_plan(cast), board, themes=(), at=clock.now(), until=clock.now(), corrects=None
    ) is None  # fmt: skip


def test_a_pack_that_shows_the_same_moment_does_not_count(cast: Cast, board: Body) -> None:
    built = published(cast, board).built.get()
    shown = moment_shown(built)
    assert seen(cast, board, at=shown) is None
    assert seen(cast, board, at=shown + timedelta(microseconds=1)) is not None


def test_a_pack_of_other_themes_does_not_count(cast: Cast, board: Body) -> None:
    published(cast, board, themes=(1,))
    assert seen(cast, board) is None
    assert seen(cast, board, themes=(1, 2)) is None
    assert seen(cast, board, themes=(1,)) is not None


def test_what_is_corrected_is_told_again(cast: Cast, board: Body) -> None:
    first, wrong = published(cast, board), published(cast, board)
    found = seen(cast, board, corrects=wrong)
    assert found is not None
    assert found.number == first.number


def test_a_pack_for_the_same_meeting_is_its_twin(cast: Cast, board: Body) -> None:
    published(cast, board, meeting_on=date(2026, 6, 1))
    assert seen(cast, board, meeting_on=date(2026, 6, 1)) is None
    assert seen(cast, board, meeting_on=date(2026, 9, 1)) is not None


def test_a_pack_that_shows_a_later_moment_or_came_out_later_does_not_count(
    cast: Cast, board: Body
) -> None:
    before = clock.now()
    published(cast, board)
    assert seen(cast, board, at=before) is None
    assert seen(cast, board, until=before) is None


def test_changes_and_decisions_are_told_since_what_it_showed(cast: Cast, board: Body) -> None:
    first = published(cast, board)
    source = pack_source(cast.plan, order_of(drafted(cast, board), ""))
    assert source.seen is not None
    assert source.seen.number == first.number
    assert source.seen.at == moment_shown(first.built.get())
    assert source.before is not None
    assert source.changes == ()


def test_a_pack_keeps_the_moment_that_it_shows(cast: Cast, board: Body) -> None:
    built = published(cast, board).built.get()
    assert read(built.content).at == moment_shown(built).isoformat()


def test_one_that_does_not_say_its_moment_shows_the_first_that_it_can(
    cast: Cast, board: Body
) -> None:
    built = published(cast, board).built.get()
    built.content = write(replace(read(built.content), at=""))
    end = quarter_of(clock.today()).moment
    for made, shown in ((end - timedelta(1), end - timedelta(1)), (end + timedelta(1), end)):
        built.moment = made
        assert moment_shown(built) == shown


def test_the_last_meeting_tells_what_came_of_what_was_asked(cast: Cast, board: Body) -> None:
    day = clock.today() - timedelta(days=9)
    meeting = meetings.call_meeting(board, by=None, held_on=day)
    item = meetings.open_item(meeting, by=None, number="7", title="The plan")
    other = meetings.open_item(meeting, by=None, number="8", title="Libraries")
    about = [meetings.About("1.1.1", cast.action("1.1.1"))]
    asked = meetings.ask(item, by=None, asked_by="Ann", text="How many?", about=about)
    meetings.ask(other, by=None, asked_by="Bob", text="When do they open?")
    kept = meetings.promise(asked, by=None, text="Figures")
    meetings.promise(asked, by=None, text="A visit")
    meetings.close_promise(kept, by=None, outcome=PromiseOutcome.KEPT, text="Sent.")
    meetings.set_next_step(item, by=None, text="Look again")
    found = last_meeting(cast.plan, board, before=clock.today(), at=clock.now())
    assert found is not None
    assert (found.held_on, [each.entry.text for each in found.raised]) == (day, ["How many?"])
    assert [(each.text, each.is_open) for each in found.followed] == [
        ("Figures", False), ("A visit", True), ("Look again", True),
    ]  # fmt: skip
    assert [each.became for each in found.raised] == [()]
    assert last_meeting(cast.plan, board, before=day, at=clock.now()) is None
    pack = drafted(cast, board)
    pack.kind = PackKind.SCRUTINY
    content = build_content(pack_source(cast.plan, order_of(pack, "")))
    assert [part.title for part in content.parts][3] == "What this body asked"


def asked_at(cast: Cast, body: Body, day: date, text: str) -> MeetingItem:
    """An item of a meeting at which somebody asked of the plan."""
    meeting = meetings.call_meeting(body, by=None, held_on=day)
    item = meetings.open_item(meeting, by=None, number="7", title="The plan")
    about = [meetings.About("1.1.1", cast.action("1.1.1"))]
    meetings.ask(item, by=None, asked_by="Ann", text=text, about=about)
    meetings.set_next_step(item, by=None, text=f"Of “{text}”")
    return item


def test_only_this_bodys_last_meeting_is_told(cast: Cast, board: Body) -> None:
    day = clock.today() - timedelta(days=1)
    other = services.add_body(cast.partnership, by=None, slug="panel", name="The Panel")
    asked_at(cast, board, day - timedelta(days=60), "How many then?")
    item = asked_at(cast, board, day - timedelta(days=1), "How many?")
    elsewhere = meetings.open_item(item.meeting, by=None, number="8", title="Libraries")
    meetings.set_next_step(elsewhere, by=None, text="Open them")
    asked_at(cast, other, day, "Who else?")
    found = last_meeting(cast.plan, board, before=clock.today(), at=clock.now())
    assert found is not None
    assert found.held_on == day - timedelta(days=1)
    assert [each.entry.text for each in found.raised] == ["How many?"]
    assert [each.text for each in found.followed] == ["Of “How many?”"]


def test_what_became_of_an_action_is_told_since_the_meeting(cast: Cast, board: Body) -> None:
    asked_at(cast, board, clock.today(), "How many?")
    tomorrow = clock.today() + timedelta(days=1)
    found = last_meeting(cast.plan, board, before=tomorrow, at=clock.now())
    assert found is not None
    assert [each.became for each in found.raised] == [
        (Became("1.1.1", Rating.GREEN, Rating.GREEN),)
    ]


def test_an_exempt_item_is_no_meeting_at_which_it_spoke(cast: Cast, board: Body) -> None:
    item = asked_at(cast, board, clock.today() - timedelta(days=1), "How many?")
    meetings.exclude_public(item, by=None, paragraph="3", words="That the public leave.")
    with as_public():
        assert last_meeting(cast.plan, board, before=clock.today(), at=clock.now()) is None


def test_an_exempt_question_is_left_out_and_the_others_are_told(cast: Cast, board: Body) -> None:
    item = asked_at(cast, board, clock.today() - timedelta(days=1), "How many?")
    asked = meetings.ask(item, by=None, asked_by="Bob", text="Whose child?")
    ground = Ground("1", "It tells who a child is", clock.today() + timedelta(days=180))
    decide_exempt(cast.partnership, by=None, subject=QUESTION, row=asked.pk, ground=ground)
    with as_public():
        found = last_meeting(cast.plan, board, before=clock.today(), at=clock.now())
    assert found is not None
    assert [each.entry.text for each in found.raised] == ["How many?"]


def test_what_an_officer_owes_stands_on_their_sheet(cast: Cast, board: Body) -> None:
    meeting = meetings.call_meeting(board, by=None, held_on=date(2026, 3, 1))
    item = meetings.open_item(meeting, by=None, number="7", title="The plan")
    officer = cast.action("1.1.1").leads.first()
    assert officer is not None
    step = meetings.set_next_step(item, by=None, text="Look again", owner=officer.officer)
    assert [each.key for each in owed_at(officer.officer, at=clock.now())] == [step.pk]


def test_what_is_done_or_exempt_or_anothers_stands_on_no_sheet(cast: Cast, board: Body) -> None:
    meeting = meetings.call_meeting(board, by=None, held_on=date(2026, 3, 1))
    item = meetings.open_item(meeting, by=None, number="7", title="The plan")
    hidden = meetings.open_item(meeting, by=None, number="8", title="A case")
    rhian, david = cast.officer(RHIAN), cast.officer(DAVID)
    done = meetings.set_next_step(item, by=None, text="Look again", owner=rhian)
    meetings.close_next_step(done, by=None, outcome=StepOutcome.DONE, text="Looked.")
    meetings.set_next_step(item, by=None, text="Count", owner=david)
    meetings.set_next_step(hidden, by=None, text="Write to them", owner=rhian)
    assert [each.text for each in owed_at(rhian, at=clock.now())] == ["Write to them"]
    meetings.exclude_public(hidden, by=None, paragraph="3", words="That the public leave.")
    with as_public():
        assert owed_at(rhian, at=clock.now()) == ()
        assert [each.text for each in owed_at(david, at=clock.now())] == ["Count"]
