"""A file that cannot be a plan is refused in one plain sentence, and nothing is written."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.access.checks import checksum
from tests.access.conftest import Visitor
from tests.access.hostile import FILES, bomb, honest
from tests.access.rows import address
from tests.access.world import World

pytestmark = pytest.mark.django_db


UPLOADS = [
    *(("actions:import", case) for case in FILES),
    *(("actions:compare", case) for case in list(FILES)[::4]),
]
"""Both pages that read a plan's file do so by the same reader."""


@pytest.mark.parametrize(("page", "case"), UPLOADS)
def test_it_is_refused_in_one_sentence(
    world: World, visitor: Visitor, page: str, case: str
) -> None:
    make, name = FILES[case]
    file, before = SimpleUploadedFile(name, make()), checksum()
    data = {"file": file, "moment": "now", "file_is": "before"}
    response = visitor("administrator").post(address(page, world.here), data)
    assert response.status_code == 200
    [[sentence]] = response.context["form"].errors.values()
    assert re.fullmatch(r"[A-Z“].{10,300}", sentence), sentence
    assert "Traceback" not in sentence
    assert response.content.decode().count("There is a problem") == 1
    assert b"<script>alert(1)" not in response.content
    assert checksum() == before


def test_a_bomb_is_small_and_an_honest_file_is_read(world: World, visitor: Visitor) -> None:
    assert len(bomb()) < 300_000
    file = SimpleUploadedFile("plan.docx", honest())
    response = visitor("administrator").post(address("actions:import", world.here), {"file": file})
    assert "Preview of the import" in response.content.decode()


def test_a_file_over_the_limit_is_refused(world: World, visitor: Visitor) -> None:
    file = SimpleUploadedFile("plan.csv", b"a," * (6 * 1024 * 1024))
    response = visitor("administrator").post(address("actions:import", world.here), {"file": file})
    assert response.status_code == 200
    assert "10 MB" in response.context["form"].errors["file"][0]


@pytest.mark.parametrize("proposal", ["", "x", "a:b:c", "\0", "A" * 5000])
def test_a_forged_proposal_is_no_preview(world: World, visitor: Visitor, proposal: str) -> None:
    before = checksum()
    path = address("actions:import", world.here)
    response = visitor("administrator").post(path, {"proposal": proposal, "number": "9"})
    assert "This preview is out of date" in response.content.decode()
    assert checksum() == before
