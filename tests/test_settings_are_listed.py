"""``.env.example`` names every variable that the settings read, and no other."""

from __future__ import annotations

import re

from tests.support.machine import ROOT


def test_each_variable_is_in_the_example() -> None:
    settings = (ROOT / "config" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\("(\w+)"', settings)) | _urls(settings)
    listed = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert read == listed


def _urls(settings: str) -> set[str]:
    """Names read in another shape than ``env.kind("NAME")``."""
    return set(re.findall(r'environ\["(\w+)"\]', settings))
