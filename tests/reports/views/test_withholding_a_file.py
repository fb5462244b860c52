"""A file of a published pack is withheld, says so at its address, and is released again."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from people import clock
from people.errors import Refused
from people.verification import verify
from reports.content.periods import quarter_of
from reports.content.source import PackKind
from reports.models import PackFile, Release, Withholding
from reports.services import drafts, publishing, steps
from reports.services.withholding import release, withhold
from tests.cast import Cast, signed_in
from tests.people.pages.asking import page, post, words
from tests.reports.papers import one_page

pytestmark = pytest.mark.django_db

PACK = "/packs/aldermere/cse/kept/1/"
WHY = {"reason": "It tells who a child is"}


@pytest.fixture
def file(
    cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PackFile:
    """The page of a public pack that is published."""
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())
    draft = drafts.Draft(PackKind.QUARTERLY, str(quarter_of(clock.today())), is_public=True)
    pack = drafts.begin_pack(cast.plan, by=cast.scrutiny_officer, draft=draft)
    built = drafts.put_forward(pack, by=cast.scrutiny_officer).built
    steps.consider(built, by=cast.chair)
    steps.approve(built, by=cast.chair)
    publishing.publish(built, by=cast.scrutiny_officer)
    return built.files.get(name__endswith=".html")


def _address(name: str, file: PackFile) -> str:
    return reverse(f"reports:{name}", args=["aldermere", "cse", 1, file.name])


def test_its_address_says_that_it_was_withheld_and_nobody_is_given_it(
    cast: Cast, client: Client, file: PackFile
) -> None:
    assert _address("withhold", file) in page(client, cast.chair, PACK).content.decode()
    answer = post(client, cast.chair, _address("withhold", file), WHY, follow=True)
    assert "The file is withheld." in words(answer)
    assert "Withheld on" in words(answer)

    for user in (cast.board_member, cast.auditor, cast.chair):
        gone = page(client, user, _address("file", file))
        assert gone.status_code == 410
        assert f"“{file.name}” was published, and was withheld on" in words(gone)
        assert file.digest in words(gone)
    assert verify(cast.partnership).fault is None


def test_it_is_released_again(cast: Cast, client: Client, file: PackFile) -> None:
    withhold(file, by=cast.chair, reason="It tells who a child is")
    assert _address("release", file) in page(client, cast.chair, PACK).content.decode()
    post(client, cast.administrator, _address("release", file), WHY)
    shown = page(client, cast.chair, PACK)
    assert _address("withhold", file) in shown.content.decode()
    assert "Withheld on" not in words(shown)
    signed_in(client, cast.board_member)
    answer = client.get(_address("file", file))
    assert b"".join(answer).startswith(b"<!doctype html>")
    withhold(file, by=None, reason="Again")
    assert page(client, cast.board_member, _address("file", file)).status_code == 410


def test_who_did_it_and_why_is_kept(cast: Cast, file: PackFile) -> None:
    held = withhold(file, by=cast.chair, reason="It tells who a child is")
    freed = release(file, by=cast.administrator, reason="It does not")
    assert (held.file, held.by, held.reason) == (file, cast.chair, "It tells who a child is")
    assert (freed.withholding, freed.by, freed.reason) == (
        held, cast.administrator, "It does not"
    )  # fmt: skip


def test_the_same_form_posted_twice_does_not_release_it(
    cast: Cast, client: Client, file: PackFile
) -> None:
    keyed = {**WHY, "form_key": "0d5a2a6e-6c5f-4e0b-9c0e-1f3a5b7c9d1e"}
    for _ in range(2):
        assert post(client, cast.chair, _address("withhold", file), keyed).status_code == 302
    assert (Withholding.objects.count(), Release.objects.count()) == (1, 0)


def test_who_may_not_is_refused(cast: Cast, client: Client, file: PackFile) -> None:
    for user in (cast.board_member, cast.lead, cast.auditor):
        assert post(client, user, _address("withhold", file), WHY).status_code == 403
    assert not Withholding.objects.exists()


def test_neither_is_done_twice(cast: Cast, file: PackFile) -> None:
    with pytest.raises(Refused, match="not withheld"):
        release(file, by=None, reason="Why")
    withhold(file, by=None, reason="Why")
    with pytest.raises(Refused, match="withheld already"):
        withhold(file, by=None, reason="Why")
    release(file, by=None, reason="Why")
    with pytest.raises(Refused, match="not withheld"):
        release(file, by=None, reason="Why")


def test_a_file_that_there_is_not_is_not_found(cast: Cast, client: Client, file: PackFile) -> None:
    address = _address("withhold", file).replace(file.name, "other.pdf")
    assert page(client, cast.chair, address).status_code == 404


# What else of it is given out


def test_the_page_goes_as_its_file_goes(cast: Cast, client: Client, file: PackFile) -> None:
    preview = f"{PACK}preview/"
    assert page(client, cast.board_member, preview).status_code == 200
    withhold(file, by=cast.chair, reason="It tells who a child is")
    gone = page(client, cast.board_member, preview)
    assert gone.status_code == 410
    assert f"“{file.name}” was published, and was withheld on" in words(gone)
    release(Withholding.objects.get().file, by=cast.chair, reason="It does not")
    assert page(client, cast.board_member, preview).status_code == 200
