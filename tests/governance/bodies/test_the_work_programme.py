"""What a body means to look at is planned, looked at at a meeting, or taken off with a reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.models import Meeting, MeetingItem, ProgrammeEntry
from governance.services.meetings import call_meeting, open_item
from governance.services.programme import (
    Looking,
    Subject,
    change_entry,
    note_look,
    plan_to_look,
    take_off,
)
from governance.services.reviews import begin_review
from people import clock, services
from people.asat import newest_revision
from people.errors import Refused
from people.models import Body, Role, User
from plans.models import Objective
from tests.cast import LONG_AGO, Cast, add_user
from tests.governance.asking import url
from tests.people.pages.asking import page, post, words

TODAY = clock.today()
QUERIES = 19
NEXT = date(TODAY.year + 1, 3, 1)


@pytest.fixture
def body(cast: Cast) -> Body:
    return services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")


@pytest.fixture
def held(body: Body) -> Meeting:
    return call_meeting(body, by=None, held_on=TODAY - timedelta(days=7))


@pytest.fixture
def item(held: Meeting) -> MeetingItem:
    return open_item(held, by=None, number="12", title="The delivery plan")


@pytest.fixture
def entry(cast: Cast, body: Body) -> ProgrammeEntry:
    looking = Looking("The delivery plan", subject=Subject(cast.plan), month=NEXT)
    return plan_to_look(body, by=None, looking=looking)


def sent(client: Client, user: User, address: str, **data: Any) -> str:
    return words(post(client, user, address, data, follow=True))


def shown(client: Client, cast: Cast, body: Body, query: str = "") -> str:
    return words(page(client, cast.lead, url("programme", body) + query))


def test_something_is_planned_for_a_month(client: Client, cast: Cast, body: Body) -> None:
    objective = Objective.objects.get(plan=cast.plan, ref="1.1")
    said = sent(
        client, cast.scrutiny_officer, url("add-entry", body), title="Who is at risk",
        why="Asked in April", about=f"objective-{objective.pk}", month=NEXT.isoformat(),
    )  # fmt: skip
    assert "It stands on the work programme." in said
    assert "One thing to look at: one to come." in said
    assert f"Who is at risk {cast.plan}, objective 1.1" in said
    assert f"Asked in April Planned for March {NEXT.year}" in said


def test_something_is_planned_for_a_meeting(client: Client, cast: Cast, body: Body) -> None:
    meeting = call_meeting(body, by=None, held_on=TODAY + timedelta(days=7))
    review = begin_review(cast.partnership, by=None, slug="abuse", title="Domestic abuse")
    data = {"title": "It", "about": f"review-{review.pk}", "meeting": meeting.pk}
    said = sent(client, cast.administrator, url("add-entry", body), **data)
    assert "It Domestic abuse Planned for the meeting of" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"title": ""}, "Say what it means to look at"),
        ({"month": ""}, "Choose a meeting, or the month"),
        ({"month": "2020-01-01"}, "Choose a month from the list"),
        ({"about": "plan-0"}, "Choose what it is about from the list"),
        ({"meeting": "0"}, "Choose a meeting from the list"),
    ],
)
def test_what_cannot_be_meant_is_said(
    client: Client, cast: Cast, body: Body, data: dict[str, str], said: str
) -> None:
    given = {"title": "It", "month": NEXT.isoformat()} | data
    assert said in sent(client, cast.scrutiny_officer, url("add-entry", body), **given)
    assert not ProgrammeEntry.objects.exists()


def test_what_is_not_of_this_body_or_partnership_is_refused(cast: Cast, body: Body) -> None:
    theirs = services.add_body(cast.elsewhere, by=None, name="Theirs")
    meeting = call_meeting(theirs, by=None, held_on=TODAY)
    for looking, said in (
        (Looking(""), "Say what the body means to look at"),
        (Looking("It"), "Choose a meeting, or the month"),
        (Looking("It", meeting=meeting), "Choose a meeting of this body"),
    ):
        with pytest.raises(Refused, match=said):
            plan_to_look(body, by=None, looking=looking)
    about = Looking("It", subject=Subject(cast.plan), month=NEXT)
    with pytest.raises(Refused, match="of this partnership"):
        plan_to_look(theirs, by=None, looking=about)


def test_it_was_looked_at_at_an_item_of_a_meeting(
    client: Client, cast: Cast, entry: ProgrammeEntry, item: MeetingItem
) -> None:
    where = url("note-look", entry.body, entry.pk)
    seen = newest_revision(entry)
    said = sent(client, cast.scrutiny_officer, where, item=item.pk, seen=seen)
    assert "“The delivery plan” was looked at." in said
    assert "One thing to look at: one looked at." in said
    assert ", item 12 : The delivery plan" in said


def test_who_was_slower_to_say_where_sees_where_it_was_looked_at(
    client: Client, cast: Cast, entry: ProgrammeEntry, item: MeetingItem
) -> None:
    seen = newest_revision(entry)
    other = open_item(item.meeting, by=None, number="13", title="Another matter")
    note_look(entry, by=None, item=item)
    where = url("note-look", entry.body, entry.pk)
    said = sent(client, cast.scrutiny_officer, where, item=other.pk, seen=seen)
    assert "It now says: At which item?:" in said
    assert "12 The delivery plan. Save again if yours is right." in said
    entry.refresh_from_db()
    assert entry.item == item


def test_an_item_to_come_or_of_another_body_is_refused(
    client: Client, cast: Cast, entry: ProgrammeEntry
) -> None:
    ahead = call_meeting(entry.body, by=None, held_on=TODAY + timedelta(days=7))
    to_come = open_item(ahead, by=None, number="1", title="To come")
    other = services.add_body(cast.partnership, by=None, name="Cabinet")
    theirs = open_item(
        call_meeting(other, by=None, held_on=TODAY), by=None, number="1", title="Theirs"
    )
    for item, said in ((to_come, "lies ahead"), (theirs, "a meeting of this body")):
        with pytest.raises(Refused, match=said):
            note_look(entry, by=None, item=item)
        where = url("note-look", entry.body, entry.pk)
        answer = sent(client, cast.scrutiny_officer, where, item=item.pk)
        assert "Choose an item from the list" in answer


def test_planned_and_not_looked_at_stands_out(
    client: Client, cast: Cast, body: Body, held: Meeting
) -> None:
    plan_to_look(body, by=None, looking=Looking("The delivery plan", meeting=held))
    said = shown(client, cast, body)
    assert "One thing to look at: one not looked at when it was planned." in said
    assert "and nothing says that it was looked at." in said


def test_an_entry_is_changed_and_its_past_stays(
    client: Client, cast: Cast, entry: ProgrammeEntry
) -> None:
    before = clock.now()
    where = url("change-entry", entry.body, entry.pk)
    html = page(client, cast.scrutiny_officer, where).content.decode()
    assert f'<option value="plan-{cast.plan.pk}" selected>The whole plan</option>' in html
    data = {"title": "Theme 1", "month": NEXT.isoformat(), "reason": "Too much"}
    seen = newest_revision(entry)
    said = sent(client, cast.scrutiny_officer, where, **data, seen=seen)
    assert "“Theme 1” is changed." in said
    past = shown(client, cast, entry.body, f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}")
    assert f"The delivery plan {cast.plan}" in past
    assert "Theme 1" not in past


def test_what_has_left_the_plan_meanwhile_stays_what_an_entry_is_about(
    client: Client, cast: Cast, body: Body
) -> None:
    objective = Objective.objects.get(plan=cast.plan, ref="1.1")
    looking = Looking("Who is at risk", subject=Subject(objective=objective), month=NEXT)
    entry = plan_to_look(body, by=None, looking=looking)
    Objective.objects.filter(pk=objective.pk).update(removed=True)
    where = url("change-entry", body, entry.pk)
    html = page(client, cast.scrutiny_officer, where).content.decode()
    assert f'<option value="objective-{objective.pk}" selected>1.1 ' in html

    data = {"about": f"objective-{objective.pk}", "month": NEXT.isoformat(), "reason": "A slip"}
    sent(client, cast.scrutiny_officer, where, **data, title="Who", seen=newest_revision(entry))
    entry.refresh_from_db()
    assert (entry.title, entry.objective) == ("Who", objective)
    html = page(client, cast.scrutiny_officer, url("add-entry", body)).content.decode()
    assert f"objective-{objective.pk}" not in html


def test_who_was_slower_sees_what_stands_now(
    client: Client, cast: Cast, entry: ProgrammeEntry
) -> None:
    seen = newest_revision(entry)
    change_entry(entry, by=None, reason="Meanwhile", looking=Looking("Theirs", month=NEXT))
    data = {"title": "Mine", "month": NEXT.isoformat(), "reason": "So", "seen": seen}
    said = sent(client, cast.administrator, url("change-entry", entry.body, entry.pk), **data)
    assert "It now says: What does the body mean to look at?: Theirs." in said


def test_it_is_taken_off_with_the_reason_and_stays_there(
    client: Client, cast: Cast, entry: ProgrammeEntry, item: MeetingItem
) -> None:
    where = url("take-off", entry.body, entry.pk)
    said = sent(client, cast.scrutiny_officer, where, reason="The Cabinet looks at it")
    assert "“The delivery plan” is off the work programme." in said
    assert "1 taken off" in said
    assert "taken off: The Cabinet looks at it" in said
    with pytest.raises(Refused, match="taken off the work programme"):
        take_off(entry, by=None, reason="Again")
    with pytest.raises(Refused, match="taken off the work programme"):
        change_entry(entry, by=None, reason="So", looking=Looking("It", month=NEXT))
    with pytest.raises(Refused, match="taken off the work programme"):
        note_look(entry, by=None, item=item)


def test_what_was_looked_at_is_not_taken_off(entry: ProgrammeEntry, item: MeetingItem) -> None:
    note_look(entry, by=None, item=item)
    with pytest.raises(Refused, match="has looked at this"):
        take_off(entry, by=None, reason="So")


def test_a_scrutiny_officer_keeps_it_for_the_bodies_that_they_serve(
    client: Client, cast: Cast, body: Body
) -> None:
    officer = add_user(cast.partnership, "serving")
    other = services.add_body(cast.partnership, by=None, name="Cabinet")
    services.grant_role(
        officer, by=None, kind=Role.Kind.SCRUTINY_OFFICER, partnership=cast.partnership,
        body=body, from_date=LONG_AGO,
    )  # fmt: skip
    assert page(client, officer, url("add-entry", body)).status_code == 200
    assert "Put something on it" in words(page(client, officer, url("programme", body)))
    assert page(client, officer, url("add-entry", other)).status_code == 403
    assert "Put something on it" not in words(page(client, officer, url("programme", other)))


@pytest.mark.parametrize("who", ["lead", "chair", "board_member", "auditor"])
def test_others_read_it(client: Client, cast: Cast, entry: ProgrammeEntry, who: str) -> None:
    user = getattr(cast, who)
    said = words(page(client, user, url("programme", entry.body)))
    assert "The delivery plan" in said
    assert "Put something on it" not in said
    assert page(client, user, url("add-entry", entry.body)).status_code == 403


def test_a_plan_that_the_reader_may_not_see_is_not_named(
    client: Client, cast: Cast, entry: ProgrammeEntry
) -> None:
    reader = add_user(cast.partnership, "reader")
    services.grant_role(
        reader, by=None, kind=Role.Kind.BOARD_MEMBER, partnership=cast.partnership,
        plan_slug="another", from_date=LONG_AGO,
    )  # fmt: skip
    said = words(page(client, reader, url("programme", entry.body)))
    assert entry.title in said
    assert cast.plan.title not in said


def test_more_entries_ask_no_more_of_the_database(
    client: Client, cast: Cast, entry: ProgrammeEntry, item: MeetingItem
) -> None:
    note_look(entry, by=None, item=item)
    assert asked(client, cast, entry.body) == QUERIES
    for number in range(2):
        more = plan_to_look(entry.body, by=None, looking=Looking(f"More {number}", month=NEXT))
        note_look(more, by=None, item=item)
    assert asked(client, cast, entry.body) == QUERIES


def asked(client: Client, cast: Cast, body: Body) -> int:
    client.force_login(cast.board_member)
    client.get(url("programme", body))
    with CaptureQueriesContext(connection) as queries:
        client.get(url("programme", body))
    return len(queries)
