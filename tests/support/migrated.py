"""A test database that holds what migrations lead to, without their being run each time.

That they lead to what the models say is asked by ``make check``; that they run, by the test of an
upgrade and by each load of the demonstration.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database, which says of every migration that it was applied, as one in use does."""
    with django_db_blocker.unblock():
        say_that_all_were_applied()


def say_that_all_were_applied() -> None:
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in MigrationLoader(None).disk_migrations:
        recorder.record_applied(app, name)
