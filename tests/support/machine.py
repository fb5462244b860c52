"""What a machine must have for some tests, and how its absence is said.

A test that cannot run is skipped with a reason that begins with ``CANNOT``; the end of
``make test`` counts these by reason, so that nothing is left out silently.
"""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]
CANNOT = "cannot run here: "


def cannot(reason: str) -> NoReturn:
    """Skip this test for want of something on the machine; say what, and how to get it."""
    pytest.skip(CANNOT + reason, allow_module_level=True)


def program(name: str, package: str) -> str:
    """The path of a program, or this test cannot run here."""
    found = shutil.which(name)
    return found or cannot(f"{name} is missing (apt-get install {package})")


def needing_pango(name: str) -> Any:
    """A module that prints, or these tests cannot run here."""
    try:
        return import_module(name)
    except OSError:
        cannot("Pango is missing (apt-get install libpango-1.0-0 libpangoft2-1.0-0)")


def chromium() -> str:
    """The path of the browser that tests drive: ``$CHROMIUM``, else Debian's."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    cannot("Chromium is missing (apt-get install chromium)")


def shared_data() -> Path:
    """The sample documents beside the repository, or this test cannot run here."""
    folder = Path(os.environ.get("SHARED_DATA", ROOT.parent / "shared" / "data"))
    return folder if folder.is_dir() else cannot("the sample documents are missing (shared/data)")
