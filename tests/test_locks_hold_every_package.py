"""What pyproject.toml and package.json ask for is locked, with hashes and without addresses."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from tests.support.machine import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-build.txt": GROUPS["assets"],
    "requirements-dev.txt": [
        *PROJECT["project"]["dependencies"],
        *GROUPS["assets"],
        *GROUPS["dev"],
    ],
}


@pytest.mark.parametrize("name", WANTED)
def test_each_package_is_locked_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text()
    locked = re.findall(
        r"^([\w.-]+)(?:\[[\w,-]+\])?==\S+.*\\\n +--hash=sha256:", text, re.MULTILINE
    )
    wanted = {re.split(r"[^\w.-]", words)[0].lower() for words in WANTED[name]}
    assert wanted <= set(locked)
    assert len(locked) == len(re.findall(r"==", re.sub(r";.*", "", text)))


def test_each_package_of_npm_is_locked_with_its_digest() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert packages[""]["devDependencies"] == wanted
    assert {f"node_modules/{name}" for name in wanted} <= packages.keys()
    assert all("integrity" in found for path, found in packages.items() if path)


@pytest.mark.parametrize("name", [*WANTED, "package-lock.json"])
def test_no_lock_says_where_a_package_came_from(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "file:" not in text
    assert '"resolved"' not in text
    assert name == "package-lock.json" or "://" not in text
