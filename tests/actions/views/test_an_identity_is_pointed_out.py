"""What looks like a child's identity is pointed out before it joins the record."""

from __future__ import annotations

import html
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from actions.models import EvidenceFile, EvidenceLink, ProgressUpdate
from people.asat import newest_revision
from people.identity import Finding, findings
from people.models import IdentityConfirmation, Partnership
from people.selectors.identity import unconfirmed_in
from people.verification import verify
from tests.actions.evidence.files import pdf
from tests.actions.views.verbs import keyed
from tests.cast import Cast
from tests.people.pages.asking import post, shown, words

UPDATE = "/plans/aldermere/cse/actions/1.1.1/update/"
REWORD = "/plans/aldermere/cse/actions/1.1.1/words/"
TOLD = "50 of 60 trained. NHS number 943 476 5919 was one of them."
ASKED = "“943 476 5919” looks like an NHS number: change the text, or say what it is"
DONE = 302


def unconfirmed(partnership: Partnership, text: str) -> tuple[Finding, ...]:
    return unconfirmed_in(partnership, [text]).get(text, ())


def update(cast: Cast, **values: object) -> dict[str, Any]:
    seen = cast.current("1.1.1")
    return {
        "form_key": uuid.uuid4(),
        "last_seen": seen.pk if seen else 0,
        "rating": "green",
        "evidence": TOLD,
        **values,
    }


def test_nothing_is_asked_where_nothing_is_found(cast: Cast, client: Client) -> None:
    plain = update(cast, evidence="50 of 60 trained.")
    assert post(client, cast.lead, UPDATE, plain).status_code == DONE
    assert not IdentityConfirmation.objects.exists()


def test_the_page_comes_back_with_the_text_what_was_found_and_why_it_matters(
    cast: Cast, client: Client
) -> None:
    rows = ProgressUpdate.objects.count()
    response = post(client, cast.lead, UPDATE, update(cast))
    said = words(response)
    assert ASKED in said
    assert "It leads to one person’s health record." in said
    assert "<mark>943 476 5919</mark>" in response.content.decode()
    assert TOLD in html.unescape(response.content.decode())
    assert ProgressUpdate.objects.count() == rows


def test_a_text_that_is_too_long_to_be_kept_is_not_looked_through(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def noted(text: str) -> tuple[Finding, ...]:
        read.append(len(text))
        return findings(text)

    monkeypatch.setattr("people.pointing_out.findings", noted)
    long = update(cast, evidence=f"{TOLD} " * 5_000)
    said = words(post(client, cast.lead, UPDATE, long))
    assert "at most 20,000 characters" in said or "20000 characters" in said
    assert max(read, default=0) <= 20_000


def test_spaces_hide_nothing(cast: Cast, client: Client) -> None:
    assert ASKED in words(
        post(client, cast.lead, UPDATE, update(cast, evidence=" " * 30_000 + TOLD))
    )


def test_a_changed_text_is_kept_without_a_question(cast: Cast, client: Client) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    data = update(cast, evidence="50 of 60 trained.", identity_shown=shown(back))
    assert post(client, cast.lead, UPDATE, data).status_code == DONE
    assert not IdentityConfirmation.objects.exists()


@pytest.mark.parametrize(
    ("answer", "reason"), [("no child", ""), ("needed", "The nurse must find the record")]
)
def test_a_confirmed_text_is_kept_and_so_is_who_confirmed_it(
    cast: Cast, client: Client, answer: str, reason: str
) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    said = {"identity_answer": answer, "identity_reason": reason, "identity_shown": shown(back)}
    assert post(client, cast.lead, UPDATE, update(cast, **said)).status_code == DONE
    kept = IdentityConfirmation.objects.get()
    assert (kept.rule, kept.answer, kept.reason) == ("nhs_number", answer, reason)
    assert (kept.by, kept.partnership) == (cast.lead, cast.partnership)
    current = cast.current("1.1.1")
    assert current is not None
    assert (current.evidence, current.moment) == (TOLD, kept.moment)
    assert verify(cast.partnership).fault is None


def test_what_was_found_is_not_kept(cast: Cast, client: Client) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    said = {"identity_answer": "no child", "identity_shown": shown(back)}
    post(client, cast.lead, UPDATE, update(cast, **said))
    (row,) = IdentityConfirmation.objects.values()
    assert not [value for value in row.values() if "9434765919" in str(value).replace(" ", "")]


def test_that_it_is_needed_wants_a_reason(cast: Cast, client: Client) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    said = {"identity_answer": "needed", "identity_shown": shown(back)}
    response = post(client, cast.lead, UPDATE, update(cast, **said))
    assert "Say why it is needed" in words(response)
    assert not IdentityConfirmation.objects.exists()


def test_an_answer_holds_only_for_what_it_was_given_to(cast: Cast, client: Client) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    more = TOLD + " Her UPN is A801200001001."
    said = {"identity_answer": "no child", "identity_shown": shown(back)}
    response = post(client, cast.lead, UPDATE, update(cast, evidence=more, **said))
    assert "Two passages may tell who a child is" in words(response)
    again = {**said, "identity_shown": shown(response)}
    assert post(client, cast.lead, UPDATE, update(cast, evidence=more, **again)).status_code == DONE
    rules = IdentityConfirmation.objects.values_list("rule", flat=True)
    assert sorted(rules) == ["nhs_number", "upn"]


def test_the_reason_itself_may_tell_who_a_child_is(cast: Cast, client: Client) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    said = {
        "identity_answer": "needed",
        "identity_reason": "She was born on 3 May 2003",
        "identity_shown": shown(back),
    }
    response = post(client, cast.lead, UPDATE, update(cast, **said))
    assert "born on 3 May 2003" in words(response)
    assert not IdentityConfirmation.objects.exists()


def test_a_form_posted_twice_confirms_once(cast: Cast, client: Client) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    data = update(cast, identity_answer="no child", identity_shown=shown(back))
    for _ in range(2):
        assert post(client, cast.lead, UPDATE, data).status_code == DONE
    assert IdentityConfirmation.objects.count() == 1


def test_what_the_service_refuses_confirms_nothing(cast: Cast, client: Client) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    said = {"identity_answer": "no child", "identity_shown": shown(back), "last_seen": 0}
    response = post(client, cast.lead, UPDATE, update(cast, **said))
    assert response.status_code == 409
    assert not IdentityConfirmation.objects.exists()


def test_what_stands_in_the_words_already_is_not_asked_again(cast: Cast, client: Client) -> None:
    def reworded(text: str, **more: object) -> Any:
        seen = newest_revision(cast.action("1.1.1"))
        data = keyed(last_seen=seen, text=text, reason="Clearer", **more)
        return post(client, cast.administrator, REWORD, data)

    back = reworded("Train drivers at 14 Mill Rise, S65 2QZ")
    said = {"identity_answer": "no child", "identity_shown": shown(back)}
    assert reworded("Train drivers at 14 Mill Rise, S65 2QZ", **said).status_code == DONE
    assert reworded("Train all drivers at 14 Mill Rise, S65 2QZ").status_code == DONE


def test_what_was_said_to_be_no_childs_may_be_published(cast: Cast, client: Client) -> None:
    assert [each.rule for each in unconfirmed(cast.partnership, TOLD)] == ["nhs_number"]
    back = post(client, cast.lead, UPDATE, update(cast))
    said = {"identity_answer": "no child", "identity_shown": shown(back)}
    post(client, cast.lead, UPDATE, update(cast, **said))
    assert unconfirmed(cast.partnership, "The number 943-476-5919 again") == ()
    assert unconfirmed(cast.elsewhere, TOLD) != ()


def test_what_is_needed_may_not_be_published_for_that(cast: Cast, client: Client) -> None:
    back = post(client, cast.lead, UPDATE, update(cast))
    said = {"identity_answer": "needed", "identity_reason": "Why", "identity_shown": shown(back)}
    post(client, cast.lead, UPDATE, update(cast, **said))
    assert [each.rule for each in unconfirmed(cast.partnership, TOLD)] == ["nhs_number"]


def test_a_text_without_findings_asks_the_database_nothing(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert unconfirmed(cast.partnership, "40 of 60 drivers were trained by June.") == ()


@pytest.mark.parametrize("name", ["NHS 943 476 5919.pdf", "DOB_3-5-2011.pdf"])
def test_the_name_of_a_file_is_read(cast: Cast, client: Client, name: str) -> None:
    file = SimpleUploadedFile(name, pdf())
    data = update(cast, evidence="See the file.", attached=[file])
    said = words(post(client, cast.lead, UPDATE, data))
    assert "change the text, or say what it is" in said
    assert "Choose your files again" in said
    assert not EvidenceFile.objects.exists()


@pytest.mark.parametrize("name", ["notes.txt", "notes.csv"])
def test_what_stands_in_a_file_is_read_and_kept_once_it_is_said_what_it_is(
    cast: Cast, client: Client, name: str
) -> None:
    def data(**said: object) -> dict[str, Any]:
        file = SimpleUploadedFile(name, TOLD.encode())
        return update(cast, evidence="See the file.", attached=[file], **said)

    back = post(client, cast.lead, UPDATE, data())
    assert ASKED in words(back)
    assert not EvidenceFile.objects.exists()
    said = {"identity_answer": "needed", "identity_reason": "A letter"}
    assert (
        post(client, cast.lead, UPDATE, data(identity_shown=shown(back), **said)).status_code
        == DONE
    )
    assert EvidenceFile.objects.get().name == name


def test_of_a_long_list_its_beginning_is_asked_about(cast: Cast, client: Client) -> None:
    mails = "\n".join(f"mia{n}@gmail.com" for n in range(300)).encode()
    file = SimpleUploadedFile("list.txt", mails)
    data = update(cast, evidence="See the file.", attached=[file])
    assert "20 passages may tell who a child is" in words(post(client, cast.lead, UPDATE, data))


def test_a_file_whose_name_was_confirmed_is_kept(cast: Cast, client: Client) -> None:
    def data(**said: object) -> dict[str, Any]:
        file = SimpleUploadedFile("NHS 943 476 5919.pdf", pdf())
        return update(cast, evidence="See the file.", attached=[file], **said)

    back = shown(post(client, cast.lead, UPDATE, data()))
    said = {"identity_answer": "no child", "identity_reason": "", "identity_shown": back}
    assert post(client, cast.lead, UPDATE, data(**said)).status_code == DONE
    assert EvidenceFile.objects.get().name == "NHS 943 476 5919.pdf"


@pytest.mark.parametrize(
    "address",
    ["https://example.org/minutes?nhs=9434765919", "https://example.org/?q=943%20476%205919"],
)
def test_the_address_of_a_link_is_read(cast: Cast, client: Client, address: str) -> None:
    link = {"link_title": "Minutes", "link_url": address}
    said = words(post(client, cast.lead, UPDATE, update(cast, evidence="See there.", **link)))
    assert "looks like an NHS number" in said
    assert not EvidenceLink.objects.exists()
