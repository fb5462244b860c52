"""In no file, letter or line of a log stands a word of a partnership that is not the reader's.

Pages are looked at by ``test_matrix.py``, for every URL and role.
"""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

from config.costly import COSTLY
from tests.access.conftest import Visitor
from tests.access.rows import INSIDERS, OK, ROWS, address
from tests.access.test_matrix import OURS
from tests.access.world import CANARY, World
from tests.cast import PASSWORD
from tests.people.pages.asking import post
from tests.reports.test_pack_pdf import written
from tests.support.figures import figure
from tests.support.letters import links_leave
from tests.support.packed import unpacked

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

FORMATS = ("csv", "xlsx", "docx", "json")


def _files(client: Client, world: World) -> dict[str, str]:
    """What stands in every file that can be downloaded, by its address and format."""
    found = {}
    for name in (name for name in COSTLY if ROWS[name].reads):
        for wanted in FORMATS:
            answer = client.get(address(name, world.here), {"format": wanted})
            is_page = answer.headers["Content-Type"].startswith("text/html")
            if answer.status_code == OK and not is_page:
                found[f"{name} as {wanted}"] = unpacked(answer.content)
    return found


@pytest.mark.parametrize("role", INSIDERS)
def test_no_file_holds_one(world: World, visitor: Visitor, role: str) -> None:
    found = _files(visitor(role), world)
    assert [name for name, text in found.items() if CANARY in text.lower()] == []
    assert len(found) > 8
    assert any(OURS[0] in text for text in found.values())
    figure("S2", "files searched for a word of another partnership", len(found))


def test_files_of_the_other_partnership_hold_its_own_words_alone(
    world: World, visitor: Visitor
) -> None:
    client, path = visitor("outsider"), address("actions:export", world.there)
    for wanted in FORMATS:
        text = unpacked(client.get(path, {"format": wanted}).content)
        assert CANARY in text.lower()
        assert not [words for words in OURS if words in text]


def test_no_pack_holds_one(world: World, visitor: Visitor, tmp_path: Path) -> None:
    client, path = visitor("administrator"), address("reports:make", world.here)
    period = client.get(path).context["form"].initial["period"]
    order = {"kind": "quarterly", "period": period}
    page = client.post(path, {**order, "preview": "Preview"}).content.decode()
    file = tmp_path / "pack.pdf"
    file.write_bytes(client.post(path, {**order, "pdf": "Download"}).content)
    words = written(file)
    assert OURS[0] in page
    assert "40 of 60" in words
    assert CANARY not in f"{page}{words}".lower()
    figure("S2", "files searched for a word of another partnership", 2)


def test_no_letter_holds_one(world: World) -> None:
    cast = world.cast
    client = Client()
    where = address("people:send-link", world.here)
    with links_leave():
        post(client, cast.administrator, where, {"to": cast.lead.email})
        for user in (cast.lead, cast.chair, cast.auditor):
            Client().post("/forgotten-password/", {"email": user.email})
    letters = [str(letter.message()) for letter in mail.outbox]
    assert len(letters) == 4
    assert not [letter for letter in letters if CANARY in letter.lower()]
    figure("S2", "letters searched for a word of another partnership", len(letters))


def test_no_log_holds_what_people_write_or_their_secrets(
    world: World,
    visitor: Visitor,
    caplog: pytest.LogCaptureFixture,
    logged_errors: list[logging.LogRecord],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever happens: reading, writing, refusals, a wrong password, a fault of ours."""
    caplog.set_level(logging.DEBUG)
    Client().post("/sign-in/", {"username": world.cast.lead.email, "password": f"{PASSWORD} not"})
    client = visitor("lead")
    client.raise_request_exception = False
    for name in ROWS:
        for place in (world.here, world.there):
            client.get(address(name, place))
            client.post(address(name, place), {"evidence": "Narrative 4711", "password": PASSWORD})
        client = visitor("lead") if name == "people:sign-out" else client
    monkeypatch.setattr("actions.views.mine.my_tasks", lambda _user: 1 / 0)
    client.get("/")
    said = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
    assert "division by zero" in said
    texts = [words for words in OURS if "@" not in words]
    for words in (*texts, "Narrative 4711", PASSWORD, CANARY.title(), f"Evidence {CANARY}"):
        assert words not in said, words
    assert logged_errors
    figure("S2", "lines of the log searched for what people write", len(caplog.records))
