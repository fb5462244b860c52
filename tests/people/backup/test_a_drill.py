"""A backup is taken, brought back elsewhere, and everybody goes on working there."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.models import Challenge, EvidenceFile, ProgressUpdate
from actions.services.record import Report, post_update
from actions.services.versions import cut_version
from people import clock
from people.models import Letter, Role
from plans.brag import Rating
from tests.cast import Cast, signed_in
from tests.people.backup.elsewhere import Elsewhere, Here, elsewhere, here, rows_here
from tests.people.outbox.posting import letter_of, post
from tests.people.pages.asking import day, url, words
from tests.people.pages.asking import post as send
from tests.support.letters import Letters
from tests.support.processes import start

__all__ = ["elsewhere", "here", "start"]

pytestmark = pytest.mark.django_db(transaction=True)

PLAN = "/plans/aldermere/cse/"
WRITTEN_BY_RESTORING = {
    "people_restoration",
    "people_chainentry",
    "people_ledger",
    "people_letter",
    "django_session",
    "sqlite_sequence",
}
"""That it was restored is on the record; letters are held, and sessions end."""


@pytest.fixture
def lived(cast: Cast, here: Here) -> Here:
    """A system in which something happened: updates, a file, a version, letters, a session."""
    file = checked(b"40 of 60", "drivers.txt")
    report = Report(Rating.GREEN, "Forty of sixty were trained by April 2026.")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report, beside=Beside([file]))
    cut_version(cast.plan, by=cast.administrator, number="1.0", author="RO", comments="")
    post(cast, cast.lead, step="round 1 opens")
    post(cast, cast.lead, step="round 2 opens", due=clock.now() + timedelta(days=30))
    return here


def test_every_row_and_every_file_comes_back(lived: Here, elsewhere: Elsewhere) -> None:
    before = rows_here()
    code, said, err = elsewhere.restore(lived.backed_up())
    assert (code, err) == (0, ""), said
    after = elsewhere.rows
    assert before.keys() == after.keys()
    for table in before.keys() - WRITTEN_BY_RESTORING:
        assert before[table] == after[table], table
    assert set(before["people_chainentry"]) < set(after["people_chainentry"])
    assert lived.files == elsewhere.files
    assert len(lived.files) == 1
    assert rows_here() == before


def test_the_record_is_whole_and_says_that_it_was_brought_back(
    lived: Here, elsewhere: Elsewhere
) -> None:
    elsewhere.restore(lived.backed_up())
    code, told, _err = elsewhere.manage("verify_history", "--json")
    verdicts = json.loads(told)
    assert code == 0
    assert all(verdict["whole"] and len(verdict["restored"]) == 1 for verdict in verdicts)
    _code, told, _err = elsewhere.manage("verify_history", "aldermere")
    assert "Brought back on " in told
    assert " from the backup of " in told


def test_nothing_that_may_have_left_leaves_by_itself(
    cast: Cast, lived: Here, elsewhere: Elsewhere, letters: Letters, settings: Settings
) -> None:
    backup = lived.backed_up()
    code, told, _err = elsewhere.restore(backup)
    assert code == 0
    assert "1 letter that waited is held" in told
    tick = {"EMAIL_URL": letters.url, "SERVICE_ADDRESS": "http://testserver"}
    assert elsewhere.manage("tick", **tick)[0] == 0
    assert letters.all == []
    with elsewhere.entered(settings):
        assert letter_of(cast.lead, "round 1 opens").state == Letter.State.HELD
        assert letter_of(cast.lead, "round 2 opens").state == Letter.State.WAITING
        _try_again(cast, letter_of(cast.lead, "round 1 opens"))
    assert elsewhere.manage("tick", **tick)[0] == 0
    assert len(letters.all) == 1
    with elsewhere.entered(settings):
        assert letter_of(cast.lead, "round 1 opens").perhaps_twice


def _try_again(cast: Cast, letter: Letter) -> None:
    address = url("try-letter", cast.partnership, letter.pk)
    assert send(Client(), cast.administrator, address, {}).status_code == 302


def test_everybody_signs_in_again_and_does_their_main_job(
    cast: Cast, lived: Here, elsewhere: Elsewhere, settings: Settings
) -> None:
    reader = signed_in(Client(), cast.lead)
    elsewhere.restore(lived.backed_up())
    with elsewhere.entered(settings):
        assert reader.get("/").headers["Location"].startswith("/sign-in/")
        _lead(cast)
        _chair(cast)
        _board_and_scrutiny(cast)
        _auditor(cast)
        _administrator(cast)


def _lead(cast: Cast) -> None:
    said = {"rating": "green", "evidence": "Fifty of sixty were trained by May 2026."}
    form = signed_in(Client(), cast.lead).get(f"{PLAN}actions/1.1.1/update/")
    answer = send(Client(), cast.lead, f"{PLAN}actions/1.1.1/update/", {**_hidden(form), **said})
    assert answer.status_code == 302, words(answer)
    assert ProgressUpdate.objects.filter(evidence=said["evidence"]).exists()
    file = EvidenceFile.objects.get()
    address = reverse("actions:evidence", args=["aldermere", "cse", file.pk])
    answer = signed_in(Client(), cast.lead).get(address)
    assert b"".join(answer) == b"40 of 60"


def _hidden(form: Any) -> dict[str, str]:
    return {name: str(value) for name, value in form.context["form"].initial.items() if value}


def _chair(cast: Cast) -> None:
    assert signed_in(Client(), cast.chair).get(f"{PLAN}queue/").status_code == 200
    address = f"{PLAN}actions/1.1.1/challenge/"
    form = signed_in(Client(), cast.chair).get(address)
    asked = {"reason": "Who counted?", **day("answer_by", clock.today() + timedelta(days=14))}
    answer = send(Client(), cast.chair, address, {**_hidden(form), **asked})
    assert answer.status_code == 302, words(answer)
    assert Challenge.objects.filter(reason="Who counted?").exists()


def _board_and_scrutiny(cast: Cast) -> None:
    page = signed_in(Client(), cast.board_member).get(f"{PLAN}actions/?rating=green")
    assert "Train every taxi driver" in words(page)
    address = reverse("reports:make", args=["aldermere", "cse"])
    client = signed_in(Client(), cast.scrutiny_officer)
    period = client.get(address).context["form"].initial["period"]
    made = client.post(address, {"kind": "summary", "period": period, "pdf": "Download"})
    assert made.content.startswith(b"%PDF")


def _auditor(cast: Cast) -> None:
    page = signed_in(Client(), cast.auditor).get("/people/aldermere/access/")
    assert "Downloaded" in words(page)


def _administrator(cast: Cast) -> None:
    address = url("grant-role", cast.partnership, cast.nobody.pk)
    before = Role.objects.count()
    data = {"kind": "auditor", **day("from_date", clock.today())}
    answer = send(Client(), cast.administrator, address, data)
    assert answer.status_code == 302, words(answer)
    assert Role.objects.count() == before + 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite ends nobody who is slow")
def test_it_may_take_longer_than_a_page(
    cast: Cast, here: Here, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = here.folder / "pg_dump"
    slow.write_text(f'#!/bin/sh\nsleep 1\nexec "{settings.POSTGRESQL_PROGRAMS}/pg_dump" "$@"\n')
    slow.chmod(0o700)
    settings.POSTGRESQL_PROGRAMS = str(here.folder)
    options = {"options": "-c idle_in_transaction_session_timeout=300 -c statement_timeout=300"}
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)
    connection.close()
    assert here.backed_up().is_file()
    connection.close()


def test_it_goes_on_while_people_write(cast: Cast, here: Here, elsewhere: Elsewhere) -> None:
    file = here.folder / "busy.backup"
    running = here.begin_backup(file)
    posted = 0
    while running.process.poll() is None:
        report = Report(Rating.GREEN, f"{posted} were trained by May 2026.")
        post_update(cast.action("1.1.1"), by=cast.lead, report=report)
        posted += 1
    assert running.ended()[0] == 0
    assert posted
    assert elsewhere.restore(file)[0] == 0
    assert elsewhere.manage("verify_history")[0] == 0
