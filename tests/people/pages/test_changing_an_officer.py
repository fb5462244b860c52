from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import services
from people.asat import newest_revision
from people.models import Officer
from tests.cast import GROUP, RHIAN, Cast
from tests.people.pages.asking import day, page, post, url, words


def as_shown(cast: Cast) -> dict[str, Any]:
    """What the form holds when it is opened."""
    officer = cast.officer(RHIAN)
    return {
        "name": officer.name,
        "kind": officer.kind,
        "job_title": officer.job_title,
        "agency": officer.agency_id,
        "seen": newest_revision(officer),
        "reason": "New post",
    }


def change(client: Client, cast: Cast, data: dict[str, Any]) -> Any:
    where = url("change-officer", cast.partnership, cast.officer(RHIAN).pk)
    return post(client, cast.administrator, where, data, follow=True)


def again(cast: Cast, officer: Officer, **values: Any) -> None:
    """Somebody else's change in the meantime."""
    held = {name: getattr(officer, name) for name in ("name", "job_title", "agency", "kind")}
    services.change_officer(
        officer, by=cast.administrator, reason="Meanwhile", **(held | {"left_on": None} | values)
    )


def test_the_form_shows_what_stands(client: Client, cast: Cast) -> None:
    where = url("change-officer", cast.partnership, cast.officer(RHIAN).pk)
    html = page(client, cast.administrator, where).content.decode()
    assert f'value="{RHIAN}"' in html
    assert 'value="Head of Safeguarding"' in html


def test_a_change_is_kept_with_who_when_and_why(client: Client, cast: Cast) -> None:
    data = as_shown(cast) | {"job_title": "Director"} | day("left_on", date(2030, 1, 2))
    said = words(change(client, cast, data))
    assert f"{RHIAN} is changed." in said
    assert "Job title: Head of Safeguarding, now Director Administrator ·" in said
    assert "Left on: 2 January 2030 Reason: New post" in said
    officer = cast.officer(RHIAN)
    assert (officer.job_title, officer.left_on) == ("Director", date(2030, 1, 2))


def test_capitals_alone_are_another_way_to_write_the_same_name(client: Client, cast: Cast) -> None:
    data = as_shown(cast) | {"name": GROUP.upper()}
    said = words(change(client, cast, data))
    assert f"There is an officer called {GROUP.upper()} already." in said
    data = as_shown(cast) | {"name": RHIAN.upper()}
    assert f"{RHIAN.upper()} is changed." in words(change(client, cast, data))


def test_of_two_that_a_plan_wrote_so_each_can_be_changed(client: Client, cast: Cast) -> None:
    Officer.objects.bulk_create([Officer(partnership=cast.partnership, name=RHIAN.upper())])
    data = as_shown(cast) | {"job_title": "Director"}
    assert f"{RHIAN} is changed." in words(change(client, cast, data))


def test_the_officers_page_shows_every_revision_and_acting(client: Client, cast: Cast) -> None:
    where = url("officer", cast.partnership, cast.officer(RHIAN).pk)
    said = words(page(client, cast.board_member, where))
    assert "A person: Head of Safeguarding, Aldermere Council. Lead acts for them." in said
    assert f"Added: {RHIAN}, person" in said
    assert "Lead acts for them from 1 January 2020" in said
    assert "Change this officer" not in said


def test_it_asks_the_database_as_much_for_many_revisions_as_for_one(
    client: Client, cast: Cast
) -> None:
    first = asked(client, cast)
    for number in range(3):
        again(cast, cast.officer(RHIAN), job_title=f"Post {number}")
        user = services.add_user(
            cast.partnership, by=None, email=f"{number}@x.example", name=f"User {number}"
        )
        services.act_for(user, cast.officer(RHIAN), by=None, from_date=date(2026, 1, 1))
    assert asked(client, cast) == first


def asked(client: Client, cast: Cast) -> int:
    where = url("officer", cast.partnership, cast.officer(RHIAN).pk)
    client.force_login(cast.board_member)
    with CaptureQueriesContext(connection) as queries:
        client.get(where)
    return len(queries)


def test_a_reason_is_asked_for(client: Client, cast: Cast) -> None:
    said = words(change(client, cast, as_shown(cast) | {"reason": "", "name": "Other"}))
    assert "Say why, in a few words" in said
    assert cast.officer(RHIAN)


def test_who_was_slower_sees_what_stands_now_and_decides(client: Client, cast: Cast) -> None:
    mine = as_shown(cast) | {"job_title": "Mine"}
    again(cast, cast.officer(RHIAN), job_title="Theirs", left_on=date(2030, 5, 1))
    response = change(client, cast, mine)
    said = words(response)
    assert "Somebody changed this officer since you opened the page." in said
    assert "It now says: Job title: Theirs; Left on: 1 May 2030. Save again" in said
    assert response.status_code == 409
    assert 'value="Mine"' in response.content.decode()
    assert cast.officer(RHIAN).job_title == "Theirs"
    newest = newest_revision(cast.officer(RHIAN))
    assert f'name="seen" value="{newest}"' in response.content.decode()
    change(client, cast, mine | {"seen": newest})
    assert cast.officer(RHIAN).job_title == "Mine"


def test_what_stands_empty_now_is_said_as_the_form_says_it(client: Client, cast: Cast) -> None:
    mine = as_shown(cast)
    again(cast, cast.officer(RHIAN), agency=None, job_title="")
    said = words(change(client, cast, mine))
    assert "It now says: Job title: nothing; Agency: The partnership as a whole." in said


def test_anothers_name_is_refused(client: Client, cast: Cast) -> None:
    said = words(change(client, cast, as_shown(cast) | {"name": "Exploitation Sub Group"}))
    assert "There is an officer called Exploitation Sub Group already" in said


def test_an_officer_stays_in_their_partnership(client: Client, cast: Cast) -> None:
    change(client, cast, as_shown(cast) | {"partnership": cast.elsewhere.pk, "id": 1})
    assert cast.officer(RHIAN).partnership == cast.partnership
