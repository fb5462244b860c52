"""A rating is questioned on the action's page, and its lead answers."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from actions.models import Challenge, ChallengeAnswer, ProgressUpdate
from actions.services.challenging import Question, challenge
from actions.services.record import Report, post_update
from people import clock, services
from people.models import Body, Membership
from plans.brag import Rating
from plans.document import Position
from tests.actions.views.verbs import (
    ACTION,
    CONFLICT,
    DONE,
    NOT_FOUND,
    OK,
    amber,
    keyed,
    questioned,
    refused,
    seen,
    soon,
)
from tests.cast import DAVID, LONG_AGO, Cast
from tests.people.pages.asking import day, page, post, words

CHALLENGE = f"{ACTION}challenge/"


def raised(cast: Cast, **values: object) -> dict[str, Any]:
    day_of_answer = day("answer_by", soon(14))
    asked = {"reason": "Why is this on target?", "last_seen": seen(cast), **day_of_answer}
    return keyed(**{**asked, **values})


def _board(cast: Cast) -> Body:
    body = services.add_body(cast.partnership, by=None, slug="board", name="Partnership Board")
    services.seat_member(
        body,
        by=None,
        name="Ann",
        user=cast.board_member,
        role=Membership.Role.MEMBER,
        from_date=LONG_AGO,
    )
    return body


def test_a_challenge_stands_on_the_page_until_it_is_closed(cast: Cast, client: Client) -> None:
    response = post(client, cast.board_member, CHALLENGE, raised(cast), follow=True)
    said = words(response)
    assert "Your challenge stands on the page of 1.1.1." in said
    assert "An open challenge Board member" in said
    assert "Why is this on target? Rating challenged: Green" in said
    assert "Waiting for the lead’s answer, due:" in said
    assert said.index("An open challenge") < said.index("Due date")


def test_it_asks_for_an_answer_in_two_weeks_for_the_only_body(cast: Cast, client: Client) -> None:
    board = _board(cast)
    form = page(client, cast.board_member, CHALLENGE).context["form"]
    assert form.initial["answer_by"] == clock.today() + timedelta(days=14)
    assert form.initial["body"] == board.pk
    meeting = day("meeting_on", soon(-3))
    post(client, cast.board_member, CHALLENGE, raised(cast, body=board.pk, **meeting))
    kept = Challenge.objects.get()
    assert (kept.body, kept.meeting_on) == (board, soon(-3))


def test_who_sits_on_no_body_is_asked_for_none(cast: Cast, client: Client) -> None:
    assert "For which body?" not in words(page(client, cast.chair, CHALLENGE))


def test_a_body_of_others_is_refused(cast: Cast, client: Client) -> None:
    _board(cast)
    other = services.add_body(cast.partnership, by=None, slug="lscb", name="LSCB")
    response = post(client, cast.board_member, CHALLENGE, raised(cast, body=other.pk))
    assert "Choose one of your bodies from the list" in words(response)


def test_what_is_left_out_is_asked_for(cast: Cast, client: Client) -> None:
    assert "Say what you question and why" in words(
        post(client, cast.board_member, CHALLENGE, raised(cast, reason=""))
    )
    late = raised(cast, **day("answer_by", soon(-1)))
    said = words(post(client, cast.board_member, CHALLENGE, late))
    assert "The day of the answer is past. Give a later one." in said
    assert not Challenge.objects.exists()


def test_the_same_form_twice_counts_once(cast: Cast, client: Client) -> None:
    data = raised(cast)
    for _ in range(2):
        assert post(client, cast.board_member, CHALLENGE, data).status_code == DONE
    assert Challenge.objects.count() == 1


def test_a_rating_that_changed_meanwhile_is_not_challenged_unseen(
    cast: Cast, client: Client
) -> None:
    said = words(page(client, cast.board_member, CHALLENGE))
    assert "Its rating is “Green” and stays so until its lead changes it." in said
    data = raised(cast)
    amber(cast)
    response = post(client, cast.board_member, CHALLENGE, data)
    assert response.status_code == CONFLICT
    assert "Its rating is “Amber”" in words(response)
    assert "Why is this on target?" in words(response)
    assert not Challenge.objects.exists()
    again = {**data, "last_seen": response.context["form"]["last_seen"].value()}
    assert post(client, cast.board_member, CHALLENGE, again).status_code == DONE
    assert Challenge.objects.get().rating == Rating.AMBER


def test_leads_administrators_and_auditors_do_not_challenge(cast: Cast, client: Client) -> None:
    refused(client, cast, CHALLENGE, "lead", "other_lead", "administrator", "auditor")


def answer_to(asked: Challenge) -> str:
    return f"{ACTION}challenges/{asked.pk}/answer/"


def answered(cast: Cast, **values: object) -> dict[str, Any]:
    return keyed(last_seen=seen(cast), text="Half of them are booked.", **values)


def test_the_lead_keeps_the_rating(cast: Cast, client: Client) -> None:
    asked = questioned(cast)
    assert "Why is this on target?" in words(page(client, cast.lead, answer_to(asked)))
    response = post(client, cast.lead, answer_to(asked), answered(cast, stance="kept"), follow=True)
    assert "Keeps the rating · Rhian Okafor, entered by Lead" in words(response)
    assert cast.current("1.1.1") == asked.update


def test_a_challenge_that_nobody_in_particular_raised_is_answered_too(
    cast: Cast, client: Client
) -> None:
    question = Question("Why is it Green?", soon(14))
    asked = challenge(
        cast.action("1.1.1"), by=None, question=question, position=Position.CONSIDERED
    )
    said = words(page(client, cast.lead, f"{ACTION}challenges/{asked.pk}/answer/"))
    assert "The challenge The system ·" in said


def test_the_lead_changes_the_rating_with_the_answer(cast: Cast, client: Client) -> None:
    asked = questioned(cast)
    change = {
        "stance": "changed", "rating": "amber", "need_kind": "resource", "needed": "A trainer",
        "needed_from": DAVID, "reason": "Too few came",
    }  # fmt: skip
    post(client, cast.lead, answer_to(asked), answered(cast, **change))
    current = cast.current("1.1.1")
    assert current is not None
    assert (current.rating, current.asked) == ("amber", cast.officer(DAVID))
    assert ChallengeAnswer.objects.get().update == current


def test_what_shows_it_goes_with_the_changed_rating(
    cast: Cast, client: Client, tmp_path: Path, settings: Settings
) -> None:
    settings.EVIDENCE_ROOT = tmp_path
    change = answered(
        cast, stance="changed", rating="blue", outcome="met", continues="Nothing does",
        link_title="Minutes", link_url="https://www.example.org/minutes",
    )  # fmt: skip
    asked = questioned(cast)
    sent = change | {"attached": [SimpleUploadedFile("register.txt", b"All came")], "text": ""}
    assert "Choose your files again" in words(post(client, cast.lead, answer_to(asked), sent))
    sent = change | {"attached": [SimpleUploadedFile("register.txt", b"All came")]}
    post(client, cast.lead, answer_to(asked), sent | {"reason": "All came"})
    update = ChallengeAnswer.objects.get().update
    assert update is not None
    assert [file.name for file in update.files.all()] == ["register.txt"]
    assert [link.title for link in update.links.all()] == ["Minutes"]


def test_a_changed_rating_asks_what_an_update_asks(cast: Cast, client: Client) -> None:
    asked = questioned(cast)
    said = words(post(client, cast.lead, answer_to(asked), answered(cast, stance="changed")))
    assert "Choose the rating to which it changes" in said
    change = answered(cast, stance="changed", rating="red")
    said = words(post(client, cast.lead, answer_to(asked), change))
    assert "Say what is needed: the rating is Red" in said
    said = words(post(client, cast.lead, answer_to(asked), answered(cast)))
    assert "Choose whether you keep the rating or change it" in said
    assert not ChallengeAnswer.objects.exists()


def test_the_second_of_two_sees_what_the_first_said(cast: Cast, client: Client) -> None:
    asked = questioned(cast)
    blue = {"rating": "blue", "outcome": "met", "continues": "Nothing", "reason": "Done"}
    ours = answered(cast, stance="changed", **blue)
    theirs = Report(Rating.GREEN, "Theirs")
    post_update(cast.action("1.1.1"), by=cast.administrator, report=theirs)
    response = post(client, cast.lead, answer_to(asked), ours)
    assert response.status_code == CONFLICT
    assert "What was posted meanwhile" in words(response)
    assert "Half of them are booked." in response.content.decode()
    again = response.context["form"].data
    assert post(client, cast.lead, answer_to(asked), again).status_code == DONE
    assert ProgressUpdate.objects.filter(action__ref="1.1.1").count() == 3


def test_an_answer_posted_twice_counts_once(cast: Cast, client: Client) -> None:
    asked, data = questioned(cast), answered(cast, stance="kept")
    for _ in range(2):
        assert post(client, cast.lead, answer_to(asked), data).status_code == DONE
    assert ChallengeAnswer.objects.count() == 1


def test_only_the_lead_and_the_administrator_answer(cast: Cast, client: Client) -> None:
    asked = questioned(cast)
    refused(client, cast, answer_to(asked), "other_lead", "chair", "board_member", "auditor")
    assert page(client, cast.administrator, answer_to(asked)).status_code == OK
    other = questioned(cast, "1.1.2")
    assert page(client, cast.lead, answer_to(other)).status_code == NOT_FOUND
