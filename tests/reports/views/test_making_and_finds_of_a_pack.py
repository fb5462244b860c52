"""The page of a pack's making, and the page of what has to be looked at before it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from actions.services.record import Report, post_update
from people import services
from people.confirming import Confirmed
from people.models import IdentityConfirmation
from people.turns import turn
from plans.brag import Rating
from reports.making import Stage, State
from reports.models import BuiltPack, Making, Pack
from reports.services import makings
from tests.cast import Cast
from tests.people.pages.asking import page, post, words
from tests.reports.papers import one_page
from tests.reports.views.test_packs_that_are_kept import FIRST, drafted, step

MAKING, FINDS = f"{FIRST}making/", f"{FIRST}finds/"
STRANGER = "Mrs Hallibrand"
NOBODY = "No worker is there to make it. Stop it and try again: it is then made while you wait."


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """One is there, and busy."""
    monkeypatch.setattr(makings, "is_worked", lambda: True)


def to_approved(client: Client, cast: Cast, **texts: str) -> None:
    drafted(client, cast, **texts)
    step(client, cast.scrutiny_officer, "put-forward")
    step(client, cast.chair, "considered")
    step(client, cast.chair, "approved")


def published(client: Client, cast: Cast) -> str:
    return words(step(client, cast.scrutiny_officer, "published"))


def asked_for(cast: Cast) -> Making:
    """As by a request whose process then ended."""
    return makings.ask_to_publish(BuiltPack.objects.get(), by=cast.scrutiny_officer)


@contextmanager
def held_elsewhere(name: str) -> Iterator[None]:
    """Meanwhile another thread, with a session of its own, has a turn."""
    is_held, is_over = Event(), Event()

    def hold() -> None:
        try:
            with turn(name, patience=0.0):
                is_held.set()
                is_over.wait()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        holding = other.submit(hold)
        try:
            assert is_held.wait(timeout=30)
            yield
        finally:
            is_over.set()
            holding.result()


def look(client: Client, cast: Cast) -> str:
    return words(page(client, cast.scrutiny_officer, MAKING))


def press(client: Client, cast: Cast) -> Any:
    return post(client, cast.scrutiny_officer, MAKING, {}, follow=True)


@pytest.mark.usefixtures("worker")
def test_what_waits_says_so_and_leads_on_without_scripts(cast: Cast, client: Client) -> None:
    to_approved(client, cast)
    said = published(client, cast)
    assert "It waits for its turn." in said
    assert "0 of 3 steps are done" in said
    assert "Look again" in said
    assert makings.work_next()
    assert "The pack is published." in look(client, cast)
    assert "Try again" not in look(client, cast)


def test_what_nobody_makes_says_so_and_is_made_by_asking_again(
    cast: Cast,
    client: Client,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[list[Any]]],
) -> None:
    to_approved(client, cast)
    asked_for(cast)
    assert f"It waits for its turn. {NOBODY}" in look(client, cast)
    Making.objects.update(state=State.UNDER_WAY, stage=Stage.MAKING)
    assert f"The files are being made. {NOBODY}" in look(client, cast)
    with django_capture_on_commit_callbacks(execute=True):
        press(client, cast)
    assert NOBODY not in look(client, cast)
    with django_capture_on_commit_callbacks(execute=True):
        press(client, cast)
    assert "The pack is published." in look(client, cast)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["pack-worker", "making-{}"], ids=["a worker", "a request"])
def test_what_somebody_makes_says_nothing_of_it(cast: Cast, client: Client, name: str) -> None:
    to_approved(client, cast)
    making = asked_for(cast)
    with held_elsewhere(name.format(making.pk % 8)):
        assert NOBODY not in look(client, cast)
    assert NOBODY in look(client, cast)


@pytest.mark.usefixtures("worker")
def test_a_second_person_who_publishes_it_is_told_whose_making_they_see(
    cast: Cast, client: Client
) -> None:
    to_approved(client, cast)
    assert "asked for this already" not in published(client, cast)
    said = words(step(client, cast.administrator, "published", first_page=3))
    told = "asked for this already. You see how far that has come, and what you typed is not kept."
    assert f"Scrutiny officer {told}" in said
    assert f"You {told}" in published(client, cast)
    assert Making.objects.count() == 1


@pytest.mark.usefixtures("worker")
def test_it_is_stopped_and_asked_for_again(cast: Cast, client: Client) -> None:
    to_approved(client, cast)
    published(client, cast)
    assert "It was stopped, and nothing was published." in words(press(client, cast))
    assert "It waits for its turn." in words(press(client, cast))
    assert [each.state for each in Making.objects.all()] == [State.STOPPED, State.WAITING]


@pytest.mark.usefixtures("worker")
def test_what_was_cut_off_is_stopped_though_no_worker_comes(
    cast: Cast,
    client: Client,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[list[Any]]],
) -> None:
    to_approved(client, cast)
    published(client, cast)
    Making.objects.update(state=State.UNDER_WAY, stage=Stage.MAKING)
    with django_capture_on_commit_callbacks(execute=True):
        press(client, cast)
    assert "It was stopped, and nothing was published." in look(client, cast)
    assert "It waits for its turn." in words(press(client, cast))


@pytest.mark.usefixtures("worker")
def test_what_was_put_forward_anew_is_not_published_by_what_was_asked_before(
    cast: Cast, client: Client
) -> None:
    to_approved(client, cast)
    published(client, cast)
    press(client, cast)
    step(client, cast.chair, "returned", reason="Say what it costs.")
    for user, name in (
        (cast.scrutiny_officer, "put-forward"), (cast.chair, "considered"), (cast.chair, "approved")
    ):  # fmt: skip
        step(client, user, name)
    assert "Nobody has asked for this pack to be published yet." in look(client, cast)
    press(client, cast)
    assert [each.state for each in Making.objects.all()] == [State.STOPPED]


def test_a_pack_that_nobody_asked_for_says_so(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    assert "Nobody has asked for this pack to be published yet." in look(client, cast)
    assert press(client, cast).status_code == 200
    assert not Making.objects.exists()


def test_what_holds_it_back_is_looked_at_and_said_to_be_fit_for_print(
    cast: Cast, client: Client
) -> None:
    to_approved(client, cast, background=f"As {STRANGER} told the panel.")
    said = published(client, cast)
    assert "The pack is held back, and nothing was published." in said
    assert STRANGER not in said
    assert "It was to be published, and is held back :" in words(page(client, cast.chair, FIRST))
    shown = page(client, cast.chair, FINDS)
    assert STRANGER in words(shown)
    (digest,) = shown.context["form"].held
    answer = {"passages": [digest], "reason": "She is the named reviewer."}
    assert "It is confirmed, under your name." in words(
        post(client, cast.chair, FINDS, answer, follow=True)
    )
    row = IdentityConfirmation.objects.get()
    assert (row.by, row.answer, row.rule) == (cast.chair, "may be printed", "stranger")
    nothing = words(page(client, cast.chair, FINDS))
    assert "There is nothing in the pack’s finished files" in nothing
    assert "Cancel" in words(shown)
    assert "Cancel" not in nothing
    assert "Back to Pack 1" in nothing
    press(client, cast)
    makings.work_next()
    assert Making.objects.get(state=State.PUBLISHED)
    assert "held back" not in words(page(client, cast.chair, FIRST))


def test_who_confirmed_what_and_why_stands_on_the_packs_page_for_who_may_read_it(
    cast: Cast, client: Client
) -> None:
    to_approved(
        client, cast, background=f"As {STRANGER} told the panel.", finance="The cost is TBC"
    )
    assert "What was confirmed in it" not in words(page(client, cast.chair, FIRST))
    held = page(client, cast.chair, FINDS).context["form"].held
    answer = {"passages": list(held), "reason": "The paper was agreed so."}
    post(client, cast.chair, FINDS, answer, follow=True)
    published(client, cast)
    makings.work_next()
    for reader in (cast.chair, cast.scrutiny_officer, cast.auditor):
        said = words(page(client, reader, FIRST))
        assert "What was confirmed in it It may be printed : " in said
        assert "a placeholder in the front sheet" in said
        assert "the name of somebody who is no officer, user or member in the front sheet" in said
        assert "by Chair on" in said
        assert "“The paper was agreed so.”" in said
        assert STRANGER not in said
    said = words(page(client, cast.board_member, FIRST))
    assert "Published on" in said
    assert "What was confirmed in it" not in said
    assert "agreed so" not in said


def test_what_is_confirmed_after_publication_is_not_told_of_the_pack(
    cast: Cast, client: Client
) -> None:
    to_approved(client, cast, finance="The cost is TBC")
    held = page(client, cast.chair, FINDS).context["form"].held
    first = {"passages": list(held), "reason": "It was agreed so."}
    post(client, cast.chair, FINDS, first, follow=True)
    published(client, cast)
    makings.work_next()
    confirmed = Confirmed(tuple(each.finding for each in held.values()), "may be printed", "Later")
    services.confirm(cast.partnership, by=cast.administrator, confirmed=confirmed)
    said = words(page(client, cast.chair, FIRST))
    assert "“It was agreed so.”" in said
    assert "Later" not in said


def test_what_holds_a_draft_back_is_looked_at_before_it_is_put_forward(
    cast: Cast, client: Client
) -> None:
    report = Report(Rating.GREEN, "The pupil with NHS number 943 476 5919 was one.")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    drafted(client, cast)
    refused = "This pack may tell who a child is: an NHS number in 1.1.1."
    assert refused in words(step(client, cast.scrutiny_officer, "put-forward"))
    told = words(page(client, cast.auditor, f"{FIRST}preview/"))
    assert f"{refused} A sub-group chair or a plan administrator looks at it" in told
    assert f'href="{FINDS}"' in page(client, cast.chair, f"{FIRST}preview/").content.decode()

    assert f'href="{FINDS}"' in page(client, cast.chair, FIRST).content.decode()
    shown = page(client, cast.chair, FINDS)
    assert "943 476 5919" in words(shown)
    (digest,) = shown.context["form"].held
    answer = {"passages": [digest], "reason": "It is the number of the form."}
    assert "It is confirmed, under your name." in words(
        post(client, cast.chair, FINDS, answer, follow=True)
    )
    assert IdentityConfirmation.objects.get().answer == IdentityConfirmation.Answer.NO_CHILD
    said = words(page(client, cast.chair, FINDS))
    assert "Nothing in the draft looks like a child’s identity." in said
    assert "in its finished files, once it is put forward" in said
    assert "The pack is put forward." in words(step(client, cast.scrutiny_officer, "put-forward"))


def test_a_draft_of_which_nothing_can_be_printed_says_why(cast: Cast, client: Client) -> None:
    drafted(client, cast)
    Pack.objects.update(themes=[9])
    assert "The plan has no theme 9." in words(page(client, cast.chair, FINDS))


def test_what_stands_on_the_pages_of_the_agenda_is_looked_at_too(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pack is read as it was asked for, with the agenda's numbers on its pages."""
    monkeypatch.setattr(
        "reports.render.formats.render_pdf",
        lambda content: one_page(f"As {STRANGER} told the panel." if content.pages else ""),
    )
    to_approved(client, cast)
    assert "There is nothing in the pack’s finished files" in words(page(client, cast.chair, FINDS))
    said = words(step(client, cast.scrutiny_officer, "published", first_page="12"))
    assert "The pack is held back, and nothing was published." in said
    assert STRANGER in words(page(client, cast.chair, FINDS))


def test_a_reason_is_asked_for(cast: Cast, client: Client) -> None:
    to_approved(client, cast, background=f"As {STRANGER} told the panel.")
    (digest,) = page(client, cast.chair, FINDS).context["form"].held
    said = words(post(client, cast.chair, FINDS, {"passages": [digest], "reason": ""}))
    assert "Why may they?" in said
    assert not IdentityConfirmation.objects.exists()


def test_a_file_that_not_everybody_can_read_is_not_published(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_approved(client, cast)
    monkeypatch.setattr("reports.gate.faults_of", lambda *_: ("It has no tags.",))
    said = published(client, cast)
    assert "Nothing was published." in said
    assert "The pack’s files are not fit to be published. It has no tags." in said


def test_both_pages_stand_under_packs(cast: Cast, client: Client) -> None:
    to_approved(client, cast)
    for reader, address in ((cast.scrutiny_officer, MAKING), (cast.chair, FINDS)):
        text = page(client, reader, address).content.decode()
        assert 'aria-current="page">Packs' in text, address
