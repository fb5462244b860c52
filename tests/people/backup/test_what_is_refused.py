"""A backup or a restore that cannot be done says so, and leaves everything as it was."""

from __future__ import annotations

import json
import re
import resource
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from people.backup.archive import opened_backup
from people.backup.manifest import table_of
from people.backup.restoring import restore
from people.errors import Refused
from tests.cast import Cast
from tests.people.backup.elsewhere import Elsewhere, Here, elsewhere, here
from tests.support.processes import start

__all__ = ["elsewhere", "here", "start"]

pytestmark = pytest.mark.django_db(transaction=True)

MANIFEST = "manifest.json"
SMALL = 64 * 1024


def test_a_file_that_is_there_is_not_written_over(cast: Cast, here: Here) -> None:
    file = here.folder / "plan.backup"
    file.write_text("kept")
    assert here.backup(file) == (1, "", f"{file} is there already. Choose another name.\n")
    assert file.read_text() == "kept"


def test_a_folder_that_is_not_there_is_named(cast: Cast, here: Here) -> None:
    code, said, err = here.backup(here.folder / "nowhere" / "plan.backup")
    assert (code, said) == (1, "")
    assert err == "The backup could not be written: No such file or directory.\n"


def test_a_disk_that_is_full_leaves_no_half_backup(cast: Cast, here: Here) -> None:
    running = here.begin_backup(here.folder / "plan.backup")
    resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (SMALL, SMALL))
    code, said, err = running.ended()
    assert (code, said) == (1, "")
    assert "could not" in err
    assert len(err.splitlines()) == 1
    assert [path for path in here.folder.iterdir() if path.is_file()] == []


def test_a_backup_that_is_killed_leaves_none(cast: Cast, here: Here) -> None:
    file = here.folder / "plan.backup"
    running = here.begin_backup(file)
    running.kill()
    assert not file.exists()
    assert here.backup(file)[0] == 0


def test_a_database_that_holds_something_is_left_alone(
    cast: Cast, here: Here, elsewhere: Elsewhere, settings: Settings
) -> None:
    file = here.backed_up()
    with elsewhere.entered(settings):
        restore(file)
        before = elsewhere.rows
        with pytest.raises(Refused, match="The database is not empty: it holds "):
            restore(file)
    assert elsewhere.rows == before


def rewritten(file: Path, to: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A backup of which something is another, or missing."""
    with ZipFile(file) as old, ZipFile(to, "w", ZIP_STORED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return to


def _manifest(**values: object) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        return (
            json.dumps({**json.loads(content), **values}).encode() if name == MANIFEST else content
        )

    return change


def _flipped(name: str, content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1]) if name == "database" else content


WRONG: dict[str, tuple[Callable[[str, bytes], bytes | None], str]] = {
    "a bit of the database": (_flipped, "is damaged: database is not what was put there"),
    "without the database": (
        lambda name, content: None if name == "database" else content, "is damaged: database",
    ),
    "without its manifest": (
        lambda name, content: None if name == MANIFEST else content, "is no backup of this service",
    ),
    "of another form": (_manifest(form=2), "is no backup of this service"),
    "of another kind of database": (_manifest(database="oracle"), "is of a oracle database"),
    "of a newer version": (
        _manifest(migrations=["people.0999_later"]), "a newer version of the service (people.0999",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_backup_that_does_not_fit_touches_nothing(
    cast: Cast, here: Here, elsewhere: Elsewhere, settings: Settings, wrong: str
) -> None:
    change, sentence = WRONG[wrong]
    file = rewritten(here.backed_up(), here.folder / "wrong.backup", change)
    with elsewhere.entered(settings), pytest.raises(Refused, match=re.escape(sentence)):
        restore(file)
    assert elsewhere.files == {}
    if connection.vendor == "postgresql":
        assert elsewhere.rows == {}


def test_a_folder_that_cannot_be_written_to_is_said_and_the_database_stays_empty(
    cast: Cast, here: Here, elsewhere: Elsewhere, settings: Settings
) -> None:
    (settings.EVIDENCE_ROOT / "kept").write_text("x")
    file = here.backed_up()
    elsewhere.evidence.write_text("no folder")
    with elsewhere.entered(settings), pytest.raises(Refused, match="could not be restored: "):
        restore(file)
    assert elsewhere.evidence.read_text() == "no folder"


def test_a_table_that_is_not_what_was_dumped_is_named(
    cast: Cast, here: Here, elsewhere: Elsewhere
) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != MANIFEST:
            return content
        said = json.loads(content)
        said["tables"]["people_user"][1] = "0" * 64
        return json.dumps(said).encode()

    file = rewritten(here.backed_up(), here.folder / "wrong.backup", change)
    code, _said, err = elsewhere.restore(file)
    assert code == 1
    assert err == "The table people_user is not what was dumped. Do not use this database.\n"


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all"])
def test_a_file_that_is_no_backup(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "plan.backup"
    file.write_bytes(content)
    with pytest.raises(Refused, match="is no backup"), opened_backup(file):
        pass


def test_a_backup_that_was_cut_off(cast: Cast, here: Here) -> None:
    file = here.backed_up()
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(Refused, match="is no backup, or was cut off"), opened_backup(file):
        pass


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"), opened_backup(tmp_path / "none"):
        pass


def test_the_digest_of_a_table_does_not_depend_on_its_order() -> None:
    rows: list[tuple[object, ...]] = [(1, "a"), (2, "b"), (2, "b")]
    assert table_of(rows) == table_of(reversed(rows))
    assert table_of(rows) != table_of(rows[:2])
    assert table_of([(memoryview(b"x"),)]) == table_of([(memoryview(b"x"),)])
