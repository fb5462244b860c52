"""A digest can be done without, by its own link or on the account's page; a duty cannot."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from people import clock
from people.errors import Refused
from people.letters import kinds
from people.letters.kinds import Kind, add_kind
from people.letters.unsubscribing import unsubscribe_link
from people.models import Unsubscribing
from people.selectors.outbox import digests_wanted
from people.services.letters import choose_digests, unsubscribe
from people.services.outbox import deliver
from tests.cast import Cast, signed_in
from tests.people.outbox.posting import DUE, letter_of, post
from tests.people.pages.asking import post as post_form
from tests.people.pages.asking import words

DIGEST = Kind("weekly", "a letter every week", is_digest=True)


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_kinds", {})
    for kind in (DIGEST, DUE):
        add_kind(kind)


@pytest.fixture
def link(cast: Cast) -> str:
    """The one in the digest that the chair was sent."""
    post(cast, cast.chair, kind=DIGEST)
    deliver(at=clock.now())
    header = str(mail.outbox[-1].extra_headers["List-Unsubscribe"])
    return header.removeprefix("<http://testserver").removesuffix(">")


def send_digest(cast: Cast, step: str) -> str:
    post(cast, cast.chair, kind=DIGEST, step=step)
    deliver(at=clock.now())
    return letter_of(cast.chair, step).state


def test_the_letter_has_the_link_and_the_headers_of_mail_programs(cast: Cast, link: str) -> None:
    sent = mail.outbox[-1]
    assert isinstance(sent, EmailMultiAlternatives)
    html = str(sent.alternatives[0][0])
    assert f"\nDo without letters like this one: http://testserver{link}\n" in str(sent.body)
    assert f'<a href="http://testserver{link}">Do without letters like this one</a>' in html
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_who_reads_the_outbox_does_not_find_it_there(cast: Cast, link: str) -> None:
    letter = letter_of(cast.chair)
    assert "unsubscribe" not in f"{letter.text}{letter.html}{letter.links}"


def test_a_visit_changes_nothing_and_offers_a_button(cast: Cast, link: str) -> None:
    page = Client().get(link)
    assert "Do without a letter every week?" in words(page)
    assert "Send me no more of them" in words(page)
    assert not Unsubscribing.objects.exists()


def test_the_button_and_a_mail_program_do_it_without_signing_in(cast: Cast, link: str) -> None:
    done = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})
    assert done.status_code == 200
    assert "You get no more of these letters" in words(done)
    assert send_digest(cast, "next week") == "not sent"
    assert letter_of(cast.chair, "next week").why == (
        "They have unsubscribed from letters like this one."
    )
    assert Client().post(link).status_code == 200
    assert Unsubscribing.objects.count() == 1


def test_nobody_makes_a_link_for_somebody_else(cast: Cast, link: str) -> None:
    token = link.split("/")[-2]
    for other in (token[:-1], f"{cast.lead.pk}{token[1:]}", "none", "a.b.c"):
        answer = Client().post(f"/unsubscribe/{other}/")
        assert answer.status_code == 410
        assert "This link does not work" in words(answer)
    assert not Unsubscribing.objects.exists()


def test_a_duty_has_no_such_link_and_none_works_for_it(cast: Cast) -> None:
    post(cast)
    deliver(at=clock.now())
    assert "List-Unsubscribe" not in mail.outbox[-1].extra_headers
    assert "Do without" not in str(mail.outbox[-1].message())
    with pytest.raises(Refused, match="cannot be switched off"):
        unsubscribe(cast.lead, DUE)
    made = unsubscribe_link(cast.lead.pk, DUE.name).removeprefix("http://testserver")
    assert Client().post(made).status_code == 410


def test_on_the_account_it_is_chosen_and_taken_back(cast: Cast, client: Client) -> None:
    page = signed_in(client, cast.chair).get("/your-letters/digests/")
    assert 'value="weekly" id="id_wanted_0" checked' in page.content.decode()
    done = post_form(client, cast.chair, "/your-letters/digests/", {"wanted": []}, follow=True)
    assert "Your choice is kept." in words(done)
    assert digests_wanted(cast.chair) == []
    post_form(client, cast.chair, "/your-letters/digests/", {"wanted": ["weekly"]})
    assert digests_wanted(cast.chair) == ["weekly"]
    assert send_digest(cast, "next week") == "sent"


def test_what_is_no_digest_is_no_choice(cast: Cast, client: Client) -> None:
    answer = post_form(client, cast.chair, "/your-letters/digests/", {"wanted": ["due"]})
    assert "Choose from the list" in words(answer)
    choose_digests(cast.chair, ["due"])
    assert [each.kind for each in Unsubscribing.objects.all()] == ["weekly"]
