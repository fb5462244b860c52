"""A meeting is called in the browser, with its agenda, by whoever keeps the body's meetings."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from governance.models import Meeting
from people.models import Body, Role
from people.services import add_body, grant_role
from tests.cast import LONG_AGO, Cast
from tests.people.pages.asking import day, page, post, words

pytestmark = pytest.mark.django_db
REFUSED = 403
DAY = date(2026, 11, 11)


@pytest.fixture
def path(cast: Cast) -> str:
    return reverse("governance:call-meeting", args=[cast.partnership.slug])


def test_it_is_called_with_its_agenda(client: Client, cast: Cast, body: Body, path: str) -> None:
    said = {
        **day("held_on", DAY),
        "body": body.pk,
        "begins_at": "13:30",
        "venue": "Town Hall",
        "agenda": "Apologies\n\nThe Prevent theme",
    }
    answer = post(client, cast.scrutiny_officer, path, said, follow=True)
    meeting = Meeting.objects.get()
    assert (meeting.held_on, meeting.venue, meeting.begins_at is not None) == (
        DAY,
        "Town Hall",
        True,
    )
    assert [(row.number, row.title) for row in meeting.agenda.all()] == [
        ("1", "Apologies"),
        ("2", "The Prevent theme"),
    ]
    assert "Scrutiny Panel meets on 11 November 2026." in words(answer)


def test_a_second_meeting_on_that_day_is_refused(
    client: Client, cast: Cast, body: Body, path: str
) -> None:
    said = {**day("held_on", DAY), "body": body.pk, "agenda": "Kept"}
    post(client, cast.administrator, path, said)
    answer = post(client, cast.administrator, path, {**said, "venue": "Elsewhere"})
    assert "meets on 11 November 2026 already" in words(answer)
    assert "Kept" in words(answer)
    assert Meeting.objects.count() == 1


def test_only_the_bodies_that_they_serve_are_offered(
    client: Client, cast: Cast, body: Body, path: str
) -> None:
    other = add_body(cast.partnership, by=None, slug="cabinet", name="Cabinet")
    grant_role(
        user=cast.nobody,
        kind=Role.Kind.SCRUTINY_OFFICER,
        partnership=cast.partnership,
        body=other,
        from_date=LONG_AGO,
        by=None,
    )
    offered = page(client, cast.nobody, path).context["form"].fields["body"].queryset
    assert [each.name for each in offered] == ["Cabinet"]
    said = {**day("held_on", DAY), "body": body.pk}
    answer = post(client, cast.nobody, path, said)
    assert "Choose a body whose meetings you keep" in words(answer)


def test_a_board_member_may_not(client: Client, cast: Cast, body: Body, path: str) -> None:
    assert page(client, cast.board_member, path).status_code == REFUSED


def test_a_time_that_is_none_is_told(client: Client, cast: Cast, body: Body, path: str) -> None:
    said = {**day("held_on", DAY), "body": body.pk, "begins_at": "half past one"}
    answer = post(client, cast.administrator, path, said)
    assert "Give a time such as 13:30" in words(answer)
