"""What every test has. Fixtures of the product's people and plans stand beside their tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

from tests.support import machine

pytest_plugins = [
    "tests.support.strict",
    "tests.support.browser",
    "tests.support.tally",
    "tests.support.collecting",
    "tests.support.migrated",
    "tests.support.emptying",
    "tests.support.signing_in",
    "tests.support.letters",
    "tests.support.service",
    "tests.cast",
]

# How long an example takes is the machine's business: no test is timed.
hypothesis.settings.register_profile("not timed", deadline=None)
hypothesis.settings.load_profile("not timed")

# Playwright keeps an event loop running in the test's own thread, which Django would refuse.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True, scope="session")
def _evidence_is_swept() -> Iterator[None]:
    """The files that tests added to updates go when the tests end."""
    yield
    shutil.rmtree(settings.EVIDENCE_ROOT, ignore_errors=True)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of sample documents; without it the test is counted as one that cannot run."""
    return machine.shared_data()
