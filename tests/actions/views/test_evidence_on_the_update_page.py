"""Adding files and a link to an update: what the form takes, and what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from actions.models import ProgressUpdate
from actions.services.record import Report, post_update
from plans.brag import Rating
from tests.actions.evidence.files import EICAR, docx, pdf
from tests.actions.views.test_the_update_page import CONFLICT, address, filled
from tests.cast import Cast
from tests.people.pages.asking import page, post, words


@pytest.fixture(autouse=True)
def root(tmp_path: Path, settings: Settings) -> Path:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return tmp_path / "evidence"


def _file(content: bytes = b"Visited", name: str = "notes.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/html")


def _with(cast: Cast, *files: SimpleUploadedFile, **values: Any) -> dict[str, Any]:
    return filled(cast, evidence="Typed with care", attached=list(files), **values)


def test_files_and_a_link_join_the_record(cast: Cast, client: Client) -> None:
    data = _with(
        cast, _file(), _file(pdf(), "../report.pdf"),
        link_title="Minutes", link_url="https://www.example.org/minutes",
    )  # fmt: skip
    response = post(client, cast.lead, address(), data, follow=True)
    assert "notes.txt 7" in words(response)
    assert "Minutes link" in words(response)
    update = cast.current("1.1.1")
    assert update is not None
    assert [(f.name, f.media_type) for f in update.files.all()] == [
        ("notes.txt", "text/plain"),
        ("report.pdf", "application/pdf"),
    ]
    for file in update.files.all():
        assert f"/plans/aldermere/cse/evidence/{file.pk}/" in response.content.decode()


def test_the_form_says_what_it_takes(cast: Cast, client: Client) -> None:
    response = page(client, cast.lead, address())
    assert "Up to 5, each up to 10 MB: PDF, Word, Excel, PowerPoint, CSV" in words(response)
    assert 'enctype="multipart/form-data"' in response.content.decode()


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        ({"attached": [_file(b"MZ\x90\x00", "plan.docx")]},
         ["“plan.docx” was refused: this is a program."]),
        ({"attached": [_file(docx(), "plan.pdf"), _file(b"", "empty.txt")]},
         ["“plan.pdf” is a Word document", "“empty.txt” is empty."]),
        ({"attached": [_file() for _ in range(6)]}, ["At most 5 files can be added"]),
        ({"attached": [_file(b"a" * (10 * 1024 * 1024 + 1))]}, ["is larger than 10 MB"]),
        ({"link_title": "Minutes"}, ["Give the link’s address, or leave out its title"]),
        ({"link_url": "https://a.uk"}, ["Give the link a title, or leave out its address"]),
        ({"link_title": "x", "link_url": "javascript:alert(1)"},
         ["Give the link’s whole address, beginning with https:// or http://."]),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_and_nothing_is_written(
    cast: Cast, client: Client, root: Path, values: dict[str, Any], sentences: list[str]
) -> None:
    response = post(client, cast.lead, address(), {**_with(cast), **values})
    said = words(response)
    for sentence in sentences:
        assert said.count(sentence) == 2, "in the summary and beside its field"
    assert "Typed with care" in response.content.decode()
    assert ProgressUpdate.objects.count() == 3
    assert not root.exists()


def test_a_form_that_comes_back_asks_for_its_files_again(cast: Cast, client: Client) -> None:
    data = _with(cast, _file(), rating="amber", reason="Late")
    said = words(post(client, cast.lead, address(), data))
    assert said.count("Choose your files again") == 2


def test_what_the_scanner_refuses_loses_no_words(
    cast: Cast, client: Client, tmp_path: Path, settings: Settings
) -> None:
    script = tmp_path / "scanner"
    script.write_text(
        '#!/bin/sh\ngrep -q EICAR "$1" && exit 1\ngrep -q DOWN "$1" && exit 2\nexit 0'
    )
    script.chmod(0o700)
    settings.EVIDENCE_SCANNER = str(script)
    for content, sentence in (
        (EICAR, "“notes.txt” was refused by the virus scanner."),
        (b"DOWN", "“notes.txt” cannot be checked for viruses now; post the update without it"),
    ):
        response = post(client, cast.lead, address(), _with(cast, _file(content)))
        assert response.status_code == 200
        assert sentence in words(response)
        assert "Typed with care" in response.content.decode()
        assert ProgressUpdate.objects.count() == 3
    assert post(client, cast.lead, address(), _with(cast, _file())).status_code == 302


def test_the_second_of_two_is_asked_for_the_files_again(cast: Cast, client: Client) -> None:
    ours = _with(cast, _file())
    post_update(cast.action("1.1.1"), by=cast.administrator, report=Report(Rating.GREEN, "Theirs"))
    response = post(client, cast.lead, address(), ours)
    assert response.status_code == CONFLICT
    assert "Choose your files again" in words(response)
