"""Bringing a system back from its backup, into an empty database."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from people.backup.archive import Backup, opened_backup
from people.backup.making import own_database
from people.backup.manifest import Manifest, Table
from people.errors import Refused
from people.models import Partnership, Restoration
from people.services.outbox import hold_letters
from people.whole_files import whole_file
from people.writing import writing

_KINDS = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}


@dataclass(frozen=True, slots=True)
class Restored:
    manifest: Manifest
    letters: int
    """How many letters are held, since they may have left after the backup was taken."""


def restore(path: Path) -> Restored:
    """Bring the whole system back as a backup holds it; nothing is touched until all of it fits.

    What was due to leave by mail is held, everybody has to sign in again, and the record of each
    partnership says that it was brought back.

    Raises:
        Refused: the backup is damaged or does not fit, the database is not empty, or what was
            loaded is not what was dumped; or the disk does not take it.
    """
    with opened_backup(path) as backup:
        _demand_that_it_fits(backup.manifest)
        _demand_an_empty_database()
        try:
            _restore_contents(backup)
            _restore_database(backup)
        except OSError as error:
            why = error.strerror or error
            raise Refused(f"The backup could not be restored: {why}.") from None
    call_command("migrate", verbosity=0, interactive=False)
    Session.objects.all().delete()
    letters = hold_letters()
    _write_down(backup.manifest)
    return Restored(backup.manifest, letters)


def _demand_that_it_fits(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        kind = _KINDS.get(manifest.vendor, manifest.vendor)
        raise Refused(
            f"This backup is of a {kind} database, and DATABASE_URL names a "
            f"{_KINDS[connection.vendor]} one. Let it name an empty {kind} database."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    for newer in sorted(set(manifest.migrations) - known):
        raise Refused(
            f"This backup was taken by a newer version of the service ({newer}). "
            "Install that first."
        )


def _demand_an_empty_database() -> None:
    tables = connection.introspection.table_names()
    if tables:
        raise Refused(
            f"The database is not empty: it holds {len(tables)} tables. A backup is restored only "
            "into an empty database."
        )


def _restore_contents(backup: Backup) -> None:
    root = Path(settings.EVIDENCE_ROOT).resolve()
    paths = {name: (root / name).resolve() for name in backup.contents}
    if not all(path.is_relative_to(root) for path in paths.values()):
        raise Refused("This backup names a file outside the folder of files.")
    for name, path in paths.items():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole_file(path) as file:
            backup.write_content(name, file)


def _restore_database(backup: Backup) -> None:
    with tempfile.TemporaryDirectory() as folder:
        dumped = Path(folder) / "database"
        backup.write_database(dumped)
        loaded = own_database().load(dumped)
    for name in _differing(loaded, backup.manifest.tables):
        raise Refused(f"The table {name} is not what was dumped. Do not use this database.")


def _differing(loaded: Mapping[str, Table], dumped: Mapping[str, Table]) -> list[str]:
    names = sorted(loaded.keys() | dumped.keys())
    return [name for name in names if loaded.get(name) != dumped.get(name)]


def _write_down(manifest: Manifest) -> None:
    for partnership in Partnership.objects.order_by("pk"):
        with writing(partnership, by=None, reason="Restored from a backup") as w:
            w.append(Restoration(partnership=partnership, taken_at=manifest.taken_at))
