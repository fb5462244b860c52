"""The settings as tests have them: never a developer's own database, key or mail server."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ |= {
    # Set even when empty, so that neither the environment's nor .env's is ever used.
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
    "REPLICA_URL": "",
    "SECRET_KEY": "for-tests-only-" * 4,
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "ALLOW_SQLITE": "true",
    "HTTPS": "false",
    "DEBUG": "false",
    "EMAIL_URL": "memorymail://",
    "SERVICE_ADDRESS": "http://testserver",
    "EVIDENCE_ROOT": str(Path(tempfile.gettempdir()) / f"delivery-plan-{os.getpid()}-evidence"),
    "EVIDENCE_SCANNER": "",
    "HELP_ADDRESS": "",
    "ACCESSIBILITY_STATEMENT": "",
    "PRIVACY_NOTICE": "",
}

from config.settings import *  # noqa: F403 (settings are a flat list of names)
from config.settings import DATABASES

DEMONSTRATION_DOMAINS = ("demonstration.example",)
"""Not the domains of the cast, whose second factor is asked for as anybody's."""

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""The real one is slow on purpose; tests sign in hundreds of times."""

DATABASES["default"]["TEST"] = {"MIGRATE": False}
"""Tables come from the models, in a second instead of half a minute: tests.support.migrated."""

if str(DATABASES["default"]["ENGINE"]).endswith("sqlite3"):
    # A file, not memory: threads of the live server and of races each have a connection of their
    # own, as they do in use. In memory-backed storage when there is some.
    _memory = Path("/dev/shm")
    _folder = _memory if os.access(_memory, os.W_OK) else Path(tempfile.gettempdir())
    DATABASES["default"]["TEST"]["NAME"] = str(_folder / f"delivery-plan-{os.getpid()}.sqlite3")
    # Whoever forgets to ask for the test database meets an empty one, never the demonstration's. A
    # file too: a connection to memory is shared with the live server's threads, which breaks it.
    DATABASES["default"]["NAME"] = str(_folder / f"delivery-plan-{os.getpid()}-empty.sqlite3")
