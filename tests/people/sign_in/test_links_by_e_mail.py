"""A link by e-mail lets its reader choose a password: once, for a while, and nothing more."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from people import clock, services
from people.asat import revisions
from people.models import User
from people.sign_in.guesses import MOST_OF_AN_ACCOUNT
from people.sign_in.links import INVITATION, RESET
from tests.cast import RHIAN, Cast
from tests.people.access_log.reading import Rows
from tests.people.pages.asking import page, post, url, words
from tests.people.sign_in.steps import SECOND_STEP, give_password, with_app
from tests.support.letters import Letters, links_leave, wait_for_letters

FORGOTTEN = "/forgotten-password/"
NEW = "harbour walnut ledger"
_LINK = re.compile(r"https?://\S+")


def ask_for_a_link(email: str) -> Any:
    with links_leave():
        return Client().post(FORGOTTEN, {"email": email})


def sent_link(text: str | None = None) -> str:
    """The path of the link in a letter; without one, in the letter that was sent last."""
    found = _LINK.search(text or str(mail.outbox[-1].body))
    assert found
    return found[0].removeprefix("http://testserver")


@pytest.fixture
def link(cast: Cast) -> str:
    ask_for_a_link(cast.lead.email)
    return sent_link()


def choose(link: str, password: str = NEW) -> Any:
    return Client().post(link, {"password": password})


def holds(link: str) -> bool:
    return Client().get(link).status_code == 200


def test_who_has_forgotten_theirs_chooses_another_one(cast: Cast, link: str) -> None:
    letter = mail.outbox[0]
    assert letter.to == [cast.lead.email]
    assert "once, and for 60 minutes" in str(letter.body)
    assert "For lead@aldermere.example" in words(Client().get(link))
    assert choose(link)["Location"] == "/sign-in/"
    assert User.objects.get(pk=cast.lead.pk).check_password(NEW)
    newest = revisions(User).filter(id=cast.lead.pk).latest("history_id")
    assert (newest.history_user, newest.history_change_reason) == (cast.lead, RESET.reason)


@pytest.mark.parametrize(
    "address", ["https://plan.example.org:8443", "https://plan.example.org:8443/"]
)
def test_it_leads_to_the_address_of_the_service_and_not_to_the_host_that_was_asked(
    cast: Cast, settings: Settings, address: str
) -> None:
    settings.SERVICE_ADDRESS = address
    ask_for_a_link(cast.lead.email)
    assert f"https://plan.example.org:8443/new-password/{cast.lead.pk}/" in str(mail.outbox[0].body)


def test_a_refusal_on_its_page_does_not_tell_the_link(cast: Cast, link: str) -> None:
    """Whoever has signed in and sends a form that was too old leaves a row in the access log."""
    reader = Client(enforce_csrf_checks=True)
    reader.force_login(cast.chair)
    rows = Rows()
    assert reader.post(link, {"password": NEW}).status_code == 403
    token = link.rstrip("/").rpartition("/")[2]
    assert token not in rows.one.what


def test_a_link_works_once(cast: Cast, link: str) -> None:
    choose(link)
    response = choose(link, "another walnut ledger")
    assert response.status_code == 410
    assert "This link no longer works" in words(response)
    assert "If you have chosen a password by it, sign in" in words(response)
    assert User.objects.get(pk=cast.lead.pk).check_password(NEW)


def test_a_weak_password_does_not_use_it_up(cast: Cast, link: str) -> None:
    assert "too short" in words(choose(link, "short"))
    assert choose(link).status_code == 302


def test_every_link_ends_when_a_password_is_chosen(cast: Cast, link: str) -> None:
    ask_for_a_link(cast.lead.email)
    choose(sent_link())
    assert not holds(link)


def test_a_link_holds_for_an_hour(cast: Cast) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        ask_for_a_link(cast.lead.email)
        link = sent_link()
        traveller.shift(timedelta(minutes=59))
        assert holds(link)
        traveller.shift(timedelta(minutes=1))
        assert choose(link).status_code == 410


def test_an_invitation_holds_for_three_days(cast: Cast) -> None:
    invited = services.add_user(cast.partnership, by=None, email="efa@x.example", name="Efa")
    with time_machine.travel(clock.now(), tick=False) as traveller:
        path = f"/invitation/{invited.pk}/{INVITATION.token(invited)}/"
        traveller.shift(timedelta(hours=71, minutes=59))
        assert holds(path)
        traveller.shift(timedelta(minutes=1))
        assert not holds(path)


def test_a_link_is_no_link_of_another_kind_or_user(cast: Cast, link: str) -> None:
    token = link.split("/")[-2]
    assert not holds(f"/invitation/{cast.lead.pk}/{token}/")
    assert not holds(f"/new-password/{cast.chair.pk}/{token}/")
    assert not holds(f"/new-password/{cast.lead.pk}/{token[:-1]}x/")
    assert not holds(f"/new-password/{10**6}/{token}/")


def test_who_has_left_chooses_nothing(cast: Cast, link: str) -> None:
    User.objects.filter(pk=cast.lead.pk).update(is_active=False)
    assert choose(link).status_code == 410


def test_it_goes_not_round_the_second_factor(client: Client, cast: Cast) -> None:
    ask_for_a_link(with_app(cast.lead).email)
    client.post(sent_link(), {"password": NEW})
    assert client.get("/plans/")["Location"] == "/sign-in/?next=/plans/"
    assert give_password(client, cast.lead, NEW)["Location"] == SECOND_STEP


def test_sessions_from_before_end(client: Client, cast: Cast, link: str) -> None:
    client.force_login(cast.lead)
    choose(link)
    assert client.get("/plans/").status_code == 302


@pytest.mark.parametrize(
    "who", ["nobody.at.all@aldermere.example", "deactivated@aldermere.example"]
)
def test_the_answer_does_not_say_whether_there_is_an_account(cast: Cast, who: str) -> None:
    known = ask_for_a_link(cast.lead.email)
    other = ask_for_a_link(who)
    assert (known.status_code, words(known)) == (other.status_code, words(other))
    assert [letter.to for letter in mail.outbox] == [[cast.lead.email]]


def test_nobody_is_flooded_with_letters(cast: Cast) -> None:
    for _ in range(MOST_OF_AN_ACCOUNT + 3):
        assert "on its way" in words(ask_for_a_link(cast.lead.email))
    assert len(mail.outbox) == MOST_OF_AN_ACCOUNT


@pytest.mark.parametrize("way", ["django.core.mail.backends.smtp.EmailBackend", "of.no.Kind"])
def test_a_letter_that_cannot_leave_is_logged_and_no_more(
    cast: Cast, settings: Settings, logged_errors: list[Any], way: str
) -> None:
    settings.EMAIL_BACKEND = way
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert "on its way" in words(ask_for_a_link(cast.lead.email))
    assert [record.getMessage() for record in logged_errors] == ["A letter could not be sent."]


@pytest.mark.parametrize("where", ["add-user", "invite-for-officer", "send-link"])
def test_nobody_is_told_that_a_letter_went_which_a_mail_server_did_not_take(
    client: Client, cast: Cast, settings: Settings, logged_errors: list[Any], where: str
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    about = {"invite-for-officer": [cast.officer(RHIAN).pk], "send-link": [cast.lead.pk]}
    data = {"name": "Efa Jessop", "email": "efa@x.example", "to": cast.lead.email}
    address = url(where, cast.partnership, *about.get(where, []))
    with links_leave():
        said = words(post(client, cast.administrator, address, data, follow=True))
    assert logged_errors
    assert "A link went" not in said
    assert "on its way to" in said


def test_an_administrator_sends_another_invitation(client: Client, cast: Cast) -> None:
    invited = services.add_user(cast.partnership, by=None, email="efa@x.example", name="Efa")
    client.force_login(cast.administrator)
    where = url("send-link", cast.partnership, invited.pk)
    assert 'value="efa@x.example"' in client.get(where).content.decode()
    with links_leave():
        response = post(client, cast.administrator, where, {"to": invited.email}, follow=True)
    said = words(response)
    assert "A link to choose a password is on its way to efa@x.example. It holds for 72" in said
    assert "If it does not come, send another from the user’s page." in said
    assert choose(sent_link()).status_code == 302
    assert User.objects.get(pk=invited.pk).check_password(NEW)


def test_it_goes_to_no_address_but_the_one_that_was_read(client: Client, cast: Cast) -> None:
    where = url("send-link", cast.partnership, cast.lead.pk)
    with links_leave():
        said = words(post(client, cast.administrator, where, {"to": "efa@x.example"}))
    assert f"The address is {cast.lead.email} now." in said
    assert not mail.outbox


def test_none_is_sent_to_a_deactivated_account(client: Client, cast: Cast) -> None:
    left = cast.deactivated
    where = url("send-link", cast.partnership, left.pk)
    with links_leave():
        said = words(post(client, cast.administrator, where, {"to": left.email}))
    assert "Deactivated is deactivated, and no link opens the account. Reactivate it" in said
    assert not mail.outbox


def test_it_is_offered_for_an_active_account_alone(client: Client, cast: Cast) -> None:
    def offered(user: User) -> bool:
        shown = page(client, cast.administrator, url("user", cast.partnership, user.pk))
        return url("send-link", cast.partnership, user.pk) in shown.content.decode()

    assert offered(cast.lead)
    assert not offered(cast.deactivated)


@pytest.mark.parametrize("where", ["add-user", "invite-for-officer"])
def test_no_link_leaves_before_the_account_that_it_opens_is_kept(
    client: Client, cast: Cast, where: str
) -> None:
    about = [] if where == "add-user" else [cast.officer(RHIAN).pk]
    new = {"name": "Efa Jessop", "email": "efa@x.example"}
    with links_leave():
        post(client, cast.administrator, url(where, cast.partnership, *about), new)
        wait_for_letters()
        assert not mail.outbox
    assert [letter.to for letter in mail.outbox] == [["efa@x.example"]]


def test_a_mail_server_gets_the_letter(client: Client, cast: Cast, letters: Letters) -> None:
    new = {"name": "Efa Jessop", "email": "efa@x.example"}
    with links_leave():
        post(client, cast.administrator, url("add-user", cast.partnership), new)
    letter = letters.last()
    assert (letter["To"], letter["From"]) == ("efa@x.example", "plan@localhost")
    assert letter["Subject"] == "Your account: Aldermere Safeguarding Children Partnership"
    assert choose(sent_link(letters.last_text())).status_code == 302
