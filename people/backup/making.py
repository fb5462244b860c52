"""Taking a backup."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from people import clock
from people.backup import postgresql, sqlite
from people.backup.archive import new_backup
from people.backup.manifest import Manifest
from people.whole_files import UNFINISHED


def make_backup(to: Path) -> Manifest:
    """Write the whole system to a file: the database as at one instant, and the files beside it.

    The files are read after the database. They are only added, so all that it names are there.

    Raises:
        Refused: a file stands there already, or it cannot be written.
    """
    root = Path(settings.EVIDENCE_ROOT)
    with new_backup(to) as backup, tempfile.TemporaryDirectory(dir=to.parent) as folder:
        dumped, taken_at = Path(folder) / "database", clock.now()
        tables = own_database().dump(dumped)
        backup.add_database(dumped)
        for file in _contents(root):
            backup.add_content(root, file)
        manifest = Manifest(taken_at, connection.vendor, _applied(), tables, backup.members)
        backup.finish(manifest)
    return manifest


def own_database() -> ModuleType:
    """What dumps and loads a database of this kind."""
    return postgresql if connection.vendor == "postgresql" else sqlite


def _contents(root: Path) -> Iterator[Path]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return (path for path in found if path.suffix != UNFINISHED)


def _applied() -> tuple[str, ...]:
    applied = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in applied))
