"""The page on which an administrator erases a text of an action's record."""

from __future__ import annotations

from typing import Any

from django.test import Client

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.services.record import Report, post_update
from actions.services.versions import cut_version
from people.models import Erasure
from people.sign_in import session
from plans.brag import Rating
from plans.models import Plan
from tests.actions.evidence.files import pdf
from tests.actions.views.verbs import ACTION, DONE, keyed, refused
from tests.cast import Cast, signed_in
from tests.people.pages.asking import page, post, words

ERASE, GONE = f"{ACTION}erase/", 410
EVIDENCE = "40 of 60 drivers were trained by June."


def _of(cast: Cast) -> str:
    update = cast.current("1.1.1")
    assert update is not None
    return f"actions.progressupdate-{update.pk}-evidence"


def _form(cast: Cast, **values: object) -> dict[str, Any]:
    why = {"ground": "unlawful", "reason": "It told who a child is", "is_certain": "on"}
    return keyed(**{"text": _of(cast), **why, **values})


def test_an_entry_leads_to_its_texts(cast: Cast, client: Client) -> None:
    update = cast.current("1.1.1")
    assert update is not None
    address = f"{ERASE}?of=update-{update.pk}"
    assert address in page(client, cast.administrator, ACTION).content.decode()
    said = words(page(client, cast.administrator, address))
    assert f"{EVIDENCE} It goes from: Evidence, " in said
    assert "nobody can bring it back" in said
    assert "Train every taxi driver It goes from" not in said


def test_without_an_entry_every_text_can_be_chosen(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.administrator, ERASE))
    assert EVIDENCE in said
    assert "Train every taxi driver It goes from: Wording, " in said
    assert "Know who is at risk It goes from: Wording of the objective, " in said


def test_an_entry_without_a_text_asks_nothing(cast: Cast, client: Client) -> None:
    address = f"{ERASE}?of=update-0"
    said = words(page(client, cast.administrator, address))
    assert "There is no text here that could be erased." in said
    assert "On what ground in law?" not in said
    assert post(client, cast.administrator, address, _form(cast)).status_code == 200
    assert not Erasure.objects.exists()


def test_the_text_is_erased_once(cast: Cast, client: Client) -> None:
    data = _form(cast)
    for _ in range(2):
        response = post(client, cast.administrator, ERASE, data, follow=True)
        assert "The text is erased. The record says by whom and why." in words(response)
    assert Erasure.objects.count() == 1
    said = words(page(client, cast.administrator, ACTION))
    assert EVIDENCE not in said
    assert "Text erased Administrator" in said
    assert "[Erased on " in words(page(client, cast.board_member, ACTION))


def test_each_page_that_showed_it_says_that_it_was_erased(cast: Cast, client: Client) -> None:
    cut_version(cast.plan, by=cast.administrator, number="1.0", author="SA", comments="First")
    post(client, cast.administrator, ERASE, _form(cast))
    plan = "/plans/aldermere/cse/"
    for name in ("actions/", "versions/", "actions/?at=v1.0", "export/?format=csv&at=v1.0"):
        content = page(client, cast.board_member, f"{plan}{name}").content.decode()
        assert EVIDENCE not in content, name
    assert (
        "[Erased on "
        in page(client, cast.board_member, f"{plan}export/?format=csv&at=v1.0").content.decode()
    )
    said = words(page(client, cast.board_member, f"{plan}versions/"))
    assert "A text that it held was erased on " in said
    assert "Digest of what it holds since a text was erased" in said


def test_ground_reason_and_certainty_are_asked_for(cast: Cast, client: Client) -> None:
    data = _form(cast, ground="", reason="", is_certain="")
    said = words(post(client, cast.administrator, ERASE, data))
    assert "Say on what ground in law" in said
    assert "Say why, in a few words" in said
    assert "Say that you know that nobody can bring it back" in said
    assert not Erasure.objects.exists()


def test_a_reason_that_repeats_it_is_refused(cast: Cast, client: Client) -> None:
    response = post(client, cast.administrator, ERASE, _form(cast, reason=EVIDENCE))
    assert "The reason repeats what is to be erased" in words(response)
    assert not Erasure.objects.exists()


def test_the_password_is_asked_for_again(cast: Cast, client: Client) -> None:
    signed_in(client, cast.administrator)
    kept = client.session
    kept[session._CONFIRMED_AT] = 0
    kept.save()
    response = client.post(ERASE, _form(cast))
    assert response.status_code == DONE
    assert response.headers["Location"].startswith("/confirm/")
    assert not Erasure.objects.exists()


def test_a_closed_plan_keeps_no_text_that_the_law_takes(cast: Cast, client: Client) -> None:
    Plan.objects.filter(pk=cast.plan.pk).update(closed_at=cast.plan.opened_at)
    response = post(client, cast.administrator, ERASE, _form(cast))
    assert response.status_code == DONE
    assert Erasure.objects.count() == 1


def test_nobody_else_erases(cast: Cast, client: Client) -> None:
    refused(client, cast, ERASE, "lead", "chair", "chief_officer", "board_member", "auditor")
    for role in ("lead", "chair", "auditor"):
        assert "erase/" not in page(client, getattr(cast, role), ACTION).content.decode()


def test_an_erased_file_is_not_given_out(cast: Cast, client: Client) -> None:
    update = post_update(
        cast.action("1.1.1"),
        by=cast.lead,
        report=Report(Rating.GREEN, "See the file."),
        beside=Beside([checked(pdf(), "minutes.pdf")]),
    )
    file = update.files.get()
    name = f"actions.evidencefile-{file.pk}-name"
    post(client, cast.administrator, ERASE, _form(cast, text=name))
    response = page(client, cast.board_member, f"/plans/aldermere/cse/evidence/{file.pk}/")
    assert response.status_code == GONE
    assert "This file was erased from the record." in words(response)
    said = page(client, cast.board_member, ACTION).content.decode()
    assert "minutes.pdf" not in said
    assert f"evidence/{file.pk}/" not in said
