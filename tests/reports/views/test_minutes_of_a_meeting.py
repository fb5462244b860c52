"""The minutes of a meeting are taken away as PDF and Word, as they stood at any moment."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from actions.services.applying import apply
from actions.services.versions import open_plan
from governance.exempt import ITEM
from governance.models import Meeting, MeetingItem
from governance.services import meetings
from people import clock
from people.models import AccessEntry
from people.services import Ground, add_body, decide_exempt
from plans.changes import compare
from plans.document import ObjectiveEntry, PlanDocument, ThemeEntry
from plans.models import Objective
from reports.content.minutes_shape import Minutes
from reports.render.errors import CannotRender
from reports.render.reading import text_of
from tests.cast import Cast, begun_plan, signed_in
from tests.people.pages.asking import words
from tests.reports.papers import one_page
from tests.support.machine import cannot

pytestmark = pytest.mark.django_db
OK, NO_SUCH_MOMENT, NOT_FOUND, HELD_BACK = 200, 400, 404, 409
MADE = "reports.views.minutes.minutes_pdf"


@pytest.fixture
def item(cast: Cast) -> MeetingItem:
    body = add_body(cast.partnership, by=None, slug="scrutiny", name="Scrutiny Panel")
    by = cast.scrutiny_officer
    meeting = meetings.call_meeting(body, by=by, held_on=date(2026, 4, 6))
    opened = meetings.open_item(meeting, by=by, number="50", title="Prevent")
    objective = cast.action("1.1.1").objective
    meetings.ask(opened, by=by, asked_by="Councillor Ode", text="How many?", objective=objective)
    return opened


def address(kind: str, meeting: Meeting) -> str:
    return reverse(f"reports:minutes-{kind}", args=[meeting.partnership.slug, meeting.slug])


def read_word(response: Any) -> list[str]:
    return [each.text for each in docx.Document(BytesIO(response.content)).paragraphs]


def test_as_word_with_the_words_of_the_objective(
    client: Client, cast: Cast, item: MeetingItem
) -> None:
    answer = signed_in(client, cast.board_member).get(address("word", item.meeting))
    assert answer.status_code == OK
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="minutes-scrutiny-2026-04-06.docx"'
    )
    said = read_word(answer)
    assert "1.1 Know who is at risk" in said
    assert "Councillor Ode asked: How many?" in said
    assert "Draft minutes, not yet agreed by the body" in said


@pytest.mark.parametrize("kind", ["pdf", "word"])
def test_there_are_none_of_a_meeting_of_which_none_are_kept(
    client: Client, cast: Cast, item: MeetingItem, kind: str
) -> None:
    body, by = item.meeting.body, cast.scrutiny_officer
    called = meetings.call_meeting(body, by=by, held_on=date(2026, 12, 6))
    answer = signed_in(client, cast.board_member).get(address(kind, called))
    assert answer.status_code == NOT_FOUND


def another_plan(cast: Cast) -> None:
    """A later plan with an objective of the same number."""
    stop = ThemeEntry(1, "Stop", objectives=(ObjectiveEntry("1.1", "Stop those who carry knives"),))
    plan = begun_plan(cast.partnership, None, "violence")
    apply(plan, compare(PlanDocument(), PlanDocument(title="Violence", themes=(stop,))), by=None)
    open_plan(plan, by=None)


def test_the_words_are_those_of_the_objective_that_was_spoken_of(
    client: Client, cast: Cast, item: MeetingItem
) -> None:
    another_plan(cast)
    said = read_word(signed_in(client, cast.administrator).get(address("word", item.meeting)))
    assert "1.1 Know who is at risk" in said
    assert "1.1 Stop those who carry knives" not in said


def test_of_an_objective_of_which_nobody_asked_too(
    client: Client, cast: Cast, item: MeetingItem
) -> None:
    another_plan(cast)
    quiet = Objective.objects.get(theme__plan=cast.plan, ref="2.1")
    meetings.note_no_questions(item, by=cast.scrutiny_officer, ref="2.1", objective=quiet)
    said = read_word(signed_in(client, cast.board_member).get(address("word", item.meeting)))
    assert f"2.1 {quiet.text}" in said


def test_a_number_that_the_record_links_to_no_objective_stands_alone(
    client: Client, cast: Cast, item: MeetingItem
) -> None:
    meetings.note_no_questions(item, by=cast.scrutiny_officer, ref="2.1")
    said = read_word(signed_in(client, cast.board_member).get(address("word", item.meeting)))
    assert "Objective 2.1" in said


def test_a_number_that_two_objectives_have_at_one_meeting_stands_alone(
    client: Client, cast: Cast, item: MeetingItem
) -> None:
    another_plan(cast)
    other = Objective.objects.get(theme__plan__slug="violence")
    by = cast.scrutiny_officer
    meetings.ask(item, by=by, asked_by="Councillor Ode", text="And knives?", objective=other)
    said = read_word(signed_in(client, cast.administrator).get(address("word", item.meeting)))
    assert "Objective 1.1" in said
    assert "1.1 Know who is at risk" not in said


def test_as_pdf(client: Client, cast: Cast, item: MeetingItem) -> None:
    answer = signed_in(client, cast.board_member).get(address("pdf", item.meeting))
    if answer.status_code != OK:
        cannot(words(answer))
    assert answer.headers["Content-Type"] == "application/pdf"
    said = " ".join(" ".join(text_of(answer.content)).split())
    assert "Councillor Ode asked: How many?" in said


def test_as_they_stood_at_a_past_moment(client: Client, cast: Cast, item: MeetingItem) -> None:
    before = clock.now()
    meetings.resolve(item, by=cast.administrator, text="That it be noted.")
    at = before.isoformat().replace("+00:00", "Z")
    reader = signed_in(client, cast.board_member)
    then, now = (
        read_word(reader.get(address("word", item.meeting), asked)) for asked in ({"at": at}, {})
    )
    assert "Resolved:- That it be noted." in now
    assert "Resolved:- That it be noted." not in then


@pytest.mark.parametrize("at", ["1999-01-01", "never"])
def test_of_a_moment_that_is_not_shown_there_is_no_file_of_now(
    client: Client, cast: Cast, item: MeetingItem, at: str
) -> None:
    answer = signed_in(client, cast.board_member).get(address("word", item.meeting), {"at": at})
    assert answer.status_code == NO_SUCH_MOMENT
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_agreed_minutes_say_by_which_meeting(client: Client, cast: Cast, item: MeetingItem) -> None:
    by, body = cast.administrator, item.meeting.body
    later = meetings.call_meeting(body, by=by, held_on=date(2026, 6, 29))
    agreeing = meetings.open_item(later, by=by, number="60", title="Minutes")
    meetings.agree_minutes(agreeing, by=by, meeting_on=date(2026, 4, 6), amendments="One name")
    said = read_word(signed_in(client, cast.board_member).get(address("word", item.meeting)))
    agreed = "Agreed as a correct record on 29 June 2026 with these amendments: One name"
    assert agreed in said


def test_each_copy_is_in_the_access_log(client: Client, cast: Cast, item: MeetingItem) -> None:
    signed_in(client, cast.board_member).get(address("word", item.meeting))
    entry = AccessEntry.objects.latest("pk")
    assert (entry.kind, entry.address) == (AccessEntry.Kind.EXPORT, "reports:minutes-word")


@pytest.mark.parametrize("kind", ["pdf", "word"])
def test_what_may_tell_who_a_child_is_holds_them_back(
    client: Client, cast: Cast, item: MeetingItem, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MADE, lambda _paper: one_page())
    meetings.resolve(item, by=cast.administrator, text="That 943 476 5919 be visited.")
    answer = signed_in(client, cast.board_member).get(address(kind, item.meeting))
    assert answer.status_code == HELD_BACK
    told = words(answer)
    assert "This paper may tell who a child is: an NHS number in minute 50." in told
    assert "943 476 5919" not in told
    assert "Whoever keeps the meetings of this body can change the words" in told


def test_who_keeps_the_meeting_is_led_to_the_words(
    client: Client, cast: Cast, item: MeetingItem
) -> None:
    meetings.resolve(item, by=cast.administrator, text="That 943 476 5919 be visited.")
    answer = signed_in(client, cast.scrutiny_officer).get(address("word", item.meeting))
    assert "Open the words where they were entered" in words(answer)


def test_what_the_file_itself_tells_holds_it_back(
    client: Client, cast: Cast, item: MeetingItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MADE, lambda _paper: one_page("NHS number 943 476 5919"))
    answer = signed_in(client, cast.board_member).get(address("pdf", item.meeting))
    assert "This paper may tell who a child is: an NHS number in page 1." in words(answer)


def test_without_its_fonts_there_is_a_sentence_and_no_file(
    client: Client, cast: Cast, item: MeetingItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_paper: Minutes) -> bytes:
        raise CannotRender("The font is missing.")

    monkeypatch.setattr(MADE, fails)
    answer = signed_in(client, cast.board_member).get(address("pdf", item.meeting))
    assert answer.status_code == HELD_BACK
    assert "The font is missing." in words(answer)


def exempt(cast: Cast, item: MeetingItem, paragraph: str) -> None:
    ground = Ground(paragraph, "It tells who a child is", clock.today() + timedelta(days=180))
    decide_exempt(cast.partnership, by=None, subject=ITEM, row=item.pk, ground=ground)


def test_what_is_exempt_is_marked_for_who_reads_it_and_left_out_for_others(
    client: Client, cast: Cast, item: MeetingItem
) -> None:
    meetings.resolve(item, by=cast.administrator, text="That Quorndon be noted.")
    exempt(cast, item, "1")
    exempt(cast, meetings.open_item(item.meeting, by=None, number="51", title="A case"), "3")
    marking = "Not for publication by virtue of paragraphs 1 and 3 of Part 1 of Schedule 12A"
    where = address("word", item.meeting)

    restricted = signed_in(client, cast.chair).get(where)
    assert restricted.headers["Content-Disposition"].endswith('-restricted.docx"')
    assert "Resolved:- That Quorndon be noted." in read_word(restricted)
    assert any(said.startswith(marking) for said in read_word(restricted))
    told = signed_in(client, cast.board_member).get(where)
    assert told.headers["Content-Disposition"].endswith('minutes-scrutiny-2026-04-06.docx"')
    public = signed_in(client, cast.board_member).get(where, {"for": "public"})
    assert read_word(told) == read_word(public)
    assert "Quorndon" not in str(read_word(public))


def test_the_page_of_the_meeting_leads_to_them(
    client: Client, cast: Cast, item: MeetingItem
) -> None:
    names = [item.meeting.partnership.slug, item.meeting.slug]
    page = signed_in(client, cast.board_member).get(reverse("governance:meeting", args=names))
    assert "Minutes in draft: PDF · Word" in words(page)
    assert address("pdf", item.meeting) in page.content.decode()


def test_strangers_meet_no_page(client: Client, cast: Cast, item: MeetingItem) -> None:
    answer = signed_in(client, cast.outsider).get(address("word", item.meeting))
    assert answer.status_code == NOT_FOUND
